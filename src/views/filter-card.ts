import type { MatchCount } from '../sync/filter/count-matches.ts'
import { operatorsOf, valuesNeeded } from '../sync/filter/operators.ts'
import { type ReadyMade, readyMade } from '../sync/filter/ready-made.ts'
import type { Filter, Operator } from '../sync/filter/types.ts'
import type { FieldSpec, FieldType, Source } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, inputText, plainText } from './escape.ts'
import { wordCondition, wordOperator } from './filter-words.ts'
import { count, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/filter-card.ts'
import { words as filterWords } from './words/filters.ts'
import { listed } from './words.ts'

/** The condition that is being added, as far as it was said. `operator`: as the form sends it. */
export type AddedCondition = { field: string; operator: string; value: string; place: string }

export type FilterData = {
  draftId: string
  /** The profile's. */
  title: string
  source: Source
  filter: Filter | undefined
  /** Exact's, for conditions to ask. */
  fields: readonly FieldSpec[]
  /** How many fit; null while the filter has problems. */
  count: MatchCount | null
  adding: AddedCondition | null
  /** What is wrong with the filter as it is kept, in words. */
  problems: readonly string[]
  /** What is wrong with the condition that is being added. */
  addingProblem: string | null
  message: string | null
}

const longestLabel = 40
const mostFields = 250

/** The first condition of a further group tells that another possibility begins. */
function shownConditions({ filter, fields, draftId }: FilterData, locale: string) {
  const words = wordsIn(locale)
  const groups = filter?.any ?? []
  const conditions = groups.flatMap(({ all }, group) => all.map((condition, at) => ({ condition, group, at })))
  return conditions.map(({ condition, group, at }, index) => ({
    head: groups.length > 1 && at === 0 ? (group === 0 ? words.either : words.or) : '',
    text: words.conditionAt(index + 1, escapeMarkdown(wordCondition(condition, fields, locale), 120)),
    remove: executeAction({ title: words.remove(index + 1), verb: 'remove-condition', data: { draftId, group, at } }),
  }))
}

function wordCount({ count: known, source, fields }: FilterData, locale: string, timeZone: string): { matching: string; readAt: string } {
  const words = wordsIn(locale)
  const records = filterWords(locale).sources[source]
  if (known === null) return { matching: words.wrong, readAt: '' }
  if ('matching' in known) {
    const [some, all] = [count(known.matching, locale), count(known.all, locale)]
    const readAt = words.readAt(moment(new Date(known.readAt), locale, timeZone))
    return { matching: known.matching === known.all ? words.allOf(all, records) : words.matching(some, all, records), readAt }
  }
  if (known.unknown === 'not-held') {
    const labels = known.fields.map((name) => escapeMarkdown(labelOf(fields, name), longestLabel))
    return { matching: words.notHeld(listed(labels, locale)), readAt: '' }
  }
  return { matching: (known.unknown === 'not-read' ? words.notRead : words.beingRead)(records), readAt: '' }
}

const labelOf = (fields: readonly FieldSpec[], name: string) => fields.find((field) => field.name === name)?.label ?? name

/** Those that say it all, and those that still ask for a value. */
function readyActions({ draftId, source, adding }: FilterData, locale: string) {
  const { ready } = filterWords(locale)
  const press = ({ id }: ReadyMade) => executeAction({ title: ready[id], verb: 'add-ready-condition', data: { draftId, ready: id } })
  const offered = adding === null ? readyMade[source] : []
  return {
    whole: offered.filter((each) => 'condition' in each).map(press),
    asking: offered.filter((each) => !('condition' in each)).map(press),
  }
}

/** How the form sends an operator: "is", "not is". */
export const operatorId = (operator: Operator, not: boolean) => (not ? `not ${operator}` : operator)

function operatorChoices(type: FieldType, locale: string) {
  return operatorsOf(type).flatMap((operator) =>
    [false, true].map((not) => ({ title: wordOperator(operator, not, locale), value: operatorId(operator, not) })),
  )
}

function placeChoices(groups: Filter['any'], locale: string) {
  const words = wordsIn(locale)
  if (groups.length === 0) return []
  const single = groups.length > 1 ? groups.map((_, index) => ({ title: words.only(index + 1), value: String(index) })) : []
  return [{ title: words.every, value: 'every' }, { title: words.new, value: 'new' }, ...single]
}

function placeholderOf({ type, choices }: FieldSpec, locale: string): string {
  const { number, day, instant, text } = filterWords(locale)
  if (choices) return choices.map((choice) => plainText(choice, longestLabel)).join(', ')
  const examples: Partial<Record<FieldType, string>> = { number, money: number, date: day, instant }
  return examples[type] ?? text
}

/** The choice of a field, or what is still to be said about the chosen one. */
function addingPart({ adding, draftId, fields, filter }: FilterData, locale: string) {
  const words = wordsIn(locale)
  const press = (title: string, data: object) =>
    executeAction({ title, verb: 'add-condition', data: { draftId, ...data }, associatedInputs: 'auto' })
  const shared = { choosing: adding === null, chosen: '', fields: [] as object[], operators: [] as object[], places: [] as object[] }
  const empty = { ...shared, operator: '', asksValue: false, value: '', placeholder: '', place: '' }
  if (adding === null) {
    const choices = fields.slice(0, mostFields).map(({ name, label }) => ({ title: plainText(label, longestLabel), value: name }))
    return { ...empty, fields: choices, adds: [press(words.addCondition, {})] }
  }
  const spec = fields.find(({ name }) => name === adding.field) ?? { name: adding.field, label: adding.field, type: 'text' }
  const operators = operatorChoices(spec.type, locale)
  const places = placeChoices(filter?.any ?? [], locale)
  return {
    ...empty,
    chosen: escapeMarkdown(spec.label, longestLabel),
    operators,
    operator: operators.find(({ value }) => value === adding.operator)?.value ?? operators[0]?.value ?? '',
    asksValue: operatorsOf(spec.type).some((operator) => valuesNeeded(operator) !== 'none'),
    value: inputText(adding.value),
    placeholder: placeholderOf(spec, locale),
    places,
    place: places.find(({ value }) => value === adding.place)?.value ?? 'every',
    adds: [
      press(words.addCondition, { field: adding.field }),
      executeAction({ title: words.notThis, verb: 'edit-filter', data: { draftId } }),
    ],
  }
}

/** The form of a profile's filter, with how many records it lets through. What is done on it is kept when the mapping form is saved. */
export function filterCard(data: FilterData, locale: string, timeZone: string): View {
  const words = wordsIn(locale)
  const { sources } = filterWords(locale)
  const { draftId, source, filter } = data
  const ready = readyActions(data, locale)
  const clear = filter === undefined ? [] : [executeAction({ title: words.clear, verb: 'clear-filter', data: { draftId } })]
  const shown = {
    words,
    heading: words.heading(escapeMarkdown(data.title, 80)),
    purpose: words.purpose(sources[source]),
    message: data.message ? escapeMarkdown(data.message) : '',
    problems: data.problems.slice(0, 5).map((problem) => ({ text: escapeMarkdown(problem, 160) })),
    ...wordCount(data, locale, timeZone),
    none: filter === undefined ? words.none(sources[source]) : '',
    conditions: shownConditions(data, locale),
    ready: ready.whole,
    readyAsking: ready.asking,
    ...addingPart(data, locale),
    addingProblem: data.addingProblem ? escapeMarkdown(data.addingProblem) : '',
    actions: [executeAction({ title: words.back, verb: 'leave-filter', data: { draftId } }), ...clear],
  }

  return renderCard('filter', shown, words.heading(plainText(data.title, 80)))
}
