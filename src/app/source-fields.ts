import { mappableFields } from '../exact/catalogue/fields.ts'
import { computedFields } from '../sync/computed-fields.ts'
import type { FieldSpec, Source } from '../sync/types.ts'

const fields: Readonly<Record<Source, readonly FieldSpec[]>> = {
  account: [...mappableFields('account'), ...computedFields('account')],
  contact: [...mappableFields('contact'), ...computedFields('contact')],
}

/** All that a profile can map: Exact's own fields, and what Saldo computes beside them. */
export function sourceFields(source: Source): readonly FieldSpec[] {
  return fields[source]
}
