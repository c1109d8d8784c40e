import { z } from 'zod'
import type { CallOptions, ExactClient } from './client.ts'
import { type Term, termFields, termsIn } from './ledger-terms.ts'
import { readStamped } from './rows.ts'

/** Receivables that are new or changed, with the row version up to which everything was read. */
export type TermChanges = { terms: Term[]; cursor: string }

const path = 'sync/Cashflow/PaymentTerms'
/** The feed has what is paid to suppliers as well, as line type 22. */
const receipt = 20
const lineType = z.object({ LineType: z.number().nullish() })

/**
 * What changed in the receivables of all customers after a row version ('' = all of them), a thousand a call. A term that is no more isn't
 * among them but in the log of deletions, as entity type 10. Row versions begin anew when the administration is moved.
 */
export async function* readTermChanges(
  client: Pick<ExactClient, 'pages'>,
  after: string,
  currency: string,
  options: CallOptions,
): AsyncGenerator<TermChanges> {
  const query = { $select: ['Timestamp', 'LineType', ...termFields].join(','), $filter: `Timestamp gt ${after === '' ? '1' : `${after}L`}` }
  let cursor = after
  for await (const rows of client.pages(path, query, options)) {
    for (const row of rows) {
      const { stamp } = readStamped(row)
      if (cursor === '' || BigInt(stamp) > BigInt(cursor)) cursor = stamp
    }
    yield {
      terms: termsIn(
        rows.filter((row) => isReceipt(row)),
        currency,
      ),
      cursor,
    }
  }
}

function isReceipt(row: unknown): boolean {
  const { LineType = receipt } = lineType.parse(row)
  return LineType === null || LineType === receipt
}
