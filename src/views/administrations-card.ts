import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

/** `preferred`: the codes of the options ticked beforehand. */
export type AdministrationsData = {
  options: readonly { code: number; name: string; country: string; currency: string }[]
  preferred: readonly number[]
}

const words = {
  title: 'Which administration?',
  text: 'Exact Online is signed in. Tick the administrations that Saldo reads customers and invoices from: questions about a customer cover all of them.',
  label: 'Administrations',
  missing: 'Tick an administration',
  note: (name: string) =>
    `Imports use ${name} when it is ticked, otherwise the first. Settings can change this, and a profile may name its own.`,
  choose: 'Use this administration',
  summary: 'Choose an administration of Exact Online',
}
const most = 200

/** Asks which of the administrations that the signed-in user may open take part. */
export function administrationsCard({ options, preferred }: AdministrationsData, _locale: string): View {
  const choices = options.slice(0, most).map(({ code, name, country, currency }) => ({
    title: plainText([name, country.toUpperCase(), currency].filter((part) => part !== '').join(', '), 80),
    value: String(code),
  }))
  const actions = [
    executeAction({ title: words.choose, verb: 'choose-administration', data: {}, style: 'positive', associatedInputs: 'auto' }),
  ]
  const main = options.find(({ code }) => code === preferred[0])
  const shown = {
    words,
    options: choices,
    chosen: preferred.join(','),
    note: main === undefined ? '' : words.note(escapeMarkdown(main.name, 80)),
    actions,
  }

  return renderCard('administrations', shown, words.summary)
}
