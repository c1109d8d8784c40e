import { computedAmong, withFigures } from './computed-fields.ts'
import { sourceFieldsOf } from './field-rules/source-fields.ts'
import type { Work } from './run-work.ts'
import type { Profile, Run, SourceRecord } from './types.ts'

/** The computed fields that a profile takes, for its mappings, rules or filter. */
export function figuresOf(profile: Profile): string[] {
  return profile.source === 'account' ? computedAmong(sourceFieldsOf(profile)) : []
}

/** The rows with what Saldo computes of them, as last read, where the run's profile takes any of it. */
export async function rowsWithFigures(rows: readonly SourceRecord[], run: Run, { figures }: Work): Promise<readonly SourceRecord[]> {
  if (figuresOf(run.profile).length === 0) return rows
  const ids = rows.map(({ id }) => id)
  return withFigures(rows, await figures.of(run.tenantId, run.administration, ids))
}
