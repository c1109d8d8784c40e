import type { Reason } from '../sync/types.ts'
import { words } from './words/reasons.ts'

/** Why a record wasn't written, as a sentence for people (plain text, not escaped). */
export function wordReason({ code, field, detail }: Reason, locale: string): string {
  return words(locale)[code](field ?? '', detail ?? '')
}
