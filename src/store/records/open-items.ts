import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { fromJson, fromJsonOrNull, toJson, toJsonOrNull } from './codec.ts'
import { readingsWithRows } from './readings.ts'
import { rowStatement } from './row-statement.ts'

export type BookOf = { tenantId: string; administration: number }

/** An open item as a reading found it. Days as YYYY-MM-DD; amounts in the smallest unit of `currency`, and of the administration's own. */
export type KeptItem = {
  accountId: string
  itemId: string
  name: string
  code: string
  country: string
  kind: string
  invoiceNumber: string | null
  entryNumber: string | null
  description: string
  yourReference: string | null
  invoiceDate: string
  dueDate: string
  currency: string
  amount: number
  own: number
}

export type KeptOverview = { currency: string; outstanding: number; outstandingCount: number; overdue: number; overdueCount: number }

/** What a day's open items of one currency came to, in its smallest unit. */
export type KeptTotal = {
  currency: string
  balance: number
  gross: number
  credit: number
  overdue: number
  overdueCount: number
  count: number
  customers: number
  overdueCustomers: number
  ageing: Readonly<Record<'not-due' | '1-30' | '31-60' | '61-90' | 'over-90', number>>
}

/** How a reading ended. `begunAt`: when the books were as it says; `day`: what decides about overdue. */
export type ReadingEnd = { begunAt: Date; day: string; calls: number; overview: readonly KeptOverview[] | null }
/** `staleAt`: something is known to have changed then. `told`: whoever listens knows what changed with it. */
export type KeptReading = ReadingEnd & { reading: string; staleAt: Date | null; told: boolean }

export type OpenItemRecords = {
  /** The newest reading that ended, and the one that was kept beside it. */
  readings(of: BookOf): Promise<{ now: KeptReading | null; before: KeptReading | null }>
  /** Begins a reading; nobody sees it before it ends. There is one at a time: what an earlier one left behind is removed. */
  begin(of: BookOf, at: Date, day: string): Promise<string>
  add(of: BookOf, reading: string, items: readonly KeptItem[]): Promise<void>
  /** The reading is what is known now; of the others, `keep` alone stays beside it. Nothing, when the book was cleared meanwhile. */
  finish(of: BookOf, reading: string, end: ReadingEnd, told: boolean, keep: string | null): Promise<void>
  /** The reading found what `known` had: that one counts as read then. */
  unchanged(of: BookOf, reading: string, known: string, end: ReadingEnd): Promise<void>
  markTold(of: BookOf, reading: string): Promise<void>
  /** Whatever was read until now isn't what the books say. */
  markStale(of: BookOf, at: Date): Promise<void>
  /** Items of a reading in the order of account and item, after one of them (null: from the first). */
  page(of: BookOf, reading: string, after: Pick<KeptItem, 'accountId' | 'itemId'> | null, limit: number): Promise<KeptItem[]>
  /** Takes the place of what the day had; forgets days before `forgetBefore`. */
  saveTotals(of: BookOf, day: string, totals: readonly KeptTotal[], forgetBefore: string): Promise<void>
  /** Those of the last day up to `day` that has any, `notBefore` at the earliest. */
  totalsOn(of: BookOf, day: string, notBefore: string): Promise<{ day: string; totals: KeptTotal[] } | null>
  clear(of: BookOf): Promise<void>
}

const rowsAtOnce = 500

const insertItems = rowStatement((db: Kysely<Schema>, rows: readonly Schema['open_item'][]) =>
  db
    .insertInto('open_item')
    .values(rows)
    // A page that Exact repeats adds nothing.
    .onConflict((conflict) => conflict.doNothing())
    .compile(),
)

