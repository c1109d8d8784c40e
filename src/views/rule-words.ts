import type { Authority, FieldRule, Transform, TransformKind } from '../sync/field-rules/types.ts'

/** What each step does, as it is chosen. */
export const stepNames: Record<TransformKind, string> = {
  trim: 'Trim spaces',
  upper: 'Upper case',
  lower: 'Lower case',
  'title-case': 'Capitals at the start of words',
  split: 'Split, and take a part',
  join: 'Join with other fields',
  replace: 'Replace a text',
  left: 'The first letters',
  right: 'The last letters',
  'read-number': 'Read a number from text',
  'write-number': 'Write a number as text',
  'read-date': 'Read a date from text',
  'write-date': 'Write a date as text',
  phone: 'International phone number',
  'country-name': 'Country code to name',
  'country-code': 'Country name to code',
  'yes-no': 'Words for yes and no',
  'html-to-text': 'HTML to text',
  fixed: 'Always the same value',
}

/** What an empty value does. */
export const emptyNames: Record<'clear' | 'skip', string> = {
  clear: 'Clears what came from Exact',
  skip: 'Leaves the CRM’s value',
}

export const authorityNames: Record<Authority, string> = {
  exact: 'Exact: its value is always written',
  crm: 'The CRM: only filled while empty or unchanged by people',
  ask: 'Ask: people decide when both sides changed',
}

export type LabelOf = (source: string) => string

const phrases: { [K in TransformKind]: (step: Extract<Transform, { kind: K }>, labelOf: LabelOf) => string } = {
  trim: () => 'spaces trimmed',
  upper: () => 'upper case',
  lower: () => 'lower case',
  'title-case': () => 'capitals at the start of words',
  split: ({ by, part }) => `part ${part} of what “${by}” splits`,
  join: ({ fields, by }, labelOf) => `joined with ${fields.map(labelOf).join(', ')}${by === '' ? '' : ` by “${by}”`}`,
  replace: ({ find, by }) => (by === '' ? `without “${find}”` : `“${find}” becomes “${by}”`),
  left: ({ length }) => `first ${length} letters`,
  right: ({ length }) => `last ${length} letters`,
  'read-number': ({ locale }) => `number as ${locale} writes it`,
  'write-number': ({ locale, decimals }) => `written as ${locale} does, ${decimals} decimals`,
  'read-date': ({ format }) => `date as ${format} writes it`,
  'write-date': ({ format }) => `date written as ${format}`,
  phone: ({ country }) => `international phone number, else of ${country}`,
  'country-name': ({ locale }) => `country’s name in ${locale}`,
  'country-code': ({ locale }) => `country’s code from ${locale}`,
  'yes-no': ({ yes, no }) => `yes for ${yes.join(', ') || 'nothing'}, no for ${no.join(', ') || 'nothing'}`,
  'html-to-text': () => 'HTML to text',
  fixed: ({ value }) => `always “${value}”`,
}

/** "upper case": one step. Plain text, not escaped. */
export function wordStep(step: Transform, labelOf: LabelOf): string {
  return (phrases[step.kind] as (step: Transform, labelOf: LabelOf) => string)(step, labelOf)
}

const mostPhrases = 3

/** "upper case, value list of 4": a whole rule in passing; '' when there is none. Plain text, not escaped. */
export function wordRule(rule: FieldRule | undefined, labelOf: LabelOf): string {
  if (rule === undefined) return ''
  const { transforms = [], values = [], otherwise, whenEmpty, authority, once } = rule
  const more = transforms.length - mostPhrases
  const parts = [
    ...transforms.slice(0, mostPhrases).map((step) => wordStep(step, labelOf)),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'step' : 'steps'}`] : []),
    ...(values.length > 0 ? [`value list of ${values.length}`] : []),
    ...(otherwise ? [`otherwise “${otherwise}”`] : []),
    ...(whenEmpty === 'skip' ? ['skipped when empty'] : []),
    ...(authority === 'crm' ? ['CRM wins'] : authority === 'ask' ? ['asks when both changed'] : []),
    ...(once ? ['written once'] : []),
  ]
  return parts.join(', ')
}
