import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

export type CompanyData = {
  title: string
  /** The account's id in Exact, when the company is tied to one. */
  customerId: string | null
  fields: readonly { label: string; value: string }[]
  people: readonly { name: string; detail: string }[]
  version: number
}

const words = {
  people: 'People',
  version: (version: number) => `From the CRM, version ${version}`,
  balance: 'Balance',
  summary: (title: string) => `${title} in the CRM`,
}
const mostFields = 60
const mostPeople = 20

/** A company as the CRM holds it, with its people. */
export function companyCard({ title, customerId, fields, people, version }: CompanyData, locale: string): View {
  const more = people.length - mostPeople
  const balance = customerId
    ? [executeAction({ title: words.balance, verb: 'pick-customer', data: { command: 'balance', id: customerId } })]
    : []
  const shown = {
    words,
    title: escapeMarkdown(title, 120),
    facts: fields.slice(0, mostFields).map(({ label, value }) => ({ title: escapeMarkdown(label, 50), value: escapeMarkdown(value, 200) })),
    people: people
      .slice(0, mostPeople)
      .map(({ name, detail }) => ({ title: escapeMarkdown(name, 80), value: escapeMarkdown(detail, 120) })),
    more: more > 0 ? `… and ${counted(more, 'more person', 'more people', locale)}` : '',
    version: words.version(version),
    actions: balance,
  }

  return renderCard('company', shown, words.summary(plainText(title, 120)))
}
