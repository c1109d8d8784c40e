import { type Kysely, sql } from 'kysely'
import type { MirrorScope } from '../../sync/ports.ts'
import { readRegistrationNumber } from '../../sync/registration-number.ts'
import type { Fields, Source } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { fromJson } from './codec.ts'
import { liveRows } from './mirror-scope.ts'

type Columns = Pick<Schema['mirror_row'], 'vat_number' | 'chamber_number'>

/** Branches of one firm share its number. */
const sameNumber = 50
/** Rows looked at in one go when an existing mirror gets its numbers. */
const notedRows = 1_000

/** The numbers a row is found by, without their country. */
export function numberColumns(source: Source, fields: Fields): Columns {
  if (source !== 'account') return { vat_number: '', chamber_number: '' }
  return { vat_number: searchedNumber(fields.VATNumber), chamber_number: searchedNumber(fields.ChamberOfCommerce) }
}

/** Accounts with this VAT or chamber-of-commerce number; whether the countries agree is for the ranking to say. */
export async function idsWithNumber(db: Kysely<Schema>, scope: MirrorScope, text: string): Promise<string[]> {
  const number = searchedNumber(text)
  if (number === '') return []
  const ids: string[] = []
  for (const column of ['vat_number', 'chamber_number'] as const) {
    const found = liveRows(db, scope).select('id').where(column, '=', number).where(column, '<>', sql.lit(''))
    for (const { id } of await found.limit(sameNumber).execute()) ids.push(id)
  }
  return ids
}

/** For a mirror that was filled before rows had numbers. */
export async function noteExistingNumbers(db: Kysely<Schema>): Promise<void> {
  const books = await db.selectFrom('mirror_state').select(['tenant_id', 'administration']).where('source', '=', 'account').execute()
  for (const { tenant_id, administration } of books)
    for (let last: string | undefined = ''; last !== undefined; ) last = await noteNumbersAfter(db, { tenant_id, administration }, last)
}

/** Answers with the last row's id; undefined when there are no more. */
async function noteNumbersAfter(
  db: Kysely<Schema>,
  { tenant_id, administration }: Pick<Schema['mirror_row'], 'tenant_id' | 'administration'>,
  after: string,
): Promise<string | undefined> {
  const rows = await db
    .selectFrom('mirror_row')
    .select(['id', 'fields'])
    .where('tenant_id', '=', tenant_id)
    .where('administration', '=', administration)
    .where('source', '=', 'account')
    .where('id', '>', after)
    .orderBy('id')
    .limit(notedRows)
    .execute()
  for (const { id, fields } of rows) {
    const numbers = numberColumns('account', fromJson(fields))
    if (numbers.vat_number === '' && numbers.chamber_number === '') continue
    await db
      .updateTable('mirror_row')
      .set(numbers)
      .where('tenant_id', '=', tenant_id)
      .where('administration', '=', administration)
      .where('source', '=', 'account')
      .where('id', '=', id)
      .execute()
  }
  return rows.at(-1)?.id
}

function searchedNumber(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? (readRegistrationNumber(value)?.rest ?? '') : ''
}
