import { type Converted, convertValue } from '../convert.ts'
import type { FieldSpec, Fields, FieldType, Mapping, Value } from '../types.ts'
import { applyTransform, isProblem } from './apply-transform.ts'
import { typeAfter } from './type-after.ts'
import type { FieldRule } from './types.ts'
import { textOf } from './value-text.ts'

/** How a mapping gets a record's value into the CRM field's form: transforms, value list, default, conversion. */
export function ruled({ source, rule }: Mapping, from: FieldSpec, to: FieldSpec): (fields: Fields) => Converted {
  if (!rule) return (fields) => convertValue(fields[source] ?? null, from, to)
  const made: FieldSpec = { ...from, type: typeAfter(rule.transforms ?? [], from.type) ?? 'text' }
  const lookUp = listReader(rule)
  return (fields) => {
    const value = transformed(rule, fields[source] ?? null, fields)
    if (typeof value === 'object' && value !== null) {
      const { problem: detail, misfit, shown, by } = value
      return { ok: false, reason: { code: 'transform', field: to.label, detail, misfit: { is: misfit, shown, by } } }
    }
    const found = lookUp(value)
    if (found === undefined) return { ok: false, reason: { code: 'not-in-list', field: to.label, detail: textOf(value).slice(0, 60) } }
    return convertValue(found.value, found.type ? { ...from, type: found.type } : made, to)
  }
}

function transformed({ transforms = [] }: FieldRule, first: Value, fields: Fields) {
  let value = first
  for (const transform of transforms) {
    const next = applyTransform(transform, value, fields)
    if (isProblem(next)) return next
    value = next
  }
  return value
}

type Found = { value: Value; type?: FieldType }

/** What the list and the default make of a value; undefined when neither has anything for it. */
function listReader({ values = [], otherwise }: FieldRule): (value: Value) => Found | undefined {
  const listed = new Map(values.map(({ from, to }) => [listKey(from), to]))
  const fallback: Found | undefined = otherwise === undefined || otherwise.trim() === '' ? undefined : { value: otherwise, type: 'text' }
  return (value) => {
    const key = listKey(textOf(value))
    if (key === '') return fallback ?? { value: null }
    if (listed.size === 0) return { value }
    const to = listed.get(key)
    return to === undefined ? fallback : { value: to, type: 'text' }
  }
}

/** Values of a list are the same whatever their case and outer spaces. */
export const listKey = (text: string) => text.trim().toLowerCase()
