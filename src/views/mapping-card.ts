import type { FieldType, Mode, Source, Target } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted, modeChoices, wordSource, wordTarget } from './words.ts'

/** One line of the form: a CRM field and the Exact field that fills it. `sample` is a value of a real record, ready to read. */
export type MappingRow = {
  target: string
  targetLabel: string
  targetType: FieldType
  source: string
  sourceLabel: string
  sample: string | null
  isKey: boolean
  /** Its rule in passing, '' when it has none. */
  rule: string
  problem: string | null
}

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
  /** Every field of the CRM side that may be mapped. */
  targetFields: readonly { name: string; label: string }[]
  /** Every field of the Exact side that may be mapped. */
  sourceFields: readonly { name: string; label: string }[]
  /** Its filter in one line, '' when nothing is left out. */
  filter: string
  problems: readonly string[]
  /** What was just done, as a sentence. */
  message: string | null
}

const words = {
  target: 'CRM field',
  source: 'Exact field',
  title: 'Title',
  titleMissing: 'Give the profile a title',
  key: 'Key: records are recognised by it',
  change: 'Add or change a field',
  changeNote:
    'Choose a CRM field and the Exact field that fills it. To leave a field out, or to say how its value gets in, choose the CRM field alone.',
  choose: 'Choose or type to search',
  set: 'Set field',
  remove: 'Leave out',
  editRule: 'Rule',
  rule: (rule: string) => `Rule: ${rule}`,
  which: 'Which records',
  filter: (filter: string) => `Only where ${filter}`,
  noFilter: 'All of them.',
  editFilter: 'Filter',
  mode: 'When running',
  administration: 'Reads from',
  usual: (name: string) => `What imports use (now ${name})`,
  apart: (name: string) => `${name}, which doesn’t take part any more`,
  save: 'Save',
  saveAsNew: 'Save as new',
  preview: 'Preview',
  run: 'Run',
  summary: (title: string) => `Fields of ${title}`,
}
/** The choice of no administration in particular, as the form sends it. */
export const usualAdministration = 'usual'
/** What keeps a card with 166 fields to choose from, in both systems, below Teams' size. */
const mostRows = 33
const mostChoices = 250
const longestLabel = 35
const mostAdministrations = 20

function shownRow({ targetLabel, sourceLabel, sample, isKey, rule, problem }: MappingRow) {
  return {
    target: escapeMarkdown(targetLabel, longestLabel),
    note: isKey ? words.key : '',
    problem: problem ? escapeMarkdown(problem, 120) : '',
    source: escapeMarkdown(sourceLabel, longestLabel),
    sample: [sample ? escapeMarkdown(sample, 32) : '', rule ? words.rule(escapeMarkdown(rule, 36)) : '']
      .filter((text) => text !== '')
      .join(' · '),
  }
}

function choicesOf(fields: readonly { name: string; label: string }[]) {
  return fields.slice(0, mostChoices).map(({ name, label }) => ({ title: plainText(label, longestLabel), value: name }))
}

/** Also offers to leave an administration that doesn't take part any more. */
function administrationChoices({ administrations, administration }: MappingData) {
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

function formActions({ draftId, profileId, version }: MappingData): object[] {
  const press = (title: string, verb: string) => executeAction({ title, verb, data: { draftId }, associatedInputs: 'auto' })
  const data = { draftId, version }
  const save = executeAction({ title: words.save, verb: 'save-profile', data, style: 'positive', associatedInputs: 'auto' })
  const saveAsNew = profileId !== null ? [press(words.saveAsNew, 'save-profile-as-new')] : []
  return [save, ...saveAsNew, press(words.preview, 'preview-draft'), press(words.run, 'run-draft')]
}

/** The form of a profile: CRM fields left, the Exact fields that fill them right, with an example of each. */
export function mappingCard(data: MappingData, locale: string): View {
  const more = data.rows.length - mostRows
  const change = (title: string, verb: string) => executeAction({ title, verb, data: { draftId: data.draftId }, associatedInputs: 'auto' })
  const shown = {
    words,
    heading: escapeMarkdown(data.title, 80),
    direction: `${wordTarget(data.target)} ← ${wordSource(data.source)}`,
    message: data.message ? escapeMarkdown(data.message) : '',
    problems: data.problems.slice(0, 5).map((text) => ({ text: escapeMarkdown(text, 160) })),
    title: plainText(data.title, 80),
    rows: data.rows.slice(0, mostRows).map(shownRow),
    more: more > 0 ? `… and ${counted(more, 'more field', 'more fields', locale)}` : '',
    targetChoices: choicesOf(data.targetFields),
    sourceChoices: choicesOf(data.sourceFields),
    changes: [change(words.set, 'set-mapping'), change(words.remove, 'remove-mapping'), change(words.editRule, 'edit-rule')],
    filter: data.filter ? words.filter(escapeMarkdown(data.filter, 200)) : words.noFilter,
    editFilter: change(words.editFilter, 'edit-filter'),
    modes: modeChoices,
    mode: data.mode,
    administrations: administrationChoices(data),
    administration: data.administration === null ? usualAdministration : String(data.administration.code),
    actions: formActions(data),
  }

  return renderCard('mapping', shown, words.summary(plainText(data.title, 80)))
}
