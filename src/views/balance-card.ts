import { executeAction, openAction } from './action.ts'
import { type Books, type BooksSetting, booksOf, whoIs } from './books-block.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import type { Focus } from './position-block.ts'
import { renderCard } from './render.ts'
import { standingsOf } from './standings.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

export type BalanceData = {
  focus: Focus
  /** One an administration where the customer is: nothing is added across them. */
  books: readonly [Books, ...Books[]]
  /** Administrations that couldn't be read, and why. */
  unread: readonly { administration: string; problem: string }[]
  timeZone: string
  /** Others whose name resembles what was asked. */
  near: readonly { id: string; name: string }[]
}

const words = {
  invoice: 'Invoice',
  due: 'Due',
  invoiced: 'invoiced',
  late: 'Status',
  open: 'Open',
  unread: (administration: string, problem: string) => `${administration} can’t be shown: ${problem}`,
  moreBooks: (number: string) => `… and in ${number}: see Exact Online.`,
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
const mostBooks = 6
const mostUnread = 4
/** With Balance or Overdue, Invoices, Refresh and View these make six buttons. */
const mostNear = 2

/** With several administrations each has its own link beside its figures. */
function actionsOf({ books, focus }: BalanceData, several: boolean): object[] {
  const [{ customer, exactUrl }] = books
  const others = (['balance', 'overdue', 'invoices'] as const).filter((other) => other !== focus)
  const show = (title: string, wanted: Focus, fresh: boolean) =>
    executeAction({ title, verb: 'balance-refresh', data: { id: customer.id, focus: wanted, ...(fresh && { fresh }) } })
  return [
    ...others.map((other) => show(words.show[other], other, false)),
    show(words.refresh, focus, true),
    ...(exactUrl && !several ? [openAction(words.inExact, exactUrl)] : []),
  ]
}

function nearActions({ near, focus }: BalanceData): object[] {
  return near.slice(0, mostNear).map(({ id, name }) => executeAction({ title: name, verb: 'pick-customer', data: { command: focus, id } }))
}

/** What a customer owes: how it stands in words, the figures by administration and currency, the ageing and the open items. Never in the summary: that shows in notifications. */
export function balanceCard(data: BalanceData, locale: string): View {
  const [{ customer }] = data.books
  const several = data.books.length + data.unread.length > 1
  const setting: BooksSetting = { focus: data.focus, timeZone: data.timeZone, several, locale }
  const books = data.books.slice(0, mostBooks)
  const { style, standings } = standingsOf(data.books, several, locale)
  const moreBooks = data.books.length - books.length
  const shown = {
    words,
    title: escapeMarkdown(customer.name, 120),
    subtitle: several ? '' : whoIs(customer),
    style,
    standings: standings.slice(0, mostBooks),
    unread: data.unread.slice(0, mostUnread).map(({ administration, problem }) => ({
      text: words.unread(escapeMarkdown(administration, 80), escapeMarkdown(problem)),
    })),
    books: booksOf(books, setting),
    moreBooks: moreBooks > 0 ? words.moreBooks(counted(moreBooks, 'more administration', 'more administrations', locale)) : '',
    actions: actionsOf(data, several),
    near: data.near.length > 0 ? words.near : '',
    nearActions: nearActions(data),
  }

  return renderCard('balance', shown, words.summary[data.focus](plainText(customer.name, 120)))
}
