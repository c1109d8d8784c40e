import type { MappingHint } from '../sync/mapping-hints.ts'
import { count } from './format.ts'
import { wordReason } from './reasons.ts'
import { words } from './words/profile-hints.ts'
import { listed } from './words.ts'

/** What may go wrong with a field though its profile can be saved. Plain text, not escaped. */
export function wordHint(hint: MappingHint, field: string, locale: string): string {
  const { example, length, choices, quoted } = words(locale)
  switch (hint.kind) {
    case 'example':
      return example(wordReason(hint.reason, locale))
    case 'length':
      return length(field, count(hint.most, locale))
    case 'choices':
      return choices(field, listed(hint.missing.map(quoted), locale))
  }
}
