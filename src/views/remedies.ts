import type { Reason, ReasonCode } from '../sync/types.ts'

const remedies: Partial<Record<ReasonCode, string>> = {
  exists: 'Run its profile with the mode Update, or Import & update, to take changes along.',
  'not-in-crm': 'Run its profile with the mode Import to create it.',
  'company-missing': 'Import the companies: it is brought in by itself once its company is there.',
  ambiguous: 'Say decide to choose which ones belong together.',
  apart: 'Say link and its name to tie the two again.',
  gone: 'Say decide to keep it or to mark it.',
  'key-missing': 'Fill the key’s field in Exact, then run again.',
  required: 'Fill it in Exact, or map another field to it in the profile, then run again.',
  'too-long': 'Shorten it in Exact, or map another field, then run again.',
  'wrong-type': 'Put the value right in Exact, or map another field, then run again.',
  'not-a-choice': 'Change the value in Exact to one of the choices, or add a value list in the profile, then run again.',
  transform: 'Put the value right in Exact, or change the field’s rule in the profile, then run again.',
  'not-in-list': 'Add the value to the list in the profile, then run again.',
  conflict: 'Say decide to choose which side stays, or change which side wins in the profile.',
  'changed-meanwhile': 'Run the profile again.',
  'changed-since': 'Change it in the CRM yourself if it should be different.',
  'has-people': 'Remove its people first, or keep it.',
  refused: 'Put right what the CRM says, then run again.',
}

/** What to do about a reason, as a sentence for people. */
export function wordRemedy({ code }: Reason): string {
  return remedies[code] ?? 'Put it right in Exact or in the profile, then run again.'
}
