import { agingOverview } from '../catalogue/aging-overview.ts'
import { agingReceivablesList } from '../catalogue/aging-receivables-list.ts'
import { outstandingInvoicesOverview } from '../catalogue/outstanding-invoices-overview.ts'
import { dayLength } from '../clock.ts'
import { currencies } from './codes.ts'
import type { Entry } from './entry.ts'
import { guidRank } from './guid.ts'
import type { Ledger } from './ledger.ts'
import { amount } from './money.ts'
import type { Records } from './records.ts'
import { listRows, objectRow, type Row, type Rows, type Value } from './rows.ts'

const labels = ['<= 30', '31 - 60', '61 - 90', '> 90'] as const
const currencyCodes = Object.keys(currencies).sort()
const width = 8

/** Age group 1 to 4, by days since the invoice date. */
export const ageGroup = (invoiceDay: number, today: number): number => {
  const days = Math.floor((today - invoiceDay) / dayLength)
  if (days <= 30) return 1
  if (days <= 60) return 2
  return days <= 90 ? 3 : 4
}

const bandsOf = (entries: readonly Entry[], currency: string, today: number): number[] => {
  const bands = [0, 0, 0, 0]
  for (const entry of entries) {
    const band = ageGroup(entry.invoiceDay, today) - 1
    if (entry.processed && entry.currency === currency) bands[band] = (bands[band] ?? 0) + entry.open
  }
  return bands
}

const agingRow = (customer: Row, currency: string, bands: readonly number[]): Row => {
  const values: Record<string, Value> = {
    CurrencyCode: currency,
    TotalAmount: amount(bands.reduce((sum, band) => sum + band, 0)),
  }
  for (const [index, label] of labels.entries()) {
    values[`AgeGroup${index + 1}`] = index + 1
    values[`AgeGroup${index + 1}Amount`] = amount(bands[index] ?? 0)
    values[`AgeGroup${index + 1}Description`] = label
  }
  const own: Record<string, string> = { AccountId: 'ID', AccountCode: 'Code', AccountName: 'Name' }
  return (column) => (own[column] ? customer(own[column]) : (values[column] ?? null))
}

const openCurrencies = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.filter((entry) => entry.processed && entry.open !== 0).map((entry) => entry.currency))].sort()

/** One row a customer and currency with open items; credits stand in the band of their own date. */
export const createAgingList = (accounts: Records, ledger: Ledger, today: () => number): Rows => {
  const rowsOf = (account: number) => openCurrencies(ledger.entries(account)).map((code) => account * width + currencyCodes.indexOf(code))
  return {
    entity: agingReceivablesList,
    *from(start) {
      for (let account = Math.max(0, Math.floor(start / width)); account < ledger.accounts; account += 1) {
        for (const position of rowsOf(account)) if (position >= start) yield position
      }
    },
    row: (position) => {
      const account = Math.floor(position / width)
      const currency = currencyCodes[position % width] ?? ''
      return agingRow(accounts.row(account), currency, bandsOf(ledger.entries(account), currency, today()))
    },
    seek: ([id, currency]) => (typeof id === 'string' ? guidRank(id) * width + Math.max(0, currencyCodes.indexOf(String(currency))) : 0),
    lookup: (column, value) => {
      if (column !== 'AccountId') return undefined
      const account = accounts.find(value)
      return account === undefined ? [] : rowsOf(account)
    },
  }
}

/** Totals of one currency: cents and counts. */
export interface OpenTotals {
  currency: string
  outstanding: number
  count: number
  overdue: number
  overdueCount: number
}

const overviewRow = (totals: OpenTotals): Row => {
  const values: Record<string, Value> = {
    CurrencyCode: totals.currency,
    OutstandingPayableInvoiceAmount: 0,
    OutstandingPayableInvoiceCount: 0,
    OutstandingReceivableInvoiceAmount: amount(totals.outstanding),
    OutstandingReceivableInvoiceCount: totals.count,
    OverduePayableInvoiceAmount: 0,
    OverduePayableInvoiceCount: 0,
    OverdueReceivableInvoiceAmount: amount(totals.overdue),
    OverdueReceivableInvoiceCount: totals.overdueCount,
  }
  return (column) => values[column] ?? null
}

/**
 * Adds up every open item, currency by currency. `breathe` is awaited between customers, so that
 * a large administration does not hold up other requests.
 */
export const addUpOpenItems = async (ledger: Ledger, today: number, breathe: () => Promise<void> | undefined): Promise<OpenTotals[]> => {
  const totals = new Map<string, OpenTotals>()
  for (const [, entry] of ledger.from(0)) {
    if (!entry.processed || entry.open === 0) continue
    const known = totals.get(entry.currency) ?? { currency: entry.currency, outstanding: 0, count: 0, overdue: 0, overdueCount: 0 }
    const late = entry.open > 0 && entry.dueDay < today
    totals.set(entry.currency, {
      currency: entry.currency,
      outstanding: known.outstanding + entry.open,
      count: known.count + 1,
      overdue: known.overdue + (late ? entry.open : 0),
      overdueCount: known.overdueCount + (late ? 1 : 0),
    })
    await breathe()
  }
  return [...totals.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1))
}

export const overviewRows = (totals: readonly OpenTotals[]): Rows => listRows(outstandingInvoicesOverview, totals.map(overviewRow))

/** Open amounts by age group and currency of these customers, payables being none. `breathe` is awaited between entries. */
export const agingOverviewRows = async (
  entries: Iterable<readonly [account: number, entry: Entry]>,
  today: number,
  breathe: () => Promise<void> | undefined,
): Promise<Rows> => {
  const bands = new Map<string, number[]>()
  for (const [, entry] of entries) {
    await breathe()
    if (!entry.processed || entry.open === 0) continue
    const own = bands.get(entry.currency) ?? [0, 0, 0, 0]
    const band = ageGroup(entry.invoiceDay, today) - 1
    own[band] = (own[band] ?? 0) + entry.open
    bands.set(entry.currency, own)
  }
  const currencies = [...bands].sort(([one], [other]) => (one < other ? -1 : 1))
  const rows = labels.flatMap((AgeGroupDescription, band) =>
    currencies.map(([CurrencyCode, own]) =>
      objectRow({ AgeGroup: band + 1, AgeGroupDescription, AmountPayable: 0, AmountReceivable: amount(own[band] ?? 0), CurrencyCode }),
    ),
  )
  return listRows(agingOverview, rows)
}
