import { addDays } from '../receivables/days.ts'
import { type BookTotal, differencesFrom, totalsOf } from '../receivables/ledger-ageing.ts'
import { type OverdueFilter, overdueList } from '../receivables/overdue-list.ts'
import { type MarkedSums, markedIn } from '../receivables/overdue-marks.ts'
import { allCountries, countryCode, countryName } from '../sync/field-rules/countries.ts'
import type { Check, Movement } from '../views/book-words.ts'
import { languages } from '../views/language.ts'
import type { ShownFilter } from '../views/overdue-all-card.ts'
import { isSameManager } from './own-customers.ts'
import { readAmount } from './read-typed.ts'
import type { Who } from './request.ts'
import type { Book, BookCustomer, Services } from './services.ts'

/** A list of those who are overdue in one administration and currency. `total`: of everybody there, whatever the list is narrowed to. */
export type OverdueOf = { book: Book; currency: string; total: BookTotal; listed: readonly BookCustomer[] }

export type Refused =
  | { refused: 'noName' }
  | { refused: 'amount' | 'days' | 'country'; text: string }
  | { refused: 'twoAmounts'; text: string; readings: readonly [string, string] }
export type Narrowed = { filter: OverdueFilter; shown: ShownFilter }

type Args = Readonly<Record<string, string>>

/** How far back a reading counts as one of a week ago. */
const weekDays = 7
const longAgoDays = 35

/** What a list is narrowed to, as it was typed or as a button hands it back. */
export async function readNarrowing(args: Args, who: Who, services: Pick<Services, 'money'>): Promise<Narrowed | Refused> {
  const amount = args.above === undefined ? null : readAbove(args.above, who.locale)
  if (amount !== null && 'refused' in amount) return amount
  const above = amount?.value ?? null
  if (args.days !== undefined && !/^\d{1,4}$/.test(args.days)) return { refused: 'days', text: args.days }
  const country = args.country === undefined ? null : countryOf(args.country)
  if (args.country !== undefined && country === null) return { refused: 'country', text: args.country }
  const mine = args.mine === 'yes' ? await services.money.managerOf(who.tenantId, who.personId) : null
  if (args.mine === 'yes' && mine === null) return { refused: 'noName' }
  const manager = mine ?? args.manager ?? null
  const days = args.days === undefined ? null : Number(args.days)
  const named = country === null ? null : (countryName(country, who.locale) ?? country)
  return {
    filter: { above, days, country, manager: manager === null ? null : (name) => isCalled(name, manager, mine !== null) },
    shown: { above, days, country: named, manager },
  }
}

/** Decimal text; "1.000" may be a thousand or one, and is asked about. */
function readAbove(text: string, locale: string): { value: string } | Refused {
  const amount = readAmount(text, locale)
  if (amount === null || ('value' in amount && !/^\d{1,12}(\.\d{1,4})?$/.test(amount.value))) return { refused: 'amount', text }
  return 'value' in amount ? amount : { refused: 'twoAmounts', text, readings: amount.ask }
}

/** In whichever language it was typed. */
function countryOf(text: string): string | null {
  for (const language of languages) {
    const code = countryCode(text, language)
    if (code !== null) return code
  }
  return allCountries().find((code) => code === text.trim().toUpperCase()) ?? null
}

/** "Megan" is enough for Megan Bowen when somebody is named; one's own name has to be the whole. */
function isCalled(name: string | null, wanted: string, whole: boolean): boolean {
  if (name === null) return false
  if (isSameManager(name, wanted)) return true
  const known = new Set(wordsOf(name))
  const asked = wordsOf(wanted)
  return !whole && asked.length > 0 && asked.every((word) => known.has(word))
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** What everybody's items come to by currency; what only Exact's overview knows of is there too, with nothing, so that it is told. */
export function totalsIn(book: Book, customers: readonly BookCustomer[]): BookTotal[] {
  const known = book.overview?.filter(({ outstanding, outstandingCount }) => outstanding !== 0 || outstandingCount !== 0) ?? []
  return totalsOf(customers, book.administration.currency, ...known.map(({ currency }) => currency))
}

/** The administrations in their order, in each the currency with the most overdue first; currencies in which nobody is listed come last. */
export async function overdueIn(books: readonly Book[], filter: OverdueFilter): Promise<OverdueOf[]> {
  const lists: OverdueOf[] = []
  for (const book of books) {
    const customers = await book.customers()
    const totals = totalsIn(book, customers)
    const own = totals.map((total) => {
      const listed = overdueList(
        customers.filter(({ currency }) => currency === total.currency),
        filter,
      )
      return { book, currency: total.currency, total, listed }
    })
    lists.push(...own.sort((one, other) => other.listed.length - one.listed.length || other.total.overdue - one.total.overdue))
  }
  return lists
}

/** Whether the totals of a currency are those that Exact's own overview gives; null where only a part of the book is seen. */
export function checkOf({ overview, totals }: Book, currency: string): Check | null {
  if (totals.length === 0) return null
  if (overview === null) return { kind: 'unknown' }
  const difference = differencesFrom(overview, totals).find((each) => each.currency === currency)
  return difference === undefined ? { kind: 'same' } : { kind: 'differs', balance: difference.balance, overdue: difference.overdue }
}

/** What of a list is in dispute or promised; null for nothing. */
export async function markedOf(
  { book, currency, listed }: OverdueOf,
  tenantId: string,
  { marks }: Pick<Services, 'marks'>,
): Promise<MarkedSums | null> {
  const accounts = [...new Set(listed.map(({ accountId }) => accountId))]
  const known = await marks.of(tenantId, book.administration.code, accounts)
  if (known.size === 0) return null
  const sums = { disputed: 0, promised: 0 }
  for await (const page of book.pages()) {
    const { disputed, promised } = markedIn(page, known, currency, book.day)
    sums.disputed += disputed
    sums.promised += promised
  }
  return sums.disputed + sums.promised > 0 ? sums : null
}

/** How much more is overdue than a week ago, or than on the last day before today that is known. */
export async function movementOf(
  book: Book,
  currency: string,
  tenantId: string,
  services: Pick<Services, 'openBook'>,
): Promise<Movement | null> {
  const { day, administration } = book
  const on = (latest: string, earliest: string) => services.openBook.totalsOn(tenantId, administration.code, latest, earliest)
  const then = (await on(addDays(day, -weekDays), addDays(day, -longAgoDays))) ?? (await on(addDays(day, -1), addDays(day, -weekDays)))
  const now = book.totals.find((total) => total.currency === currency)
  if (then === null || now === undefined) return null
  const before = then.totals.find((total) => total.currency === currency)?.overdue ?? 0
  return { overdue: now.overdue - before, since: then.day }
}
