import { executeAction, mostButtons } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as texts } from './words/which-company.ts'

export type WhichCompanyData = { name: string; companies: readonly { id: string; title: string; city: string }[] }

/** Companies of the CRM that may be the one a customer is to be made for; or none of them. */
export function whichCompanyCard({ name, companies }: WhichCompanyData, locale: string): View {
  const words = texts(locale)
  const choices = companies
    .slice(0, mostButtons - 1)
    .map(({ id, title, city }) =>
      executeAction({ title: city === '' ? title : `${title}, ${city}`, verb: 'start-account', data: { company: id } }),
    )
  const shown = {
    words: { field: '', crm: '', exact: '' },
    title: words.title(escapeMarkdown(name, 100)),
    style: 'accent',
    headline: words.text,
    ...{ advice: '', problems: [], facts: [], differences: [] },
    actions: [...choices, executeAction({ title: words.none, verb: 'start-account', data: { name: plainText(name, 255) } })],
  }

  return renderCard('account-state', shown, words.title(plainText(name, 100)))
}
