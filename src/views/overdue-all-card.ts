import type { MarkedSums } from '../receivables/overdue-marks.ts'
import type { Money } from '../receivables/types.ts'
import { executeAction, sayAction } from './action.ts'
import { type Check, type Movement, type Unreadable, unreadLines, wordCheck, wordMovement, wordNumber } from './book-words.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, decimal, moment, money } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as shared } from './words/book.ts'
import { words as texts } from './words/overdue-all.ts'

/** What the list is narrowed to, as it is told; null where it isn't. `above`: decimal text, whatever the currency. */
export type ShownFilter = { manager: string | null; above: string | null; days: number | null; country: string | null }

/** Those in one administration and currency: what they come to in all, and the rows of this page. */
export type OverdueSection = {
  administration: string
  overdue: Money
  balance: Money
  customers: number
  invoices: number
  check: Check | null
  movement: Movement | null
  /** What of it is in dispute or promised, in the currency's smallest unit; null for nothing. */
  marked: MarkedSums | null
  rows: readonly OverdueRow[]
}

export type OverdueRow = {
  name: string
  code: string | null
  manager: string | null
  url: string
  overdue: Money
  balance: Money
  invoices: number
  oldestDays: number
}

export type OverdueAllData = {
  sections: readonly OverdueSection[]
  unread: readonly Unreadable[]
  filter: ShownFilter
  /** What buttons hand back, so that the same list is asked for again. */
  asked: Readonly<Record<string, string>>
  /** Only the reader's own customers are in it, whatever was asked. */
  ownOnly: boolean
  /** Places of the first and last row of the page among all, from 1. */
  from: number
  to: number
  all: number
  page: number
  asOf: Date
  timeZone: string
}

const mostSections = 8

/** Everybody who is overdue, the worst first, a page at a time in one card; what it comes to above. Never in the summary. */
export function overdueAllCard(data: OverdueAllData, locale: string): View {
  const said = texts(locale)
  const several = data.sections.length > 1
  const shown = {
    words: { customer: said.customer, oldest: said.oldest, overdue: said.overdue },
    title: said.title,
    subtitle: subtitleOf(data, locale),
    style: data.all === 0 ? 'good' : 'warning',
    nothing: data.all > 0 ? '' : isNarrowed(data.filter) ? said.nothingFits : said.nothing,
    standings: data.sections.slice(0, mostSections).flatMap((section) => standingOf(section, several, data.filter, locale)),
    unread: unreadLines(data.unread, locale),
    lists: data.sections.filter(({ rows }) => rows.length > 0).map((section) => listOf(section, several, locale)),
    stretch: data.all > 0 ? said.stretch(count(data.from, locale), count(data.to, locale), count(data.all, locale)) : '',
    remarks: remarksOf(data, several, locale),
    actions: actionsOf(data, locale),
  }
  return renderCard('overdue-all', shown, said.summary)
}

function isNarrowed(filter: ShownFilter): boolean {
  return Object.values(filter).some((each) => each !== null)
}

function subtitleOf({ filter, ownOnly }: OverdueAllData, locale: string): string {
  const said = texts(locale)
  const { manager, above, days, country } = filter
  const parts = [
    manager === null ? '' : said.manager(escapeMarkdown(manager, 80)),
    above === null ? '' : said.above(escapeMarkdown(decimal(above, 0, locale), 30)),
    days === null ? '' : said.days(wordNumber('days', days, locale)),
    country === null ? '' : said.country(escapeMarkdown(country, 60)),
    ownOnly ? shared(locale).own : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

function nameOf({ administration, overdue }: OverdueSection): string {
  return `${escapeMarkdown(administration, 80)}, ${overdue.currency}`
}

function standingOf(section: OverdueSection, several: boolean, filter: ShownFilter, locale: string) {
  if (section.customers === 0) return []
  const said = texts(locale)
  const { overdue, customers, invoices, movement, balance } = section
  const headline = said[isNarrowed(filter) ? 'fits' : 'headline'](
    money(overdue, locale),
    wordNumber('customers', customers, locale),
    wordNumber('invoices', invoices, locale),
  )
  const notes = [
    isNarrowed(filter) ? '' : said.ofBalance(money(balance, locale)),
    movement === null ? '' : wordMovement(movement, overdue.currency, locale),
    ...wordMarked(section, locale),
  ]
  return [{ headline: several ? `${nameOf(section)}: ${headline}` : headline, note: notes.filter((note) => note !== '').join(' · ') }]
}

function wordMarked({ marked, overdue }: OverdueSection, locale: string): string[] {
  if (marked === null) return []
  const said = texts(locale)
  const amount = (minor: number) => money({ ...overdue, minor }, locale)
  const { disputed, promised } = marked
  return [
    ...(disputed > 0 ? [said.disputed(amount(disputed))] : []),
    ...(promised > 0 ? [said.promised(amount(promised))] : []),
    said.without(amount(overdue.minor - disputed - promised)),
  ]
}

function listOf(section: OverdueSection, several: boolean, locale: string) {
  return { heading: several ? nameOf(section) : '', rows: section.rows.map((row) => shownRow(row, locale)) }
}

function shownRow({ name, code, manager, url, ...row }: OverdueRow, locale: string) {
  return {
    customer: `[${escapeMarkdown(name, 80)}](${url})`,
    who: [code ?? '', manager ?? '']
      .filter((part) => part !== '')
      .map((part) => escapeMarkdown(part, 60))
      .join(' · '),
    oldest: wordNumber('days', row.oldestDays, locale),
    invoices: wordNumber('invoices', row.invoices, locale),
    overdue: money(row.overdue, locale),
    balance: texts(locale).balance(money(row.balance, locale)),
  }
}

/** The check is told once where every section says the same. */
function remarksOf({ sections, asOf, timeZone }: OverdueAllData, several: boolean, locale: string) {
  const checks = sections.flatMap((section) => {
    if (section.check === null) return []
    const text = wordCheck(section.check, section.overdue.currency, locale)
    return [several && section.check.kind === 'differs' ? `${nameOf(section)}: ${text}` : text]
  })
  const lines = [...new Set(checks), texts(locale).basis, shared(locale).asOf(moment(asOf, locale, timeZone))]
  return lines.slice(-mostSections).map((text) => ({ text }))
}

function actionsOf({ asked, page, to, all, filter }: OverdueAllData, locale: string): object[] {
  const said = texts(locale)
  const turn = (title: string, to: number, fresh = false) =>
    executeAction({ title, verb: 'overdue-page', data: { ...clean(asked), page: to, ...(fresh && { fresh }) } })
  return [
    ...(page > 0 ? [turn(said.previous, page - 1)] : []),
    ...(to < all ? [turn(said.next, page + 1)] : []),
    ...(all > 0 ? [executeAction({ title: said.csv, verb: 'overdue-csv', data: clean(asked) })] : []),
    isNarrowed(filter) ? sayAction({ title: said.everyone, text: 'overdue' }) : sayAction({ title: said.mine, text: 'my overdue' }),
    sayAction({ title: said.ageing, text: 'ageing' }),
    turn(shared(locale).refresh, 0, true),
  ]
}

/** What somebody typed comes back in buttons. */
function clean(asked: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(asked).map(([name, text]) => [name, plainText(text, 80)]))
}
