import type { Kysely, Transaction } from 'kysely'
import { rowStatement } from '../../store/records/row-statement.ts'
import { searchedName } from '../../sync/find-names.ts'
import type { CrmWrite, CrmWriteResult } from '../../sync/ports.ts'
import type { CrmRecord, Fields, Reason, Value } from '../../sync/types.ts'
import { noteAlike } from './alike.ts'
import { crmFields, uniqueField } from './fields.ts'
import { forgetNames, renameRecords } from './names.ts'
import { type Book, findByKey, getRecords } from './read.ts'
import { recordId } from './record-id.ts'
import { removeRecords, withPeople } from './remove.ts'
import type { CrmSchema } from './schema.ts'
import { validateFields } from './validate.ts'

/** The records a call touches as they will stand after it, and which of them have to be written. */
type Desk = {
  book: Book
  /** As they stand in the database. */
  before: Map<string, CrmRecord>
  byId: Map<string, CrmRecord>
  byKey: Map<string, string>
  changed: Set<string>
  removed: Set<string>
  /** Companies that people are tied to, of those to be removed. */
  peopled: ReadonlySet<string>
  created: number
  lastNumber: number
}

/** All in one transaction: the writes of a call are decided one after another on what is there, then kept together. */
export function writeRecords(db: Kysely<CrmSchema>, book: Book, writes: readonly CrmWrite[]): Promise<CrmWriteResult[]> {
  return db.transaction().execute(async (tx) => {
    const lastNumber = await takeTurn(tx, book)
    const desk = await fetchDesk(tx, book, lastNumber, writes)
    const results = writes.map((write) => carryOut(desk, write))
    await keep(tx, desk)
    return results
  })
}

/** Writers of one book wait for each other here, so that two can't create the same record. Answers with the last number given. */
async function takeTurn(tx: Transaction<CrmSchema>, { tenantId, target }: Book): Promise<number> {
  const { last_number } = await tx
    .insertInto('crm_book')
    .values({ tenant_id: tenantId, target, records: 0, last_number: 0 })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'target']).doUpdateSet({ target }))
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return last_number
}

async function fetchDesk(tx: Transaction<CrmSchema>, book: Book, lastNumber: number, writes: readonly CrmWrite[]): Promise<Desk> {
  const companies = writes.flatMap((write) => (write.kind === 'remove' && book.target === 'company' ? [write.id] : []))
  const peopled = await withPeople(tx, book.tenantId, companies)
  const [changed, removed] = [new Set<string>(), new Set<string>()]
  const desk: Desk = { book, before: new Map(), byId: new Map(), byKey: new Map(), changed, removed, peopled, created: 0, lastNumber }
  const unique = uniqueField[book.target]
  const ids = writes.flatMap((write) => (write.kind === 'create' ? [] : [write.id]))
  const keys = writes.flatMap((write) => keyIn(desk, write) ?? [])
  const found = [...(await getRecords(tx, book, [...new Set(ids)])), ...(await findByKey(tx, book, unique, [...new Set(keys)]))]
  for (const record of found) {
    desk.before.set(record.id, record)
    place(desk, record)
  }
  return desk
}

/** The key that a write gives to a record. */
function keyIn(desk: Desk, write: CrmWrite): string | null {
  if (write.kind === 'remove') return null
  return write.kind === 'create' ? write.key.value : keyOf(desk, write.fields)
}

function carryOut(desk: Desk, write: CrmWrite): CrmWriteResult {
  if (write.kind === 'create') return create(desk, write)
  return write.kind === 'update' ? update(desk, write) : remove(desk, write)
}

function create(desk: Desk, { key, fields: given }: CrmWrite & { kind: 'create' }): CrmWriteResult {
  if (key.field !== uniqueField[desk.book.target]) return refuse(desk, key.field, 'The field does not identify records.')
  if (key.value.trim() === '') return { kind: 'refused', reason: { code: 'key-missing', field: labelOf(desk, key.field) } }
  const there = desk.byId.get(desk.byKey.get(key.value) ?? '')
  if (there !== undefined) return { kind: 'existing', record: there }
  const fields = { ...given, [key.field]: key.value }
  const reason = firstReason(desk, fields, 'create')
  if (reason !== undefined) return { kind: 'refused', reason }
  const record = { id: nextId(desk), version: 1, fields: withoutBlanks(fields) }
  place(desk, record)
  desk.changed.add(record.id)
  return { kind: 'written', id: record.id }
}

function nextId(desk: Desk): string {
  desk.created += 1
  return recordId(desk.book.target, desk.lastNumber + desk.created)
}

