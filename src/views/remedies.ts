import type { Reason } from '../sync/types.ts'
import { words } from './words/remedies.ts'

/** What to do about a reason, as a sentence for people. */
export function wordRemedy({ code }: Reason, locale: string): string {
  return words(locale)[code]
}
