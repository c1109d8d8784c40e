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
  problem: string | null
}

export type MappingData = {
  draftId: string
  /** The saved profile this form edits; null for a new one. */
  profileId: string | null
  title: string
  target: Target
  source: Source
  mode: Mode
  rows: readonly MappingRow[]
  /** Every field of the CRM side that may be mapped. */
  targetFields: readonly { name: string; label: string }[]
  /** Every field of the Exact side that may be mapped. */
  sourceFields: readonly { name: string; label: string }[]
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
  changeNote: 'Choose a CRM field and the Exact field that fills it. To leave a field out, choose the CRM field alone.',
  choose: 'Choose or type to search',
  set: 'Set field',
  remove: 'Leave out',
  mode: 'When running',
  save: 'Save',
  saveAsNew: 'Save as new',
  preview: 'Preview',
  run: 'Run',
  summary: (title: string) => `Fields of ${title}`,
}
/** What keeps a card with 166 fields to choose from, in both systems, below Teams' size. */
const mostRows = 35
const mostChoices = 250
const longestLabel = 40

function shownRow({ targetLabel, sourceLabel, sample, isKey, problem }: MappingRow) {
  return {
    target: escapeMarkdown(targetLabel, longestLabel),
    note: isKey ? words.key : '',
    problem: problem ? escapeMarkdown(problem, 120) : '',
    source: escapeMarkdown(sourceLabel, longestLabel),
    sample: sample ? escapeMarkdown(sample, 40) : '',
  }
}

function choicesOf(fields: readonly { name: string; label: string }[]) {
  return fields.slice(0, mostChoices).map(({ name, label }) => ({ title: plainText(label, longestLabel), value: name }))
}

function formActions(draftId: string, saved: boolean): object[] {
  const press = (title: string, verb: string) => executeAction({ title, verb, data: { draftId }, associatedInputs: 'auto' })
  const save = executeAction({ title: words.save, verb: 'save-profile', data: { draftId }, style: 'positive', associatedInputs: 'auto' })
  const saveAsNew = saved ? [press(words.saveAsNew, 'save-profile-as-new')] : []
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
    changes: [change(words.set, 'set-mapping'), change(words.remove, 'remove-mapping')],
    modes: modeChoices,
    mode: data.mode,
    actions: formActions(data.draftId, data.profileId !== null),
  }

  return renderCard('mapping', shown, words.summary(plainText(data.title, 80)))
}
