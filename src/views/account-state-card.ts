import type { ContactData, Refusal } from '../sync/account-form.ts'
import { executeAction, openAction, sayAction } from './action.ts'
import { wordRefusal } from './create-account-card.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock } from './format.ts'
import { plural } from './language.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as texts } from './words/account-state.ts'
import { words as formTexts } from './words/create-account.ts'

type Books = { code: number; name: string }
type Difference = { field: keyof ContactData; crm: string; exact: string }

export type AccountStateData =
  | {
      kind: 'made'
      account: { id: string; code: string; name: string; found: boolean }
      administration: Books
      company: { id: string; title: string } | null
      tied: boolean | null
      url: string
    }
  | { kind: 'unknown'; id: string; name: string; since: Date; maySendAgain: boolean; by: string | null }
  | {
      kind: 'known'
      account: { id: string; code: string; name: string }
      administration: Books
      company: { id: string; title: string; version: number }
      differences: readonly Difference[]
      refusals: readonly Refusal[]
      sent: boolean
      url: string
    }

type Of<Kind extends AccountStateData['kind']> = Extract<AccountStateData, { kind: Kind }>
type Texts = ReturnType<typeof texts>

const nothing = { problems: [], facts: [], differences: [] }

function factsOf({ administration, account }: Of<'made' | 'known'>, words: Texts) {
  return [
    { title: words.administration, value: escapeMarkdown(administration.name, 80) },
    { title: words.number, value: escapeMarkdown(account.code, 30) },
  ]
}

function buttonsOf({ account, url }: Of<'made' | 'known'>, words: Texts) {
  return [sayAction({ title: words.customer, text: `customer ${account.code || account.name}` }), openAction(words.open, url)]
}

function madeParts(data: Of<'made'>, words: Texts) {
  const { account, company, tied } = data
  const code = escapeMarkdown(account.code, 30)
  const title = company === null ? '' : escapeMarkdown(company.title, 80)
  return {
    ...nothing,
    title: words.made(escapeMarkdown(account.name, 100)),
    style: tied === false ? 'warning' : 'good',
    headline: account.found ? words.found(code) : words.created(code),
    advice: tied === null ? words.loose : tied ? words.tied(title) : words.untied(title),
    facts: factsOf(data, words),
    actions: buttonsOf(data, words),
  }
}

function unknownParts({ id, name, since, maySendAgain, by }: Of<'unknown'>, words: Texts, locale: string, timeZone: string) {
  const at = clock(since, locale, timeZone)
  const again = maySendAgain ? [executeAction({ title: words.sendAgain, verb: 'settle-account', data: { id, again: 'yes' } })] : []
  return {
    ...nothing,
    title: words.unknown(escapeMarkdown(name, 100)),
    style: 'warning',
    headline: by === null ? words.lost(at) : words.by(escapeMarkdown(by, 60) || words.somebody, at),
    advice: maySendAgain ? words.mayAgain : words.look,
    actions: [executeAction({ title: words.lookAgain, verb: 'settle-account', data: { id } }), ...again],
  }
}

function knownParts(data: Of<'known'>, words: Texts, locale: string) {
  const { account, company, differences, refusals, sent } = data
  const { labels, ...forms } = formTexts(locale)
  const value = (text: string) => (text.trim() === '' ? words.empty : escapeMarkdown(text, 200))
  const waits = differences.length > 0 && !sent
  const send = executeAction({
    ...{ title: words.send, verb: 'send-contact-data', style: 'positive' },
    data: { company: company.id, version: company.version },
  })
  const advice = waits ? words.differs[plural(differences.length, locale)] : words.same
  return {
    title: words.known(escapeMarkdown(company.title, 100)),
    style: sent ? 'good' : refusals.length > 0 ? 'attention' : 'accent',
    headline: sent ? words.sent : refusals.length > 0 ? words.refused : words.asCustomer(escapeMarkdown(account.code, 30)),
    advice: sent || refusals.length > 0 ? '' : advice,
    problems: refusals.map((refusal) => {
      const field = refusal.field === null || refusal.field === 'classifications' ? '' : `${labels[refusal.field]}: `
      return { text: `${field}${wordRefusal(refusal, forms)}` }
    }),
    facts: factsOf(data, words),
    differences: waits ? differences.map(({ field, crm, exact }) => ({ field: labels[field], crm: value(crm), exact: value(exact) })) : [],
    actions: [...(waits ? [send] : []), ...buttonsOf(data, words)],
  }
}

/** What became of a customer that was to be made, or what Exact has of one that is there already. */
export function accountStateCard(data: AccountStateData, locale: string, timeZone: string): View {
  const words = texts(locale)
  const parts =
    data.kind === 'made'
      ? madeParts(data, words)
      : data.kind === 'unknown'
        ? unknownParts(data, words, locale, timeZone)
        : knownParts(data, words, locale)
  const name = data.kind === 'made' ? data.account.name : data.kind === 'known' ? data.company.title : data.name
  const summary = { made: words.made, unknown: words.unknown, known: words.known }[data.kind](plainText(name, 100))

  return renderCard('account-state', { words, ...parts }, summary)
}