/** Every reading has rows of its own, so that a killed process leaves the last whole one as it was. */
export function createOpenItemRecords(db: Kysely<Schema>): OpenItemRecords {
  const readingsOf = ({ tenantId, administration }: BookOf) =>
    db.selectFrom('open_reading').where('tenant_id', '=', tenantId).where('administration', '=', administration)

  const change = ({ tenantId, administration }: BookOf, reading: string, set: Partial<Schema['open_reading']>) =>
    db
      .updateTable('open_reading')
      .set(set)
      .where('tenant_id', '=', tenantId)
      .where('administration', '=', administration)
      .where('reading', '=', reading)
      .returning('reading')
      .execute()

  /** The reading first: interrupted, what is left of its items belongs to none and goes with the next. */
  async function remove(of: BookOf, stays: (reading: string) => boolean): Promise<void> {
    const { tenant_id, administration } = columnsOf(of)
    const gone = (await readingsOf(of).select('reading').execute()).filter(({ reading }) => !stays(reading))
    for (const { reading } of gone) {
      await db
        .deleteFrom('open_reading')
        .where('tenant_id', '=', tenant_id)
        .where('administration', '=', administration)
        .where('reading', '=', reading)
        .execute()
    }
    for (const reading of await readingsWithRows(db, 'open_item', of)) if (!stays(reading)) await removeItems(db, of, reading)
  }

  return {
    async readings(of) {
      const rows = await readingsOf(of).selectAll().where('read_at', 'is not', null).orderBy('read_at', 'desc').limit(2).execute()
      const [now = null, before = null] = rows.map(toReading)
      return { now, before }
    },

    async begin(of, at, day) {
      const ended = await readingsOf(of).select('reading').where('read_at', 'is not', null).execute()
      await remove(of, (reading) => ended.some((row) => row.reading === reading))
      const reading = randomUUID()
      const row = {
        ...columnsOf(of),
        reading,
        begun_at: at.toISOString(),
        read_at: null,
        day,
        calls: 0,
        overview: null,
        stale_at: null,
        told: 0,
      }
      await db.insertInto('open_reading').values(row).execute()
      return reading
    },

    async add(of, reading, items) {
      const rows = items.map((item) => toRow(of, reading, item))
      await db.transaction().execute((tx) => insertItems(tx, rows))
    },

    async finish(of, reading, end, told, keep) {
      const ended = await change(of, reading, { ...endColumns(end), told: told ? 1 : 0 })
      if (ended.length === 0) return removeItems(db, of, reading)
      await remove(of, (each) => each === reading || each === keep)
    },

    async unchanged(of, reading, known, end) {
      await change(of, known, endColumns(end))
      await remove(of, (each) => each !== reading)
    },

    markTold: async (of, reading) => void (await change(of, reading, { told: 1 })),

    async markStale({ tenantId, administration }, at) {
      await db
        .updateTable('open_reading')
        .set({ stale_at: at.toISOString() })
        .where('tenant_id', '=', tenantId)
        .where('administration', '=', administration)
        .execute()
    },

    async page({ tenantId, administration }, reading, after, limit) {
      const rows = await db
        .selectFrom('open_item')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('administration', '=', administration)
        .where('reading', '=', reading)
        .$if(after !== null, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(refTuple('account_id', 'item_id'), '>', tuple(after?.accountId ?? '', after?.itemId ?? '')),
          ),
        )
        .orderBy('account_id')
        .orderBy('item_id')
        .limit(limit)
        .execute()
      return rows.map(toItem)
    },

    async saveTotals(of, day, totals, forgetBefore) {
      const { tenant_id, administration } = columnsOf(of)
      await db.transaction().execute(async (tx) => {
        const own = () => tx.deleteFrom('open_total').where('tenant_id', '=', tenant_id).where('administration', '=', administration)
        await own().where('day', '=', day).execute()
        await own().where('day', '<', forgetBefore).execute()
        const rows = totals.map(({ currency, ...sums }) => ({ tenant_id, administration, day, currency, totals: toJson(sums) }))
        if (rows.length > 0) await tx.insertInto('open_total').values(rows).execute()
      })
    },

    async totalsOn({ tenantId, administration }, day, notBefore) {
      const rows = await db
        .selectFrom('open_total')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('administration', '=', administration)
        .where('day', '<=', day)
        .where('day', '>=', notBefore)
        .orderBy('day', 'desc')
        .orderBy('currency')
        .limit(200)
        .execute()
      const [last] = rows
      if (last === undefined) return null
      const totals = rows.filter((row) => row.day === last.day)
      return {
        day: last.day,
        totals: totals.map((row) => ({ ...fromJson<Omit<KeptTotal, 'currency'>>(row.totals), currency: row.currency })),
      }
    },

    async clear(of) {
      await remove(of, () => false)
      const { tenant_id, administration } = columnsOf(of)
      await db.deleteFrom('open_total').where('tenant_id', '=', tenant_id).where('administration', '=', administration).execute()
    },
  }
}

/** A few hundred rows at a time: there may be many thousands. */
async function removeItems(db: Kysely<Schema>, of: BookOf, reading: string): Promise<void> {
  const { tenant_id, administration } = columnsOf(of)
  for (;;) {
    const rows = await db
      .selectFrom('open_item')
      .select('account_id')
      .where('tenant_id', '=', tenant_id)
      .where('administration', '=', administration)
      .where('reading', '=', reading)
      .orderBy('account_id')
      .limit(rowsAtOnce)
      .execute()
    const last = rows.at(-1)
    if (last === undefined) return
    await db
      .deleteFrom('open_item')
      .where('tenant_id', '=', tenant_id)
      .where('administration', '=', administration)
      .where('reading', '=', reading)
      .where('account_id', '<=', last.account_id)
      .execute()
    await nextTurn()
  }
}

function columnsOf({ tenantId, administration }: BookOf) {
  return { tenant_id: tenantId, administration }
}

/** The order of readings is that of their beginnings: they come one after another. */
function endColumns({ begunAt, day, calls, overview }: ReadingEnd) {
  return { begun_at: begunAt.toISOString(), read_at: begunAt.toISOString(), day, calls, overview: toJsonOrNull(overview) }
}

function toReading(row: Schema['open_reading']): KeptReading {
  return {
    reading: row.reading,
    begunAt: new Date(row.begun_at),
    day: row.day,
    calls: row.calls,
    overview: fromJsonOrNull(row.overview),
    staleAt: row.stale_at === null ? null : new Date(row.stale_at),
    told: row.told === 1,
  }
}

function toRow(of: BookOf, reading: string, item: KeptItem): Schema['open_item'] {
  return {
    ...columnsOf(of),
    reading,
    account_id: item.accountId,
    item_id: item.itemId,
    account_name: item.name,
    account_code: item.code,
    country: item.country,
    kind: item.kind,
    invoice_number: item.invoiceNumber,
    entry_number: item.entryNumber,
    description: item.description,
    your_reference: item.yourReference,
    invoice_date: item.invoiceDate,
    due_date: item.dueDate,
    currency: item.currency,
    amount: item.amount,
    own: item.own,
  }
}

/** PostgreSQL gives its 64-bit numbers as text. */
function toItem(row: Schema['open_item']): KeptItem {
  return {
    accountId: row.account_id,
    itemId: row.item_id,
    name: row.account_name,
    code: row.account_code,
    country: row.country,
    kind: row.kind,
    invoiceNumber: row.invoice_number,
    entryNumber: row.entry_number,
    description: row.description,
    yourReference: row.your_reference,
    invoiceDate: row.invoice_date,
    dueDate: row.due_date,
    currency: row.currency,
    amount: Number(row.amount),
    own: Number(row.own),
  }
}
