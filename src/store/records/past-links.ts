import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely'
import type { MirrorScope } from '../../sync/ports.ts'
import type { Fields, PastLink } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson } from './codec.ts'
import { columnsOf } from './mirror-scope.ts'
import { inPortions } from './portions.ts'
import { rowStatement } from './row-statement.ts'

/** Keeps what these links are before a run touches them; what was kept first stays. */
export async function keepPastLinks(
  tx: Transaction<Schema>,
  scope: MirrorScope,
  number: number,
  sourceIds: readonly string[],
): Promise<void> {
  const given = [...new Set(sourceIds)].map((id) => ({ ...columnsOf(scope), source_id: id, number }))
  await copyLinks(tx, given)
}

type Given = Pick<Schema['link_past'], 'tenant_id' | 'administration' | 'source' | 'source_id' | 'number'>

const copyLinks = rowStatement((db: Kysely<Schema>, rows: readonly Given[]) => {
  const values = rows.map(
    ({ tenant_id, administration, source, source_id, number }) =>
      sql`(${tenant_id}, ${administration}, ${source}, ${source_id}, ${number})`,
  )
  return sql`
    insert into link_past (tenant_id, administration, source, source_id, number, target_id, written)
    select given.column1, cast(given.column2 as integer), given.column3, given.column4, cast(given.column5 as integer), link.target_id, link.written
    from (values ${sql.join(values)}) as given
    left join link on link.tenant_id = given.column1 and link.administration = cast(given.column2 as integer)
      and link.source = given.column3 and link.source_id = given.column4
    where true
    on conflict do nothing`.compile(db)
})

export async function pastLinks(db: Kysely<Schema>, scope: MirrorScope, number: number, sourceIds: readonly string[]): Promise<PastLink[]> {
  const found: PastLink[] = []
  await inPortions(sourceIds, async (some) => {
    const rows = await pastOf(db, scope, number, number).where('link_past.source_id', 'in', some).execute()
    found.push(...rows.map(toPastLink))
  })
  return found
}

/** In the order of their Exact ids, after one. The undo's own changes don't count as later ones. */
export async function linksWithoutRow(
  db: Kysely<Schema>,
  scope: MirrorScope,
  number: number,
  undo: number,
  after: string,
  limit: number,
): Promise<PastLink[]> {
  const rows = await pastOf(db, scope, number, undo)
    .where('link_past.source_id', '>', after)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('run_row')
            .select('run_row.position')
            .whereRef('run_row.tenant_id', '=', 'link_past.tenant_id')
            .where('run_row.number', '=', undo)
            .whereRef('run_row.source_id', '=', 'link_past.source_id'),
        ),
      ),
    )
    .orderBy('link_past.source_id')
    .limit(limit)
    .execute()
  return rows.map(toPastLink)
}

function pastOf(db: Kysely<Schema>, { tenantId, administration, source }: MirrorScope, number: number, except: number) {
  return db
    .selectFrom('link_past')
    .select(['link_past.source_id', 'link_past.target_id', 'link_past.written'])
    .select((eb) => laterOf(eb, number, except).as('later'))
    .where('link_past.tenant_id', '=', tenantId)
    .where('link_past.administration', '=', administration)
    .where('link_past.source', '=', source)
    .where('link_past.number', '=', number)
}

/** How many later runs touched the same link, without undos and what they took back. */
function laterOf(eb: ExpressionBuilder<Schema, 'link_past'>, number: number, except: number) {
  return eb
    .selectFrom('link_past as later')
    .innerJoin('run', (join) => join.onRef('run.tenant_id', '=', 'later.tenant_id').onRef('run.number', '=', 'later.number'))
    .select(({ fn }) => fn.countAll<string | number>().as('runs'))
    .whereRef('later.tenant_id', '=', 'link_past.tenant_id')
    .whereRef('later.administration', '=', 'link_past.administration')
    .whereRef('later.source', '=', 'link_past.source')
    .whereRef('later.source_id', '=', 'link_past.source_id')
    .where('later.number', '>', number)
    .where('later.number', '!=', except)
    .where((run) => run.or([run('run.follows', 'is', null), run('run.follows', '<>', 'undo')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('run as undo')
            .innerJoin('link_past as undone', (join) =>
              join.onRef('undone.tenant_id', '=', 'undo.tenant_id').onRef('undone.number', '=', 'undo.number'),
            )
            .select('undo.number')
            .whereRef('undo.tenant_id', '=', 'later.tenant_id')
            .whereRef('undo.follows_number', '=', 'later.number')
            .where('undo.follows', '=', 'undo')
            .whereRef('undone.administration', '=', 'later.administration')
            .whereRef('undone.source', '=', 'later.source')
            .whereRef('undone.source_id', '=', 'later.source_id'),
        ),
      ),
    )
}

type PastRow = { source_id: string; target_id: string | null; written: string | null; later: string | number | null }

function toPastLink({ source_id, target_id, written, later }: PastRow): PastLink {
  const link = target_id === null ? null : { sourceId: source_id, targetId: target_id, written: fromJson<Fields>(written ?? '{}') }
  return { sourceId: source_id, link, latest: Number(later) === 0 }
}
