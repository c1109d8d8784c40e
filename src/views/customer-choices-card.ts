import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/customer-choices-card.ts'

export type CustomerCommand = 'balance' | 'overdue' | 'invoices' | 'turnover' | 'contact' | 'customer'
/** `text`: what the person typed for a name. Best matches first. */
export type CustomerChoicesData = {
  text: string
  command: CustomerCommand
  customers: readonly Choice[]
  /** Exact is to be asked anew for the one that is chosen. */
  fresh?: boolean
  /** Which invoices are asked for. */
  filter?: string
  /** Which financial year's turnover. */
  year?: 'last'
  /** Administrations that couldn't be searched, as sentences. */
  unread?: readonly string[]
}

/** `administrations`: where the customer is; empty when there is only one to be in. */
type Choice = { id: string; name: string; code: string | null; city: string | null; administrations?: readonly string[] }

const mostButtons = 5
const mostChoices = 100
const mostUnread = 5

/** Names alone can be the same: code and place tell them apart. */
function nameOf({ name, code, city }: Choice): string {
  return [name, code?.trim(), city?.trim()].filter(Boolean).join(', ')
}

function placeOf({ administrations = [] }: Choice): string {
  return administrations.join(', ')
}

/** Buttons under the administrations that their customers are in, in the order of the best. */
function sectionsOf(customers: readonly Choice[], data: Readonly<Record<string, string | boolean>>) {
  return [...Map.groupBy(customers, placeOf)].map(([place, own]) => ({
    place: escapeMarkdown(place, 200),
    buttons: own.map((customer) => executeAction({ title: nameOf(customer), verb: 'pick-customer', data: { ...data, id: customer.id } })),
  }))
}

/** Asks which of several customers is meant: the best five as buttons, others in a list to type in. */
export function customerChoicesCard(
  { text, command, customers, fresh = false, filter, year, unread = [] }: CustomerChoicesData,
  locale: string,
): View {
  const said = words(locale)
  const others = customers.slice(mostButtons, mostButtons + mostChoices)
  const data = { command, ...(fresh && { fresh }), ...(filter !== undefined && { filter }), ...(year !== undefined && { year }) }
  const show = executeAction({ title: said.show, verb: 'pick-customer', data, associatedInputs: 'auto' })
  const shown = {
    words: { others: said.others, choose: said.choose },
    title: said.title,
    text: text === '' ? said.first : said.several(escapeMarkdown(text, 80)),
    sections: sectionsOf(customers.slice(0, mostButtons), data),
    unread: unread.slice(0, mostUnread).map((sentence) => ({ text: escapeMarkdown(sentence) })),
    choices: others.map((customer) => ({
      title: plainText([nameOf(customer), placeOf(customer)].filter(Boolean).join(', '), 120),
      value: customer.id,
    })),
    actions: others.length > 0 ? [show] : [],
  }

  return renderCard('customer-choices', shown, said.summary)
}
