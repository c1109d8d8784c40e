import type { CustomerSums } from '../receivables/ledger-ageing.ts'
import { toDecimal } from '../receivables/money.ts'
import { ageingBuckets } from '../receivables/position.ts'
import { openAction } from './action.ts'
import { clock, count, separatorOf } from './format.ts'
import { renderCard } from './render.ts'
import { csvCell } from './run-csv.ts'
import type { View } from './view.ts'
import { words as shared } from './words/book.ts'
import { words as texts } from './words/overdue-csv.ts'

export type CsvCustomer = CustomerSums & {
  administration: string
  name: string
  code: string | null
  manager: string | null
  country: string | null
}

/** Customers who are overdue as a table: amounts in each line's own currency, with the decimal sign of the reader's spreadsheet. */
export function overdueCsv(customers: readonly CsvCustomer[], locale: string): string {
  const separator = separatorOf(locale)
  const heads = [...texts(locale).heads, ...ageingBuckets.map((bucket) => shared(locale).buckets[bucket])]
  const row = (customer: CsvCustomer): string[] => {
    const { administration, name, code, manager, country, currency, ageing } = customer
    const amount = (minor: number) => toDecimal({ minor, currency }).replace('.', separator === ';' ? ',' : '.')
    const who = [administration, name, code ?? '', manager ?? '', country ?? ''].map(csvCell)
    const counts = [String(customer.overdueCount), String(customer.oldestDays)]
    const amounts = [amount(customer.balance), amount(customer.credit), ...ageingBuckets.map((bucket) => amount(ageing[bucket]))]
    return [...who, currency, amount(customer.overdue), ...counts, ...amounts]
  }
  return `\ufeff${[heads.map(csvCell), ...customers.map(row)].map((cells) => `${cells.join(separator)}\r\n`).join('')}`
}

/** The link to the file, for its asker alone. */
export function overdueFileCard(
  { customers, url, expiresAt, timeZone }: { customers: number; url: string; expiresAt: Date; timeZone: string },
  locale: string,
): View {
  const said = texts(locale)
  const shown = {
    title: said.title,
    text: said.text(count(customers, locale)),
    until: said.until(clock(expiresAt, locale, timeZone)),
    actions: [openAction(said.download, url)],
  }
  return renderCard('download', shown, said.title)
}
