import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** One look at figures. `administration` and `accountId` are null for what is about more than one. */
export type AuditEntry = {
  at: Date
  personId: string
  place: string
  what: string
  administration: number | null
  accountId: string | null
}

/** Where a page of entries ended; the next one goes on with older ones. */
export type AuditPosition = { at: string; id: string }

export type AuditRecords = {
  add(tenantId: string, entry: AuditEntry): Promise<void>
  /** Newest first, older than a position (null: from the newest). `next`: null after the last. */
  page(tenantId: string, after: AuditPosition | null, limit: number): Promise<{ entries: AuditEntry[]; next: AuditPosition | null }>
  /** Accounts a person looked at last, each once. */
  recentAccounts(tenantId: string, personId: string, limit: number): Promise<{ administration: number; accountId: string }[]>
  removeOld(before: Date): Promise<void>
}

export function createAuditRecords(db: Kysely<Schema>): AuditRecords {
  return {
    async add(tenantId, { at, personId, place, what, administration, accountId }) {
      const row = { tenant_id: tenantId, at: at.toISOString(), id: randomUUID(), person_id: personId, place, what }
      await db
        .insertInto('audit')
        .values({ ...row, administration, account_id: accountId })
        .execute()
    },
    async page(tenantId, after, limit) {
      let query = db.selectFrom('audit').selectAll().where('tenant_id', '=', tenantId)
      if (after !== null) {
        const { at, id } = after
        query = query.where(({ eb, or, and }) => or([eb('at', '<', at), and([eb('at', '=', at), eb('id', '<', id)])]))
      }
      const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
      const last = rows.length < limit ? undefined : rows.at(-1)
      return { entries: rows.map(toEntry), next: last === undefined ? null : { at: last.at, id: last.id } }
    },
    async recentAccounts(tenantId, personId, limit) {
      const rows = await db
        .selectFrom('audit')
        .select(({ fn }) => ['administration', 'account_id', fn.max('at').as('last')])
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('account_id', 'is not', null)
        .groupBy(['administration', 'account_id'])
        .orderBy('last', 'desc')
        .limit(limit)
        .execute()
      return rows.flatMap(({ administration, account_id: accountId }) =>
        administration === null || accountId === null ? [] : [{ administration, accountId }],
      )
    },
    async removeOld(before) {
      await db.deleteFrom('audit').where('at', '<', before.toISOString()).execute()
    },
  }
}

function toEntry(row: Schema['audit']): AuditEntry {
  const { at, person_id: personId, place, what, administration, account_id: accountId } = row
  return { at: new Date(at), personId, place, what, administration, accountId }
}
