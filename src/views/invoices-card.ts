import type { InvoiceFilter, InvoiceLine, InvoiceOrder } from '../receivables/invoice-lines.ts'
import { executeAction } from './action.ts'
import { sourceLine, whoIs } from './books-block.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, day, money } from './format.ts'
import { invoiceKey, pdfLink } from './pdf-link.ts'
import { wordLate } from './position-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as customerWords } from './words/customer-card.ts'
import { words } from './words/invoices-card.ts'

/** The lines of one administration, in the order asked for. `id`: the customer there, as buttons name it. */
export type InvoicesBooks = {
  id: string
  administration: string
  lines: readonly InvoiceLine[]
  asOf: Date
  fromCache: boolean
  exactUrl: string | null
}

export type InvoicesData = {
  id: string
  name: string
  code: string | null
  city: string | null
  phone: string | null
  filter: InvoiceFilter
  order: InvoiceOrder
  /** From 1; beyond the last one, that. */
  page: number
  books: readonly InvoicesBooks[]
  unread: readonly { administration: string; problem: string }[]
  timeZone: string
}

const pageSize = 10
const mostBooks = 6
const filters: readonly InvoiceFilter[] = ['open', 'overdue', 'paid', 'this year', 'last year']
const orders: readonly InvoiceOrder[] = ['oldest', 'newest', 'largest']

/** A customer's invoices, ten at a time in one card. Nothing is added across currencies or administrations. */
export function invoicesCard(data: InvoicesData, locale: string): View {
  const said = words(locale)
  const books = data.books.slice(0, mostBooks)
  const all = books.flatMap((own) => own.lines.map((line) => ({ own, line })))
  const page = Math.min(Math.max(1, data.page), Math.max(1, Math.ceil(all.length / pageSize)))
  const shownLines = all.slice((page - 1) * pageSize, page * pageSize)
  const several = data.books.length + data.unread.length > 1
  const { unread } = customerWords(locale)
  const { number, dates, invoiced, status, amount } = said
  const choices = shownLines.flatMap(({ own, line }) => pdfChoice(own, line, locale))
  const shown = {
    words: { number, dates, invoiced, status, amount },
    title: said.titles[data.filter](escapeMarkdown(data.name, 120)),
    subtitle: several ? '' : whoIs(data),
    filters: filters.map((filter) => show(data, { title: said.filters[filter], filter, page: 1 })),
    books: books.map((own) => bookOf(own, shownLines, several, data, locale)),
    unread: data.unread.slice(0, 4).map(({ administration, problem }) => ({
      text: unread(escapeMarkdown(administration, 80), escapeMarkdown(problem)),
    })),
    stretch: all.length > pageSize ? stretchOf(page, all.length, locale) : '',
    pages: pagesOf(data, page, all.length, locale),
    choices,
    which: said.which,
    choose: said.choose,
    pdf:
      choices.length > 0 ? [executeAction({ title: said.pdf, verb: 'invoice-pdf', data: { id: data.id }, associatedInputs: 'auto' })] : [],
    actions: actionsOf(data, books, several, locale),
  }
  return renderCard('invoices', shown, said.titles[data.filter](plainText(data.name, 120)))
}

type Shown = { title: string; filter?: InvoiceFilter; order?: InvoiceOrder; page: number; fresh?: true }

/** Another look at the list. A filter brings its own order along. */
function show({ id, filter, order }: InvoicesData, { title, fresh, ...other }: Shown): object {
  const data = { id, filter, ...(other.filter === undefined && { order }), ...other, page: String(other.page), ...(fresh && { fresh }) }
  return executeAction({ title, verb: 'show-invoices', data })
}

function bookOf(
  own: InvoicesBooks,
  onPage: readonly { own: InvoicesBooks; line: InvoiceLine }[],
  several: boolean,
  data: InvoicesData,
  locale: string,
) {
  const said = words(locale)
  const byCurrency = [...Map.groupBy(own.lines, ({ amount }) => amount.currency)]
  const totals = byCurrency.map(([currency, lines]) => {
    const sum = { currency, minor: lines.reduce((total, { amount }) => total + amount.minor, 0) }
    return { text: said.total(count(lines.length, locale), money(sum, locale)) }
  })
  const rows = onPage.filter((each) => each.own === own).map(({ line }) => shownLine(own.id, line, locale))
  return {
    name: several ? escapeMarkdown(own.administration, 80) : '',
    totals: totals.length > 0 ? totals.slice(0, 6) : [{ text: said.none }],
    rows,
    source: sourceLine(own, data.timeZone, locale),
  }
}

function shownLine(customerId: string, line: InvoiceLine, locale: string) {
  const { reference } = customerWords(locale)
  return {
    number: escapeMarkdown(line.number ?? '–', 30),
    links: pdfLink(customerId, line, locale),
    reference: line.yourReference ? reference(escapeMarkdown(line.yourReference, 30)) : '',
    due: day(line.dueDate, locale),
    invoiced: day(line.invoiceDate, locale),
    status: wordState(line, locale),
    statusWeight: (line.daysLate ?? 0) > 0 ? 'Bolder' : 'Default',
    amount: money(line.amount, locale),
  }
}

function wordState({ state, kind, daysLate, paidOn }: InvoiceLine, locale: string): string {
  const said = words(locale)
  if (state === 'paid') return paidOn === null ? said.paidUndated : said.paid(day(paidOn, locale))
  if (state !== 'open') return said[state]
  return wordLate(kind, daysLate, locale) || said.open
}

function stretchOf(page: number, all: number, locale: string): string {
  const from = (page - 1) * pageSize + 1
  return words(locale).page(count(from, locale), count(Math.min(all, page * pageSize), locale), count(all, locale))
}

function pagesOf(data: InvoicesData, page: number, all: number, locale: string): object[] {
  const { previous, next } = words(locale)
  return [
    ...(page > 1 ? [show(data, { title: previous, page: page - 1 })] : []),
    ...(page * pageSize < all ? [show(data, { title: next, page: page + 1 })] : []),
  ]
}

/** Receipts are no invoices, and what has no number can't be looked up. */
function pdfChoice(own: InvoicesBooks, { number, kind, invoiceId, amount }: InvoiceLine, locale: string) {
  if (number === null || kind === 'receipt') return []
  return [{ title: plainText(`${number}, ${money(amount, locale)}`, 80), value: [own.id, invoiceId ?? '', invoiceKey(number)].join('|') }]
}

function actionsOf(data: InvoicesData, books: readonly InvoicesBooks[], several: boolean, locale: string): object[] {
  const said = words(locale)
  const { refresh, show: shows } = customerWords(locale)
  const nextOrder = orders[(orders.indexOf(data.order) + 1) % orders.length] ?? 'oldest'
  const files = books.filter(({ lines }) => lines.length > 0).slice(0, 2)
  return [
    executeAction({ title: shows.balance, verb: 'balance-refresh', data: { id: data.id, focus: 'balance' } }),
    show(data, { title: said.orders[nextOrder], order: nextOrder, page: 1 }),
    ...files.map(({ id, administration }) =>
      executeAction({
        title: several ? `${said.csv}, ${administration}` : said.csv,
        verb: 'invoices-csv',
        data: { id, filter: data.filter, order: data.order },
      }),
    ),
    show(data, { title: refresh, page: 1, fresh: true }),
  ]
}
