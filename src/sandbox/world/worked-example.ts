import { addDays } from './calendar.ts'
import type { World } from './company.ts'
import type { Entry } from './entry.ts'
import { singleLine } from './lines.ts'

/** Days before (negative) or after today, and cents. Balance 6,752.00, overdue 3,235.00, oldest 81 days, open credit 613.00. */
const items = [
  { kind: 'invoice', number: 1001, invoiced: -111, due: -81, total: 121_000, open: 121_000, yourRef: 'PO 88-120' },
  { kind: 'invoice', number: 1002, invoiced: -75, due: -45, total: 242_000, open: 142_000, yourRef: 'PO 88-131' },
  { kind: 'invoice', number: 1003, invoiced: -39, due: -9, total: 60_500, open: 60_500, yourRef: 'PO 88-142' },
  { kind: 'invoice', number: 1005, invoiced: -30, due: 0, total: 50_000, open: 50_000, yourRef: 'PO 88-151' },
  { kind: 'invoice', number: 1004, invoiced: -21, due: 9, total: 363_000, open: 363_000, yourRef: 'PO 88-155' },
  { kind: 'credit', number: 201, invoiced: -34, due: -34, total: -36_300, open: -36_300, yourRef: 'C201' },
  { kind: 'receipt', number: 77, invoiced: -3, due: -3, total: -25_000, open: -25_000, yourRef: null },
] as const

const descriptions = { invoice: 'Factuur', credit: 'Creditnota C', receipt: 'Bankontvangst B' } as const

/** Cents of VAT inside an amount at 21 %. */
const vatInside = (total: number): number => Math.round((total * 21) / 121)

const asEntry = (item: (typeof items)[number], place: number, world: World, today: number): Entry => {
  const vat = item.kind === 'receipt' ? 0 : vatInside(item.total)
  return {
    place,
    kind: item.kind,
    processed: true,
    invoiceDay: addDays(today, item.invoiced),
    dueDay: addDays(today, item.due),
    currency: world.currency,
    rate: 1,
    net: item.total - vat,
    vat,
    total: item.total,
    open: item.open,
    paidDay: item.total === item.open ? null : addDays(today, -20),
    entryNumber: item.number,
    invoiceNumber: item.kind === 'receipt' ? null : item.number,
    yourRef: item.yourRef,
    description: item.kind === 'invoice' ? `Factuur ${item.number}` : `${descriptions[item.kind]}${item.number}`,
    condition: '30',
    lines: item.kind === 'receipt' ? [] : [singleLine(Math.abs(item.total - vat), Math.abs(vat))],
  }
}

/** The worked example's seven open items after a history that is fully paid. */
export const workedExample = (world: World, today: number, history: readonly Entry[]): Entry[] => {
  const paid = history.filter((entry) => entry.kind === 'invoice' && entry.dueDay < addDays(today, -120))
  const settled = paid.map((entry) => ({ ...entry, processed: true, open: 0, paidDay: addDays(entry.dueDay, 6) }))
  return [...settled, ...items.map((item, index) => asEntry(item, settled.length + index, world, today))]
}
