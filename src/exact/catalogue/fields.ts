import type { FieldSpec, Source } from '../../sync/types.ts'
import { accountFields } from './accounts.ts'
import { contactFields } from './contacts.ts'
import type { ExactField } from './field.ts'

const catalogue: Readonly<Record<Source, readonly ExactField[]>> = { account: accountFields, contact: contactFields }

const mappable: Readonly<Record<Source, readonly FieldSpec[]>> = {
  account: accountFields.filter((field) => !field.unmappable),
  contact: contactFields.filter((field) => !field.unmappable),
}

/** All fields of the vendor's reference, with those that can't be mapped marked. */
export function allFields(source: Source): readonly ExactField[] {
  return catalogue[source]
}

/** The fields a profile can map: all but collections and binary data. */
export function mappableFields(source: Source): readonly FieldSpec[] {
  return mappable[source]
}
