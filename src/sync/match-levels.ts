import type { MatchLevel, ProfileContent } from './types.ts'

/** Every level, in the order in which they are tried. */
export const matchLevels: readonly MatchLevel[] = ['key', 'code', 'number', 'email', 'name']

/** The levels a profile recognises records by, in their order. */
export function levelsOf({ matching = matchLevels }: Pick<ProfileContent, 'matching'>): readonly MatchLevel[] {
  return matchLevels.filter((level) => matching.includes(level))
}
