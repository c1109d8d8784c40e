import type { Money, Position } from '../receivables/types.ts'
import { escapeMarkdown } from './escape.ts'
import { clock } from './format.ts'
import { type Focus, positionBlock } from './position-block.ts'

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
    /** Null: no limit was set. */
    creditLimit: Money | null
  }
  /** Name of the administration. */
  administration: string
  /** One per currency; none when nothing is open. */
  positions: readonly Position[]
  /** When Exact gave these figures. */
  asOf: Date
  fromCache: boolean
  /** The customer in Exact; null when no address is known. */
  exactUrl: string | null
}

const words = {
  noneOverdue: 'No invoice is overdue at the moment.',
  moreCurrencies: (number: number) => `… and open items in ${number} more currencies: see Exact Online.`,
  source: (administration: string, time: string) => `Exact Online, ${administration}, as of ${time}.`,
  cached: (administration: string, time: string) =>
    `Exact Online, ${administration}, as of ${time}, read a moment ago: Refresh asks again.`,
  inExact: 'View in Exact Online',
}
const mostCurrencies = 4
const mostRows = 15
/** Of all administrations and currencies together, so that the card stays within what Teams takes. */
const rowsInAll = { one: 30, several: 20 }
const detailedInAll = 4
const positionsInAll = 6

export type BooksSetting = { focus: Focus; timeZone: string; several: boolean; locale: string }

export function whoIs({ code, city, phone }: Books['customer']): string {
  return [code?.trim(), city, phone]
    .filter(Boolean)
    .map((part) => escapeMarkdown(part ?? '', 60))
    .join(', ')
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
  const late = own.positions.some(({ overdueCount }) => overdueCount > 0)
  const more = own.positions.length - positions.length
  const source = (own.fromCache ? words.cached : words.source)(escapeMarkdown(own.administration, 80), clock(own.asOf, locale, timeZone))
  return {
    name: several ? escapeMarkdown(own.administration, 80) : '',
    who: several ? [escapeMarkdown(own.customer.name, 60), whoIs(own.customer)].filter(Boolean).join(', ') : '',
    nothing: focus === 'overdue' && !late && own.positions.length > 0 ? words.noneOverdue : '',
    positions: positions.map((position, place) => positionBlock(position, focus, rowsAt(place), own.positions.length > 1, locale)),
    moreCurrencies: more > 0 ? words.moreCurrencies(more) : '',
    source: several && own.exactUrl ? `${source} [${words.inExact}](${own.exactUrl})` : source,
  }
}
