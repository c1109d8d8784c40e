import { randomUUID } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import type { Schema } from '../schema.ts'
import { inPortions } from './portions.ts'
import { readingsWithRows } from './readings.ts'

export type FiguresOf = { tenantId: string; administration: number }
/** open: what is owed now, whatever its due date; invoices: by invoice date; paid: by the day they were settled. */
export type FigurePart = 'open' | 'invoices' | 'paid'
/** Days as YYYY-MM-DD, both included. */
export type Days = { from: string; to: string }
export type KeptStretch = Days & { part: FigurePart; readAt: Date }
/** What the books say of one customer on one day; amounts in the smallest unit of one currency. */
export type KeptSum = { accountId: string; kind: string; day: string; amount: number; amountDays: number; count: number }

export type FigureRecords = {
  /** What was read to its end. */
  stretches(of: FiguresOf): Promise<KeptStretch[]>
  /** Begins a reading of these days; nobody sees it before it is finished. */
  begin(of: FiguresOf, part: FigurePart, days: Days, at: Date): Promise<string>
  /** Adds to what the reading has of the same customer, kind and day. */
  add(of: FiguresOf, reading: string, sums: readonly KeptSum[]): Promise<void>
  /** At once and for everybody, the reading takes the place of what was known of its days. `left`: what remains of a stretch without others. */
  finish(of: FiguresOf, reading: string, at: Date, left: (stretch: Days, taken: Days) => readonly Days[]): Promise<void>
  /** What is known of these customers, in no order. */
  sums(of: FiguresOf, accountIds: readonly string[]): Promise<KeptSum[]>
  /** Stretches read before an instant, and readings begun before it that never ended. */
  forgetBefore(of: FiguresOf, before: Date): Promise<void>
  clear(of: FiguresOf): Promise<void>
}

/** Every reading has rows of its own, so a killed process leaves nothing half, and two readings at a time don't add up. */
export function createFigureRecords(db: Kysely<Schema>): FigureRecords {
  return {
    async stretches(of) {
      const rows = await stretchesOf(db, of).where('read_at', 'is not', null).execute()
      return rows.flatMap((row) => (row.read_at === null ? [] : [toStretch(row, row.read_at)]))
    },

    async begin(of, part, { from, to }, at) {
      const reading = randomUUID()
      const row = { ...columnsOf(of), reading, part, from_day: from, to_day: to, begun_at: at.toISOString(), read_at: null }
      await db.insertInto('figure_stretch').values(row).execute()
      return reading
    },

    async add(of, reading, sums) {
      await db.transaction().execute((tx) => inPortions(sums, (some) => addSums(tx, of, reading, some)))
    },

    async finish(of, reading, at, left) {
      await db.transaction().execute((tx) => finish(tx, of, reading, at, left))
      await removeOrphans(db, of)
    },

    async sums(of, accountIds) {
      const stretches = await stretchesOf(db, of).where('read_at', 'is not', null).execute()
      const byReading = Map.groupBy(stretches, ({ reading }) => reading)
      const found: KeptSum[] = []
      for (const [reading, own] of byReading) {
        await inPortions(accountIds, async (some) => {
          const rows = await daysOf(db, of).where('reading', '=', reading).where('account_id', 'in', some).execute()
          for (const row of rows) if (own.some(({ from_day, to_day }) => from_day <= row.day && row.day <= to_day)) found.push(toSum(row))
        })
      }
      return found
    },

    async forgetBefore(of, before) {
      const { tenant_id, administration } = columnsOf(of)
      await db
        .deleteFrom('figure_stretch')
        .where('tenant_id', '=', tenant_id)
        .where('administration', '=', administration)
        .where('begun_at', '<', before.toISOString())
        .execute()
      await removeOrphans(db, of)
    },

    async clear(of) {
      const { tenant_id, administration } = columnsOf(of)
      await db.deleteFrom('figure_stretch').where('tenant_id', '=', tenant_id).where('administration', '=', administration).execute()
      await removeOrphans(db, of)
    },
  }
}

async function addSums(tx: Transaction<Schema>, of: FiguresOf, reading: string, sums: readonly KeptSum[]): Promise<void> {
  const values = sums.map(({ accountId, kind, day, amount, amountDays, count }) => {
    return { ...columnsOf(of), reading, account_id: accountId, kind, day, amount, amount_days: amountDays, count }
  })
  await tx
    .insertInto('figure_day')
    .values(values)
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'administration', 'reading', 'account_id', 'kind', 'day']).doUpdateSet(({ eb, ref }) => ({
        amount: eb('figure_day.amount', '+', ref('excluded.amount')),
        amount_days: eb('figure_day.amount_days', '+', ref('excluded.amount_days')),
        count: eb('figure_day.count', '+', ref('excluded.count')),
      })),
    )
    .execute()
}

