import { usualLimits } from '../sync/brake.ts'
import type { GoneRule, MatchLevel, Target } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, inputText, plainText } from './escape.ts'
import { count, percent } from './format.ts'
import { wordLevel } from './matching-words.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/profile-options.ts'

type Field = { name: string; label: string }

/** The form as it is filled in, rightly or not. */
export type TypedOptions = {
  keyTarget: string
  keySource: string
  /** The ticked levels. */
  matching: readonly string[]
  goneHow: GoneRule['how']
  goneField: string
  goneValue: string
  /** In percent, and a number of records; '' for the usual measure. */
  share: string
  records: string
}

export type OptionsProblem = { at: 'key' | 'gone' | 'share' | 'records'; text: string }

export type ProfileOptionsData = {
  draftId: string
  title: string
  target: Target
  typed: TypedOptions
  levels: readonly MatchLevel[]
  /** CRM fields that can be a key. */
  keyFields: readonly Field[]
  sourceFields: readonly Field[]
  /** CRM fields that can say that a record is gone. */
  goneFields: readonly Field[]
  problems: readonly OptionsProblem[]
}

const longestLabel = 40
const mostFields = 250

const fieldChoices = (fields: readonly Field[]) =>
  fields.slice(0, mostFields).map(({ name, label }) => ({ title: plainText(label, longestLabel), value: name }))

/** The form of a profile's key, matching, rule for records gone from Exact, and brake. What is kept takes effect when the mapping form is saved. */
export function profileOptionsCard({ draftId, title, target, typed, problems, ...fields }: ProfileOptionsData, locale: string): View {
  const words = wordsIn(locale)
  const problemAt = (place: OptionsProblem['at']) =>
    problems
      .filter(({ at }) => at === place)
      .map(({ text }) => escapeMarkdown(text))
      .join(' ')
  const shown = {
    words,
    heading: words.heading(escapeMarkdown(title, 80)),
    keyFields: fieldChoices(fields.keyFields),
    sourceFields: fieldChoices(fields.sourceFields),
    levels: fields.levels.map((level) => ({ title: wordLevel(level, target, locale), value: level })),
    hows: Object.entries(words.goneNames).map(([value, name]) => ({ title: name, value })),
    goneFields: fieldChoices(fields.goneFields),
    ...typed,
    matching: typed.matching.join(','),
    goneValue: inputText(typed.goneValue),
    share: inputText(typed.share),
    records: inputText(typed.records),
    usualShare: words.usual(percent(usualLimits.share, locale)),
    usualRecords: words.usual(count(usualLimits.records, locale)),
    keyProblem: problemAt('key'),
    goneProblem: problemAt('gone'),
    shareProblem: problemAt('share'),
    recordsProblem: problemAt('records'),
    actions: [
      executeAction({ title: words.keep, verb: 'set-options', data: { draftId }, style: 'positive', associatedInputs: 'auto' }),
      executeAction({ title: words.back, verb: 'leave-options', data: { draftId } }),
    ],
  }

  return renderCard('profile-options', shown, words.heading(plainText(title, 80)))
}
