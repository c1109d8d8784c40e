import { createBooks } from '../exact/books.ts'
import type { Wait } from '../exact/budget.ts'
import type { ExactClient } from '../exact/client.ts'
import { currentFinancialYear } from '../exact/financial-periods.ts'
import { today } from '../receivables/days.ts'
import type { Span } from '../receivables/financial-year.ts'
import { toDecimal } from '../receivables/money.ts'
import { type DaySum, invoicedSpan, lastYear, paidSpan, type RatioDays, type Ratios, ratiosOf, thisYear } from '../receivables/ratios.ts'
import type { FigurePart, FigureRecords, FiguresOf } from '../store/records/figures.ts'
import type { SettingsPort } from '../store/settings.ts'
import { withFigures } from '../sync/computed-fields.ts'
import type { FiguresPort, MirrorScope } from '../sync/ports.ts'
import type { Fields, SourceRecord } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import { createFigureReading } from './read-figures.ts'
import { createRecent } from './recent.ts'
import { timeZoneOf } from './time-zone.ts'

type Parts = {
  records: FigureRecords
  settings: Pick<SettingsPort, 'read'>
  access: Pick<ExactAccess, 'client'>
  exactUrl: string
  now: () => Date
}

export type Figures = {
  /** `onWait` is told when a reading has to wait for calls. */
  port(onWait?: (wait: Wait) => void): FiguresPort
  /** The computed fields that can be told from what was read before. */
  held(scope: MirrorScope): Promise<string[]>
  /** Records with these fields as they were last read; the others are empty. */
  fill(scope: MirrorScope, rows: readonly SourceRecord[]): Promise<SourceRecord[]>
  /** When what these fields come from was read last: the longest ago of them, null where one never was. */
  readAt(of: FiguresOf, fields: readonly string[]): Promise<Date | null>
  /** Something was booked: what was read a moment ago isn't taken as it is. */
  heard(tenantId: string, administration: number): void
}

/** Two runs in a row are answered by one reading. */
const freshForMs = 10 * 60_000
const yearKeptMs = 24 * 3_600_000
/** Any due date; with a day to spare on both sides, since spans are reckoned with. */
const always: Span = { from: '1000-01-01', to: '8999-12-31' }

/**
 * The financial ratios of all customers, from a few bulk readings of the books that are kept as sums by day. What is open is read anew each
 * time; of invoices and payments only the stretches that a figure takes, and of those only what may have changed since they were read.
 */
