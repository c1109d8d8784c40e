import { type Kysely, sql } from 'kysely'
import type { Schema } from '../src/store/schema.ts'
import { normaliseName, rankNames } from '../src/sync/customer-name.ts'
import type { MirrorScope } from '../src/sync/ports.ts'

const rankedRows = 500

/** What an index has to beat: every name is looked at for the words, then, if none has them, for their thirds. */
export async function scanNames(db: Kysely<Schema>, scope: MirrorScope, text: string): Promise<string[]> {
  await sql`create index if not exists bench_scan on mirror_row (tenant_id, administration, source, search_name, id) where gone = 0`.execute(
    db,
  )
  const words = normaliseName(text).split(' ')
  const plain = await rowsWith(
    db,
    scope,
    words.map((word) => [word]),
  )
  return rankNames(text, plain.length > 0 ? plain : await rowsWith(db, scope, words.map(thirds))).map(({ id }) => id)
}

const thirds = (word: string) => (word.length < 4 ? [word] : (word.match(new RegExp(`.{1,${Math.ceil(word.length / 3)}}`, 'g')) ?? [word]))

/** Names that hold one part of each word. */
async function rowsWith(db: Kysely<Schema>, scope: MirrorScope, words: readonly (readonly string[])[]) {
  const likes = (parts: readonly string[]) =>
    sql`(${sql.join(
      parts.map((part) => sql`search_name like ${`%${part}%`}`),
      sql` or `,
    )})`
  const { rows } = await sql<{ id: string; name: string }>`
    select id, search_name as name from mirror_row
    where tenant_id = ${scope.tenantId} and administration = ${scope.administration} and source = ${scope.source} and gone = 0
      and ${sql.join(words.map(likes), sql` and `)}
    order by length(search_name) limit ${sql.lit(rankedRows)}`.execute(db)
  return rows
}
