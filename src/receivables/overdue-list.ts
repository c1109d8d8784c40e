import type { CustomerSums } from './ledger-ageing.ts'
import { toMinor } from './money.ts'

/** Which customers a list of what is overdue is about; null = whoever it is. */
export type OverdueFilter = {
  /** More than this, as decimal text, in the currency of what is overdue. */
  above: string | null
  /** The oldest is overdue for more days than this. */
  days: number | null
  /** ISO 3166 code. */
  country: string | null
  /** Whether an account manager's name is the one that was asked for. */
  manager: ((name: string | null) => boolean) | null
}

type Listed = CustomerSums & { manager: string | null; country: string | null; name: string }

/** Customers with anything overdue that fit the filter, worst first within a currency: the largest amount, then the oldest. */
export function overdueList<Customer extends Listed>(customers: readonly Customer[], filter: OverdueFilter): Customer[] {
  const { days, country, manager } = filter
  return customers
    .filter((customer) => customer.overdue > 0 && isAbove(customer, filter.above))
    .filter((customer) => days === null || customer.oldestDays > days)
    .filter((customer) => country === null || customer.country?.toUpperCase() === country)
    .filter((customer) => manager === null || manager(customer.manager))
    .sort((one, other) => other.overdue - one.overdue || other.oldestDays - one.oldestDays || (one.name < other.name ? -1 : 1))
}

function isAbove({ overdue, currency }: CustomerSums, above: string | null): boolean {
  return above === null || overdue > toMinor(above, currency).minor
}
