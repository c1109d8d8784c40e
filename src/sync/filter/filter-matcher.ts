import { tidyDecimal } from '../decimal.ts'
import { textOf } from '../field-rules/value-text.ts'
import { isEmpty } from '../same-value.ts'
import type { Fields, Value } from '../types.ts'
import { momentOf } from './moment.ts'
import type { Condition, Filter, Operator } from './types.ts'

type Test = (value: Value) => boolean

/**
 * Tells whether a record of Exact's is one the filter is about. `today`: the day (YYYY-MM-DD) that conditions count from.
 * Never throws: a value that can't be read fits no condition.
 */
export function filterMatcher(filter: Filter | undefined, today: string): (fields: Fields) => boolean {
  const groups = (filter?.any ?? []).map(({ all }) => all.map((condition) => ({ field: condition.field, test: testOf(condition, today) })))
  return (fields) => groups.length === 0 || groups.some((all) => all.every(({ field, test }) => test(fields[field] ?? null)))
}

function testOf({ operator, not = false, values }: Condition, today: string): Test {
  const test = tests[operator](values, today)
  return (value) => test(value) !== not
}

const tests: Record<Operator, (values: readonly string[], today: string) => Test> = {
  is: ([wanted = '']) => texts((text) => text === folded(wanted)),
  'one-of': (values) => {
    const wanted = new Set(values.map(folded))
    return texts((text) => wanted.has(text))
  },
  contains: ([part = '']) => texts((text) => text.includes(folded(part))),
  'begins-with': ([start = '']) => texts((text) => text.startsWith(folded(start))),
  equals: ([wanted]) => numbers(wanted, (number, other) => number === other),
  'more-than': ([limit]) => numbers(limit, (number, other) => number > other),
  'less-than': ([limit]) => numbers(limit, (number, other) => number < other),
  on: ([day], today) => moments(day, today, (moment, other) => moment === other),
  before: ([day], today) => moments(day, today, (moment, other) => moment < other),
  after: ([day], today) => moments(day, today, (moment, other) => moment > other),
  since: ([day], today) => moments(day, today, (moment, other) => moment >= other),
  yes: () => (value) => value === true,
  empty: () => isEmpty,
}

const texts =
  (holds: (text: string) => boolean): Test =>
  (value) =>
    !isEmpty(value) && holds(folded(textOf(value)))

/** Accents count, case and outer spaces don't: Exact pads codes. */
const folded = (text: string) => text.normalize('NFC').trim().toLowerCase()

function numbers(text: string | undefined, holds: (number: number, other: number) => boolean): Test {
  const other = numberOf(text ?? null)
  return (value) => {
    const number = numberOf(value)
    return number !== null && other !== null && holds(number, other)
  }
}

/** For comparing only: nothing is reckoned with it. */
function numberOf(value: Value): number | null {
  const decimal = typeof value === 'boolean' ? null : tidyDecimal(textOf(value), 0)
  return decimal === null ? null : Number(decimal)
}

/** Against a day, days are compared, whatever the hour (UTC); against an instant, instants. */
function moments(text: string | undefined, today: string, holds: (moment: string | number, other: string | number) => boolean): Test {
  const other = momentOf(text ?? '', today)
  if (other === null) return () => false
  const isDay = other.length === 10
  return (value) => {
    const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN
    if (Number.isNaN(moment)) return false
    return isDay ? holds(new Date(moment).toISOString().slice(0, 10), other) : holds(moment, Date.parse(other))
  }
}
