import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { endedClaims } from './claims.ts'
import { fromJson, toJson } from './codec.ts'
import { inPortions } from './portions.ts'

export type KeptNews<Body> = {
  id: string
  administration: number
  accountId: string
  name: string
  kind: string
  foundAt: Date
  body: Body
}
export type Way = 'watch' | 'digest'
export type NewsFor = { personId: string; way: Way; newsId: string }

/** What happened, and who is still to hear of it. */
export type NewsRecords<Body = unknown> = {
  /** Adds what isn't known yet: the same news found twice is told once. */
  add(tenantId: string, news: readonly KeptNews<Body>[], to: readonly NewsFor[]): Promise<void>
  /** Who has news waiting that nobody is telling at the moment. */
  waiting(tenantId: string, way: Way, at: Date): Promise<string[]>
  /**
   * Takes all that waits for a person: whoever asks next, in whatever process, finds none of it, until it is clear that the one who took
   * it has died. The oldest first.
   */
  take(tenantId: string, personId: string, way: Way, at: Date): Promise<KeptNews<Body>[]>
  /** What was taken at that instant is told, save these, which couldn't be and wait again. */
  settle(of: { tenantId: string; personId: string; way: Way }, taken: Date, untold: readonly string[]): Promise<void>
  /** Nobody is told of something so old. */
  removeOld(tenantId: string, before: Date): Promise<void>
}

export function createNewsRecords<Body>(db: Kysely<Schema>): NewsRecords<Body> {
  return {
    async add(tenantId, news, to) {
      const rows = news.map((each) => toRow(tenantId, each))
      const receivers = to.map(({ personId, way, newsId }) => ({
        tenant_id: tenantId,
        person_id: personId,
        way,
        news_id: newsId,
        told_at: null,
        taken_at: null,
      }))
      await db.transaction().execute(async (tx) => {
        await inPortions(rows, (some) =>
          tx
            .insertInto('news')
            .values(some)
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
        )
        await inPortions(receivers, (some) =>
          tx
            .insertInto('news_for')
            .values(some)
            .onConflict((conflict) => conflict.doNothing())
            .execute(),
        )
      })
    },
    async waiting(tenantId, way, at) {
      const rows = await db
        .selectFrom('news_for')
        .select('person_id')
        .distinct()
        .where('tenant_id', '=', tenantId)
        .where('way', '=', way)
        .where('told_at', 'is', null)
        .where(({ eb, or }) => or([eb('taken_at', 'is', null), eb('taken_at', '<=', endedClaims(at))]))
        .execute()
      return rows.map(({ person_id }) => person_id)
    },
    async take(tenantId, personId, way, at) {
      const taken = await db
        .updateTable('news_for')
        .set({ taken_at: at.toISOString() })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('way', '=', way)
        .where('told_at', 'is', null)
        .where(({ eb, or }) => or([eb('taken_at', 'is', null), eb('taken_at', '<=', endedClaims(at))]))
        .returning('news_id')
        .execute()
      const found: KeptNews<Body>[] = []
      await inPortions(
        taken.map(({ news_id }) => news_id),
        async (some) => {
          const rows = await db.selectFrom('news').selectAll().where('tenant_id', '=', tenantId).where('id', 'in', some).execute()
          found.push(...rows.map((row) => toNews<Body>(row)))
        },
      )
      return found.toSorted((one, other) => one.foundAt.getTime() - other.foundAt.getTime())
    },
    async settle({ tenantId, personId, way }, taken, untold) {
      const own = (tx: Kysely<Schema>, set: Partial<Schema['news_for']>) =>
        tx
          .updateTable('news_for')
          .set(set)
          .where('tenant_id', '=', tenantId)
          .where('person_id', '=', personId)
          .where('way', '=', way)
          .where('taken_at', '=', taken.toISOString())
          .where('told_at', 'is', null)
      await db.transaction().execute(async (tx) => {
        await inPortions(untold, (some) => own(tx, { taken_at: null }).where('news_id', 'in', some).execute())
        await own(tx, { told_at: taken.toISOString(), taken_at: null }).execute()
      })
    },
    async removeOld(tenantId, before) {
      const old = db.selectFrom('news').select('id').where('tenant_id', '=', tenantId).where('found_at', '<', before.toISOString())
      await db.deleteFrom('news_for').where('tenant_id', '=', tenantId).where('news_id', 'in', old).execute()
      await db.deleteFrom('news').where('tenant_id', '=', tenantId).where('found_at', '<', before.toISOString()).execute()
    },
  }
}

function toRow<Body>(tenantId: string, { id, administration, accountId, name, kind, foundAt, body }: KeptNews<Body>): Schema['news'] {
  const found_at = foundAt.toISOString()
  return { tenant_id: tenantId, id, administration, account_id: accountId, account_name: name, kind, found_at, body: toJson(body) }
}

function toNews<Body>(row: Schema['news']): KeptNews<Body> {
  const { id, administration, account_id: accountId, account_name: name, kind, found_at, body } = row
  return { id, administration, accountId, name, kind, foundAt: new Date(found_at), body: fromJson<Body>(body) }
}
