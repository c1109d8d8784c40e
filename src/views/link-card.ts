import type { Choice, Pair, Pairing } from '../sync/pairing.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { day } from './format.ts'
import { renderCard } from './render.ts'
import { shownCandidate, sideFacts } from './sides-block.ts'
import type { View } from './view.ts'
import { words } from './words/link-card.ts'
import { wordSource, wordTarget } from './words.ts'

/** `message`: what became of the last press; '' for nothing to tell. */
export type LinkData = { pairing: Pairing; message: string; timeZone: string }

const pairData = ({ source, administration, sourceId, targetId }: Pair) => ({ source, administration, sourceId, targetId })

function storyOf({ linked, since, decision }: Pairing, locale: string, timeZone: string): string {
  const at = (instant: string) => day(new Date(instant).toLocaleDateString('sv-SE', { timeZone }), locale)
  if (linked === null) return decision?.answer === 'apart' ? words(locale).parted(named(decision.by), at(decision.at)) : ''
  const sentences = [
    decision?.answer === 'link' ? words(locale).byHand(named(decision.by), at(decision.at)) : '',
    since === null ? '' : words(locale).since(since.number, at(since.at)),
  ]
  return sentences.filter((sentence) => sentence !== '').join(' ')
}

const named = (by: string | null) => (by === null ? null : escapeMarkdown(by, 60))

function shownChoice({ pair, name, values, administration, linkedWith }: Choice, { fields, decision }: Pairing, locale: string) {
  const title = decision?.answer === 'apart' ? words(locale).again : words(locale).link
  const actions = linkedWith === null ? [executeAction({ title, verb: 'link-records', data: pairData(pair) })] : []
  const shown = shownCandidate({ name, values }, fields, locale, actions)
  const place = administration === null ? [] : [{ title: words(locale).administration, value: escapeMarkdown(administration, 80) }]
  const agrees = linkedWith === null ? shown.agrees : words(locale).taken(escapeMarkdown(linkedWith, 80))
  return { ...shown, agrees, facts: [...shown.facts, ...place] }
}

function askedOf({ side, choices, record }: Pairing, locale: string): string {
  const name = escapeMarkdown(record.name, 80)
  if (choices.length === 0) return side === 'crm' ? words(locale).noneExact(name) : words(locale).noneCrm(name)
  return side === 'crm' ? words(locale).whichExact : words(locale).whichCrm
}

/** What a record is linked with, or what on the other side it may be linked with. */
export function linkCard({ pairing, message, timeZone }: LinkData, locale: string): View {
  const { record, side, fields, linked, decision, choices } = pairing
  const place = linked === null ? [] : [{ title: words(locale).administration, value: escapeMarkdown(linked.administration, 80) }]
  const story = storyOf(pairing, locale, timeZone)
  const unlink =
    linked === null ? [] : [executeAction({ title: words(locale).unlink, verb: 'unlink-records', data: pairData(linked.pair) })]
  const shown = {
    words: side === 'exact' ? words(locale) : { ...words(locale), exact: words(locale).crm, crm: words(locale).exact },
    title: words(locale).title(escapeMarkdown(record.name, 100)),
    subtitle: `${wordTarget(record.source === 'account' ? 'company' : 'person', locale)} ← ${wordSource(record.source, locale)}`,
    message: escapeMarkdown(message),
    style: linked === null ? 'accent' : 'good',
    headline: linked !== null ? words(locale).linked : decision?.answer === 'apart' ? words(locale).apart : words(locale).notLinked,
    advice: [story, linked === null ? askedOf(pairing, locale) : ''].filter((text) => text !== '').join(' '),
    facts: [...sideFacts(fields, locale), ...place],
    candidates:
      linked === null ? choices.map((choice) => shownChoice(choice, pairing, locale)) : [shownCandidate(linked, fields, locale, [])],
    more: '',
    differences: [],
    answers: [],
    all: '',
    alike: [],
    actions: [...unlink, sayAction({ title: words(locale).why, text: `why ${record.sourceId ?? record.crm?.id ?? record.name}` })],
  }
  return renderCard('decide', shown, words(locale).title(plainText(record.name, 100)))
}
