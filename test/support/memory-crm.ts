import { likenessOf } from '../../src/sync/alike.ts'
import { rankNames } from '../../src/sync/customer-name.ts'
import type { CrmPort, CrmWrite, CrmWriteResult } from '../../src/sync/ports.ts'
import type { CrmRecord, FieldSpec, Target } from '../../src/sync/types.ts'

type Shelf = { fields: readonly FieldSpec[]; records: Map<string, CrmRecord>; created: number }
export type MemoryCrm = {
  port: CrmPort
  records: (target: Target) => CrmRecord[]
  add: (target: Target, record: CrmRecord) => void
  writes: () => number
}

/** A CRM that keeps its records in memory. Doubles can be put in with `add`; `write` never makes one. */
export function createMemoryCrm(fields: Record<Target, readonly FieldSpec[]>): MemoryCrm {
  const shelves: Record<Target, Shelf> = {
    company: { fields: fields.company, records: new Map(), created: 0 },
    person: { fields: fields.person, records: new Map(), created: 0 },
  }
  let written = 0
  const write = (target: Target, one: CrmWrite, keys: Keys): CrmWriteResult => {
    const result = carryOut(target, one, keys)
    if (result.kind === 'written') written += 1
    return structuredClone(result)
  }
  const carryOut = (target: Target, one: CrmWrite, keys: Keys): CrmWriteResult => {
    if (one.kind === 'create') return create(shelves[target], target, one, keys)
    if (one.kind === 'update') return update(shelves[target], one)
    const tied = target === 'company' && [...shelves.person.records.values()].some(({ fields }) => fields.company === one.id)
    return remove(shelves[target], one, tied)
  }
  const port: CrmPort = {
    fields: async (target) => shelves[target].fields,
    get: async (target, ids) => ids.flatMap((id) => structuredClone(shelves[target].records.get(id)) ?? []),
    findByKey: async (target, field, values) => structuredClone(holding(shelves[target], field, values)),
    search: async (target, text, limit) => {
      const candidates = [...shelves[target].records.values()].map(({ id, fields }) => ({ id, name: String(fields.title ?? '') }))
      const ranked = rankNames(text, candidates).slice(0, limit)
      return ranked.flatMap(({ id }) => structuredClone(shelves[target].records.get(id)) ?? [])
    },
    findAlike: async (target, level, values) => {
      const wanted = new Set(values)
      const isAlike = ({ fields: own }: CrmRecord) =>
        likenessOf(target, own, level, shelves[target].fields).some((value) => wanted.has(value))
      return structuredClone([...shelves[target].records.values()].filter(isAlike))
    },
    page: async (target, afterId, limit) => {
      const later = [...shelves[target].records.values()].filter(({ id }) => id > afterId)
      return structuredClone(later.toSorted((a, b) => (a.id < b.id ? -1 : 1)).slice(0, limit))
    },
    count: async (target) => shelves[target].records.size,
    peopleOf: async (companyId, limit) =>
      [...shelves.person.records.values()].filter(({ fields }) => fields.company === companyId).slice(0, limit),
    write: async (target, writes) => {
      const keys = keysOf(shelves[target])
      return writes.map((one) => write(target, one, keys))
    },
  }
  return {
    port,
    records: (target) => [...shelves[target].records.values()],
    add: (target, record) => shelves[target].records.set(record.id, record),
    writes: () => written,
  }
}

/** The records by the value of each unique field. */
type Keys = Map<string, CrmRecord>

function keysOf({ records, fields }: Shelf): Keys {
  const unique = fields.filter((field) => field.unique).map(({ name }) => name)
  return new Map([...records.values()].flatMap((record) => unique.map((name) => [`${name} ${record.fields[name]}`, record])))
}

function create(shelf: Shelf, target: Target, { key, fields: values }: CrmWrite & { kind: 'create' }, keys: Keys): CrmWriteResult {
  const { records, fields } = shelf
  const existing = keys.get(`${key.field} ${key.value}`)
  if (existing) return { kind: 'existing', record: existing }
  const wrong = Object.entries(values).find(
    ([name, value]) => fields.find((field) => field.name === name)?.type === 'phone' && value === 'refuse me',
  )
  if (wrong) return { kind: 'refused', reason: { code: 'refused', field: wrong[0], detail: 'That is no phone number.' } }
  shelf.created += 1
  const id = `${target}-${shelf.created}`
  const record = { id, version: 1, fields: { ...values } }
  records.set(id, record)
  keys.set(`${key.field} ${key.value}`, record)
  return { kind: 'written', id }
}

function update({ records }: Shelf, { id, version, fields }: CrmWrite & { kind: 'update' }): CrmWriteResult {
  const record = records.get(id)
  if (!record || (version !== null && record.version !== version)) return { kind: 'changed' }
  records.set(id, { id, version: record.version + 1, fields: { ...record.fields, ...fields } })
  return { kind: 'written', id }
}

function remove({ records }: Shelf, { id, version }: CrmWrite & { kind: 'remove' }, tied: boolean): CrmWriteResult {
  const record = records.get(id)
  if (!record) return { kind: 'written', id }
  if (record.version !== version) return { kind: 'changed' }
  if (tied) return { kind: 'refused', reason: { code: 'has-people' } }
  records.delete(id)
  return { kind: 'written', id }
}

function holding({ records }: Shelf, field: string, values: readonly string[]): CrmRecord[] {
  const wanted = new Set(values)
  return [...records.values()].filter(({ fields }) => wanted.has(String(fields[field] ?? '')))
}
