import type { Filter } from './types.ts'

/** The Exact fields that a filter asks, each once. */
export function filterFields(filter: Filter | undefined): string[] {
  return [...new Set((filter?.any ?? []).flatMap(({ all }) => all.map(({ field }) => field)))]
}
