import type { Choice, Pair, Pairing } from '../sync/pairing.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { day } from './format.ts'
import { renderCard } from './render.ts'
import { shownCandidate, sideFacts } from './sides-block.ts'
import type { View } from './view.ts'
import { wordSource, wordTarget } from './words.ts'

/** `message`: what became of the last press; '' for nothing to tell. */
export type LinkData = { pairing: Pairing; message: string; timeZone: string }

const words = {
  field: 'Field',
  exact: 'In Exact',
  crm: 'In the CRM',
  title: (name: string) => `Link of ${name}`,
  linked: 'Linked: runs write from the one to the other.',
  apart: 'Not linked: runs leave the two alone.',
  notLinked: 'Not linked.',
  whichExact: 'Which record of Exact is it? The next run compares the two afresh.',
  whichCrm: 'Which CRM record is it? The next run compares the two afresh.',
  noneExact: (name: string) => `Nothing in Exact resembles it. Say link ${name} to, and a name, code or id of Exact.`,
  noneCrm: (name: string) => `Nothing in the CRM resembles it. Say link ${name} to, and a name or id of the CRM.`,
  since: (number: number, at: string) => `Written by run ${number} of ${at}, or before.`,
  byHand: (by: string | null, at: string) => (by === null ? `Linked by hand on ${at}.` : `Linked by ${by} on ${at}.`),
  parted: (by: string | null, at: string) => (by === null ? `Unlinked on ${at}.` : `Unlinked by ${by} on ${at}.`),
  administration: 'Administration',
  link: 'Link',
  again: 'Link again',
  unlink: 'Unlink',
  taken: (name: string) => `Linked with ${name}: unlink that first.`,
  why: 'Why',
}

const pairData = ({ source, administration, sourceId, targetId }: Pair) => ({ source, administration, sourceId, targetId })

function storyOf({ linked, since, decision }: Pairing, locale: string, timeZone: string): string {
  const at = (instant: string) => day(new Date(instant).toLocaleDateString('sv-SE', { timeZone }), locale)
  if (linked === null) return decision?.answer === 'apart' ? words.parted(named(decision.by), at(decision.at)) : ''
  const sentences = [
    decision?.answer === 'link' ? words.byHand(named(decision.by), at(decision.at)) : '',
    since === null ? '' : words.since(since.number, at(since.at)),
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

const named = (by: string | null) => (by === null ? null : escapeMarkdown(by, 60))

function shownChoice({ pair, name, values, administration, linkedWith }: Choice, { fields, decision }: Pairing, locale: string) {
  const title = decision?.answer === 'apart' ? words.again : words.link
  const actions = linkedWith === null ? [executeAction({ title, verb: 'link-records', data: pairData(pair) })] : []
  const shown = shownCandidate({ name, values }, fields, locale, actions)
  const place = administration === null ? [] : [{ title: words.administration, value: escapeMarkdown(administration, 80) }]
  const agrees = linkedWith === null ? shown.agrees : words.taken(escapeMarkdown(linkedWith, 80))
  return { ...shown, agrees, facts: [...shown.facts, ...place] }
}

function askedOf({ side, choices, record }: Pairing): string {
  const name = escapeMarkdown(record.name, 80)
  if (choices.length === 0) return side === 'crm' ? words.noneExact(name) : words.noneCrm(name)
  return side === 'crm' ? words.whichExact : words.whichCrm
}

/** What a record is linked with, or what on the other side it may be linked with. */
export function linkCard({ pairing, message, timeZone }: LinkData, locale: string): View {
  const { record, side, fields, linked, decision, choices } = pairing
  const place = linked === null ? [] : [{ title: words.administration, value: escapeMarkdown(linked.administration, 80) }]
  const story = storyOf(pairing, locale, timeZone)
  const unlink = linked === null ? [] : [executeAction({ title: words.unlink, verb: 'unlink-records', data: pairData(linked.pair) })]
  const shown = {
    words: side === 'exact' ? words : { ...words, exact: words.crm, crm: words.exact },
    title: words.title(escapeMarkdown(record.name, 100)),
    subtitle: `${wordTarget(record.source === 'account' ? 'company' : 'person')} ← ${wordSource(record.source)}`,
    message: escapeMarkdown(message),
    style: linked === null ? 'accent' : 'good',
    headline: linked !== null ? words.linked : decision?.answer === 'apart' ? words.apart : words.notLinked,
    advice: [story, linked === null ? askedOf(pairing) : ''].filter((text) => text !== '').join(' '),
    facts: [...sideFacts(fields, locale), ...place],
    candidates:
      linked === null ? choices.map((choice) => shownChoice(choice, pairing, locale)) : [shownCandidate(linked, fields, locale, [])],
    more: '',
    differences: [],
    answers: [],
    all: '',
    alike: [],
    actions: [...unlink, sayAction({ title: words.why, text: `why ${record.sourceId ?? record.crm?.id ?? record.name}` })],
  }
  return renderCard('decide', shown, words.title(plainText(record.name, 100)))
}
