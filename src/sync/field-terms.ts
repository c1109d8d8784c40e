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
