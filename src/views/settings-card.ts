import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as creatorWords } from './words/creators.ts'
import { words as moneyWords } from './words/money-rights.ts'
import { words } from './words/settings-card.ts'

export type SettingsData = {
  clientId: string | null
  /** From the environment it is shown only; otherwise it can be typed. */
  clientIdFrom: 'environment' | 'settings' | null
  hasSecret: boolean
  hasWebhookSecret: boolean
  administrations: readonly { code: number; name: string }[]
  /** The one that imports use. */
  administration: number | null
  takingPart: readonly number[]
  /** YYYY-MM-DD */
  financialYearStart: string | null
  financialYearFrom: 'exact' | 'typed' | null
  /** To be registered with the app at Exact. */
  redirectUrl: string
  /** What was just saved, as a sentence. */
  saved: string | null
  problems: readonly string[]
}

const mostOptions = 200
const mostMains = 30

function registrationFacts(data: SettingsData, locale: string) {
  if (data.clientIdFrom !== 'environment') return []
  return [
    { title: words(locale).clientId, value: escapeMarkdown(data.clientId ?? '') },
    { title: words(locale).clientSecret, value: data.hasSecret ? words(locale).secretSet : words(locale).secretUnset },
    { title: words(locale).webhookSecret, value: data.hasWebhookSecret ? words(locale).secretSet : words(locale).secretUnset },
  ]
}

function yearNote({ financialYearStart, financialYearFrom }: SettingsData, locale: string): string {
  if (!financialYearStart) return words(locale).yearUnknown
  return financialYearFrom === 'typed' ? words(locale).yearTyped : words(locale).yearFromExact
}

/** With one administration there is nothing to tick; with one that takes part, none to choose for imports. */
function booksOf({ administrations, administration, takingPart }: SettingsData, locale: string) {
  const options = administrations.slice(0, mostOptions).map(optionOf)
  const mains = administrations.filter(({ code }) => takingPart.includes(code)).slice(0, mostMains)
  const main = administration === null ? '' : String(administration)
  const several = options.length > 1
  return {
    options,
    several,
    booksLabel: several ? words(locale).takingPart : words(locale).administration,
    booksStyle: several ? 'expanded' : 'compact',
    chosen: several ? takingPart.join(',') : main,
    main,
    mains: mains.length > 1 ? mains.map(optionOf) : [],
  }
}

function optionOf({ code, name }: { code: number; name: string }) {
  return { title: plainText(name, 80), value: String(code) }
}

/** What an admin may set. A kept secret is never sent back: its field is always empty. */
export function settingsCard(data: SettingsData, locale: string): View {
  const typed = data.clientIdFrom !== 'environment'
  const shown = {
    words: words(locale),
    saved: data.saved ? escapeMarkdown(data.saved) : '',
    problems: data.problems.map((text) => ({ text: escapeMarkdown(text) })),
    appNote: typed ? words(locale).typeIt : words(locale).fromEnvironment,
    facts: registrationFacts(data, locale),
    redirectUrl: data.redirectUrl,
    typed,
    clientId: plainText(data.clientId ?? ''),
    secretNote: data.hasSecret ? words(locale).secretKept : words(locale).secretNeeded,
    secretRequired: !data.hasSecret,
    webhookNote: data.hasWebhookSecret ? words(locale).secretKept : words(locale).webhookSecretNeeded,
    ...booksOf(data, locale),
    financialYearStart: data.financialYearStart ?? '',
    yearNote: yearNote(data, locale),
    actions: [
      executeAction({ title: words(locale).save, verb: 'save-settings', data: {}, style: 'positive', associatedInputs: 'auto' }),
      executeAction({ title: creatorWords(locale).open, verb: 'show-creators', data: {} }),
      sayAction({ title: moneyWords(locale).title, text: 'money rights' }),
    ],
  }

  return renderCard('settings', shown, words(locale).summary)
}
