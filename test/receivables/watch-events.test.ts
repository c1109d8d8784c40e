import type { OpenItem } from '../../src/receivables/types.ts'
import { type AccountChange, eventsOf, latenessOf } from '../../src/receivables/watch-events.ts'

const none: AccountChange = {
  since: '2026-11-22',
  today: '2026-11-23',
  appeared: [],
  gone: [],
  partlyPaid: [],
  reopened: [],
  newlyOverdue: [],
}
const now = { currency: 'EUR', open: [], limit: null }

function line(id: string, minor: number, more: Partial<OpenItem> = {}) {
  const item: OpenItem = {
    ...{ id, kind: 'invoice', invoiceNumber: id, entryNumber: null, description: '', yourReference: null },
    ...{ invoiceDate: '2026-10-01', dueDate: '2026-11-22', amount: { minor, currency: 'EUR' }, ...more },
  }
  return { item, own: minor }
}
const told = (change: Partial<AccountChange>, of = {}) =>
  eventsOf({ ...none, ...change }, { ...now, ...of }, 'once').map(({ kind, invoice, amount, left }) => [
    kind,
    invoice,
    amount.minor,
    left?.minor ?? null,
  ])

describe('what there is to tell of a customer', () => {
  it('is what became overdue, with the days', () => {
    const [event] = eventsOf({ ...none, newlyOverdue: [line('1', 100_00)] }, now, 'once')

    expect(event).toMatchObject({ id: 'overdue|1|2026-11-22', kind: 'overdue', days: 1, amount: { minor: 100_00 } })
  })

  it('is what was paid, whole, in part, or not matched yet', () => {
    const receipt = line('r', -250_00, { kind: 'receipt', invoiceNumber: null })

    expect(told({ gone: [line('1', 100_00)] })).toEqual([['paid', '1', 100_00, 0]])
    expect(told({ partlyPaid: [{ ...line('2', 40_00), before: { minor: 100_00, currency: 'EUR' } }] })).toEqual([
      ['paid', '2', 60_00, 40_00],
    ])
    expect(told({ appeared: [receipt] })).toEqual([['paid', null, 250_00, null]])
  })

  it('is no second payment when a receipt is matched later', () => {
    const receipt = line('r', -100_00, { kind: 'receipt', invoiceNumber: null })

    expect(told({ gone: [line('1', 100_00), receipt] })).toEqual([])
  })

  it('is the limit once, when the balance passes it', () => {
    const fresh = line('2', 60_00)
    const open = [line('1', 50_00), fresh]

    expect(told({ appeared: [fresh] }, { open, limit: 100_00 })).toContainEqual(['over-limit', null, 110_00, 100_00])
    expect(told({ appeared: [fresh] }, { open, limit: 110_00 })).not.toContainEqual(expect.arrayContaining(['over-limit']))
    expect(told({ gone: [line('0', 1_00)] }, { open, limit: 100_00 })).not.toContainEqual(expect.arrayContaining(['over-limit']))
  })

  it('is later than usual a week after the customer’s own habit, and never before the due date', () => {
    const late = line('1', 100_00, { invoiceDate: '2026-10-01', dueDate: '2026-10-31' })
    const notDue = line('2', 100_00, { invoiceDate: '2026-10-01', dueDate: '2026-12-31' })

    const found = latenessOf([late, notDue], 38.2, '2026-11-23')

    expect(found.map(({ from, event }) => [event.invoice, from, event.days])).toEqual([['1', '2026-11-17', 53]])
    expect(latenessOf([late], 38.2, '2026-11-16')).toEqual([])
  })
})
