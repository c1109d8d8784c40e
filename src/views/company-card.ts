import { executeAction } from './action.ts'
import { type Books, sourceLine } from './books-block.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count } from './format.ts'
import { figuresOf } from './position-block.ts'
import { renderCard } from './render.ts'
import { standingsOf } from './standings.ts'
import type { View } from './view.ts'
import { words } from './words/company-card.ts'
import { words as createWords } from './words/create-account.ts'

export type CompanyData = {
  title: string
  /** The account's id in Exact, when the company is tied to one. */
  customerId: string | null
  /** The company's id in the CRM, where it isn't in Exact and the reader may create it there. */
  creatable: string | null
  fields: readonly { label: string; value: string }[]
  people: readonly { name: string; detail: string }[]
  version: number
  /** What its account owes, one an administration; none where nothing is known of that. */
  books: readonly Books[]
  timeZone: string
}

const mostBooks = 3
const mostCurrencies = 3
const mostFields = 60
const mostPeople = 20

/** A company as the CRM holds it, with its people. */
export function companyCard({ title, customerId, creatable, fields, people, version, books, timeZone }: CompanyData, locale: string): View {
  const said = words(locale)
  const more = people.length - mostPeople
  const balance = customerId
    ? [executeAction({ title: said.balance, verb: 'pick-customer', data: { command: 'balance', id: customerId } })]
    : []
  const create = creatable
    ? [executeAction({ title: createWords(locale).create, verb: 'start-account', data: { company: creatable } })]
    : []
  const shown = {
    words: { people: said.people },
    title: escapeMarkdown(title, 120),
    ...moneyOf(books, timeZone, locale),
    facts: fields.slice(0, mostFields).map(({ label, value }) => ({ title: escapeMarkdown(label, 50), value: escapeMarkdown(value, 200) })),
    people: people
      .slice(0, mostPeople)
      .map(({ name, detail }) => ({ title: escapeMarkdown(name, 80), value: escapeMarkdown(detail, 120) })),
    more: more > 0 ? said.more(count(more, locale)) : '',
    version: said.version(count(version, locale)),
    actions: [...balance, ...create],
  }

  return renderCard('company', shown, said.summary(plainText(title, 120)))
}

/** In a line what the customer card says at length. */
function moneyOf(all: readonly Books[], timeZone: string, locale: string) {
  const books = all.slice(0, mostBooks)
  const { style, standings } = standingsOf(books, all.length > 1, locale)
  return {
    style,
    standings,
    books: books.map((own) => ({
      name: all.length > 1 ? escapeMarkdown(own.administration, 80) : '',
      positions: own.positions.slice(0, mostCurrencies).map((position) => ({ figures: figuresOf(position, locale) })),
      source: sourceLine(own, timeZone, locale),
    })),
  }
}
