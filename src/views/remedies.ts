import type { Reason, ReasonCode } from '../sync/types.ts'

const remedies: Partial<Record<ReasonCode, string>> = {
  exists: 'Run its profile with the mode Update, or Import & update, to take changes along.',
  'not-in-crm': 'Run its profile with the mode Import to create it.',
  'company-missing': 'Import the companies, then run this profile again.',
  ambiguous: 'Make the key unique: look for the doubles in the CRM and keep one, then run again.',
  'key-missing': 'Fill the key’s field in Exact, then run again.',
  required: 'Fill it in Exact, or map another field to it in the profile, then run again.',
  'too-long': 'Shorten it in Exact, or map another field, then run again.',
  'wrong-type': 'Put the value right in Exact, or map another field, then run again.',
  'not-a-choice': 'Change the value in Exact to one of the choices, or add a value list in the profile, then run again.',
  transform: 'Put the value right in Exact, or change the field’s rule in the profile, then run again.',
  'not-in-list': 'Add the value to the list in the profile, then run again.',
  conflict: 'Make both sides the same, or change which side wins in the profile, then run again.',
  'changed-meanwhile': 'Run the profile again.',
  'changed-since': 'Change it in the CRM yourself if it should be different.',
  'has-people': 'Remove its people first, or keep it.',
  refused: 'Put right what the CRM says, then run again.',
}

/** What to do about a reason, as a sentence for people. */
export function wordRemedy({ code }: Reason): string {
  return remedies[code] ?? 'Put it right in Exact or in the profile, then run again.'
}
