import type { FieldSpec, Fields, FieldType, Reason, Value } from '../../sync/types.ts'

/**
 * Everything that speaks against writing these fields, in the order of the specs. An update is judged by what it holds:
 * a required field may be absent, not emptied. Addresses are judged leniently, since what people typed over the years has
 * to fit. Whether a field is read-only isn't asked: mappings may not write those, the sync itself may.
 */
export function validateFields(specs: readonly FieldSpec[], fields: Fields, kind: 'create' | 'update'): Reason[] {
  const reasons: Reason[] = []
  const unknown = new Set(Object.keys(fields))
  for (const spec of specs) {
    unknown.delete(spec.name)
    const reason = validateField(spec, fields[spec.name], kind)
    if (reason) reasons.push(reason)
  }
  for (const field of unknown) reasons.push({ code: 'refused', field, detail: 'The CRM has no such field.' })
  return reasons
}

function validateField(spec: FieldSpec, value: Value | undefined, kind: 'create' | 'update'): Reason | undefined {
  const { label: field } = spec
  if (value === undefined && kind === 'update') return undefined
  if (isEmpty(value)) return spec.required ? { code: 'required', field } : undefined
  if (!fits[spec.type](value)) return { code: 'wrong-type', field }
  if (spec.maxLength !== undefined && String(value).length > spec.maxLength)
    return { code: 'too-long', field, detail: `at most ${spec.maxLength} characters` }
  if (spec.choices !== undefined && !spec.choices.includes(String(value))) return { code: 'not-a-choice', field, detail: String(value) }
  return undefined
}

function isEmpty(value: Value | undefined): value is null | undefined | '' {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

type Fits = (value: Exclude<Value, null>) => boolean

const isText: Fits = (value) => typeof value === 'string'
const matches =
  (pattern: RegExp): Fits =>
  (value) =>
    typeof value === 'string' && pattern.test(value.trim())

const fits: Readonly<Record<FieldType, Fits>> = {
  text: isText,
  multiline: isText,
  phone: isText,
  // Ids are compared by the database, which takes no control characters.
  id: matches(/^\P{Cc}+$/u),
  choice: isText,
  // One or several, as mail programs take them.
  email: matches(/^[^\s@;,]+@[^\s@;,]+(\s*[;,]\s*[^\s@;,]+@[^\s@;,]+)*[;,]?$/),
  url: matches(/^\S+\.\S+$/),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  money: matches(/^-?\d{1,15}(\.\d{1,6})?$/),
  date: (value) => typeof value === 'string' && isDay(value),
  instant: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  boolean: (value) => typeof value === 'boolean',
}

/** A day that the calendar has: 2025-02-30 isn't one, though it can be parsed. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
