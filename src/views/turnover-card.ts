import type { Span } from '../receivables/financial-year.ts'
import type { OutstandingDays } from '../receivables/outstanding-days.ts'
import type { PaidQuarter, PaymentHabit } from '../receivables/payment-habit.ts'
import { growthOf, type Turnover } from '../receivables/turnover.ts'
import type { MonthTurnover } from '../receivables/turnover-months.ts'
import { executeAction } from './action.ts'
import { sourceLine, whoIs } from './books-block.ts'
import { groupedBars } from './chart.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, day, decimal, money, monthName, signedPercent } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as customerWords } from './words/customer-card.ts'
import { dayCount } from './words/quantities.ts'
import { words } from './words/turnover-card.ts'

/** What a customer bought and how it paid, in the currency of one administration. */
export type TurnoverBooks = {
  administration: string
  currency: string
  spans: { thisYear: Span; lastYear: Span; wholeLastYear: Span }
  /** Null where sales invoices can't be read. */
  turnover: { figures: Turnover; months: readonly MonthTurnover[] } | null
  habit: PaymentHabit
  quarters: readonly PaidQuarter[]
  termDays: number | null
  outstanding: readonly { currency: string; days: OutstandingDays }[]
  asOf: Date
  fromCache: boolean
}

export type TurnoverData = {
  id: string
  name: string
  code: string | null
  city: string | null
  phone: string | null
  books: readonly TurnoverBooks[]
  unread: readonly { administration: string; problem: string }[]
  timeZone: string
}

const mostBooks = 2
const mostOutstanding = 2
/** A long financial year shows its last ones. */
const mostMonths = 12

/** Turnover by month against last year, payment behaviour, and days of sales outstanding; each chart with a table that says the same. */
export function turnoverCard(data: TurnoverData, locale: string): View {
  const said = words(locale)
  const { unread } = customerWords(locale)
  const several = data.books.length + data.unread.length > 1
  const { month, now, before, quarter, days, invoices } = said
  const button = (title: string, verb: string, extra: Record<string, string | boolean>) =>
    executeAction({ title, verb, data: { id: data.id, ...extra } })
  const shown = {
    words: { month, now, before, quarter, days, invoices },
    title: said.title(escapeMarkdown(data.name, 120)),
    subtitle: several ? '' : whoIs(data),
    books: data.books.slice(0, mostBooks).map((own) => bookOf(own, several, data.timeZone, locale)),
    unread: data.unread.slice(0, 4).map(({ administration, problem }) => ({
      text: unread(escapeMarkdown(administration, 80), escapeMarkdown(problem)),
    })),
    actions: [
      button(said.balance, 'balance-refresh', { focus: 'balance' }),
      button(customerWords(locale).show.invoices, 'show-invoices', { filter: 'this year' }),
      button(said.refresh, 'show-turnover', { fresh: true }),
    ],
  }
  return renderCard('turnover', shown, said.title(plainText(data.name, 120)))
}

function bookOf(own: TurnoverBooks, several: boolean, timeZone: string, locale: string) {
  const said = words(locale)
  return {
    name: several ? escapeMarkdown(own.administration, 80) : '',
    basis: own.turnover ? said.basis : said.unreadable,
    figures: own.turnover ? figuresOf(own, own.turnover.figures, locale) : [],
    chart: own.turnover ? monthChart(own, own.turnover.months.slice(-mostMonths), locale) : [],
    chartTitle: said.byMonth(own.currency),
    months: own.turnover ? own.turnover.months.slice(-mostMonths).map((each) => shownMonth(each, own.currency, locale)) : [],
    behaviourTitle: said.behaviour,
    tooFew: own.habit.behaviour ? '' : said.tooFew,
    behaviour: behaviourOf(own, locale),
    quarterTitle: said.byQuarter,
    quarterChart: quarterChart(own, locale),
    quarters: quartersOf(own, locale),
    outstanding: own.outstanding.slice(0, mostOutstanding).map((each) => outstandingOf(each, locale)),
    source: sourceLine(own, timeZone, locale),
  }
}

