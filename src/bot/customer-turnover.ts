import { today } from '../receivables/days.ts'
import { previousYear, previousYearToDate, yearToDate } from '../receivables/financial-year.ts'
import { outstandingDays } from '../receivables/outstanding-days.ts'
import { habitByQuarter, paymentHabit } from '../receivables/payment-habit.ts'
import { positionsOf } from '../receivables/position.ts'
import { turnoverOf } from '../receivables/turnover.ts'
import { turnoverByMonth } from '../receivables/turnover-months.ts'
import { type TurnoverBooks, turnoverCard } from '../views/turnover-card.ts'
import type { View } from '../views/view.ts'
import { customerIdOf } from './customer-id.ts'
import { inEach } from './in-each.ts'
import type { Request } from './request.ts'
import type { Customer, SameCustomer, Services, Unread } from './services.ts'

type Asked = { customer: SameCustomer; unread: readonly Unread[]; fresh: boolean }

/** What a customer bought by month and how it paid, in each administration. */
export async function turnoverView({ customer, unread, fresh }: Asked, { who }: Request, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = who
  const read = await inEach(
    customer,
    ({ administration }) => administration.name,
    (account) => readBooks(account, fresh, tenantId, services),
  )
  const [{ name, code, city, phone }] = customer
  const problems = [...unread, ...read.unread].map(({ administration, error }) => ({ administration, problem: error.person }))
  return turnoverCard({ id: customerIdOf(customer[0]), name, code, city, phone, books: read.answers, unread: problems, timeZone }, locale)
}

async function readBooks(account: Customer, fresh: boolean, tenantId: string, services: Services): Promise<TurnoverBooks> {
  const day = today(services.now(), services.sales.timeZone)
  const { ledger, monthDay, fromCache } = await services.sales.ledger(tenantId, account, { fresh, depth: 'whole' })
  const { sales, paid, invoices, items, terms, asOf } = ledger
  return {
    administration: account.administration.name,
    currency: account.administration.currency,
    spans: { thisYear: yearToDate(day, monthDay), lastYear: previousYearToDate(day, monthDay), wholeLastYear: previousYear(day, monthDay) },
    turnover: sales && { figures: turnoverOf(sales, day, monthDay), months: turnoverByMonth(sales, day, monthDay) },
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
