import { z } from 'zod'
import type { ExactClient, Row } from './client.ts'
import { readRow, text } from './rows.ts'

/** When what was sold has to be paid: so many days after the invoice, or after so many month ends. */
export type PaymentCondition = {
  code: string
  description: string
  days: number
  endOfMonths: number
  /** For who pays within so many days; `fraction` 0.02 is 2 %. */
  discount: { fraction: number; days: number } | null
}

const number = z
  .number()
  .nullish()
  .transform((wire) => wire ?? 0)

const condition = z
  .object({
    Code: text,
    Description: text,
    PaymentDays: number,
    PaymentEndOfMonths: number,
    DiscountPercentage: number,
    DiscountPaymentDays: number,
  })
  .transform(
    (row): PaymentCondition => ({
      code: row.Code,
      description: row.Description,
      days: row.PaymentDays,
      endOfMonths: row.PaymentEndOfMonths,
      discount: row.DiscountPercentage > 0 ? { fraction: row.DiscountPercentage, days: row.DiscountPaymentDays } : null,
    }),
  )

const select = 'Code,Description,PaymentDays,PaymentEndOfMonths,DiscountPercentage,DiscountPaymentDays'

/** The payment conditions of an administration by code, those of a condition in several parts as its first: one call for up to sixty. */
export async function readPaymentConditions(client: Pick<ExactClient, 'pages'>): Promise<Map<string, PaymentCondition>> {
  const rows: Row[] = []
  for await (const page of client.pages('cashflow/PaymentConditions', { $select: select }, { lane: 'chat' })) rows.push(...page)
  const byCode = new Map<string, PaymentCondition>()
  for (const row of rows.map((each) => readRow('cashflow/PaymentConditions', condition, each))) {
    if (!byCode.has(row.code)) byCode.set(row.code, row)
  }
  return byCode
}
