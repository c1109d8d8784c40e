import type { Kysely } from 'kysely'
import { type AlikeLevel, alikeLevels, likenessOf } from '../../sync/alike.ts'
import type { CrmRecord, Fields, Target } from '../../sync/types.ts'
import { crmFields } from './fields.ts'
import { type Book, recordsWhere } from './read.ts'
import type { AlikeColumns, CrmSchema } from './schema.ts'

/** Where a record keeps what it is alike by: numbers and addresses come in twos. */
const columnsOf = {
  code: ['like_code'],
  number: ['like_number', 'like_number_2'],
  email: ['like_email', 'like_email_2'],
  name: ['like_name'],
} as const satisfies Record<AlikeLevel, readonly (keyof AlikeColumns)[]>

export const alikeColumns: readonly (keyof AlikeColumns)[] = Object.values(columnsOf).flat()

/** What a record with these fields is found by at every level. */
export function alikeValues(target: Target, fields: Fields): AlikeColumns {
  const values: AlikeColumns = {
    ...{ like_code: null, like_number: null, like_number_2: null },
    ...{ like_email: null, like_email_2: null, like_name: null },
  }
  for (const level of alikeLevels) {
    const found = likenessOf(target, fields, level, crmFields[target])
    for (const [at, column] of columnsOf[level].entries()) values[column] = found[at] ?? null
  }
  return values
}

/** Records that have one of the values at the level, each once. */
export async function findAlike(db: Kysely<CrmSchema>, book: Book, level: AlikeLevel, values: readonly string[]): Promise<CrmRecord[]> {
  const found = new Map<string, CrmRecord>()
  for (const column of columnsOf[level]) for (const record of await recordsWhere(db, book, column, values)) found.set(record.id, record)
  return [...found.values()]
}
