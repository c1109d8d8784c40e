import type { Span } from '../receivables/financial-year.ts'
import type { OutstandingDays } from '../receivables/outstanding-days.ts'
import type { PaidQuarter, PaymentHabit } from '../receivables/payment-habit.ts'
import { growthOf, type Turnover } from '../receivables/turnover.ts'
import type { MonthTurnover } from '../receivables/turnover-months.ts'
import { executeAction } from './action.ts'
import { sourceLine, whoIs } from './books-block.ts'
import { groupedBars } from './chart.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, day, decimal, money, monthName, shortMonth, signedPercent } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as customerWords } from './words/customer-card.ts'
import { dayCount } from './words/quantities.ts'
import { words } from './words/turnover-card.ts'

/** What a customer bought and how it paid, in the currency of one administration. */
export type TurnoverBooks = {
  administration: string
  currency: string
  /** The year that is told, the same stretch of the one before, and all of that where it isn't the same. */
  spans: { thisYear: Span; lastYear: Span; wholeLastYear: Span | null }
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
  /** Which financial year is told. */
  year: 'this' | 'last'
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
  const { month, quarter, days, invoices } = said
  const { now, before } = said.years[data.year]
  const other = data.year === 'this' ? 'last' : 'this'
  const button = (title: string, verb: string, extra: Record<string, string | boolean>) =>
    executeAction({ title, verb, data: { id: data.id, ...extra } })
  const shown = {
    words: { month, now, before, quarter, days, invoices },
    title: said.title(escapeMarkdown(data.name, 120)),
    subtitle: several ? '' : whoIs(data),
    books: data.books.slice(0, mostBooks).map((own) => bookOf(own, { several, year: data.year, timeZone: data.timeZone }, locale)),
    unread: data.unread.slice(0, 4).map(({ administration, problem }) => ({
      text: unread(escapeMarkdown(administration, 80), escapeMarkdown(problem)),
    })),
    actions: [
      button(said.balance, 'balance-refresh', { focus: 'balance' }),
      button(said.years[other].now, 'show-turnover', { year: other }),
      button(customerWords(locale).show.invoices, 'show-invoices', { filter: `${data.year} year` }),
      button(said.refresh, 'show-turnover', { year: data.year, fresh: true }),
    ],
  }
  return renderCard('turnover', shown, said.title(plainText(data.name, 120)))
}

type Shown = { several: boolean; year: 'this' | 'last'; timeZone: string }

function bookOf(own: TurnoverBooks, { several, year, timeZone }: Shown, locale: string) {
  const said = words(locale)
  const { byMonth } = said.years[year]
  return {
    name: several ? escapeMarkdown(own.administration, 80) : '',
    basis: own.turnover ? said.basis : said.unreadable,
    figures: own.turnover ? figuresOf(own, own.turnover.figures, year, locale) : [],
    chart: own.turnover ? monthChart(own, own.turnover.months.slice(-mostMonths), year, locale) : [],
    chartTitle: byMonth(own.currency),
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

function figuresOf({ spans, currency }: TurnoverBooks, figures: Turnover, year: 'this' | 'last', locale: string) {
  const said = words(locale)
  const { told, beside } = said.years[year]
  const shown = (minor: number) => money({ minor, currency }, locale)
  const between = ({ from, to }: Span) => [day(from, locale), day(to, locale)] as const
  const growth = growthOf(figures)
  return [
    { title: told(...between(spans.thisYear)), value: shown(figures.yearToDate) },
    { title: beside(...between(spans.lastYear)), value: shown(figures.previousYearToDate) },
    { title: said.growth, value: growth === null ? said.new : signedPercent(growth, locale) },
    ...(spans.wholeLastYear ? [{ title: said.wholeLastYear(...between(spans.wholeLastYear)), value: shown(figures.previousYear) }] : []),
  ]
}

/** Whole units: charts show numbers in no reader's format, and the table beside it has the cents. */
function monthChart({ currency }: TurnoverBooks, months: readonly MonthTurnover[], year: 'this' | 'last', locale: string): object[] {
  if (months.every(({ sold, soldBefore }) => sold === 0 && soldBefore === 0)) return []
  const { now, before, byMonth } = words(locale).years[year]
  const series = (legend: string, color: string, of: (each: MonthTurnover) => number) => ({
    legend,
    color,
    values: months.map((each) => ({ x: shortMonth(each.month, locale), y: Math.round(of(each) / 100) })),
  })
  const data = [series(before, 'categoricalMarigold', (each) => each.soldBefore), series(now, 'categoricalBlue', (each) => each.sold)]
  return [groupedBars(byMonth(currency), currency, data)]
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
      quarter: escapeMarkdown(quarterOf(quarter, year)),
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
