import { readTerms } from './field-terms.ts'
import type { FieldSpec, Target } from './types.ts'

/** What CRMs call the field that holds another system's id, the usual name first. */
const keyTerms: Record<Target, readonly string[]> = {
  company: ['customerid', 'exactid', 'exactaccountid', 'accountid', 'externalid', 'erpid', 'debtorid'],
  person: ['contactid', 'exactid', 'exactcontactid', 'personid', 'externalid', 'erpid'],
}

/** The CRM field to recognise records by: by its name or label, else the only unique field there is. */
export function keyFieldOf(target: Target, crmFields: readonly FieldSpec[]): string | undefined {
  const usable = crmFields.filter(({ unique, readOnly }) => unique && !readOnly)
  const named = keyTerms[target].map((term) => usable.find((field) => readTerms(field).includes(term))).find((field) => field !== undefined)
  return (named ?? (usable.length === 1 ? usable[0] : undefined))?.name
}

/** The company field that holds Exact's account id. */
export function customerIdOf(companyFields: readonly FieldSpec[]): string | undefined {
  return keyFieldOf('company', companyFields)
}
