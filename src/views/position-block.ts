import type { AgeingBucket, DatedItem, Position } from '../receivables/types.ts'
import { escapeMarkdown } from './escape.ts'
import { figure } from './figure.ts'
import { day, days, money } from './format.ts'
import { counted } from './words.ts'

const words = {
  balance: 'Balance',
  overdue: 'Overdue',
  credit: 'Open credit',
  oldest: (invoices: string, oldest: string) => `${invoices}, oldest ${oldest}`,
  noneOverdue: 'nothing overdue',
  noCredit: 'none',
  credits: 'credit notes and receipts',
  ageing: 'Ageing by due date, open credit apart',
  share: (gross: string) => `% of ${gross}`,
  late: (count: string) => `Overdue ${count}`,
  today: 'due today',
  ahead: (count: string) => `in ${count}`,
  'credit-note': 'credit note',
  receipt: 'receipt',
  reference: (text: string) => `ref. ${text}`,
  noNumber: '–',
  more: (items: string) => `… and ${items}`,
}
const buckets: readonly { bucket: AgeingBucket; name: string; color: string }[] = [
  { bucket: 'not-due', name: 'not due', color: 'good' },
  { bucket: '1-30', name: '1–30 days', color: 'divergingYellow' },
  { bucket: '31-60', name: '31–60 days', color: 'divergingPeach' },
  { bucket: '61-90', name: '61–90 days', color: 'divergingLightRed' },
  { bucket: 'over-90', name: 'over 90 days', color: 'divergingRed' },
]

export type Focus = 'balance' | 'overdue' | 'invoices'

/** overdue: late ones only, oldest first; invoices: by their date; balance: the latest payers first, credits last. */
export function itemsFor(focus: Focus, items: readonly DatedItem[]): readonly DatedItem[] {
  if (focus === 'invoices') return items.toSorted((a, b) => a.invoiceDate.localeCompare(b.invoiceDate))
  const worstFirst = items.toSorted((a, b) => (b.daysLate ?? Number.NEGATIVE_INFINITY) - (a.daysLate ?? Number.NEGATIVE_INFINITY) || 0)
  return focus === 'overdue' ? worstFirst.filter(({ daysLate }) => daysLate !== null && daysLate > 0) : worstFirst
}

function wordLate({ kind, daysLate }: DatedItem, locale: string): string {
  if (daysLate === null) return kind === 'invoice' ? '' : words[kind]
  if (daysLate === 0) return words.today
  return daysLate > 0 ? words.late(days(daysLate, locale)) : words.ahead(days(-daysLate, locale))
}

function shownItem(item: DatedItem, locale: string) {
  return {
    invoice: escapeMarkdown(item.invoiceNumber ?? item.entryNumber ?? words.noNumber, 30),
    reference: item.yourReference ? words.reference(escapeMarkdown(item.yourReference, 30)) : '',
    due: day(item.dueDate, locale),
    invoiced: day(item.invoiceDate, locale),
    late: wordLate(item, locale),
    lateColor: (item.daysLate ?? 0) > 0 ? 'Attention' : 'Default',
    open: money(item.amount, locale),
  }
}

function figuresOf({ balance, overdue, overdueCount, oldestDays, credit }: Position, locale: string) {
  const invoices = counted(overdueCount, 'invoice', 'invoices', locale)
  const late = overdueCount > 0 ? words.oldest(invoices, days(oldestDays, locale)) : words.noneOverdue
  const open = { ...credit, minor: Math.abs(credit.minor) }
  return [
    figure(words.balance, money(balance, locale)),
    figure(words.overdue, money(overdue, locale), late),
    figure(words.credit, money(open, locale), credit.minor === 0 ? words.noCredit : words.credits),
  ]
}

/** The buckets that hold something. `value` is a share in whole percents that add up to 100: charts show numbers in no reader's format. */
function ageingOf({ ageing, gross }: Position, locale: string) {
  let sum = 0
  const shareUpTo = (minor: number) => Math.round((100 * minor) / gross.minor)
  return buckets
    .filter(({ bucket }) => ageing[bucket].minor !== 0)
    .map(({ bucket, name, color }) => {
      const before = sum
      sum += ageing[bucket].minor
      return { legend: name, amount: money(ageing[bucket], locale), value: shareUpTo(sum) - shareUpTo(before), color }
    })
}

/** What a customer owes in one currency: key figures, ageing, and the items that make it up. Without rows the figures alone. */
export function positionBlock(position: Position, focus: Focus, mostRows: number, several: boolean, locale: string) {
  const items = itemsFor(focus, position.items)
  const more = items.length - mostRows
  return {
    heading: several ? position.currency : '',
    figures: figuresOf(position, locale),
    ageing: mostRows > 0 ? ageingOf(position, locale) : [],
    ageingTitle: words.ageing,
    chartTitle: words.share(money(position.gross, locale)),
    rows: items.slice(0, mostRows).map((item) => shownItem(item, locale)),
    more: more > 0 ? words.more(counted(more, `more of ${items.length} items`, `more of ${items.length} items`, locale)) : '',
  }
}
