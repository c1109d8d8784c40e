import { z } from 'zod'
import type { OverviewTotal } from '../receivables/ledger-ageing.ts'
import type { CallOptions, ExactClient } from './client.ts'
import { toMoney } from './receivables.ts'
import { amount, readRow, text } from './rows.ts'

const path = 'read/financial/OutstandingInvoicesOverview'

/** Exact's counts are doubles. */
const overview = z.object({
  CurrencyCode: text,
  OutstandingReceivableInvoiceAmount: amount,
  OutstandingReceivableInvoiceCount: amount,
  OverdueReceivableInvoiceAmount: amount,
  OverdueReceivableInvoiceCount: amount,
})

/** What Exact itself says is outstanding and overdue, by currency: one call. Throws the client's SaldoErrors. */
export async function readOverview(client: Pick<ExactClient, 'get'>, options: CallOptions): Promise<OverviewTotal[]> {
  const rows = await client.get(path, { $select: Object.keys(overview.shape).join(',') }, options)
  return rows.map((wire) => {
    const row = readRow(path, overview, wire)
    return {
      currency: row.CurrencyCode,
      outstanding: toMoney(row.OutstandingReceivableInvoiceAmount, row.CurrencyCode).minor,
      outstandingCount: Math.round(row.OutstandingReceivableInvoiceCount),
      overdue: toMoney(row.OverdueReceivableInvoiceAmount, row.CurrencyCode).minor,
      overdueCount: Math.round(row.OverdueReceivableInvoiceCount),
    }
  })
}
