import type { Reason } from '../sync/types.ts'
import { words as misfits } from './words/misfits.ts'
import { words } from './words/reasons.ts'

/** Why a record wasn't written, as a sentence for people (plain text, not escaped). */
export function wordReason({ code, field, detail, misfit }: Reason, locale: string): string {
  const why = misfit ? misfits(locale)[misfit.is](misfit.shown, misfit.by) : detail
  return words(locale)[code](field ?? '', why ?? '')
}
