import { z } from 'zod'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { giveWay } from '../sync/give-way.ts'
import type { DeletedPage, SourcePage, SourcePort } from '../sync/ports.ts'
import type { FieldSpec, Fields, Source, SourceRecord } from '../sync/types.ts'
import { mappableFields } from './catalogue/fields.ts'
import type { ExactClient, Row } from './client.ts'
import { isForbidden, isTooBroad } from './errors.ts'
import { guid, int64, readRow, readStamped } from './rows.ts'
import { readSplit } from './split-select.ts'
import { normalise } from './values.ts'

/** `entityType` is the number by which Exact's log of deletions calls the entity. */
const entities: Readonly<Record<Source, { path: string; entityType: number }>> = {
  account: { path: 'sync/CRM/Accounts', entityType: 2 },
  contact: { path: 'sync/CRM/Contacts', entityType: 5 },
}

/** Rows of a page that are read at a time. */
const rowsAtOnce = 250

const stamp = ['ID', 'Timestamp']

const deletedRow = z.object({ EntityKey: guid, Timestamp: int64 }).transform((row) => ({ id: row.EntityKey, stamp: row.Timestamp }))

/**
 * One administration as a source of records, by the sync endpoints: 1,000 rows a call, filtered on the row version only.
 * Fields that Exact can't deliver together in time are read in two halves. `calls()` is the client's count, so give every run a client of its own. Throws the client's SaldoErrors.
 */
export function createExactSource(client: ExactClient, logger: Logger): SourcePort {
  async function* changed(source: Source, select: readonly string[], after: string, signal?: AbortSignal): AsyncGenerator<SourcePage> {
    const fields = chosenFields(source, select)
    const names = fields.map((field) => field.name).filter((name) => !stamp.includes(name))
    const read = (some: readonly string[], from: string) =>
      client.pages(entities[source].path, { $select: [...stamp, ...some].join(','), $filter: newerThan(from) }, { lane: 'run', signal })
    let cursor = after
    try {
      for await (const rows of read(names, after)) {
        const records = await toRecords(fields, rows)
        cursor = newest(cursor, records)
        if (records.length > 0) yield { rows: records, cursor }
      }
    } catch (error) {
      if (!isTooBroad(error) || names.length < 2) throw error
      logger.info({ source, fields: names.length }, 'Exact takes too long for all fields at once, so they are read in two halves')
      for await (const page of readSplit(read, names, cursor)) {
        yield { rows: await toRecords(fields, page.rows), cursor: page.cursor }
      }
    }
  }

  async function* deleted(source: Source, after: string, signal?: AbortSignal): AsyncGenerator<DeletedPage> {
    const filter = `${newerThan(after)} and EntityType eq ${entities[source].entityType}`
    const query = { $select: 'EntityKey,EntityType,Timestamp', $filter: filter }
    let cursor = after
    try {
      for await (const page of client.pages('sync/Deleted', query, { lane: 'run', signal })) {
        const rows = page.map((row) => readRow('sync/Deleted', deletedRow, row))
        cursor = newest(cursor, rows)
        if (rows.length > 0) yield { rows, cursor }
      }
    } catch (error) {
      if (!isForbidden(error)) throw error
      logger.warn({ source, err: error }, 'The log of deletions may not be read, so deletions in Exact stay unknown')
    }
  }

  return { fields: mappableFields, changed, deleted, calls: client.calls }
}

/** One record as an example beside a mapping: a single small call. Null when the administration has none. */
export async function readExample(
  client: ExactClient,
  source: Source,
  select: readonly string[],
  signal?: AbortSignal,
): Promise<SourceRecord | null> {
  const fields = chosenFields(source, select)
  const names = new Set([...stamp, ...fields.map((field) => field.name)])
  const query = { $select: [...names].join(','), $filter: newerThan(''), $top: '1' }
  const [row] = await client.get(entities[source].path, query, { lane: 'chat', signal })
  return row === undefined ? null : toRecord(fields, row)
}

/** Exact wants `gt 1` for a first read, and later the highest row version seen. */
function newerThan(cursor: string): string {
  return cursor === '' ? 'Timestamp gt 1' : `Timestamp gt ${cursor}L`
}

function newest(cursor: string, rows: readonly { stamp: string }[]): string {
  return rows.reduce((highest, { stamp }) => (highest === '' || BigInt(stamp) > BigInt(highest) ? stamp : highest), cursor)
}

/** A name Exact doesn't know is answered 400, and those count towards blocking the key: so it is refused here. */
function chosenFields(source: Source, select: readonly string[]): readonly FieldSpec[] {
  const known = new Map(mappableFields(source).map((field) => [field.name, field]))
  return select.map((name) => known.get(name) ?? unknownField(source, name))
}

function unknownField(source: Source, name: string): never {
  throw new SaldoError('exact-unknown-field', {
    message: `Exact's ${source}s have no field ${name} that can be read`,
    person: `Exact has no field “${name}” that can be read. Please choose another one in the profile.`,
    values: { field: name },
    recovery: 'fix-input',
  })
}

/** In portions: a whole page of Exact's takes long enough to be noticed in chat. */
async function toRecords(fields: readonly FieldSpec[], rows: readonly Row[]): Promise<SourceRecord[]> {
  const records: SourceRecord[] = []
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await giveWay()
    for (const row of rows.slice(from, from + rowsAtOnce)) records.push(toRecord(fields, row))
  }
  return records
}

function toRecord(fields: readonly FieldSpec[], row: Row): SourceRecord {
  return { ...readStamped(row), fields: readFields(fields, row) }
}

/** The fields of a row in the core's form. */
export function readFields(fields: readonly FieldSpec[], row: Row): Fields {
  return Object.fromEntries(fields.map((field) => [field.name, normalise(field.type, row[field.name])]))
}
