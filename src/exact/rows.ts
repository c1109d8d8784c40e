import { z } from 'zod'
import { toDate } from './dates.ts'
import { unexpectedRow } from './errors.ts'

/** Reads a row by its entity's schema; throws a SaldoError (`exact-unexpected-row`) that names fields, never values. */
export function readRow<T>(what: string, schema: z.ZodType<T>, row: unknown): T {
  const parsed = schema.safeParse(row)
  if (parsed.success) return parsed.data
  throw unexpectedRow(what, new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ')))
}

export const guid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)

/** Row versions and other 64-bit numbers: decimal text, since JSON numbers end at 2^53. */
export const int64 = z.union([z.string().regex(/^\d+$/), z.int().transform(String)])

/** Text that is '' or absent in some answers and padded in others. */
export const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() ?? '')

const stampedRow = z.object({ ID: guid, Timestamp: int64 })

/** A sync row's id and row version. */
export function readStamped(row: unknown): { id: string; stamp: string } {
  const { ID: id, Timestamp: stamp } = readRow('sync', stampedRow, row)
  return { id, stamp }
}

/** A double that may be missing, 0 then. */
export const amount = z
  .number()
  .nullish()
  .transform((wire) => wire ?? 0)

/** A date-only field as YYYY-MM-DD. */
export const day = z
  .string()
  .nullish()
  .transform((wire) => (wire ? toDate(wire) : null))