export function createFigures({ records, settings, access, exactUrl, now }: Parts): Figures {
  const read = createFigureReading({ records, now })
  const financialYears = createRecent<string>(yearKeptMs, now)
  const heardAt = new Map<string, Date>()
  const underWay = new Map<string, Promise<unknown>>()

  async function currencyOf({ tenantId, administration }: FiguresOf): Promise<string> {
    const { connection } = await settings.read(tenantId)
    return connection?.administrations.find(({ code }) => code === administration)?.currency ?? ''
  }

  /** The day (MM-DD) on which the financial year begins: as the settings say for the main administration, otherwise as Exact's periods do. */
  async function monthDayOf(of: FiguresOf, day: string, client?: ExactClient): Promise<string> {
    const { connection } = await settings.read(of.tenantId)
    if (connection?.financialYear && connection.administration === of.administration) return connection.financialYear.start.slice(5)
    const name = nameOf(of)
    const known = financialYears.get(name)
    if (known !== undefined) return known
    const asked = client ?? (await access.client(of.tenantId, { administration: of.administration }))
    const monthDay = (await currentFinancialYear(asked, day))?.slice(5) ?? '01-01'
    financialYears.set(name, monthDay)
    return monthDay
  }

  async function daysOf(of: FiguresOf, client?: ExactClient): Promise<RatioDays> {
    const day = today(now(), timeZoneOf(exactUrl))
    return { today: day, monthDay: await monthDayOf(of, day, client) }
  }

  async function readParts(of: FiguresOf, fields: readonly string[], client: ExactClient, signal?: AbortSignal): Promise<void> {
    const days = await daysOf(of, client)
    const books = createBooks(client, await currencyOf(of), { lane: 'run', signal })
    const taken = Map.groupBy(
      fields.flatMap((field) => sources[field] ?? []),
      ({ part }) => part,
    )
    const needed = [...taken].map(([part, some]) => ({ part, spans: some.map(({ span }) => span(days)) }))
    const heard = heardAt.get(nameOf(of)) ?? new Date(0)
    const freshSince = new Date(Math.max(now().getTime() - freshForMs, heard.getTime() + 1))
    await read(of, books, needed, { now: now(), today: days.today, freshSince })
  }

  /** One at a time for an administration: who comes second mostly finds all that is needed. */
  async function inTurn<T>(of: FiguresOf, work: () => Promise<T>): Promise<T> {
    const name = nameOf(of)
    const turn = (underWay.get(name) ?? Promise.resolve()).then(work, work)
    underWay.set(name, turn)
    try {
      return await turn
    } finally {
      if (underWay.get(name) === turn) underWay.delete(name)
    }
  }

  async function figuresOf(of: FiguresOf, accountIds: readonly string[]): Promise<Map<string, Fields>> {
    const [sums, days, currency] = [await records.sums(of, accountIds), await daysOf(of), await currencyOf(of)]
    const byAccount = Map.groupBy(sums.map(toDaySum), ({ accountId }) => accountId)
    return new Map([...byAccount].map(([id, own]) => [id, toFields(ratiosOf(own, days), currency)]))
  }

  async function held({ source, ...of }: MirrorScope): Promise<string[]> {
    if (source !== 'account') return []
    const known = new Set((await records.stretches(of)).map(({ part }) => part))
    return Object.entries(sources).flatMap(([field, { part }]) => (known.has(part) ? [field] : []))
  }

  async function readAt(of: FiguresOf, fields: readonly string[]): Promise<Date | null> {
    const stretches = await records.stretches(of)
    const parts = new Set(fields.flatMap((field) => sources[field]?.part ?? []))
    const latest = [...parts].map((part) =>
      Math.max(0, ...stretches.filter((each) => each.part === part).map((each) => each.readAt.getTime())),
    )
    const oldest = Math.min(...latest)
    return oldest > 0 ? new Date(oldest) : null
  }

  return {
    readAt,
    port: (onWait) => ({
      async refresh(tenantId, administration, fields, signal) {
        const of = { tenantId, administration }
        const client = await access.client(tenantId, { administration, ...(onWait && { onWait }) })
        await inTurn(of, () => readParts(of, fields, client, signal))
        return client.calls()
      },
      of: (tenantId, administration, accountIds) => figuresOf({ tenantId, administration }, accountIds),
    }),
    held,
    async fill(scope, rows) {
      const known = await held(scope)
      if (known.length === 0) return [...rows]
      const ids = rows.map(({ id }) => id)
      const unknown = Object.fromEntries(Object.keys(sources).flatMap((field) => (known.includes(field) ? [] : [[field, null]])))
      const filled = withFigures(rows, await figuresOf(scope, ids))
      return filled.map((row) => ({ ...row, fields: { ...row.fields, ...unknown } }))
    },
    heard: (tenantId, administration) => void heardAt.set(nameOf({ tenantId, administration }), now()),
  }
}

/** Where each field comes from: which part of the books, and which of its days. */
const sources: Readonly<Record<string, { part: FigurePart; span: (days: RatioDays) => Span }>> = {
  'Saldo.Balance': { part: 'open', span: () => always },
  'Saldo.Overdue': { part: 'open', span: () => always },
  'Saldo.OldestOverdueDays': { part: 'open', span: () => always },
  'Saldo.CreditLeft': { part: 'open', span: () => always },
  'Saldo.AverageDaysToPay': { part: 'paid', span: ({ today }) => paidSpan(today) },
  'Saldo.TurnoverThisYear': { part: 'invoices', span: thisYear },
  'Saldo.TurnoverLastYear': { part: 'invoices', span: lastYear },
  'Saldo.LastInvoiceDate': { part: 'invoices', span: invoicedSpan },
}

function toFields(ratios: Ratios, currency: string): Fields {
  const money = (minor: number) => toDecimal({ minor, currency })
  return {
    'Saldo.Balance': money(ratios.balance),
    'Saldo.Overdue': money(ratios.overdue),
    'Saldo.OldestOverdueDays': ratios.oldestOverdueDays,
    'Saldo.AverageDaysToPay': ratios.averageDaysToPay,
    'Saldo.TurnoverThisYear': money(ratios.turnoverThisYear),
    'Saldo.TurnoverLastYear': money(ratios.turnoverLastYear),
    'Saldo.LastInvoiceDate': ratios.lastInvoiceDate,
  }
}

const kinds: readonly DaySum['kind'][] = ['owed', 'credit', 'sold', 'credited', 'paid']

function toDaySum({ kind, ...sum }: Omit<DaySum, 'kind'> & { kind: string }): DaySum {
  const known = kinds.find((one) => one === kind)
  if (known === undefined) throw new Error(`The figures hold an unknown kind of sum: ${kind}`)
  return { ...sum, kind: known }
}

const nameOf = ({ tenantId, administration }: FiguresOf) => `${tenantId}/${administration}`
