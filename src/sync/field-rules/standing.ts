import { isEmpty, sameValue } from '../same-value.ts'
import type { FieldType, Value } from '../types.ts'
import type { FieldRule } from './types.ts'

/** `written`: what Saldo last wrote to the field, or both sides last agreed on; undefined when that isn't known. */
export type Sides = { wanted: Value; current: Value; written: Value | undefined; type: FieldType }

/**
 * What is to be done about a field whose sides differ. By default an empty value clears only what came from Exact itself: what people
 * added in the CRM stays.
 */
export function standingOf(
  { whenEmpty, authority, once }: FieldRule,
  { wanted, current, written, type }: Sides,
): 'write' | 'leave' | 'conflict' {
  const before = written ?? null
  const untouched = sameValue(current, before, type)
  if (once && !isEmpty(before)) return 'leave'
  if (isEmpty(wanted) && (whenEmpty === 'skip' || isEmpty(before))) return 'leave'
  if (authority === 'ask') return untouched ? 'write' : sameValue(wanted, before, type) ? 'leave' : 'conflict'
  if (isEmpty(wanted)) return untouched ? 'write' : 'leave'
  return authority !== 'crm' || untouched || isEmpty(current) ? 'write' : 'leave'
}

/** Whether it matters later what both sides agreed on. */
export function remembers(rule: FieldRule | undefined): boolean {
  return rule !== undefined && (rule.once === true || rule.authority === 'crm' || rule.authority === 'ask')
}
