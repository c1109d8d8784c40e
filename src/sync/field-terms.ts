import type { FieldSpec } from './types.ts'

/** The words a field goes by, letters and digits only: its name and its label ("VAT number" → "vatnumber"). */
export function readTerms({ name, label }: FieldSpec): readonly string[] {
  return [compact(name), compact(label)]
}

const compact = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')

const titleTerms = ['title', 'name', 'fullname', 'companyname', 'accountname', 'displayname']

/** The CRM field that names a record. */
export function titleFieldOf(fields: readonly FieldSpec[]): string | undefined {
  return titleTerms.map((term) => fields.find((field) => readTerms(field).includes(term))).find((field) => field !== undefined)?.name
}
