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
}

/** What keeps a profile from running, as a sentence that names the field. */
export function wordProblem({ code, field, source }: ProfileProblem): string {
  return sentences[code].replace('{field}', field ?? source ?? 'A field').replace('{source}', source ?? 'The Exact field')
}
