import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { endedClaims } from './claims.ts'
import { fromJson, toJson } from './codec.ts'
import { inPortions } from './portions.ts'

export type MarksOf = { tenantId: string; administration: number }

/** A remark as it rests: what its kind alone has is in `body`. `day` (YYYY-MM-DD) and `state` are a promise's. */
export type KeptMark = {
  id: string
  administration: number
  accountId: string
  kind: 'promise' | 'dispute' | 'note'
  body: Readonly<Record<string, unknown>>
  by: string
  at: Date
  day: string | null
  state: 'open' | 'kept' | 'broken'
  endedAt: Date | null
}

/** What is told about a promise, each once for its day. */
export type ToldOf = 'due' | 'broken'

export type MarkRecords = {
  add(tenantId: string, mark: KeptMark): Promise<void>
  /** Those of these accounts, the newest first; what ended before `endedSince` stays out. */
  ofAccounts(of: MarksOf, accountIds: readonly string[], endedSince: Date): Promise<KeptMark[]>
  one(tenantId: string, id: string): Promise<KeptMark | null>
  /** Promises whose day is `day` or earlier and that aren't kept or broken yet. */
  promisesUpTo(tenantId: string, day: string): Promise<KeptMark[]>
  /** Promises of that state which `what` wasn't told about yet. */
  untold(tenantId: string, state: KeptMark['state'], what: ToldOf, upTo: string): Promise<KeptMark[]>
  /** Another day for a promise, which is open again; false when there is no such promise. */
  move(tenantId: string, id: string, day: string): Promise<boolean>
  /** An open promise ends; false when it had ended. */
  end(tenantId: string, id: string, state: 'kept' | 'broken', at: Date): Promise<boolean>
  /** True for the first who asks, of however many processes, until it is clear that they died: that one tells. */
  claim(tenantId: string, id: string, what: ToldOf, at: Date): Promise<boolean>
  /** Whoever claimed it at that instant told it; a promise that was moved meanwhile is untold again. */
  markTold(tenantId: string, id: string, what: ToldOf, claimed: Date): Promise<void>
  /** It couldn't be told. */
  release(tenantId: string, id: string, claimed: Date): Promise<void>
  /** False when it was gone. */
  remove(tenantId: string, id: string): Promise<boolean>
}

/** What was told so far rests as a set of letters' worth: '', 'due', 'broken' or both, in that order. */
const toldWith = (told: string, what: ToldOf) => (['due', 'broken'] as const).filter((each) => each === what || told.includes(each)).join()

export function createMarkRecords(db: Kysely<Schema>): MarkRecords {
  const rowsOf = (tenantId: string) => db.selectFrom('ledger_mark').selectAll().where('tenant_id', '=', tenantId)
  const change = (tenantId: string, id: string, set: Partial<Schema['ledger_mark']>) =>
    db.updateTable('ledger_mark').set(set).where('tenant_id', '=', tenantId).where('id', '=', id)

  const claimedAt = (tenantId: string, id: string, set: Partial<Schema['ledger_mark']>, at: Date) =>
    change(tenantId, id, { ...set, taken_at: null }).where('taken_at', '=', at.toISOString())

  return {
    async add(tenantId, mark) {
      await db.insertInto('ledger_mark').values(toRow(tenantId, mark)).execute()
    },
    async ofAccounts({ tenantId, administration }, accountIds, endedSince) {
      const found: Schema['ledger_mark'][] = []
      await inPortions([...new Set(accountIds)], async (some) => {
        const rows = await rowsOf(tenantId)
          .where('administration', '=', administration)
          .where('account_id', 'in', some)
          .where(({ eb, or }) => or([eb('ended_at', 'is', null), eb('ended_at', '>=', endedSince.toISOString())]))
          .execute()
        found.push(...rows)
      })
      return found.map(toMark).toSorted((one, other) => other.at.getTime() - one.at.getTime())
    },
    async one(tenantId, id) {
      const row = await rowsOf(tenantId).where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : toMark(row)
    },
    async promisesUpTo(tenantId, day) {
      const rows = await rowsOf(tenantId).where('kind', '=', 'promise').where('state', '=', 'open').where('day', '<=', day).execute()
      return rows.map(toMark)
    },
    async untold(tenantId, state, what, upTo) {
      const rows = await rowsOf(tenantId).where('kind', '=', 'promise').where('state', '=', state).where('day', '<=', upTo).execute()
      return rows.filter(({ told }) => !told.includes(what)).map(toMark)
    },
    async move(tenantId, id, day) {
      const moved = await change(tenantId, id, { day, state: 'open', ended_at: null, told: '', taken_at: null })
        .where('kind', '=', 'promise')
        .returning('id')
        .execute()
      return moved.length > 0
    },
    async end(tenantId, id, state, at) {
      const ended = await change(tenantId, id, { state, ended_at: at.toISOString() }).where('state', '=', 'open').returning('id').execute()
      return ended.length > 0
    },
    async claim(tenantId, id, what, at) {
      const claimed = await change(tenantId, id, { taken_at: at.toISOString() })
        .where('told', 'not like', `%${what}%`)
        .where(({ eb, or }) => or([eb('taken_at', 'is', null), eb('taken_at', '<=', endedClaims(at))]))
        .returning('id')
        .execute()
      return claimed.length > 0
    },
    async markTold(tenantId, id, what, claimed) {
      const row = await rowsOf(tenantId).where('id', '=', id).executeTakeFirst()
      if (row !== undefined) await claimedAt(tenantId, id, { told: toldWith(row.told, what) }, claimed).execute()
    },
    async release(tenantId, id, claimed) {
      await claimedAt(tenantId, id, {}, claimed).execute()
    },
    async remove(tenantId, id) {
      const removed = await db.deleteFrom('ledger_mark').where('tenant_id', '=', tenantId).where('id', '=', id).returning('id').execute()
      return removed.length > 0
    },
  }
}

function toRow(tenantId: string, mark: KeptMark): Schema['ledger_mark'] {
  return {
    tenant_id: tenantId,
    id: mark.id,
    administration: mark.administration,
    account_id: mark.accountId,
    kind: mark.kind,
    body: toJson(mark.body),
    made_by: mark.by,
    made_at: mark.at.toISOString(),
    day: mark.day,
    state: mark.state,
    ended_at: mark.endedAt?.toISOString() ?? null,
    told: '',
    taken_at: null,
  }
}

function toMark(row: Schema['ledger_mark']): KeptMark {
  return {
    id: row.id,
    administration: row.administration,
    accountId: row.account_id,
    kind: row.kind as KeptMark['kind'],
    body: fromJson(row.body),
    by: row.made_by,
    at: new Date(row.made_at),
    day: row.day,
    state: row.state as KeptMark['state'],
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
  }
}
