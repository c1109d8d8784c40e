import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

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

const words = {
  title: 'Settings',
  app: 'App registration at Exact',
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  webhookSecret: 'Webhook secret',
  webhookSecretNeeded: 'From the Exact Online App Center, if Exact shall tell of changes',
  clientIdMissing: 'Type the client ID from the Exact Online App Center',
  clientSecretMissing: 'Type the client secret from the Exact Online App Center',
  redirectUrl: 'Redirect URL',
  fromEnvironment: 'The registration is set in the server’s environment and can’t be changed here.',
  typeIt: 'Register an app in the Exact Online App Center with this redirect URL, and copy its client ID and secret here.',
  secretKept: 'A secret is kept. Leave empty to keep it.',
  secretNeeded: 'From the Exact Online App Center',
  secretSet: 'set',
  secretUnset: 'not set',
  books: 'Books',
  administration: 'Administration',
  takingPart: 'Administrations that take part',
  imports: 'Imports use',
  financialYear: 'First day of the financial year',
  yearFromExact: 'Read from Exact’s periods. Change it here if the books say otherwise.',
  yearTyped: 'Typed here before.',
  yearUnknown: 'Not known yet: it is read from Exact once connected, or can be typed here.',
  save: 'Save settings',
  summary: 'Saldo’s settings',
}

const mostOptions = 200
const mostMains = 40

function registrationFacts(data: SettingsData) {
  const url = { title: words.redirectUrl, value: data.redirectUrl }
  if (data.clientIdFrom !== 'environment') return [url]
  return [
    { title: words.clientId, value: escapeMarkdown(data.clientId ?? '') },
    { title: words.clientSecret, value: data.hasSecret ? words.secretSet : words.secretUnset },
    { title: words.webhookSecret, value: data.hasWebhookSecret ? words.secretSet : words.secretUnset },
    url,
  ]
}

function yearNote({ financialYearStart, financialYearFrom }: SettingsData): string {
  if (!financialYearStart) return words.yearUnknown
  return financialYearFrom === 'typed' ? words.yearTyped : words.yearFromExact
}

/** With one administration there is nothing to tick; with one that takes part, none to choose for imports. */
function booksOf({ administrations, administration, takingPart }: SettingsData) {
  const options = administrations.slice(0, mostOptions).map(optionOf)
  const mains = administrations.filter(({ code }) => takingPart.includes(code)).slice(0, mostMains)
  const main = administration === null ? '' : String(administration)
  const several = options.length > 1
  return {
    options,
    several,
    booksLabel: several ? words.takingPart : words.administration,
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
export function settingsCard(data: SettingsData, _locale: string): View {
  const typed = data.clientIdFrom !== 'environment'
  const shown = {
    words,
    saved: data.saved ? escapeMarkdown(data.saved) : '',
    problems: data.problems.map((text) => ({ text: escapeMarkdown(text) })),
    appNote: typed ? words.typeIt : words.fromEnvironment,
    facts: registrationFacts(data),
    typed,
    clientId: plainText(data.clientId ?? ''),
    secretNote: data.hasSecret ? words.secretKept : words.secretNeeded,
    secretRequired: !data.hasSecret,
    webhookNote: data.hasWebhookSecret ? words.secretKept : words.webhookSecretNeeded,
    ...booksOf(data),
    financialYearStart: data.financialYearStart ?? '',
    yearNote: yearNote(data),
    actions: [executeAction({ title: words.save, verb: 'save-settings', data: {}, style: 'positive', associatedInputs: 'auto' })],
  }

  return renderCard('settings', shown, words.summary)
}
