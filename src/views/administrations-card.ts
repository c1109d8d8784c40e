import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/administrations-card.ts'

/** `preferred`: the codes of the options ticked beforehand. */
export type AdministrationsData = {
  options: readonly { code: number; name: string; country: string; currency: string }[]
  preferred: readonly number[]
}

const most = 200

/** Asks which of the administrations that the signed-in user may open take part. */
export function administrationsCard({ options, preferred }: AdministrationsData, locale: string): View {
  const choices = options.slice(0, most).map(({ code, name, country, currency }) => ({
    title: plainText([name, country.toUpperCase(), currency].filter((part) => part !== '').join(', '), 80),
    value: String(code),
  }))
  const actions = [
    executeAction({ title: words(locale).choose, verb: 'choose-administration', data: {}, style: 'positive', associatedInputs: 'auto' }),
  ]
  const main = options.find(({ code }) => code === preferred[0])
  const shown = {
    words: words(locale),
    options: choices,
    chosen: preferred.join(','),
    note: main === undefined ? '' : words(locale).note(escapeMarkdown(main.name, 80)),
    actions,
  }

  return renderCard('administrations', shown, words(locale).summary)
}