function figuresOf({ spans, currency }: TurnoverBooks, figures: Turnover, locale: string) {
  const said = words(locale)
  const shown = (minor: number) => money({ minor, currency }, locale)
  const between = ({ from, to }: Span) => [day(from, locale), day(to, locale)] as const
  const growth = growthOf(figures)
  return [
    { title: said.thisYear(...between(spans.thisYear)), value: shown(figures.yearToDate) },
    { title: said.lastYear(...between(spans.lastYear)), value: shown(figures.previousYearToDate) },
    { title: said.growth, value: growth === null ? said.new : signedPercent(growth, locale) },
    { title: said.wholeLastYear(...between(spans.wholeLastYear)), value: shown(figures.previousYear) },
  ]
}

/** Whole units: charts show numbers in no reader's format, and the table beside it has the cents. */
function monthChart({ currency }: TurnoverBooks, months: readonly MonthTurnover[], locale: string): object[] {
  if (months.every(({ sold, soldBefore }) => sold === 0 && soldBefore === 0)) return []
  const said = words(locale)
  const series = (legend: string, color: string, of: (each: MonthTurnover) => number) => ({
    legend,
    color,
    values: months.map((each) => ({ x: monthName(each.month, locale), y: Math.round(of(each) / 100) })),
  })
  const data = [
    series(said.before, 'categoricalMarigold', (each) => each.soldBefore),
    series(said.now, 'categoricalBlue', (each) => each.sold),
  ]
  return [groupedBars(said.byMonth(currency), currency, data)]
}

function shownMonth({ month, sold, soldBefore }: MonthTurnover, currency: string, locale: string) {
  const shown = (minor: number) => money({ minor, currency }, locale)
  return { month: monthName(month, locale), now: shown(sold), before: shown(soldBefore) }
}

function behaviourOf({ habit: { behaviour }, termDays }: TurnoverBooks, locale: string) {
  if (behaviour === null) return []
  const said = words(locale)
  return [
    { title: said.weighted, value: dayCount(behaviour.weightedDays, locale) },
    { title: said.simple, value: dayCount(behaviour.simpleDays, locale) },
    { title: said.late, value: dayCount(behaviour.daysLate, locale) },
    ...(termDays === null ? [] : [{ title: said.terms, value: dayCount(termDays, locale) }]),
    { title: said.invoices, value: count(behaviour.invoices, locale) },
  ]
}

function quarterChart({ quarters }: TurnoverBooks, locale: string): object[] {
  const said = words(locale)
  const judged = quarters.filter(({ days }) => days !== null)
  if (judged.length === 0) return []
  const values = judged.map(({ quarter, year, days }) => ({ x: said.quarterOf(quarter, year), y: days ?? 0 }))
  return [groupedBars(said.byQuarter, said.days, [{ legend: said.days, color: 'categoricalBlue', values }])]
}

function quartersOf({ quarters }: TurnoverBooks, locale: string) {
  const { quarterOf } = words(locale)
  return quarters
    .filter(({ invoices }) => invoices > 0)
    .map(({ quarter, year, invoices, days }) => ({
      quarter: quarterOf(quarter, year),
      days: days === null ? '–' : decimal(days, 1, locale),
      invoices: count(invoices, locale),
    }))
}

function outstandingOf({ currency, days }: TurnoverBooks['outstanding'][number], locale: string) {
  const said = words(locale)
  const shown = (value: number | null) => (value === null ? '–' : dayCount(value, locale))
  return {
    title: said.outstanding(currency),
    facts: [
      { title: 'DSO', value: said.dso(shown(days.atEnd), dayCount(days.period, locale)) },
      { title: said.best, value: shown(days.bestPossible) },
      { title: said.delinquent, value: shown(days.delinquent) },
      { title: said.countBack, value: shown(days.countBack) },
    ],
  }
}
