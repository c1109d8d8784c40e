import type { TransformKind } from '../sync/field-rules/types.ts'

/** One thing a step needs to know, as an input of the form. `value`: what stands there to begin with. */
export type StepInput = { id: string; label: string; placeholder: string; value: string }

/** What the form says for the reader's own locale. */
const own = 'own'

const by = { id: 'by', value: ' ', placeholder: 'For example , or -' }
const locale = (label: string) => ({ id: 'locale', label, value: own, placeholder: 'For example nl-NL or en-GB' })
const format = (label: string) => ({ id: 'format', label, value: own, placeholder: 'nl-NL, or a pattern such as dd-MM-yyyy' })
const letters = { id: 'length', label: 'How many letters', value: '', placeholder: 'For example 3' }

/** Steps that aren't here need nothing. The fields of a join are chosen from a list of their own. */
const inputs: Partial<Record<TransformKind, readonly StepInput[]>> = {
  split: [
    { ...by, label: 'Split at (a space, unless you type something else)' },
    { id: 'part', label: 'Which part: 1 is the first, -1 the last', value: '1', placeholder: '1' },
  ],
  join: [{ ...by, label: 'Between them (a space, unless you type something else)' }],
  replace: [
    { id: 'find', label: 'Text to look for', value: '', placeholder: 'For example (old)' },
    { id: 'by', label: 'Text in its place (empty: leave it out)', value: '', placeholder: 'Nothing' },
  ],
  left: [letters],
  right: [letters],
  'read-number': [locale('Language in which the number is written')],
  'write-number': [locale('Language to write it in'), { id: 'decimals', label: 'Decimals', value: '2', placeholder: '2' }],
  'read-date': [format('Language or pattern in which the date is written')],
  'write-date': [format('Language or pattern to write it in')],
  phone: [{ id: 'country', label: 'Country of numbers without a prefix (two letters)', value: '', placeholder: 'For example NL' }],
  'country-name': [locale('Language of the name')],
  'country-code': [locale('Language of the name')],
  'yes-no': [
    { id: 'yes', label: 'Words for yes, with commas between them', value: '', placeholder: 'Ja, J, 1' },
    { id: 'no', label: 'Words for no, with commas between them', value: '', placeholder: 'Nee, N, 0' },
  ],
  fixed: [{ id: 'value', label: 'The value', value: '', placeholder: 'For example Customer' }],
}

/** The inputs of a step; `language` is the reader's locale, to begin with. */
export function stepInputs(kind: TransformKind, language: string): readonly StepInput[] {
  return (inputs[kind] ?? []).map((input) => (input.value === own ? { ...input, value: language } : input))
}
