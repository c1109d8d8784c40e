import { today } from '../receivables/days.ts'
import { previousYear, previousYearToDate, yearToDate } from '../receivables/financial-year.ts'
import { outstandingDays } from '../receivables/outstanding-days.ts'
import { habitByQuarter, paymentHabit } from '../receivables/payment-habit.ts'
import { positionsOf } from '../receivables/position.ts'
import { turnoverOf } from '../receivables/turnover.ts'
import { turnoverByMonth } from '../receivables/turnover-months.ts'
import { wordError } from '../views/error-words.ts'
import { type TurnoverBooks, turnoverCard } from '../views/turnover-card.ts'
import type { View } from '../views/view.ts'
import { customerIdOf } from './customer-id.ts'
import { inEach } from './in-each.ts'
import type { Request } from './request.ts'
import type { Customer, SameCustomer, Services, Unread } from './services.ts'

type Asked = { customer: SameCustomer; unread: readonly Unread[]; fresh: boolean; year?: 'last' }

/** What a customer bought by month, this financial year or the last, and how it paid, in each administration. */
export async function turnoverView({ customer, unread, fresh, year }: Asked, { who }: Request, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = who
  const read = await inEach(
    customer,
    ({ administration }) => administration.name,
    (account) => readBooks(account, { fresh, lastYear: year === 'last' }, tenantId, services),
  )
  const [{ name, code, city, phone }] = customer
  const problems = [...unread, ...read.unread].map(({ administration, error }) => ({ administration, problem: wordError(error, locale) }))
  const about = { id: customerIdOf(customer[0]), name, code, city, phone, year: year ?? 'this' } as const
  return turnoverCard({ ...about, books: read.answers, unread: problems, timeZone }, locale)
}

async function readBooks(
  account: Customer,
  { fresh, lastYear }: { fresh: boolean; lastYear: boolean },
  tenantId: string,
  services: Services,
): Promise<TurnoverBooks> {
  const day = today(services.now(), services.sales.timeZone)
  const { ledger, monthDay, fromCache } = await services.sales.ledger(tenantId, account, { fresh, depth: 'whole' })
  const { sales, paid, invoices, items, terms, asOf } = ledger
  // Seen from its last day, the whole of last year is the year to date.
  const until = lastYear ? previousYear(day, monthDay).to : day
  return {
    administration: account.administration.name,
    currency: account.administration.currency,
    spans: {
      thisYear: yearToDate(until, monthDay),
      lastYear: previousYearToDate(until, monthDay),
      wholeLastYear: lastYear ? null : previousYear(day, monthDay),
    },
    turnover: sales && { figures: turnoverOf(sales, until, monthDay), months: turnoverByMonth(sales, until, monthDay) },
    habit: paymentHabit(paid, day),
    quarters: habitByQuarter(paid, day),
    termDays: terms?.days ?? null,
    outstanding: positionsOf(items, day).flatMap((position) => {
      const days = outstandingDays(invoices, position, day)
      return days === null ? [] : [{ currency: position.currency, days }]
    }),
    asOf,
    fromCache,
  }
}
