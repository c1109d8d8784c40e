import type { Kysely } from 'kysely'
import { openNames } from '../../store/records/name-index.ts'
import { normaliseName, rankNames } from '../../sync/customer-name.ts'
import { findNames } from '../../sync/find-names.ts'
import type { CrmRecord } from '../../sync/types.ts'
import { bookOf, nameOf } from './names.ts'
import { type Book, getRecords } from './read.ts'
import type { CrmSchema } from './schema.ts'

/** Records that may be meant by title, best first. No text: the first by name. */
export async function searchRecords(db: Kysely<CrmSchema>, book: Book, text: string, limit: number): Promise<CrmRecord[]> {
  if (normaliseName(text) === '') {
    const ids = await firstByName(db, book, limit)
    return inOrder(ids, await getRecords(db, book, ids))
  }
  const found = await getRecords(db, book, await findNames(openNames(db, bookOf(book)), text))
  const candidates = found.map(({ id, fields }) => ({ id, ...nameOf(fields) }))
  const ranked = rankNames(text, candidates).slice(0, limit)
  return inOrder(
    ranked.map(({ id }) => id),
    found,
  )
}

function inOrder(ids: readonly string[], records: readonly CrmRecord[]): CrmRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function firstByName(db: Kysely<CrmSchema>, { tenantId, target }: Book, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('crm_record')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('target', '=', target)
    .orderBy('search_name')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
