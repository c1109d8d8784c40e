import type { FieldRule, Transform, TransformKind } from '../sync/field-rules/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, inputText, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import { type LabelOf, wordStep } from './rule-words.ts'
import { stepInputs } from './step-inputs.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/field-rule-card.ts'
import { words as ruleWords } from './words/rules.ts'

/** `at`: a step by its index, a part of the rule, or the step that is being added. */
export type ShownProblem = { at: number | 'values' | 'otherwise' | 'step'; text: string }

export type FieldRuleData = {
  draftId: string
  /** The CRM field's name: the mapping whose rule this is. */
  target: string
  targetLabel: string
  sourceLabel: string
  rule: FieldRule
  /** The value list as it was typed: it may not be one yet. */
  valuesText: string
  /** A real record's value before and after, ready to read, or why there is none after; null when none can be read. */
  example: { from: string; to: string; problem: string | null } | null
  /** The step that is being added and still needs something, with what was typed for it. */
  adding: { kind: TransformKind; typed: Readonly<Record<string, string>> } | null
  /** Exact's fields, for a join. */
  sourceFields: readonly { name: string; label: string }[]
  problems: readonly ShownProblem[]
  message: string | null
}

const longestLabel = 36
const mostFields = 250

const choices = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, title]) => ({ title, value }))

function shownStep(step: Transform, index: number, { draftId, target, problems }: FieldRuleData, labelOf: LabelOf, locale: string) {
  const words = wordsIn(locale)
  const problem = problems.find(({ at }) => at === index)?.text ?? ''
  const press = (title: string, verb: string) =>
    executeAction({ title, verb, data: { draftId, target, at: index }, associatedInputs: 'auto' })
  return {
    text: words.stepAt(index + 1, escapeMarkdown(wordStep(step, labelOf, locale), 120)),
    problem: problem && escapeMarkdown(problem),
    buttons: [...(index > 0 ? [press(words.earlier(index + 1), 'move-step')] : []), press(words.remove(index + 1), 'remove-step')],
  }
}

/** The choice of a step, or the inputs of the one that is being added. */
function addingPart({ adding, draftId, target, sourceFields }: FieldRuleData, locale: string) {
  const words = wordsIn(locale)
  const { stepNames } = ruleWords(locale)
  const press = (title: string, verb: string, data: object = {}) =>
    executeAction({ title, verb, data: { draftId, target, ...data }, associatedInputs: 'auto' })
  if (adding === null) {
    return {
      step: '',
      choosing: true,
      kinds: choices(stepNames),
      inputs: [],
      joins: false,
      fields: [],
      joined: '',
      adds: [press(words.addStep, 'add-step')],
    }
  }
  const { kind, typed } = adding
  return {
    step: stepNames[kind],
    choosing: false,
    kinds: [],
    inputs: stepInputs(kind, locale).map((input) => ({ ...input, value: inputText(typed[input.id] ?? input.value) })),
    joins: kind === 'join',
    fields: sourceFields.slice(0, mostFields).map(({ name, label }) => ({ title: plainText(label, longestLabel), value: name })),
    joined: typed.fields ?? '',
    adds: [press(words.addStep, 'add-step', { step: kind }), press(words.notThis, 'add-step', { step: 'none' })],
  }
}

function shownExample({ example }: FieldRuleData, locale: string): { example: string; exampleProblem: string } {
  if (example === null) return { example: '', exampleProblem: '' }
  const words = wordsIn(locale)
  const space = (text: string, edge: RegExp) => (edge.test(text) ? '\u00a0' : '')
  const quoted = (text: string) =>
    text === '' ? words.nothing : words.quoted(`${space(text, /^\s/)}${escapeMarkdown(text, 60)}${space(text, /\s$/)}`)
  if (example.problem !== null) return { example: quoted(example.from), exampleProblem: escapeMarkdown(example.problem) }
  return { example: `${quoted(example.from)} → ${quoted(example.to)}`, exampleProblem: '' }
}

/** The form of one field's rule. What is typed takes effect on the mapping form, which is kept when that is saved. */
export function fieldRuleCard(data: FieldRuleData, locale: string): View {
  const words = wordsIn(locale)
  const { emptyNames, authorityNames } = ruleWords(locale)
  const { draftId, target, rule, problems } = data
  const labelOf = (name: string) => data.sourceFields.find((field) => field.name === name)?.label ?? name
  const problemAt = (place: ShownProblem['at']) =>
    problems
      .filter(({ at }) => at === place)
      .map(({ text }) => escapeMarkdown(text))
      .join(' ')
  const steps = (rule.transforms ?? []).map((step, index) => shownStep(step, index, data, labelOf, locale))
  const shown = {
    words,
    heading: words.heading(escapeMarkdown(data.targetLabel, longestLabel)),
    from: words.from(escapeMarkdown(data.sourceLabel, longestLabel)),
    ...shownExample(data, locale),
    message: data.message ? escapeMarkdown(data.message) : '',
    steps,
    ...addingPart(data, locale),
    stepProblem: problemAt('step'),
    values: inputText(data.valuesText),
    valuesProblem: problemAt('values'),
    otherwise: inputText(rule.otherwise ?? ''),
    otherwiseProblem: problemAt('otherwise'),
    emptyChoices: choices(emptyNames),
    whenEmpty: rule.whenEmpty ?? 'clear',
    authorities: choices(authorityNames),
    authority: rule.authority ?? 'exact',
    onceChoices: choices({ no: words.always, yes: words.onceOnly }),
    once: rule.once ? 'yes' : 'no',
    actions: [
      executeAction({ title: words.keep, verb: 'set-rule', data: { draftId, target }, style: 'positive', associatedInputs: 'auto' }),
      executeAction({ title: words.clear, verb: 'clear-rule', data: { draftId, target } }),
      executeAction({ title: words.back, verb: 'back-to-mapping', data: { draftId, target } }),
    ],
  }

  return renderCard('field-rule', shown, words.summary(plainText(data.targetLabel, longestLabel)))
}
