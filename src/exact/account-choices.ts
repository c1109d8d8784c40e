import { z } from 'zod'
import type { ExactClient, Row } from './client.ts'
import { guid, readRow, text } from './rows.ts'

/** A list that customers are sorted by in one of Exact's eight slots, with its values. */
export type Classification = { slot: number; name: string; values: readonly { id: string; code: string; description: string }[] }

/** A VAT code that sales can be made with; `fraction` 0.21 is 21 %. */
export type VatCode = { code: string; description: string; fraction: number }

type Reader = Pick<ExactClient, 'pages'>

const nameRow = z.object({ ID: guid, Description: text, SequenceNumber: z.number() })
const valueRow = z.object({ ID: guid, AccountClassificationName: guid, Code: text, Description: text })
const vatRow = z.object({
  Code: text,
  Description: text,
  Percentage: z.number().nullish(),
  IsBlocked: z.boolean().nullish(),
  VATTransactionType: text,
})

/** The classifications that are set up, by slot: two calls. */
export async function readClassifications(client: Reader): Promise<Classification[]> {
  const [names, values] = await Promise.all([
    readList(client, 'crm/AccountClassificationNames', nameRow),
    readList(client, 'crm/AccountClassifications', valueRow),
  ])
  return names
    .map(({ ID, Description, SequenceNumber }) => ({
      slot: SequenceNumber,
      name: Description,
      values: values
        .filter(({ AccountClassificationName }) => AccountClassificationName === ID)
        .map((value) => ({ id: value.ID, code: value.Code, description: value.Description })),
    }))
    .sort((one, other) => one.slot - other.slot)
}

/** The VAT codes that sales may be made with, without blocked ones: one call for up to sixty. */
export async function readSalesVatCodes(client: Reader): Promise<VatCode[]> {
  const rows = await readList(client, 'vat/VATCodes', vatRow)
  return rows
    .filter(({ IsBlocked, VATTransactionType }) => IsBlocked !== true && VATTransactionType !== 'P')
    .map(({ Code, Description, Percentage }) => ({ code: Code, description: Description, fraction: Percentage ?? 0 }))
}

async function readList<T extends object>(client: Reader, path: string, schema: z.ZodObject & z.ZodType<T>): Promise<T[]> {
  const rows: Row[] = []
  const query = { $select: Object.keys(schema.shape).join(',') }
  for await (const page of client.pages(path, query, { lane: 'chat' })) rows.push(...page)
  return rows.map((row) => readRow(path, schema, row))
}
