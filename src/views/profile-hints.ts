import type { MappingHint } from '../sync/mapping-hints.ts'
import { count } from './format.ts'
import { wordReason } from './reasons.ts'
import { listed } from './words.ts'

/** What may go wrong with a field though its profile can be saved. Plain text, not escaped. */
export function wordHint(hint: MappingHint, field: string, locale: string): string {
  switch (hint.kind) {
    case 'example':
      return `Not this value: ${wordReason(hint.reason, locale)}`
    case 'length':
      return `${field} takes ${count(hint.most, locale)} letters, and Exact may have more.`
    case 'choices':
      return `${field} doesn’t know ${listed(
        hint.missing.map((choice) => `“${choice}”`),
        locale,
      )}: give it a rule with a value list.`
  }
}
