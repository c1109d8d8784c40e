import type { Position } from '../receivables/types.ts'
import { executeAction } from './action.ts'
import { sourceLine } from './books-block.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, money } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/contact-card.ts'
import { invoiceCount } from './words/quantities.ts'

export type GroupData = {
  /** The customer that was asked for. */
  id: string
  name: string
  accounts: number
  /** Accounts beyond those that were read. */
  left: number
  /** One a currency; members by balance, those with nothing open left out. */
  totals: readonly { position: Position; members: readonly { name: string; code: string | null; position: Position }[] }[]
  administration: string
  asOf: Date
  fromCache: boolean
  timeZone: string
}

const mostCurrencies = 4
/** Of all currencies together, so that the card stays within what Teams takes. */
const mostRows = 24

/** What the accounts under one parent owe together, by currency, in one administration. */
export function groupCard(data: GroupData, locale: string): View {
  const said = words(locale)
  const mostMembers = Math.floor(mostRows / Math.max(1, Math.min(mostCurrencies, data.totals.length)))
  const { account, overdue, balance } = said
  const shown = {
    words: { account, overdue, balance },
    title: said.group(escapeMarkdown(data.name, 120)),
    basis: said.groupBasis(count(data.accounts, locale)),
    nothing: data.totals.length === 0 ? said.nothing : '',
    totals: data.totals.slice(0, mostCurrencies).map(({ position, members }) => ({
      heading: data.totals.length > 1 ? position.currency : '',
      rows: [
        ...members.slice(0, mostMembers).map((each) => rowOf(named(each), each.position, 'Default', locale)),
        ...othersOf(members.length - mostMembers, locale),
        rowOf(said.total, position, 'Bolder', locale),
      ],
    })),
    left: data.left > 0 ? said.left(count(data.left, locale)) : '',
    source: sourceLine(data, data.timeZone, locale),
    actions: [
      executeAction({ title: said.balance, verb: 'balance-refresh', data: { id: data.id, focus: 'balance' } }),
      executeAction({ title: said.refresh, verb: 'show-group', data: { id: data.id, fresh: true } }),
    ],
  }
  return renderCard('group', shown, said.group(plainText(data.name, 120)))
}

/** The total has them too. */
function othersOf(left: number, locale: string) {
  if (left <= 0) return []
  return [{ account: words(locale).others(count(left, locale)), weight: 'Default', overdue: '–', late: '', balance: '–' }]
}

function named({ name, code }: { name: string; code: string | null }): string {
  return [name, code?.trim() ?? '']
    .map((part) => escapeMarkdown(part, 80))
    .filter(Boolean)
    .join(', ')
}

function rowOf(account: string, { overdue, overdueCount, balance }: Position, weight: string, locale: string) {
  return {
    account,
    weight,
    overdue: money(overdue, locale),
    late: overdueCount > 0 ? invoiceCount(overdueCount, locale) : '',
    balance: money(balance, locale),
  }
}
