import type { Kysely } from 'kysely'
import { entriesOf, type NameEntry, searchedName } from '../../sync/find-names.ts'
import type { MirrorScope } from '../../sync/ports.ts'
import type { Fields, Source } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { numberColumns } from './mirror-numbers.ts'
import { liveRows } from './mirror-scope.ts'
import { addNames, removeNames, shortBook } from './name-index.ts'

type Row = Schema['mirror_row']
/** What a row stands under in the index. */
export type Listed = Pick<Row, 'id' | 'search_name' | 'search_trade'>
export type Known = Listed & Pick<Row, 'gone' | 'generation'> & { stamp: string }

/** Rows listed in one go when an existing mirror is taken into the index. */
const listedRows = 1_000

/** Exact's codes are unique, but for those typed with spaces before them. */
const sameCode = 20

/** One index an administration: only its accounts are looked for by name. */
export const bookOf = ({ tenantId, administration }: Omit<MirrorScope, 'source'>) => shortBook(tenantId, administration)

/** Exact pads codes with spaces, and people type them in any case. A database refuses to index texts of a few thousand letters. */
const searchedCode = (code: string) => code.trim().toLowerCase().slice(0, 200)

/** What a row is found by. */
export function searchColumns(
  source: Source,
  fields: Fields,
): Pick<Row, 'search_name' | 'search_trade' | 'code' | 'vat_number' | 'chamber_number'> {
  if (source !== 'account') return { search_name: '', search_trade: '', code: '', ...numberColumns(source, fields) }
  return {
    search_name: searchedName(textOf(fields.Name)),
    search_trade: searchedName(textOf(fields.TradeName)),
    code: searchedCode(textOf(fields.Code)),
    ...numberColumns(source, fields),
  }
}

/** What a search finds besides names. */
export async function idsWithCode(db: Kysely<Schema>, scope: MirrorScope, text: string): Promise<string[]> {
  const code = searchedCode(text)
  if (code === '') return []
  const rows = await liveRows(db, scope).select('id').where('code', '=', code).limit(sameCode).execute()
  return rows.map(({ id }) => id)
}

/** Rows as they stand before they are changed, gone ones too. */
export async function knownRows(db: Kysely<Schema>, scope: MirrorScope, ids: readonly string[]): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom('mirror_row')
    .select(({ cast }) => ['id', 'search_name', 'search_trade', 'gone', 'generation', cast<string>('stamp', 'text').as('stamp')])
    .where('tenant_id', '=', scope.tenantId)
    .where('administration', '=', scope.administration)
    .where('source', '=', scope.source)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export type Renames = { added: NameEntry[]; removed: NameEntry[] }

/** Compares a row with what is written over it. A row that kept its names costs nothing. */
export function noteRename({ added, removed }: Renames, before: Known | undefined, after: Listed): void {
  const listed = before?.gone === 0
  if (listed && before.search_name === after.search_name && before.search_trade === after.search_trade) return
  if (listed) removed.push(...entriesOfRow(before))
  added.push(...entriesOfRow(after))
}

export async function saveRenames(tx: Kysely<Schema>, scope: MirrorScope, { added, removed }: Renames): Promise<void> {
  await removeNames(tx, bookOf(scope), removed)
  await addNames(tx, bookOf(scope), added)
}

/** Takes rows that are gone out of the index. */
export async function unlist(tx: Kysely<Schema>, scope: Omit<MirrorScope, 'source'>, rows: readonly Listed[]): Promise<void> {
  await removeNames(tx, bookOf(scope), rows.flatMap(entriesOfRow))
}

/** For a mirror that was filled before there was an index. */
export async function listExistingRows(db: Kysely<Schema>): Promise<void> {
  const books = await db.selectFrom('mirror_state').select(['tenant_id', 'administration']).where('source', '=', 'account').execute()
  for (const { tenant_id, administration } of books) {
    for (let last = ''; ; ) {
      const rows = await db
        .selectFrom('mirror_row')
        .select(['id', 'search_name', 'search_trade'])
        .where('tenant_id', '=', tenant_id)
        .where('administration', '=', administration)
        .where('source', '=', 'account')
        .where('gone', '=', 0)
        .where('id', '>', last)
        .orderBy('id')
        .limit(listedRows)
        .execute()
      await addNames(db, bookOf({ tenantId: tenant_id, administration }), rows.flatMap(entriesOfRow))
      if (rows.length < listedRows) break
      last = rows.at(-1)?.id ?? ''
    }
  }
}

function entriesOfRow({ id, search_name, search_trade }: Listed): NameEntry[] {
  return entriesOf(id, [search_name, search_trade])
}

function textOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
