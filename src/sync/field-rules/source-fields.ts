import { filterFields } from '../filter/filter-fields.ts'
import type { ProfileContent } from '../types.ts'

/** Every Exact field a profile needs: those it maps, its key's, those that a rule joins, and those that its filter asks. */
export function sourceFieldsOf({ mappings, key, filter }: Pick<ProfileContent, 'mappings' | 'key' | 'filter'>): string[] {
  const joined = mappings.flatMap(({ rule }) => rule?.transforms ?? []).flatMap((step) => (step.kind === 'join' ? step.fields : []))
  return [...new Set([...mappings.map(({ source }) => source), key.source, ...joined, ...filterFields(filter)])]
}
