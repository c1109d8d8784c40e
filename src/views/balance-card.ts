import { standingOf } from '../receivables/standing.ts'
import type { Money, Position } from '../receivables/types.ts'
import { executeAction, openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock, days, money } from './format.ts'
import { type Focus, positionBlock } from './position-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

export type BalanceData = {
  focus: Focus
  customer: {
    id: string
    name: string
    code: string | null
    city: string | null
    phone: string | null
    blocked: boolean
    /** Null: no limit was set. */
    creditLimit: Money | null
  }
  /** Name of the administration. */
  administration: string
  /** One per currency; none when nothing is open. */
  positions: readonly Position[]
  /** When Exact gave these figures. */
  asOf: Date
  timeZone: string
  /** The customer in Exact; null when no address is known. */
  exactUrl: string | null
  /** Others whose name resembles what was asked. */
  near: readonly { id: string; name: string }[]
  fromCache: boolean
}

const words = {
  invoice: 'Invoice',
  due: 'Due',
  invoiced: 'invoiced',
  late: 'Status',
  open: 'Open',
  blocked: 'Blocked in Exact: no new orders without finance.',
  overLimit: (by: string) => `Over the credit limit by ${by}.`,
  overdue: (invoices: string, oldest: string) => `${invoices} overdue, the oldest by ${oldest}.`,
  clean: 'Nothing is overdue.',
  nothingOpen: 'Nothing open: everything is paid.',
  noneOverdue: 'No invoice is overdue at the moment.',
  limit: (limit: string) => `Credit limit ${limit}.`,
  limitLeft: (limit: string, free: string) => `Credit limit ${limit}, of which ${free} is free.`,
  moreCurrencies: (number: number) => `… and open items in ${number} more currencies: see Exact Online.`,
  source: (administration: string, time: string) => `Exact Online, ${administration}, as of ${time}.`,
  cached: (administration: string, time: string) =>
    `Exact Online, ${administration}, as of ${time}, read a moment ago: Refresh asks again.`,
  show: { balance: 'Balance', overdue: 'Overdue', invoices: 'Invoices' },
  refresh: 'Refresh',
  inExact: 'View in Exact Online',
  near: 'Or did you mean:',
  summary: {
    balance: (name: string) => `Balance of ${name}`,
    overdue: (name: string) => `Overdue for ${name}`,
    invoices: (name: string) => `Invoices of ${name}`,
  },
}
const mostCurrencies = 4
const mostRows = 15
/** Rows of all currencies together, so that the card stays within what Teams takes. */
const rowsInAll = 30
/** With Balance or Overdue, Invoices, Refresh and View these make six buttons. */
const mostNear = 2

function headlineOf({ customer, positions }: BalanceData, locale: string): { style: string; headline: string } {
  const standing = standingOf(customer.blocked, customer.creditLimit, positions)
  const { severity: style } = standing
  switch (standing.kind) {
    case 'blocked':
      return { style, headline: words.blocked }
    case 'over-limit':
      return { style, headline: words.overLimit(money(standing.by, locale)) }
    case 'overdue':
      return {
        style,
        headline: words.overdue(counted(standing.invoices, 'invoice', 'invoices', locale), days(standing.oldestDays, locale)),
      }
    case 'clean':
      return { style, headline: words.clean }
    case 'nothing-open':
      return { style, headline: words.nothingOpen }
  }
}

function limitOf({ customer: { creditLimit }, positions }: BalanceData, locale: string): string {
  if (creditLimit === null) return ''
  const used = positions.find(({ currency }) => currency === creditLimit.currency)?.balance.minor ?? 0
  const free = { ...creditLimit, minor: creditLimit.minor - used }
  return free.minor > 0 ? words.limitLeft(money(creditLimit, locale), money(free, locale)) : words.limit(money(creditLimit, locale))
}

function blocksOf({ positions, focus }: BalanceData, locale: string) {
  const shown = positions.slice(0, mostCurrencies)
  const each = Math.min(mostRows, Math.floor(rowsInAll / Math.max(1, shown.length)))
  return shown.map((position) => positionBlock(position, focus, each, positions.length > 1, locale))
}

function actionsOf({ customer, focus, exactUrl }: BalanceData): object[] {
  const others = (['balance', 'overdue', 'invoices'] as const).filter((other) => other !== focus)
  const show = (title: string, wanted: Focus) => executeAction({ title, verb: 'balance-refresh', data: { id: customer.id, focus: wanted } })
  return [
    ...others.map((other) => show(words.show[other], other)),
    show(words.refresh, focus),
    ...(exactUrl ? [openAction(words.inExact, exactUrl)] : []),
  ]
}

function nearActions({ near, focus }: BalanceData): object[] {
  return near.slice(0, mostNear).map(({ id, name }) => executeAction({ title: name, verb: 'pick-customer', data: { command: focus, id } }))
}

/** What a customer owes: how it stands in words, the figures, the ageing and the open items. Never in the summary: that shows in notifications. */
export function balanceCard(data: BalanceData, locale: string): View {
  const { customer, positions, focus, timeZone } = data
  const source = data.fromCache ? words.cached : words.source
  const moreCurrencies = positions.length - mostCurrencies
  const late = positions.some(({ overdueCount }) => overdueCount > 0)
  const shown = {
    words,
    title: escapeMarkdown(customer.name, 120),
    subtitle: [customer.code?.trim(), customer.city, customer.phone]
      .filter(Boolean)
      .map((part) => escapeMarkdown(part ?? '', 60))
      .join(', '),
    ...headlineOf(data, locale),
    advice: limitOf(data, locale),
    nothing: focus === 'overdue' && !late && positions.length > 0 ? words.noneOverdue : '',
    positions: blocksOf(data, locale),
    moreCurrencies: moreCurrencies > 0 ? words.moreCurrencies(moreCurrencies) : '',
    source: source(escapeMarkdown(data.administration, 80), clock(data.asOf, locale, timeZone)),
    actions: actionsOf(data),
    near: data.near.length > 0 ? words.near : '',
    nearActions: nearActions(data),
  }

  return renderCard('balance', shown, words.summary[focus](plainText(customer.name, 120)))
}
