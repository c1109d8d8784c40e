import type { ProfileProblem, ProfileProblemCode } from '../sync/check-profile.ts'

const sentences: Record<ProfileProblemCode, string> = {
  'title-missing': 'Give the profile a title.',
  'wrong-pair': 'A CRM Company is filled from an Exact Account, a CRM Contact from an Exact Contact.',
  'no-mappings': 'Map at least one field.',
  'unknown-field': '{field} is no longer there. Remove it, or choose another field.',
  'two-sources': '{field} is filled twice. Remove one of the two.',
  'read-only': '{field} is kept by the CRM itself and can’t be filled.',
  'cannot-convert': '{source} doesn’t fit into {field}: they hold different kinds of values.',
  'required-unmapped': '{field} must be filled: map an Exact field to it.',
  'key-missing': 'Choose a key: the field by which records are recognised.',
  'key-not-unique': '{field} can’t be the key, because several records may have the same value.',
  'key-not-mapped': 'The key {field} must be mapped as well.',
  'rule-argument': 'The rule of {field} has a step that lacks something: fill in what it needs.',
  'rule-number': 'The rule of {field} has a step with the number {detail}, which makes no sense there.',
  'rule-unknown-field': 'The rule of {field} joins {detail}, which Exact doesn’t have.',
  'rule-locale': 'The rule of {field} names “{detail}”, which is no known language. Write nl-NL or en-GB, for example.',
  'rule-format': 'The rule of {field} names “{detail}”, which is neither a language (nl-NL) nor a pattern (dd-MM-yyyy).',
  'rule-country': 'The rule of {field} names “{detail}”, which is no country. Write two letters, such as NL.',
  'rule-wrong-type':
    'The rule of {field} has a step that can’t take what it gets: numbers and dates are read from text only, and written from numbers and dates only.',
  'rule-double': 'The rule of {field} has “{detail}” twice: one value can’t become two.',
  'rule-half-line': 'The value list of {field} has a line with one side only: {detail}. Write “C = Customer”.',
  'rule-does-not-fit': '{field} doesn’t take the value “{detail}” of its rule.',
  'rule-too-much': 'The rule of {field} is too long: at most 10 steps, and 10,000 letters in the value list.',
  'filter-unknown-field': 'The filter asks {source}, which Exact doesn’t have. Remove that condition.',
  'filter-operator': 'The filter asks something of {source} that doesn’t suit such a field. Remove that condition.',
  'filter-no-value': 'Say which value {source} is compared with.',
  'filter-number': '{source} is a number, and “{detail}” isn’t one. Write 1000 or 1000.50.',
  'filter-day': '{source} is a date, and “{detail}” isn’t one. Write 2025-01-31, today or 7 days ago.',
  'filter-not-a-choice': '{source} is never “{detail}” in Exact.',
  'filter-too-much':
    'The filter is too long: at most 5 possibilities with 15 conditions in all, and 50 values of 100 letters in a condition.',
  'gone-unknown-field': 'What becomes of records gone from Exact names {field}, which the CRM doesn’t have. Choose another field.',
  'gone-field': '{field} can’t say that a record is gone from Exact: it is the key, or kept by the CRM itself. Choose another field.',
  'gone-no-value': 'Say what {field} becomes when a record is gone from Exact.',
  'gone-value': '{field} doesn’t take “{detail}”, which it should become when a record is gone from Exact.',
}

/** What keeps a profile from running, as a sentence that names the field. */
export function wordProblem({ code, field, source, detail }: ProfileProblem): string {
  const named: Record<string, string> = { field: field ?? source ?? 'A field', source: source ?? 'The Exact field', detail: detail ?? '' }
  return sentences[code].replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '')
}
