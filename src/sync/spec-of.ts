import { SaldoError } from '../errors.ts'
import type { FieldSpec } from './types.ts'

/** The field of that name; throws `unknown-field` where the system has none. */
export function specOf(fields: readonly FieldSpec[], name: string): FieldSpec {
  const spec = fields.find((field) => field.name === name)
  if (spec) return spec
  throw new SaldoError('unknown-field', {
    message: 'a profile names a field that the system does not have',
    person: 'This profile names a field that is no longer there. Open it with "edit" and choose another.',
    recovery: 'ask-admin',
  })
}
