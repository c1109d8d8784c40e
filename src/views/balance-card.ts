import { executeAction, openAction } from './action.ts'
import { type Books, type BooksSetting, booksOf, whoIs } from './books-block.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count } from './format.ts'
import type { Focus } from './position-block.ts'
import { renderCard } from './render.ts'
import { standingsOf } from './standings.ts'
import type { View } from './view.ts'
import { words } from './words/customer-card.ts'

export type BalanceData = {
  focus: Focus
  /** One an administration where the customer is: nothing is added across them. */
  books: readonly [Books, ...Books[]]
  /** Administrations that couldn't be read, and why. */
  unread: readonly { administration: string; problem: string }[]
  timeZone: string
  /** Others whose name resembles what was asked. */
  near: readonly { id: string; name: string }[]
  /** Whether the customer is part of a group of accounts. */
  inGroup: boolean
}

const mostBooks = 6
const mostUnread = 4
const mostNear = 2

/** With several administrations each has its own link beside its figures. */
function actionsOf({ books, focus }: BalanceData, several: boolean, locale: string): object[] {
  const { show, refresh, inExact } = words(locale)
  const [{ customer, exactUrl }] = books
  const other = focus === 'balance' ? 'overdue' : 'balance'
  const { id } = customer
  return [
    executeAction({ title: show[other], verb: 'balance-refresh', data: { id, focus: other } }),
    executeAction({ title: show.invoices, verb: 'show-invoices', data: { id } }),
    executeAction({ title: show.turnover, verb: 'show-turnover', data: { id } }),
    executeAction({ title: show.contact, verb: 'show-contact', data: { id } }),
    executeAction({ title: refresh, verb: 'balance-refresh', data: { id, focus, fresh: true } }),
    ...(exactUrl && !several ? [openAction(inExact, exactUrl)] : []),
  ]
}

function nearActions({ near, focus }: BalanceData): object[] {
  return near.slice(0, mostNear).map(({ id, name }) => executeAction({ title: name, verb: 'pick-customer', data: { command: focus, id } }))
}

/** In a row of their own: the first one is full. */
function moreActions({ books: [{ customer }], inGroup }: BalanceData, locale: string): object[] {
  const { show } = words(locale)
  const { id } = customer
  return [
    ...(inGroup ? [executeAction({ title: show.group, verb: 'show-group', data: { id } })] : []),
    executeAction({ title: show.watch, verb: 'start-watch', data: { id } }),
  ]
}

/** What a customer owes: how it stands in words, the figures by administration and currency, the ageing and the open items. Never in the summary: that shows in notifications. */
export function balanceCard(data: BalanceData, locale: string): View {
  const said = words(locale)
  const [{ customer }] = data.books
  const several = data.books.length + data.unread.length > 1
  const setting: BooksSetting = { focus: data.focus, timeZone: data.timeZone, several, locale }
  const books = data.books.slice(0, mostBooks)
  const { style, standings } = standingsOf(data.books, several, locale)
  const moreBooks = data.books.length - books.length
  const { invoice, due, invoiced, status, open } = said
  const shown = {
    words: { invoice, due, invoiced, status, open },
    title: escapeMarkdown(customer.name, 120),
    subtitle: several ? '' : whoIs(customer),
    style,
    standings: standings.slice(0, mostBooks),
    unread: data.unread.slice(0, mostUnread).map(({ administration, problem }) => ({
      text: said.unread(escapeMarkdown(administration, 80), escapeMarkdown(problem)),
    })),
    books: booksOf(books, setting),
    moreBooks: moreBooks > 0 ? said.moreBooks(count(moreBooks, locale)) : '',
    actions: actionsOf(data, several, locale),
    moreActions: moreActions(data, locale),
    near: data.near.length > 0 ? said.near : '',
    nearActions: nearActions(data),
  }

  return renderCard('balance', shown, said.summary[data.focus](plainText(customer.name, 120)))
}
