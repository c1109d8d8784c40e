import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { day } from './format.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'
import { listed } from './words.ts'

export type ConnectedData = {
  exactUser: string
  /** Those taking part, the one that imports use first. */
  administrations: readonly { name: string; currency: string }[]
  /** YYYY-MM-DD */
  financialYearStart: string | null
  financialYearFrom: 'exact' | 'typed' | null
  next: readonly SayButton[]
}

const words = {
  title: 'Connected to Exact Online',
  user: 'Signed in as',
  administration: 'Administration',
  administrations: 'Administrations',
  imports: 'Imports use',
  inCurrency: (name: string, currency: string) => `${name} (${currency})`,
  currency: 'Currency',
  financialYear: 'Financial year from',
  unknown: 'not known yet',
  next: 'What next?',
  fromExact: 'The financial year was read from Exact’s periods. It can be changed in settings.',
  fromTyped: 'The financial year was typed in settings.',
  noYear: 'Exact gave no periods: fill in the first day of the financial year in settings.',
  summary: 'Exact Online is connected',
}

function administrationFacts(administrations: ConnectedData['administrations'], locale: string) {
  const [main] = administrations
  const name = { title: words.administration, value: escapeMarkdown(main?.name ?? '') }
  if (administrations.length < 2) return [name, { title: words.currency, value: escapeMarkdown(main?.currency ?? '') }]
  const names = administrations.map((each) => words.inCurrency(escapeMarkdown(each.name, 80), escapeMarkdown(each.currency)))
  return [
    { title: words.administrations, value: listed(names, locale) },
    { title: words.imports, value: name.value },
  ]
}

/** Says what is connected now, and offers what to do with it. */
export function connectedCard(data: ConnectedData, locale: string): View {
  const { financialYearStart: start, financialYearFrom: from } = data
  const facts = [
    { title: words.user, value: escapeMarkdown(data.exactUser) },
    ...administrationFacts(data.administrations, locale),
    { title: words.financialYear, value: start ? day(start, locale) : words.unknown },
  ]
  const yearNote = start ? (from === 'typed' ? words.fromTyped : words.fromExact) : words.noYear

  return renderCard('connected', { words, facts, yearNote, actions: data.next.slice(0, mostButtons).map(sayAction) }, words.summary)
}
