import type { InvoiceLine } from '../receivables/invoice-lines.ts'
import { toDecimal } from '../receivables/money.ts'
import { separatorOf } from './format.ts'
import { csvCell } from './run-csv.ts'
import { words } from './words/invoices-csv.ts'

/** Invoices as a table: days as YYYY-MM-DD, numbers with the decimal sign of the reader's spreadsheet. Each line in its own currency. */
export function invoicesCsv(customer: string, lines: readonly InvoiceLine[], locale: string): string {
  const { heads, kinds, states } = words(locale)
  const separator = separatorOf(locale)
  const row = (line: InvoiceLine) => {
    const texts = [customer, line.number ?? '', kinds[line.kind], states[line.state], line.invoiceDate, line.dueDate].map(csvCell)
    const late = line.daysLate !== null && line.daysLate > 0 ? String(line.daysLate) : ''
    const amount = toDecimal(line.amount).replace('.', separator === ';' ? ',' : '.')
    return [
      ...texts,
      late,
      csvCell(line.paidOn ?? ''),
      line.amount.currency,
      amount,
      ...[line.yourReference ?? '', line.description].map(csvCell),
    ]
  }
  return `\ufeff${[heads.map(csvCell), ...lines.map(row)].map((cells) => `${cells.join(separator)}\r\n`).join('')}`
}
