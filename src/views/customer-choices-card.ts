import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

export type CustomerCommand = 'balance' | 'overdue' | 'invoices' | 'customer'
/** `text`: what the person typed for a name. Best matches first. */
export type CustomerChoicesData = {
  text: string
  command: CustomerCommand
  customers: readonly { id: string; name: string; code: string | null; city: string | null }[]
}

const words = {
  title: 'Which customer?',
  text: (typed: string) => (typed === '' ? 'The first companies of the CRM, by name.' : `Several customers match “${typed}”.`),
  others: 'Others that match',
  choose: 'Choose or type to search',
  show: 'Show',
  summary: 'Which customer do you mean?',
}
const mostButtons = 5
const mostChoices = 100

type Choice = CustomerChoicesData['customers'][number]

/** Names alone can be the same: code and place tell them apart. */
function nameOf({ name, code, city }: Choice): string {
  return [name, code?.trim(), city?.trim()].filter(Boolean).join(', ')
}

/** Asks which of several customers is meant: the best five as buttons, others in a list to type in. */
export function customerChoicesCard({ text, command, customers }: CustomerChoicesData, _locale: string): View {
  const others = customers.slice(mostButtons, mostButtons + mostChoices)
  const show = executeAction({ title: words.show, verb: 'pick-customer', data: { command }, associatedInputs: 'auto' })
  const shown = {
    words,
    title: words.title,
    text: words.text(escapeMarkdown(text, 80)),
    buttons: customers
      .slice(0, mostButtons)
      .map((customer) => executeAction({ title: nameOf(customer), verb: 'pick-customer', data: { command, id: customer.id } })),
    choices: others.map((customer) => ({ title: plainText(nameOf(customer), 80), value: customer.id })),
    actions: others.length > 0 ? [show] : [],
  }

  return renderCard('customer-choices', shown, words.summary)
}
