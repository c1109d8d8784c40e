import { z } from 'zod'
import type { ExactClient } from './client.ts'
import { unexpectedRow } from './errors.ts'
import { readRow, text } from './rows.ts'

/** Who signed in. `currentDivision` moves with that person's own switching: use it once, to list administrations, and then pin one. */
export type ExactUser = { id: string; name: string; currentDivision: number; customerName: string; utcOffsetSeconds: number }

const me = z
  .object({
    UserID: z.string(),
    FullName: text,
    CurrentDivision: z.int(),
    DivisionCustomerName: text,
    ServerUtcOffset: z.number().nullish(),
  })
  .transform((row) => ({
    id: row.UserID,
    name: row.FullName,
    currentDivision: row.CurrentDivision,
    customerName: row.DivisionCustomerName,
    utcOffsetSeconds: row.ServerUtcOffset ?? 0,
  }))

/** The one question that works before an administration is chosen. */
export async function currentUser(client: ExactClient): Promise<ExactUser> {
  const select = 'UserID,FullName,CurrentDivision,DivisionCustomerName,ServerUtcOffset'
  const [row] = await client.get('current/Me', { $select: select }, { lane: 'chat' })
  if (!row) throw unexpectedRow('current/Me', new Error('no row'))
  return readRow('current/Me', me, row)
}
