import { addMoney } from '../receivables/money.ts'
import type { AgeingBucket, DatedItem, Money, Position } from '../receivables/types.ts'
import { sharesOf, stackedBar } from './chart.ts'
import { escapeMarkdown } from './escape.ts'
import { figure } from './figure.ts'
import { count, day, money } from './format.ts'
import { pdfLink } from './pdf-link.ts'
import { words } from './words/customer-card.ts'
import { dayCount, invoiceCount } from './words/quantities.ts'

const buckets: readonly { bucket: AgeingBucket; color: string }[] = [
  { bucket: 'not-due', color: 'good' },
  { bucket: '1-30', color: 'divergingYellow' },
  { bucket: '31-60', color: 'divergingPeach' },
  { bucket: '61-90', color: 'divergingLightRed' },
  { bucket: 'over-90', color: 'divergingRed' },
]

export type Focus = 'balance' | 'overdue'

/** What is known of single items beyond Exact's list, by item id. */
export type ItemMarks = { disputed: ReadonlySet<string>; collecting: ReadonlySet<string>; promised: ReadonlyMap<string, string> }

/** overdue: late ones only, oldest first; balance: the latest payers first, credits last. */
export function itemsFor(focus: Focus, items: readonly DatedItem[]): readonly DatedItem[] {
  const worstFirst = items.toSorted((a, b) => (b.daysLate ?? Number.NEGATIVE_INFINITY) - (a.daysLate ?? Number.NEGATIVE_INFINITY) || 0)
  return focus === 'overdue' ? worstFirst.filter(isLate) : worstFirst
}

/** "Overdue 81 days", "due today", "in 9 days"; null days for what can't be late. */
export function wordLate(kind: DatedItem['kind'], daysLate: number | null, locale: string): string {
  const { late, today, ahead, kinds } = words(locale)
  if (daysLate === null) return kind === 'invoice' ? '' : kinds[kind]
  if (daysLate === 0) return today
  return daysLate > 0 ? late(dayCount(daysLate, locale)) : ahead(dayCount(-daysLate, locale))
}

function wordMarks({ id }: DatedItem, { disputed, collecting, promised }: ItemMarks, locale: string): string {
  const said = words(locale)
  const promise = promised.get(id)
  return [
    ...(disputed.has(id) ? [said.disputed] : []),
    ...(collecting.has(id) ? [said.collecting] : []),
    ...(promise === undefined ? [] : [said.promised(day(promise, locale))]),
  ].join(', ')
}

function shownItem(item: DatedItem, customerId: string, marks: ItemMarks, locale: string) {
  const { reference } = words(locale)
  return {
    invoice: escapeMarkdown(item.invoiceNumber ?? item.entryNumber ?? '–', 30),
    links: pdfLink(customerId, { number: item.invoiceNumber, kind: item.kind, invoiceId: null }, locale),
    reference: item.yourReference ? reference(escapeMarkdown(item.yourReference, 30)) : '',
    due: day(item.dueDate, locale),
    invoiced: day(item.invoiceDate, locale),
    late: wordLate(item.kind, item.daysLate, locale),
    lateWeight: isLate(item) ? 'Bolder' : 'Default',
    marks: wordMarks(item, marks, locale),
    open: money(item.amount, locale),
  }
}

/** Overdue first, then all, then what is owed the other way, its two causes apart. */
export function figuresOf({ balance, overdue, overdueCount, oldestDays, credit, items, currency }: Position, locale: string) {
  const said = words(locale)
  const late = overdueCount > 0 ? said.oldest(invoiceCount(overdueCount, locale), dayCount(oldestDays, locale)) : said.noneOverdue
  const of = (kind: DatedItem['kind']) =>
    positive(
      addMoney(
        currency,
        items.filter((item) => item.kind === kind && item.amount.minor < 0).map(({ amount }) => amount),
      ),
    )
  const [notes, receipts] = [of('credit-note'), of('receipt')]
  const causes = [
    ...(notes.minor > 0 ? [said.creditNotes(money(notes, locale))] : []),
    ...(receipts.minor > 0 ? [said.receipts(money(receipts, locale))] : []),
  ]
  return [
    figure(said.overdue, money(overdue, locale), late),
    figure(said.balance, money(balance, locale)),
    figure(said.credit, money(positive(credit), locale), credit.minor === 0 ? said.noCredit : causes.join(', ')),
  ]
}

/** The buckets that hold something. */
function ageingOf({ ageing }: Position, locale: string) {
  return buckets
    .filter(({ bucket }) => ageing[bucket].minor !== 0)
    .map(({ bucket }) => ({ legend: words(locale).buckets[bucket], amount: money(ageing[bucket], locale) }))
}

/** Charts show numbers in no reader's format: shares in whole percents that add up to a hundred. */
function ageingChart({ ageing, gross }: Position, locale: string): object[] {
  const held = buckets.filter(({ bucket }) => ageing[bucket].minor > 0)
  if (held.length === 0) return []
  const said = words(locale)
  const shares = sharesOf(
    held.map(({ bucket }) => ageing[bucket].minor),
    gross.minor,
  )
  const data = held.map(({ bucket, color }, place) => ({ legend: said.buckets[bucket], value: shares[place] ?? 0, color }))
  return [stackedBar(said.ageing, said.share(money(gross, locale)), data)]
}

/** What disputes and credits make of the overdue amount: said beside it, never in its place. */
function secondFigures({ items, overdue, credit, currency }: Position, { disputed, collecting }: ItemMarks, locale: string) {
  const { facts } = words(locale)
  const sum = (some: readonly DatedItem[]) =>
    addMoney(
      currency,
      some.map(({ amount }) => amount),
    )
  const contested = items.filter(({ id }) => disputed.has(id))
  const collected = sum(items.filter(({ id }) => collecting.has(id)))
  const without = { currency, minor: overdue.minor - sum(contested.filter(isLate)).minor }
  const net = { currency, minor: overdue.minor + credit.minor }
  return [
    ...(contested.length > 0
      ? [{ title: facts.disputed, value: facts.disputedApart(money(sum(contested), locale), money(without, locale)) }]
      : []),
    ...(overdue.minor > 0 && credit.minor < 0 ? [{ title: facts.net, value: money(net, locale) }] : []),
    ...(collected.minor !== 0 ? [{ title: facts.collecting, value: money(collected, locale) }] : []),
  ]
}

type PositionSetting = { customerId: string; focus: Focus; mostRows: number; several: boolean; marks: ItemMarks }

/** What a customer owes in one currency: key figures, ageing, and the items that make it up. Without rows the figures alone. */
export function positionBlock(position: Position, { customerId, focus, mostRows, several, marks }: PositionSetting, locale: string) {
  const said = words(locale)
  const items = itemsFor(focus, position.items)
  const more = items.length - mostRows
  return {
    heading: several ? position.currency : '',
    figures: figuresOf(position, locale),
    seconds: secondFigures(position, marks, locale),
    ageing: mostRows > 0 ? ageingOf(position, locale) : [],
    ageingTitle: said.ageing,
    chart: mostRows > 0 ? ageingChart(position, locale) : [],
    rows: items.slice(0, mostRows).map((item) => shownItem(item, customerId, marks, locale)),
    more: more > 0 ? said.more(count(more, locale), count(items.length, locale)) : '',
  }
}

const isLate = ({ daysLate }: { daysLate: number | null }) => daysLate !== null && daysLate > 0

const positive = ({ minor, currency }: Money): Money => ({ minor: Math.abs(minor), currency })
