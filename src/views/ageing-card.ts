import type { BookTotal } from '../receivables/ledger-ageing.ts'
import type { AgeingBucket } from '../receivables/types.ts'
import { executeAction, sayAction } from './action.ts'
import { type Check, type Movement, type Unreadable, unreadLines, wordCheck, wordMovement, wordNumber } from './book-words.ts'
import { escapeMarkdown } from './escape.ts'
import { figure } from './figure.ts'
import { count, moment, money } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as texts } from './words/ageing.ts'
import { words as shared } from './words/book.ts'

/** What is open in one administration and currency. */
export type AgeingSection = { administration: string; total: BookTotal; check: Check | null; movement: Movement | null }

export type AgeingData = {
  sections: readonly AgeingSection[]
  unread: readonly Unreadable[]
  /** Only the reader's own customers are in it. */
  ownOnly: boolean
  asOf: Date
  timeZone: string
}

const mostSections = 6

const buckets: readonly { bucket: AgeingBucket; color: string }[] = [
  { bucket: 'not-due', color: 'good' },
  { bucket: '1-30', color: 'divergingYellow' },
  { bucket: '31-60', color: 'divergingPeach' },
  { bucket: '61-90', color: 'divergingLightRed' },
  { bucket: 'over-90', color: 'divergingRed' },
]

/** All that is open by age, one section an administration and currency: nothing is added across them. Never in the summary. */
export function ageingCard(data: AgeingData, locale: string): View {
  const said = texts(locale)
  const several = data.sections.length > 1
  const left = data.sections.length - mostSections
  const shown = {
    words: { age: said.age, amount: said.amount, share: said.share },
    title: said.title,
    basis: data.ownOnly ? `${said.basis} ${shared(locale).own}` : said.basis,
    unread: unreadLines(data.unread, locale),
    sections: data.sections.slice(0, mostSections).map((section) => sectionOf(section, several, locale)),
    moreSections: left > 0 ? said.moreSections(count(left, locale)) : '',
    asOf: shared(locale).asOf(moment(data.asOf, locale, data.timeZone)),
    actions: [
      sayAction({ title: said.everyone, text: 'overdue' }),
      executeAction({ title: shared(locale).refresh, verb: 'ageing-refresh', data: {} }),
    ],
  }
  return renderCard('ageing', shown, said.title)
}

function sectionOf({ administration, total, check, movement }: AgeingSection, several: boolean, locale: string) {
  const { currency, gross } = total
  return {
    heading: several ? `${escapeMarkdown(administration, 80)}, ${currency}` : '',
    figures: figuresOf(total, locale),
    movement: movement === null ? '' : wordMovement(movement, currency, locale),
    chart: chartOf(total, locale),
    chartTitle: texts(locale).shareOf(money({ minor: gross, currency }, locale)),
    rows: rowsOf(total, locale),
    check: check === null ? '' : wordCheck(check, currency, locale),
    checkWeight: check?.kind === 'differs' ? 'Bolder' : 'Default',
  }
}

function figuresOf({ currency, balance, overdue, overdueCustomers, credit, count: items }: BookTotal, locale: string) {
  const said = texts(locale)
  const amount = (minor: number) => money({ minor, currency }, locale)
  return [
    figure(said.balance, amount(balance), items > 0 ? said.open(count(items, locale)) : said.none),
    figure(said.overdue, amount(overdue), wordNumber('customers', overdueCustomers, locale)),
    figure(said.credit, amount(Math.abs(credit))),
  ]
}

/** Whole percents that add up to 100, by bucket; none where nothing is owed. */
function sharesOf({ ageing, gross }: BookTotal): { bucket: AgeingBucket; color: string; share: number }[] {
  let sum = 0
  const upTo = (minor: number) => Math.round((100 * minor) / gross)
  return gross === 0
    ? []
    : buckets.map(({ bucket, color }) => {
        const before = sum
        sum += ageing[bucket]
        return { bucket, color, share: upTo(sum) - upTo(before) }
      })
}

function chartOf(total: BookTotal, locale: string) {
  return sharesOf(total)
    .filter(({ share }) => share > 0)
    .map(({ bucket, color, share }) => ({ legend: shared(locale).buckets[bucket], value: share, color }))
}

function rowsOf(total: BookTotal, locale: string) {
  return sharesOf(total).map(({ bucket, share }) => ({
    age: shared(locale).buckets[bucket],
    amount: money({ minor: total.ageing[bucket], currency: total.currency }, locale),
    share: `${count(share, locale)} %`,
  }))
}
