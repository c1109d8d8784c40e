import { addDays, daysBetween } from './days.ts'
import type { Money, OpenItem } from './types.ts'

export const watchKinds = ['overdue', 'paid', 'over-limit', 'large-invoice', 'later-than-usual'] as const
export type WatchKind = (typeof watchKinds)[number]

/** An item with what is open of it in the administration's own currency. `before`: what was open at the reading before. */
type Line = { item: OpenItem; own: number }
type Paid = Line & { before: Money }

/** What became of one account's items between two readings. */
export type AccountChange = {
  since: string
  today: string
  appeared: readonly Line[]
  gone: readonly Line[]
  partlyPaid: readonly Paid[]
  reopened: readonly Paid[]
  newlyOverdue: readonly Line[]
}

/** `open`: all that is open at the reading. `limit`: in the smallest unit of the own currency, null for none. */
export type AccountNow = { currency: string; open: readonly Line[]; limit: number | null }

/** `amount`: what it is about. `left`: of a payment, what stays open. `id` is the same whenever the same thing is found again. */
export type WatchEvent = {
  id: string
  kind: WatchKind
  invoice: string | null
  amount: Money
  left: Money | null
  /** In the smallest unit of the administration's currency. */
  own: number
  dueDate: string | null
  days: number | null
  /** For later-than-usual. */
  usualDays?: number
}

/** Later than usual is said when it is more than a week: every customer pays a day later now and then. */
const laterBy = 7

/** What there is to tell of an account, out of one change of the book. Nothing here asks anybody. */
export function eventsOf(change: AccountChange, now: AccountNow, sinceAt: string): WatchEvent[] {
  return [
    ...change.newlyOverdue.map((line) => itemEvent('overdue', line, line.item.dueDate, daysBetween(line.item.dueDate, change.today))),
    ...payments(change, sinceAt),
    ...invoices(change),
    ...overLimit(change, now, sinceAt),
  ]
}

function itemEvent(kind: WatchKind, { item, own }: Line, mark: string, days: number | null): WatchEvent {
  const { id, invoiceNumber, amount, dueDate } = item
  return { id: `${kind}|${id}|${mark}`, kind, invoice: invoiceNumber, amount, left: null, own, dueDate, days }
}

/** A receipt that is still to be matched counts as paid; what it is matched with later is no second payment. */
function payments({ gone, partlyPaid, appeared }: AccountChange, sinceAt: string): WatchEvent[] {
  const receipts = appeared.filter(({ item }) => item.kind === 'receipt')
  const matched = gone.some(({ item }) => item.kind === 'receipt')
  const settled = matched ? [] : gone.filter(isOwed)
  const parts = partlyPaid.filter(isOwed)
  return [
    ...receipts.map(({ item, own }) => paid(item, { ...item.amount, minor: -item.amount.minor }, null, -own, sinceAt)),
    ...settled.map(({ item, own }) => paid(item, item.amount, { ...item.amount, minor: 0 }, own, sinceAt)),
    ...(matched ? [] : parts).map(({ item, own, before }) => {
      const came = { ...before, minor: before.minor - item.amount.minor }
      return paid(item, came, item.amount, scaled(own, came.minor, item.amount.minor), sinceAt)
    }),
  ]
}

function paid(item: OpenItem, amount: Money, left: Money | null, own: number, sinceAt: string): WatchEvent {
  const id = `paid|${item.id}|${sinceAt}|${left?.minor ?? ''}`
  return { id, kind: 'paid', invoice: item.invoiceNumber, amount, left, own, dueDate: null, days: null }
}

const isOwed = ({ item }: Line) => item.kind === 'invoice' && item.amount.minor >= 0

/** All new invoices: how large is large is said by each who watches. */
function invoices({ appeared }: AccountChange): WatchEvent[] {
  return appeared.filter((line) => isOwed(line)).map((line) => itemEvent('large-invoice', line, '', null))
}

/** Once when the balance passes the limit, and again only after it was within it. */
function overLimit(change: AccountChange, { currency, open, limit }: AccountNow, sinceAt: string): WatchEvent[] {
  if (limit === null) return []
  const balance = sum(open.map(({ own }) => own))
  const regrown = [...change.partlyPaid, ...change.reopened].map(
    ({ item, own, before }) => own - scaled(own, before.minor, item.amount.minor),
  )
  const before = balance - sum(change.appeared.map(({ own }) => own)) + sum(change.gone.map(({ own }) => own)) - sum(regrown)
  if (balance <= limit || before > limit) return []
  const amount = { minor: balance, currency }
  const left = { minor: limit, currency }
  return [{ id: `over-limit|${sinceAt}`, kind: 'over-limit', invoice: null, amount, left, own: balance, dueDate: null, days: null }]
}

/** Overdue invoices that are open for more than a week longer than this customer usually takes, and the day on which each became so. */
export function latenessOf(open: readonly Line[], usualDays: number, today: string): { event: WatchEvent; from: string }[] {
  const longest = Math.ceil(usualDays) + laterBy
  return open.filter(isOwed).flatMap((line) => {
    const { invoiceDate, dueDate } = line.item
    const from = addDays(invoiceDate, longest + 1)
    const event = itemEvent('later-than-usual', line, '', daysBetween(invoiceDate, today))
    return from <= today && dueDate < today ? [{ from, event: { ...event, usualDays: Math.round(usualDays) } }] : []
  })
}

/** A share of an own amount, rounded half away from zero. */
function scaled(own: number, part: number, whole: number): number {
  if (whole === 0) return 0
  const share = (own * part) / whole
  return Math.sign(share) * Math.round(Math.abs(share))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
