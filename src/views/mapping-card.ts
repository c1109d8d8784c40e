import type { Mode, Source, Target } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count } from './format.ts'
import { longestLabel, type MappingRow, mostRows, pageAt, shownRow } from './mapping-row.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/mapping-card.ts'
import { listed, modeChoices, wordSource, wordTarget } from './words.ts'

export type MappingData = {
  draftId: string
  /** The saved profile this form edits; null for a new one. */
  profileId: string | null
  /** The saved version it stands on; 0 for a new profile. Save tells when that isn't the newest any more. */
  version: number
  title: string
  target: Target
  source: Source
  mode: Mode
  /** Those it may read, the one that imports use first; none or one: nothing to choose. */
  administrations: readonly { code: number; name: string }[]
  /** The one it names; null: the one that imports use. */
  administration: { code: number; name: string } | null
  rows: readonly MappingRow[]
  /** The index of the row to have in sight. */
  at: number
  /** Every field of the CRM side that may be mapped. */
  targetFields: readonly { name: string; label: string }[]
  /** Every field of the Exact side that may be mapped. */
  sourceFields: readonly { name: string; label: string }[]
  /** What is chosen below the rows, with what is wrong with it, and Exact's likely fields for it with a real value each. */
  chosen: ChosenFields
  /** CRM fields without a source for which Exact has an obvious one. */
  unfilled: readonly string[]
  /** Its filter in one line, '' when nothing is left out. */
  filter: string
  /** Its key, matching, rule for gone records and brake, a line each. */
  options: readonly string[]
  problems: readonly string[]
  /** What was just done, or why it wasn't, as a sentence. */
  message: string | null
  /** Whether the message says that nothing was done. */
  refused: boolean
}

export type ChosenFields = {
  target: string
  source: string
  problem: string | null
  suggestions: readonly { source: string; label: string; sample: string | null }[]
}

/** The choice of no administration in particular, as the form sends it. */
export const usualAdministration = 'usual'
const mostChoices = 250
const wholeLabel = 80
const mostAdministrations = 12
const mostProblems = 4

/** Whole labels, so that every part of a name can be typed; cut only where they would make the card too large. */
function choicesOf(fields: readonly { name: string; label: string }[]) {
  const offered = fields.slice(0, mostChoices)
  const letters = offered.reduce((sum, { label }) => sum + Math.min(label.length, wholeLabel), 0)
  const most = letters > offered.length * longestLabel ? longestLabel : wholeLabel
  return offered.map(({ name, label }) => ({ title: plainText(label, most), value: name }))
}

/** Also offers to leave an administration that doesn't take part any more. */
function administrationChoices({ administrations, administration }: MappingData, locale: string) {
  const words = wordsIn(locale)
  const [main] = administrations
  const apart = administration !== null && !administrations.some(({ code }) => code === administration.code) ? [administration] : []
  if (main === undefined || (administrations.length < 2 && apart.length === 0)) return []
  const usual = { title: plainText(words.usual(main.name), 80), value: usualAdministration }
  const own = administrations
    .slice(0, mostAdministrations)
    .map(({ code, name }) => ({ title: plainText(name, longestLabel), value: String(code) }))
  const left = apart.map(({ code, name }) => ({ title: words.apart(plainText(name, longestLabel)), value: String(code) }))
  return [usual, ...own, ...left]
}

/** Keeping it, and trying it: apart, since four buttons are wider than a phone. */
function formActions({ draftId, profileId, version }: MappingData, locale: string) {
  const words = wordsIn(locale)
  const press = (title: string, verb: string) => executeAction({ title, verb, data: { draftId }, associatedInputs: 'auto' })
  const data = { draftId, version }
  const save = executeAction({ title: words.save, verb: 'save-profile', data, style: 'positive', associatedInputs: 'auto' })
  return {
    saves: [save, ...(profileId !== null ? [press(words.saveAsNew, 'save-profile-as-new')] : [])],
    tries: [press(words.preview, 'preview-draft'), press(words.run, 'run-draft')],
  }
}

