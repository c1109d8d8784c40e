import type { Kysely } from 'kysely'
import { addNames, removeNames, shortBook } from '../../store/records/name-index.ts'
import { entriesOf, type NameEntry, searchedName } from '../../sync/find-names.ts'
import type { CrmRecord, Fields } from '../../sync/types.ts'
import type { Book } from './read.ts'
import type { CrmSchema } from './schema.ts'

export const bookOf = ({ tenantId, target }: Book) => shortBook(tenantId, target)

/** What a record is called and numbered, as its search ranks it. Persons have no number. */
export function nameOf(fields: Fields): { name: string; code: string } {
  return { name: textOf(fields.title), code: textOf(fields.customerNumber) }
}

/** Brings the index from what records were to what they are; those that kept their names cost nothing. */
export async function renameRecords(
  tx: Kysely<CrmSchema>,
  book: Book,
  changes: readonly { before: CrmRecord | undefined; after: CrmRecord }[],
): Promise<void> {
  const removed: NameEntry[] = []
  const added: NameEntry[] = []
  for (const { before, after } of changes) {
    if (before !== undefined && before.fields.title === after.fields.title) continue
    if (before !== undefined) removed.push(...entriesOfRecord(before))
    added.push(...entriesOfRecord(after))
  }
  await removeNames(tx, bookOf(book), removed)
  await addNames(tx, bookOf(book), added)
}

/** Of records that are removed. */
export async function forgetNames(tx: Kysely<CrmSchema>, book: Book, records: readonly CrmRecord[]): Promise<void> {
  await removeNames(tx, bookOf(book), records.flatMap(entriesOfRecord))
}

function entriesOfRecord({ id, fields }: Pick<CrmRecord, 'id' | 'fields'>): NameEntry[] {
  return entriesOf(id, [searchedName(nameOf(fields).name)])
}

function textOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
