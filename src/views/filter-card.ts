import type { MatchCount } from '../sync/filter/count-matches.ts'
import { operatorsOf, valuesNeeded } from '../sync/filter/operators.ts'
import { type ReadyMade, type ReadyMadeId, readyMade } from '../sync/filter/ready-made.ts'
import type { Filter, Operator } from '../sync/filter/types.ts'
import type { FieldSpec, FieldType, Source } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, inputText, plainText } from './escape.ts'
import { wordCondition, wordOperator } from './filter-words.ts'
import { count, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
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

const sources: Record<Source, string> = { account: 'accounts', contact: 'contacts' }

const words = {
  heading: (title: string) => `Filter of ${title}`,
  purpose: (records: string) =>
    `Which ${records} of Exact are imported and updated. What was imported before and doesn’t match any more stays as it is.`,
  conditions: 'Conditions',
  none: (records: string) => `None: all ${records} are taken.`,
  either: 'Either all of this holds',
  or: 'or all of this',
  conditionAt: (position: number, what: string) => `${position}: ${what}`,
  remove: (position: number) => `Remove ${position}`,
  ready: 'Ready-made',
  add: 'Add a condition',
  field: 'Exact field',
  choose: 'Choose or type to search',
  operator: 'Condition',
  value: 'Value',
  place: 'Together with the others',
  every: 'And: besides what is there',
  new: 'Or: as another possibility',
  only: (position: number) => `And, in possibility ${position} only`,
  addCondition: 'Add condition',
  notThis: 'Not this condition',
  clear: 'No filter',
  back: 'Back to mapping',
  matching: (some: string, all: string, records: string) => `${some} of ${all} ${records} match.`,
  allOf: (all: string, records: string) => `All ${all} ${records} match.`,
  readAt: (at: string) => `As read from Exact on ${at}.`,
  notRead: (records: string) =>
    `No count yet: the ${records} of this administration haven’t been read. The next preview or run reads them.`,
  beingRead: (records: string) => `No count yet: the ${records} of this administration aren’t wholly read. Look again in a while.`,
  notHeld: (fields: string) => `No count yet: ${fields} hasn’t been read from Exact. The next preview or run reads it.`,
  wrong: 'No count until the conditions are put right.',
}

const readyNames: Record<ReadyMadeId, string> = {
  customers: 'Customers only',
  active: 'Active only',
  unblocked: 'Not blocked',
  country: 'Country is…',
  classification: 'Classification is…',
  manager: 'Account manager is…',
  changed: 'Changed since…',
  name: 'Name begins with…',
}

const day = '2025-01-31, today or 7 days ago'
const placeholders: Partial<Record<FieldType, string>> = {
  number: '1000.50',
  money: '1000.50',
  date: day,
  instant: `${day}, or 2025-01-31 14:00 UTC`,
}
const text = 'Text; for one of: with commas between'
const longestLabel = 40
const mostFields = 250

/** The first condition of a further group tells that another possibility begins. */
function shownConditions({ filter, fields, draftId }: FilterData, locale: string) {
  const groups = filter?.any ?? []
  const conditions = groups.flatMap(({ all }, group) => all.map((condition, at) => ({ condition, group, at })))
  return conditions.map(({ condition, group, at }, index) => ({
    head: groups.length > 1 && at === 0 ? (group === 0 ? words.either : words.or) : '',
    text: words.conditionAt(index + 1, escapeMarkdown(wordCondition(condition, fields, locale), 120)),
    remove: executeAction({ title: words.remove(index + 1), verb: 'remove-condition', data: { draftId, group, at } }),
  }))
}

function wordCount({ count: known, source, fields }: FilterData, locale: string, timeZone: string): { matching: string; readAt: string } {
  const records = sources[source]
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
function readyActions({ draftId, source, adding }: FilterData) {
  const press = ({ id }: ReadyMade) => executeAction({ title: readyNames[id], verb: 'add-ready-condition', data: { draftId, ready: id } })
  const offered = adding === null ? readyMade[source] : []
  return {
    whole: offered.filter((each) => 'condition' in each).map(press),
    asking: offered.filter((each) => !('condition' in each)).map(press),
  }
}

/** How the form sends an operator: "is", "not is". */
export const operatorId = (operator: Operator, not: boolean) => (not ? `not ${operator}` : operator)

function operatorChoices(type: FieldType) {
  return operatorsOf(type).flatMap((operator) =>
    [false, true].map((not) => ({ title: wordOperator(operator, not), value: operatorId(operator, not) })),
  )
}

function placeChoices(groups: Filter['any']) {
  if (groups.length === 0) return []
  const single = groups.length > 1 ? groups.map((_, index) => ({ title: words.only(index + 1), value: String(index) })) : []
  return [{ title: words.every, value: 'every' }, { title: words.new, value: 'new' }, ...single]
}

function placeholderOf({ type, choices }: FieldSpec): string {
  return choices ? choices.map((choice) => plainText(choice, longestLabel)).join(', ') : (placeholders[type] ?? text)
}

/** The choice of a field, or what is still to be said about the chosen one. */
function addingPart({ adding, draftId, fields, filter }: FilterData) {
  const press = (title: string, data: object) =>
    executeAction({ title, verb: 'add-condition', data: { draftId, ...data }, associatedInputs: 'auto' })
  const shared = { choosing: adding === null, chosen: '', fields: [] as object[], operators: [] as object[], places: [] as object[] }
  const empty = { ...shared, operator: '', asksValue: false, value: '', placeholder: '', place: '' }
  if (adding === null) {
    const choices = fields.slice(0, mostFields).map(({ name, label }) => ({ title: plainText(label, longestLabel), value: name }))
    return { ...empty, fields: choices, adds: [press(words.addCondition, {})] }
  }
  const spec = fields.find(({ name }) => name === adding.field) ?? { name: adding.field, label: adding.field, type: 'text' }
  const operators = operatorChoices(spec.type)
  const places = placeChoices(filter?.any ?? [])
  return {
    ...empty,
    chosen: escapeMarkdown(spec.label, longestLabel),
    operators,
    operator: operators.find(({ value }) => value === adding.operator)?.value ?? operators[0]?.value ?? '',
    asksValue: operatorsOf(spec.type).some((operator) => valuesNeeded(operator) !== 'none'),
    value: inputText(adding.value),
    placeholder: placeholderOf(spec),
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
  const { draftId, source, filter } = data
  const ready = readyActions(data)
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
    ...addingPart(data),
    addingProblem: data.addingProblem ? escapeMarkdown(data.addingProblem) : '',
    actions: [executeAction({ title: words.back, verb: 'leave-filter', data: { draftId } }), ...clear],
  }

  return renderCard('filter', shown, words.heading(plainText(data.title, 80)))
}
