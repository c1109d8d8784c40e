import { tidyDecimal } from './decimal.ts'
import type { FieldSpec, Fields, Source, SourceRecord } from './types.ts'

/**
 * What Saldo computes of each customer from the books and offers beside the account's own fields. Money is in the administration's own
 * currency, turnover without VAT, last year's up to the same day. Exact is never asked for a field of such a name.
 */
const accountFields: readonly FieldSpec[] = [
  { name: 'Saldo.Balance', label: 'Saldo: balance', type: 'money' },
  { name: 'Saldo.Overdue', label: 'Saldo: overdue', type: 'money' },
  { name: 'Saldo.OldestOverdueDays', label: 'Saldo: oldest overdue days', type: 'number' },
  { name: 'Saldo.CreditLeft', label: 'Saldo: credit left', type: 'money' },
  { name: 'Saldo.AverageDaysToPay', label: 'Saldo: average days to pay', type: 'number' },
  { name: 'Saldo.TurnoverThisYear', label: 'Saldo: turnover this year to date', type: 'money' },
  { name: 'Saldo.TurnoverLastYear', label: 'Saldo: turnover last year to date', type: 'money' },
  { name: 'Saldo.LastInvoiceDate', label: 'Saldo: last invoice date', type: 'date' },
]

const names = new Set(accountFields.map(({ name }) => name))

/** What a customer has of whom the books say nothing. */
const nothingBooked: Fields = {
  'Saldo.Balance': '0.00',
  'Saldo.Overdue': '0.00',
  'Saldo.OldestOverdueDays': 0,
  'Saldo.AverageDaysToPay': null,
  'Saldo.TurnoverThisYear': '0.00',
  'Saldo.TurnoverLastYear': '0.00',
  'Saldo.LastInvoiceDate': null,
}

export function computedFields(source: Source): readonly FieldSpec[] {
  return source === 'account' ? accountFields : []
}

/** Of these fields, the ones that are computed. */
export function computedAmong(fields: readonly string[]): string[] {
  return fields.filter((field) => names.has(field))
}

/** The accounts with their figures. */
export function withFigures(rows: readonly SourceRecord[], figures: ReadonlyMap<string, Fields>): SourceRecord[] {
  return rows.map((row) => {
    const computed = { ...nothingBooked, ...figures.get(row.id) }
    return { ...row, fields: { ...row.fields, ...computed, 'Saldo.CreditLeft': creditLeft(row.fields, computed) } }
  })
}

/** No limit is no figure; a limit of zero is one. */
function creditLeft({ CreditLineSales: limit }: Fields, { 'Saldo.Balance': balance }: Fields): string | null {
  if (typeof limit !== 'string' || typeof balance !== 'string') return null
  const [most, owed] = [cents(limit), cents(balance)]
  if (most === null || owed === null) return null
  const left = most - owed
  const digits = String(left < 0n ? -left : left).padStart(3, '0')
  return `${left < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Null for what isn't an amount of at most two decimals. */
function cents(amount: string): bigint | null {
  const tidy = tidyDecimal(amount, 2)
  const [whole = '', fraction = ''] = tidy?.split('.') ?? []
  return fraction.length === 2 ? BigInt(`${whole}${fraction}`) : null
}
