import { checkOf, movementOf, readNarrowing } from '../../src/bot/everyone.ts'
import type { MoneyService } from '../../src/bot/money-services.ts'
import type { Who } from '../../src/bot/request.ts'
import type { Book, BookService } from '../../src/bot/services.ts'
import { type BookTotal, createLedger, totalsOf } from '../../src/receivables/ledger-ageing.ts'

const who: Who = { tenantId: 't', personId: 'p', name: 'Megan Bowen', admin: false, locale: 'nl-NL', timeZone: 'Europe/Amsterdam' }
const services = (manager: string | null) => ({ money: { managerOf: async () => manager } as unknown as MoneyService })
const narrowing = async (args: Record<string, string>, manager: string | null = 'Megan Bowen') =>
  readNarrowing(args, who, services(manager))

function totals(overdue: number): BookTotal[] {
  const ledger = createLedger('2025-03-31')
  ledger.add([{ accountId: 'a', item: { dueDate: '2025-03-01', amount: { minor: overdue, currency: 'EUR' } } }])
  return totalsOf(ledger.customers())
}
const overview = { currency: 'EUR', outstanding: 500, outstandingCount: 1, overdue: 500, overdueCount: 1 }
function book(change: Partial<Book> = {}): Book {
  const administration = { code: 7, name: 'Books', currency: 'EUR' }
  return {
    ...{ administration, asOf: new Date('2025-03-31T10:00:00Z'), day: '2025-03-31', calls: 0, overview: [overview], totals: totals(500) },
    ...{ urlOf: () => '', pages: async function* () {}, customers: async () => [] },
    ...change,
  }
}

describe('what the list is narrowed to', () => {
  it.each([
    ['NL', 'NL'],
    ['Duitsland', 'DE'],
    ['Germany', 'DE'],
    ['Belgique', 'BE'],
  ])('is the country that %s names, in any language', async (text, code) => {
    expect(await narrowing({ country: text })).toMatchObject({ filter: { country: code } })
  })

  it('is told in the reader’s language', async () => {
    expect(await narrowing({ country: 'de', days: '30', above: '1.000,50' })).toMatchObject({
      shown: { country: 'Duitsland', days: 30, above: '1000.50', manager: null },
    })
  })

  it.each([
    [{ country: 'Atlantis' }, 'country'],
    [{ above: 'much' }, 'amount'],
    [{ above: '1.000' }, 'twoAmounts'],
    [{ days: 'thirty' }, 'days'],
  ])('is asked back when %j can’t be read', async (args, refused) => {
    expect(await narrowing(args)).toMatchObject({ refused })
  })

  it('is one’s own customers by the whole name, and nobody’s without a name', async () => {
    const mine = await narrowing({ mine: 'yes' })

    const isMine = 'filter' in mine ? mine.filter.manager : null
    expect([isMine?.('Bowen, Megan'), isMine?.('Megan Bowen-Smith'), isMine?.(null)]).toEqual([true, false, false])
    expect(await narrowing({ mine: 'yes' }, null)).toEqual({ refused: 'noName' })
  })

  it('is a manager’s customers by a part of the name', async () => {
    const named = await narrowing({ manager: 'megan' })

    const isNamed = 'filter' in named ? named.filter.manager : null
    expect([isNamed?.('Megan Bowen'), isNamed?.('Megane Bowen'), isNamed?.(null)]).toEqual([true, false, false])
  })
})

describe('the check against Exact’s own overview', () => {
  it.each<[string, Partial<Book>, object | null]>([
    ['finds the same', {}, { kind: 'same' }],
    [
      'says by how much it differs',
      { overview: [{ ...overview, outstanding: 700, overdue: 450 }] },
      { kind: 'differs', balance: -200, overdue: 50 },
    ],
    ['knows when there is nothing to compare with', { overview: null }, { kind: 'unknown' }],
    ['is left out where only a part of the book is seen', { totals: [], overview: null }, null],
  ])('%s', (_, change, expected) => {
    expect(checkOf(book(change), 'EUR')).toEqual(expected)
  })
})

describe('movement', () => {
  const days = (known: Record<string, number>) => {
    const totalsOn = async (_: string, __: number, day: string, notBefore: string) => {
      const found = Object.keys(known)
        .filter((each) => each <= day && each >= notBefore)
        .sort()
        .at(-1)
      return found === undefined ? null : { day: found, totals: totals(known[found] ?? 0) }
    }
    return { openBook: { totalsOn } as unknown as BookService }
  }

  it.each([
    ['since a week ago', { '2025-03-20': 100, '2025-03-24': 300, '2025-03-28': 450 }, { overdue: 200, since: '2025-03-24' }],
    ['since the last day before that, if there was none then', { '2025-03-12': 600 }, { overdue: -100, since: '2025-03-12' }],
    ['since yesterday, for who began this week', { '2025-03-30': 500, '2025-03-31': 1 }, { overdue: 0, since: '2025-03-30' }],
  ])('is told %s', async (_, known, expected) => {
    expect(await movementOf(book(), 'EUR', 't', days(known))).toEqual(expected)
  })

  it('isn’t told of the first day, and not of months ago', async () => {
    expect(await movementOf(book(), 'EUR', 't', days({ '2025-03-31': 5, '2025-01-01': 7 }))).toBeNull()
  })
})
