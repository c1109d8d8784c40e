import type { Position } from '../receivables/types.ts'
import { type CustomerFacts, factsOf } from './customer-facts.ts'
import { escapeMarkdown } from './escape.ts'
import { clock, count } from './format.ts'
import { type Focus, type ItemMarks, positionBlock } from './position-block.ts'
import { words } from './words/customer-card.ts'

/** A customer in the books of one administration. */
export type Books = {
  customer: {
    /** As the buttons name it. */
    id: string
    name: string
    code: string | null
    city: string | null
    phone: string | null
    blocked: boolean
  }
  /** Name of the administration. */
  administration: string
  /** One per currency; none when nothing is open. */
  positions: readonly Position[]
  marks: ItemMarks
  about: CustomerFacts
  /** When Exact gave these figures. */
  asOf: Date
  fromCache: boolean
  /** The customer in Exact; null when no address is known. */
  exactUrl: string | null
}

const mostCurrencies = 4
const mostRows = 12
/** Of all administrations and currencies together, so that the card stays within what Teams takes. */
const rowsInAll = { one: 12, several: 6 }
const detailedInAll = 4
const positionsInAll = 6

export type BooksSetting = { focus: Focus; timeZone: string; several: boolean; locale: string }

export function whoIs({ code, city, phone }: Pick<Books['customer'], 'code' | 'city' | 'phone'>): string {
  return [code?.trim(), city, phone]
    .filter(Boolean)
    .map((part) => escapeMarkdown(part ?? '', 60))
    .join(', ')
}

/** "Exact Online, Books NL, as of 14:05." */
export function sourceLine(
  { administration, asOf, fromCache }: Pick<Books, 'administration' | 'asOf' | 'fromCache'>,
  timeZone: string,
  locale: string,
) {
  const { cached, source } = words(locale)
  return (fromCache ? cached : source)(escapeMarkdown(administration, 80), clock(asOf, locale, timeZone))
}

/** The positions of all administrations share the room there is: the first ones in full, later ones as figures alone. */
export function booksOf(books: readonly Books[], shown: BooksSetting) {
  const detailed = Math.min(detailedInAll, books.flatMap(({ positions }) => positions.slice(0, mostCurrencies)).length)
  const rows = Math.min(mostRows, Math.floor(rowsInAll[shown.several ? 'several' : 'one'] / Math.max(1, detailed)))
  let before = 0
  return books.map((own) => {
    const first = before
    const positions = own.positions.slice(0, Math.min(mostCurrencies, positionsInAll - first))
    before += positions.length
    return bookOf(own, positions, (place) => (first + place < detailed ? rows : 0), shown)
  })
}

function bookOf(
  own: Books,
  positions: readonly Position[],
  rowsAt: (place: number) => number,
  { focus, timeZone, several, locale }: BooksSetting,
) {
  const said = words(locale)
  const late = own.positions.some(({ overdueCount }) => overdueCount > 0)
  const more = own.positions.length - positions.length
  const source = sourceLine(own, timeZone, locale)
  const setting = { customerId: own.customer.id, focus, several: own.positions.length > 1, marks: own.marks }
  return {
    name: several ? escapeMarkdown(own.administration, 80) : '',
    who: several ? [escapeMarkdown(own.customer.name, 60), whoIs(own.customer)].filter(Boolean).join(', ') : '',
    nothing: focus === 'overdue' && !late && own.positions.length > 0 ? said.noneOverdueHere : '',
    positions: positions.map((position, place) => positionBlock(position, { ...setting, mostRows: rowsAt(place) }, locale)),
    facts: factsOf(own.about, own.positions, locale),
    moreCurrencies: more > 0 ? said.moreCurrencies(count(more, locale)) : '',
    source: several && own.exactUrl ? `${source} [${said.inExact}](${own.exactUrl})` : source,
  }
}