function update(desk: Desk, { id, version, fields: given }: CrmWrite & { kind: 'update' }): CrmWriteResult {
  const record = desk.byId.get(id)
  if (record === undefined || (version !== null && version !== record.version)) return { kind: 'changed' }
  const reason = firstReason(desk, given, 'update')
  if (reason !== undefined) return { kind: 'refused', reason }
  const fields = withoutBlanks(given)
  if (Object.entries(fields).every(([name, value]) => value === (record.fields[name] ?? null))) return { kind: 'written', id }
  const next = { id, version: record.version + 1, fields: { ...record.fields, ...fields } }
  const holder = desk.byKey.get(keyOf(desk, next.fields) ?? '')
  if (holder !== undefined && holder !== id) return refuse(desk, uniqueField[desk.book.target], 'Another record has this value already.')
  const oldKey = keyOf(desk, record.fields)
  if (oldKey !== null) desk.byKey.delete(oldKey)
  place(desk, next)
  desk.changed.add(id)
  return { kind: 'written', id }
}

function remove(desk: Desk, { id, version }: CrmWrite & { kind: 'remove' }): CrmWriteResult {
  const record = desk.byId.get(id)
  if (record === undefined) return { kind: 'written', id }
  if (version !== record.version) return { kind: 'changed' }
  if (desk.peopled.has(id)) return { kind: 'refused', reason: { code: 'has-people' } }
  const key = keyOf(desk, record.fields)
  if (key !== null) desk.byKey.delete(key)
  desk.byId.delete(id)
  desk.removed.add(id)
  return { kind: 'written', id }
}

function place(desk: Desk, record: CrmRecord): void {
  desk.byId.set(record.id, record)
  const key = keyOf(desk, record.fields)
  if (key !== null) desk.byKey.set(key, record.id)
}

function keyOf({ book }: Desk, fields: Fields): string | null {
  const key = fields[uniqueField[book.target]]
  return typeof key === 'string' && key.trim() !== '' ? key : null
}

function firstReason({ book }: Desk, fields: Fields, kind: 'create' | 'update'): Reason | undefined {
  return validateFields(crmFields[book.target], fields, kind)[0]
}

function refuse(desk: Desk, field: string, detail: string): CrmWriteResult {
  return { kind: 'refused', reason: { code: 'refused', field: labelOf(desk, field), detail } }
}

function labelOf({ book }: Desk, name: string): string {
  return crmFields[book.target].find((spec) => spec.name === name)?.label ?? name
}

/** Blank texts are empty fields. */
function withoutBlanks(fields: Fields): Fields {
  const isBlank = (value: Value) => typeof value === 'string' && value.trim() === ''
  if (!Object.values(fields).some(isBlank)) return fields
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, isBlank(value) ? null : value]))
}

async function keep(tx: Transaction<CrmSchema>, desk: Desk): Promise<void> {
  const { tenantId, target } = desk.book
  await removeRecords(tx, desk.book, [...desk.removed])
  const rows = [...desk.changed].flatMap((id) => toRow(desk, desk.byId.get(id)))
  await upsertRecords(tx, rows)
  const changes = [...desk.changed].flatMap((id) => changeOf(desk, id))
  await renameRecords(tx, desk.book, changes)
  const removed = [...desk.removed].flatMap((id) => desk.before.get(id) ?? [])
  await forgetNames(tx, desk.book, removed)
  await noteAlike(tx, desk.book, [
    ...changes.map(({ before, after }) => ({ id: after.id, before: before?.fields, after: after.fields })),
    ...removed.map(({ id, fields }) => ({ id, before: fields, after: undefined })),
  ])
  if (desk.created + removed.length === 0) return
  await tx
    .updateTable('crm_book')
    .set(({ eb }) => ({ records: eb('records', '+', desk.created - removed.length), last_number: desk.lastNumber + desk.created }))
    .where('tenant_id', '=', tenantId)
    .where('target', '=', target)
    .execute()
}

function changeOf({ before, byId }: Desk, id: string): { before: CrmRecord | undefined; after: CrmRecord }[] {
  const after = byId.get(id)
  return after === undefined ? [] : [{ before: before.get(id), after }]
}

function toRow(desk: Desk, record: CrmRecord | undefined): CrmSchema['crm_record'][] {
  if (record === undefined) return []
  const { title, company } = record.fields
  return [
    {
      tenant_id: desk.book.tenantId,
      target: desk.book.target,
      id: record.id,
      version: record.version,
      record_key: keyOf(desk, record.fields),
      company_id: typeof company === 'string' ? company : null,
      search_name: searchedName(typeof title === 'string' ? title : ''),
      fields: JSON.stringify(withoutEmpty(record.fields)),
    },
  ]
}

function withoutEmpty(fields: Fields): Fields {
  return Object.values(fields).includes(null) ? Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) : fields
}

const upsertRecords = rowStatement((db: Kysely<CrmSchema>, rows: readonly CrmSchema['crm_record'][]) =>
  db
    .insertInto('crm_record')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'target', 'id']).doUpdateSet(({ ref }) => ({
        version: ref('excluded.version'),
        record_key: ref('excluded.record_key'),
        company_id: ref('excluded.company_id'),
        search_name: ref('excluded.search_name'),
        fields: ref('excluded.fields'),
      })),
    )
    .compile(),
)