/** A real value of it says more than its type. */
function suggestionTitle({ label, sample }: ChosenFields['suggestions'][number]): string {
  return sample === null ? plainText(label, longestLabel) : `${plainText(label, 24)}: ${plainText(sample, 24)}`
}

/** Which of the rows are shown, and the buttons to the others. */
function rowsPart({ rows, at, draftId }: MappingData, locale: string) {
  const words = wordsIn(locale)
  const page = pageAt(rows, at)
  const turn = (title: string, to: number) =>
    executeAction({ title, verb: 'show-mapping', data: { draftId, at: to }, associatedInputs: 'auto' })
  const end = page.from + page.rows.length
  return {
    rows: page.rows.map((row) => shownRow(row, locale)),
    shown: rows.length > mostRows ? words.shown(count(page.from + 1, locale), count(end, locale), count(rows.length, locale)) : '',
    turns: [...(page.from > 0 ? [turn(words.earlier, page.from - mostRows)] : []), ...(end < rows.length ? [turn(words.later, end)] : [])],
  }
}

/** Problems that no row in sight tells. */
function problemsOutOfSight({ rows, at, problems }: MappingData) {
  const inSight = new Set(pageAt(rows, at).rows)
  const elsewhere = rows.flatMap((row) => (row.problem !== null && !inSight.has(row) ? [row.problem] : []))
  return [...problems, ...elsewhere].slice(0, mostProblems).map((text) => ({ text: escapeMarkdown(text, 140) }))
}

/** The form of a profile: CRM fields left, the Exact fields that fill them right, with an example of each. */
export function mappingCard(data: MappingData, locale: string): View {
  const words = wordsIn(locale)
  const { draftId, chosen, unfilled } = data
  const press = (title: string, verb: string, more: object = {}) =>
    executeAction({ title, verb, data: { draftId, ...more }, associatedInputs: 'auto' })
  const unfilledLabels = unfilled.map((label) => escapeMarkdown(label, longestLabel))
  const shown = {
    words,
    heading: escapeMarkdown(data.title, 80),
    direction: `${wordTarget(data.target, locale)} ← ${wordSource(data.source, locale)}`,
    message: data.message ? escapeMarkdown(data.message) : '',
    messageStyle: data.refused ? 'warning' : 'good',
    problems: problemsOutOfSight(data),
    title: plainText(data.title, 80),
    ...rowsPart(data, locale),
    unfilled: unfilled.length > 0 ? words.unfilled(listed(unfilledLabels, locale)) : '',
    addUnfilled: press(words.addUnfilled, 'add-suggested'),
    targetChoices: choicesOf(data.targetFields),
    target: chosen.target,
    sourceChoices: choicesOf(data.sourceFields),
    source: chosen.source,
    fieldProblem: chosen.problem ? escapeMarkdown(chosen.problem) : '',
    suggestions: chosen.suggestions.map((each) =>
      press(suggestionTitle(each), 'set-mapping', { suggested: each.source, of: chosen.target }),
    ),
    changes: [press(words.set, 'set-mapping'), press(words.remove, 'remove-mapping'), press(words.editRule, 'edit-rule')],
    moves: [press(words.up, 'move-mapping', { by: -1 }), press(words.down, 'move-mapping', { by: 1 })],
    filter: data.filter ? words.filter(escapeMarkdown(data.filter, 160)) : words.noFilter,
    options: data.options.map((text) => ({ text: escapeMarkdown(text, 140) })),
    parts: [press(words.editFilter, 'edit-filter'), press(words.editOptions, 'edit-options')],
    modes: modeChoices(locale),
    mode: data.mode,
    administrations: administrationChoices(data, locale),
    administration: data.administration === null ? usualAdministration : String(data.administration.code),
    ...formActions(data, locale),
  }

  return renderCard('mapping', shown, words.summary(plainText(data.title, 80)))
}
