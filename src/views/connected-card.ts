import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { day } from './format.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'

export type ConnectedData = {
  exactUser: string
  /** Name of the administration. */
  administration: string
  currency: string
  /** YYYY-MM-DD */
  financialYearStart: string | null
  financialYearFrom: 'exact' | 'typed' | null
  next: readonly SayButton[]
}

const words = {
  title: 'Connected to Exact Online',
  user: 'Signed in as',
  administration: 'Administration',
  currency: 'Currency',
  financialYear: 'Financial year from',
  unknown: 'not known yet',
  next: 'What next?',
  fromExact: 'The financial year was read from Exact’s periods. It can be changed in settings.',
  fromTyped: 'The financial year was typed in settings.',
  noYear: 'Exact gave no periods: fill in the first day of the financial year in settings.',
  summary: 'Exact Online is connected',
}

/** Says what is connected now, and offers what to do with it. */
export function connectedCard(data: ConnectedData, locale: string): View {
  const { financialYearStart: start, financialYearFrom: from } = data
  const facts = [
    { title: words.user, value: escapeMarkdown(data.exactUser) },
    { title: words.administration, value: escapeMarkdown(data.administration) },
    { title: words.currency, value: escapeMarkdown(data.currency) },
    { title: words.financialYear, value: start ? day(start, locale) : words.unknown },
  ]
  const yearNote = start ? (from === 'typed' ? words.fromTyped : words.fromExact) : words.noYear

  return renderCard('connected', { words, facts, yearNote, actions: data.next.slice(0, mostButtons).map(sayAction) }, words.summary)
}
