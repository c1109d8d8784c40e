import type { Customer } from '../bot/services.ts'
import { toMinor } from '../receivables/money.ts'
import type { SourceRecord, Value } from '../sync/types.ts'

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** An account as sales people know it. Exact shows "no limit set" as empty or as zero. */
export function toCustomer({ id, fields }: SourceRecord, administration: Customer['administration']): Customer {
  const limit = textOf(fields.CreditLineSales)
  return {
    id,
    administration,
    name: textOf(fields.Name)?.trim() || (textOf(fields.Code) ?? id),
    code: textOf(fields.Code),
    city: textOf(fields.City),
    phone: textOf(fields.Phone),
    vatNumber: textOf(fields.VATNumber),
    blocked: fields.Blocked === true,
    manager: textOf(fields.AccountManagerFullName),
    creditLimit: limit === null || Number(limit) === 0 ? null : toMinor(limit, administration.currency),
  }
}
