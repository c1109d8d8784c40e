import { tidyDecimal } from '../decimal.ts'
import type { FieldSpec } from '../types.ts'
import { momentOf } from './moment.ts'
import { operatorsOf, valuesNeeded } from './operators.ts'
import type { Condition, Filter } from './types.ts'

export type FilterProblemCode =
  | 'filter-unknown-field'
  | 'filter-operator' // not to be asked of such a field
  | 'filter-no-value'
  | 'filter-number'
  | 'filter-day'
  | 'filter-not-a-choice'
  | 'filter-too-much'

/** `source`: the Exact field's label, or its name when nobody knows it. `detail`: the value that is wrong, as it was typed. */
export type FilterProblem = { code: FilterProblemCode; source?: string; detail?: string }

export const mostGroups = 5
/** In all groups together. */
export const mostConditions = 15
const mostValues = 50
const longestValue = 100

/** Everything that keeps a filter from being applied, in the order of its conditions. */
export function filterProblems(filter: Filter | undefined, exactFields: readonly FieldSpec[]): FilterProblem[] {
  const groups = filter?.any ?? []
  const conditions = groups.flatMap(({ all }) => all)
  const tooMuch = groups.length > mostGroups || conditions.length > mostConditions
  return [
    ...conditions.flatMap((condition) => conditionProblems(condition, exactFields)),
    ...(tooMuch ? [{ code: 'filter-too-much' as const }] : []),
  ]
}

export function conditionProblems({ field, operator, values }: Condition, exactFields: readonly FieldSpec[]): FilterProblem[] {
  const spec = exactFields.find(({ name }) => name === field)
  if (!spec) return [{ code: 'filter-unknown-field', source: field }]
  const source = spec.label
  if (!operatorsOf(spec.type).includes(operator)) return [{ code: 'filter-operator', source }]
  const needed = valuesNeeded(operator)
  if (needed === 'none') return []
  if (values.length === 0 || values.some((value) => value.trim() === '')) return [{ code: 'filter-no-value', source }]
  if (values.length > (needed === 'one' ? 1 : mostValues) || values.some(({ length }) => length > longestValue))
    return [{ code: 'filter-too-much', source }]
  return values.flatMap((value) => valueProblem(value, spec)).map((problem) => ({ ...problem, source }))
}

function valueProblem(detail: string, { type, choices }: FieldSpec): FilterProblem[] {
  if (type === 'number' || type === 'money') return tidyDecimal(detail, 0) === null ? [{ code: 'filter-number', detail }] : []
  if (type === 'date' || type === 'instant') return momentOf(detail, '2025-01-01') === null ? [{ code: 'filter-day', detail }] : []
  const isChoice =
    type !== 'choice' || choices === undefined || choices.some((choice) => choice.toLowerCase() === detail.trim().toLowerCase())
  return isChoice ? [] : [{ code: 'filter-not-a-choice', detail }]
}
