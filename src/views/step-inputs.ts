import type { TransformKind } from '../sync/field-rules/types.ts'
import { words as wordsIn } from './words/step-inputs.ts'

/** One thing a step needs to know, as an input of the form. `value`: what stands there to begin with. */
export type StepInput = { id: string; label: string; placeholder: string; value: string }

/** Steps that aren't here need nothing. The fields of a join are chosen from a list of their own. */
function inputsIn(reader: string): Partial<Record<TransformKind, readonly StepInput[]>> {
  const words = wordsIn(reader)
  const by = (label: string) => ({ id: 'by', label, value: ' ', placeholder: words.byExample })
  const locale = (label: string) => ({ id: 'locale', label, value: reader, placeholder: words.localeExample })
  const format = (label: string) => ({ id: 'format', label, value: reader, placeholder: words.formatExample })
  const letters = { id: 'length', label: words.letters, value: '', placeholder: words.lettersExample }
  return {
    split: [by(words.splitAt), { id: 'part', label: words.part, value: '1', placeholder: '1' }],
    join: [by(words.between)],
    replace: [
      { id: 'find', label: words.find, value: '', placeholder: words.findExample },
      { id: 'by', label: words.replacement, value: '', placeholder: words.nothing },
    ],
    left: [letters],
    right: [letters],
    'read-number': [locale(words.numberWritten)],
    'write-number': [locale(words.numberWrite), { id: 'decimals', label: words.decimals, value: '2', placeholder: '2' }],
    'read-date': [format(words.dateWritten)],
    'write-date': [format(words.dateWrite)],
    phone: [{ id: 'country', label: words.country, value: '', placeholder: words.countryExample }],
    'country-name': [locale(words.name)],
    'country-code': [locale(words.name)],
    'yes-no': [
      { id: 'yes', label: words.yes, value: '', placeholder: words.yesExample },
      { id: 'no', label: words.no, value: '', placeholder: words.noExample },
    ],
    fixed: [{ id: 'value', label: words.value, value: '', placeholder: words.valueExample }],
  }
}

/** The inputs of a step, in the reader's language; where one asks for a language it begins with the reader's own. */
export function stepInputs(kind: TransformKind, locale: string): readonly StepInput[] {
  return inputsIn(locale)[kind] ?? []
}
