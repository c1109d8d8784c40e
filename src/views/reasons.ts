import type { Reason, ReasonCode } from '../sync/types.ts'

const sentences: Record<ReasonCode, (field: string, detail: string) => string> = {
  exists: () => 'It is already in the CRM, and import never changes what is there.',
  'not-in-crm': () => 'It isn’t in the CRM, and update never creates records.',
  'company-missing': () => 'Its company isn’t in the CRM yet: it is brought in once that is there.',
  ambiguous: (field) =>
    field
      ? `Several records have the same ${field}: decide which ones belong together.`
      : 'Several CRM records may be meant, or several records of Exact mean the same one: decide which ones belong together.',
  apart: () => 'It was decided that Exact and the CRM leave each other alone here.',
  gone: () => 'It is gone from Exact: decide what becomes of its record in the CRM.',
  'key-missing': (field) => `It has no value for ${field || 'the key'}, so it can’t be recognised.`,
  required: (field) => `${field || 'A required field'} is required in the CRM, and Exact has no value for it.`,
  'too-long': (field, detail) => `${field || 'A value'} is too long for the CRM${detail ? ` (${detail})` : ''}.`,
  'wrong-type': (field, detail) => `${field || 'A field'} can’t hold this kind of value${detail ? ` (${detail})` : ''}.`,
  'not-a-choice': (field, detail) => `${detail ? `“${detail}”` : 'The value'} isn’t one of the choices of ${field || 'the field'}.`,
  transform: (field, detail) => `${field || 'A field'} can’t be filled by its rule${detail ? `: ${detail}` : ''}.`,
  'not-in-list': (field, detail) => `${detail ? `“${detail}”` : 'The value'} isn’t in the value list of ${field || 'the field'}.`,
  conflict: (field, detail) =>
    `${field || 'A field'} was changed in the CRM and in Exact${detail ? ` (${detail})` : ''}: decide which one stays.`,
  'changed-meanwhile': () => 'It changed in the CRM after the plan was made: run again to take it along.',
  'changed-since': (field) => `${field || 'It'} was changed in the CRM after that run, so it was left as it is.`,
  'has-people': () => 'People are tied to it in the CRM, so it was left as it is.',
  refused: (_field, detail) => (detail ? `The CRM refused it: ${detail}` : 'The CRM refused it.'),
}

/** Why a record wasn't written, as a sentence for people (plain text, not escaped). */
export function wordReason({ code, field, detail }: Reason): string {
  return sentences[code](field ?? '', detail ?? '')
}
