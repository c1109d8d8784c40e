import type { ProfileContent } from '../types.ts'

/** Every Exact field a profile needs: those it maps, its key's, and those that a rule joins. */
export function sourceFieldsOf({ mappings, key }: Pick<ProfileContent, 'mappings' | 'key'>): string[] {
  const joined = mappings.flatMap(({ rule }) => rule?.transforms ?? []).flatMap((step) => (step.kind === 'join' ? step.fields : []))
  return [...new Set([...mappings.map(({ source }) => source), key.source, ...joined])]
}
