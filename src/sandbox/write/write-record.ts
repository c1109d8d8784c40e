import { type Answer, bare, failure, json } from '../answer.ts'
import type { ApiPath } from '../api-path.ts'
import { findByKey } from '../read.ts'
import type { Request } from '../request.ts'
import type { State } from '../state.ts'
import { isTold, topicOfResource } from '../webhooks/topics.ts'
import { rowUri, writeRow } from '../wire.ts'
import type { Division } from '../world/division.ts'
import type { Values } from '../world/records.ts'
import type { Row, Rows } from '../world/rows.ts'
import { readBody } from './body.ts'
import { accountRules, addressRules, contactRules, type Rules } from './rules.ts'
import { RuleBroken, textsIn } from './texts.ts'

const writable: Record<string, Rules> = {
  'crm/Accounts': accountRules,
  'crm/Contacts': contactRules,
  'crm/Addresses': addressRules,
}

/** What a create answers without `Prefer: return=representation`: the ID, and next to nothing else. */
const skeletonOf = (rows: Rows, row: Row): Row => {
  const id = row('ID')
  return (column) => {
    if (column === 'ID') return id
    const type = rows.entity.byName.get(column)?.type
    if (type === 'Byte') return 0
    return column.startsWith('AccountIs') ? false : null
  }
}

const created = (state: State, values: Values): Values => {
  const [wall, today] = [state.clock.wall(), state.clock.today()]
  return { Created: wall, CustomerSince: today, StartDate: today, StatusSince: today, ...values, Modified: wall }
}

const changed = (state: State, values: Values): Values => ({
  ...values,
  ...(values.Status === undefined ? {} : { StatusSince: state.clock.today() }),
  Modified: state.clock.wall(),
})

const create = (state: State, request: Request, path: ApiPath, division: Division, rules: Rules): Answer => {
  const records = rules.records(division)
  const { entity } = records.rows
  const input = readBody(entity, request.body, 'post', state.clock)
  const values = rules.onCreate(division, input, textsIn(state.language))
  const position = rules.twin?.(division, values) ?? records.add(created(state, values))
  const row = records.row(position)
  tellUpdate(division, path, String(row('ID')), Object.keys(values))
  const full = /return=representation/i.test(String(request.headers.prefer ?? ''))
  const body = writeRow({
    entity,
    row: full ? row : skeletonOf(records.rows, row),
    select: undefined,
    collection: path.address,
    expanded: new Map(),
  })
  return json(201, { d: body }, { Location: rowUri(entity, row, path.address) })
}

/** Deletions are told where they are logged. */
const tellUpdate = (division: Division, { name }: ApiPath, key: string, columns: readonly string[]): void => {
  const topic = topicOfResource(name)
  if (topic !== undefined && isTold(topic, columns)) division.tell({ topic, action: 'Update', key })
}

const change = (state: State, request: Request, path: ApiPath, key: string, division: Division, rules: Rules): Answer => {
  const records = rules.records(division)
  const position = findByKey(records.rows, key)
  if (position === undefined) return failure(404, 'Resource not found.')
  if (request.method === 'DELETE') {
    rules.remove(division, position, textsIn(state.language))
    return bare(204)
  }
  const input = readBody(records.rows.entity, request.body, 'put', state.clock)
  records.update(position, changed(state, rules.onUpdate(division, input, textsIn(state.language), position)))
  tellUpdate(division, path, String(records.row(position)('ID')), Object.keys(input))
  return bare(204)
}

/** POST, PUT and DELETE of accounts, contacts and addresses; everything else is read-only here. @throws BadRequest */
export const writeRecord = (state: State, request: Request, path: ApiPath, division: Division): Answer => {
  const rules = Object.hasOwn(writable, path.name) ? writable[path.name] : undefined
  const fits = request.method === 'POST' ? path.key === undefined : path.key !== undefined && ['PUT', 'DELETE'].includes(request.method)
  if (!rules || !fits) return failure(405, 'Method Not Allowed')
  try {
    if (path.key === undefined) return create(state, request, path, division, rules)
    return change(state, request, path, path.key, division, rules)
  } catch (error) {
    if (error instanceof RuleBroken) return failure(500, error.message)
    throw error
  }
}