async function finish(
  tx: Transaction<Schema>,
  of: FiguresOf,
  reading: string,
  at: Date,
  left: (stretch: Days, taken: Days) => readonly Days[],
): Promise<void> {
  // Whoever else ends a reading waits here, and then sees what became of the stretches.
  await tx
    .updateTable('figure_stretch')
    .set(({ ref }) => ({ administration: ref('administration') }))
    .where('tenant_id', '=', of.tenantId)
    .where('administration', '=', of.administration)
    .execute()
  const all = await stretchesOf(tx, of).execute()
  const own = all.find((row) => row.reading === reading)
  // Forgotten meanwhile: the administration was disconnected.
  if (own === undefined) return
  const taken = { from: own.from_day, to: own.to_day }
  for (const row of all.filter(({ part, read_at }) => part === own.part && read_at !== null)) {
    const parts = left({ from: row.from_day, to: row.to_day }, taken)
    if (parts.length === 1 && parts[0]?.from === row.from_day && parts[0].to === row.to_day) continue
    await stretch(tx, row).execute()
    const rows = parts.map(({ from, to }) => ({ ...row, from_day: from, to_day: to }))
    if (rows.length > 0) await tx.insertInto('figure_stretch').values(rows).execute()
  }
  await stretch(tx, own).execute()
  await tx
    .insertInto('figure_stretch')
    .values({ ...own, read_at: at.toISOString() })
    .execute()
}

function stretch(tx: Transaction<Schema>, row: Schema['figure_stretch']) {
  return tx
    .deleteFrom('figure_stretch')
    .where('tenant_id', '=', row.tenant_id)
    .where('administration', '=', row.administration)
    .where('reading', '=', row.reading)
    .where('from_day', '=', row.from_day)
}

/** Rows of readings that no stretch tells of any more, a part at a time: there may be a million of them. */
async function removeOrphans(db: Kysely<Schema>, of: FiguresOf): Promise<void> {
  const { tenant_id, administration } = columnsOf(of)
  const known = new Set((await stretchesOf(db, of).execute()).map(({ reading }) => reading))
  for (const reading of await readingsWithRows(db, 'figure_day', of)) {
    if (known.has(reading)) continue
    for (const [from, to] of parts) {
      await db
        .deleteFrom('figure_day')
        .where('tenant_id', '=', tenant_id)
        .where('administration', '=', administration)
        .where('reading', '=', reading)
        .where('account_id', '>=', from)
        .where('account_id', '<', to)
        .execute()
      await nextTurn()
    }
  }
}

/** Account ids by their first two digits; the ends take whatever else there may be. */
const bounds = Array.from({ length: 255 }, (_, place) => (place + 1).toString(16).padStart(2, '0'))
const parts = ['', ...bounds].map((from, place): [string, string] => [from, bounds[place] ?? '\u{10ffff}'])

function columnsOf({ tenantId, administration }: FiguresOf) {
  return { tenant_id: tenantId, administration }
}

function stretchesOf(db: Kysely<Schema>, { tenantId, administration }: FiguresOf) {
  return db.selectFrom('figure_stretch').selectAll().where('tenant_id', '=', tenantId).where('administration', '=', administration)
}

function daysOf(db: Kysely<Schema>, { tenantId, administration }: FiguresOf) {
  return db
    .selectFrom('figure_day')
    .select(['account_id', 'kind', 'day', 'amount', 'amount_days', 'count'])
    .where('tenant_id', '=', tenantId)
    .where('administration', '=', administration)
}

function toStretch(row: Schema['figure_stretch'], readAt: string): KeptStretch {
  return { part: partOf(row.part), from: row.from_day, to: row.to_day, readAt: new Date(readAt) }
}

function partOf(text: string): FigurePart {
  return text === 'open' || text === 'paid' ? text : 'invoices'
}

/** PostgreSQL gives its 64-bit numbers as text. */
function toSum(row: Omit<Schema['figure_day'], 'tenant_id' | 'administration' | 'reading'>): KeptSum {
  const { account_id: accountId, kind, day, amount, amount_days, count } = row
  return { accountId, kind, day, amount: Number(amount), amountDays: Number(amount_days), count }
}
