import { type Answer, json } from './answer.ts'
import { atomFeed } from './atom.ts'
import type { Column, Entity } from './catalogue/entity.ts'
import { BadRequest, refuse } from './odata/bad-request.ts'
import { columnOf, columnsIn } from './odata/evaluate.ts'
import { countRows, placeOf, readPage } from './odata/page.ts'
import { parseQuery, type Query } from './odata/query.ts'
import { tokenize } from './odata/tokenize.ts'
import type { Resource } from './resources.ts'
import { type Json, writeLiteral, writeRow } from './wire.ts'
import { type Row, type Rows, readCell } from './world/rows.ts'

/** A GET of a resource, with its rows already found. */
export interface Read {
  resource: Resource
  rows: Rows
  parameters: URLSearchParams
  /** Absolute address without the query. */
  address: string
  acceptsJson: boolean
  mandatoryFilter: boolean
}

const notSupported = 'This $filter parameter is not supported for this resource'

const checkFilter = ({ resource, mandatoryFilter }: Read, query: Query): void => {
  const named = query.filter ? columnsIn(query.filter) : []
  if (resource.filters && named.some((name) => !resource.filters?.includes(name))) refuse(notSupported)
  const wanted = mandatoryFilter ? resource.mandatoryFilter : undefined
  if (!wanted || named.some((name) => wanted.includes(name))) return
  refuse(
    `This endpoint has mandatory filtering applied. A GET request for this endpoint must have a $filter parameter with one of the following fields ${wanted.join(', ')}`,
  )
}

const checkOptions = ({ resource, parameters }: Read, query: Query): void => {
  const select = parameters.get('$select')?.trim()
  if (resource.needsSelect && !select && query.top !== 1) refuse('Please add a $select or a $top=1 statement to the query string.')
  if (resource.refusesStar && (!select || select === '*'))
    refuse('$select=* is not supported for this resource. Please specify the fields.')
  if (resource.refusesSkip && parameters.has('$skip')) refuse('$skip is not supported for this resource. Please use $skiptoken.')
}

/** The link to the rows that follow: the same query with what is left of $top, from the last row on. */
const nextLink = ({ parameters, address, rows }: Read, query: Query, served: number, last: Row): string => {
  const columns = [...query.orderBy.map(({ column }) => column), ...rows.entity.keys]
  const token = placeOf(rows, query, last).map((value, index) => writeLiteral(value, columns[index] as Column))
  const kept = [...parameters].filter(([name]) => !['$skip', '$skiptoken', '$top'].includes(name))
  if (query.top !== undefined) kept.push(['$top', String(query.top - served)])
  kept.push(['$skiptoken', token.join(',')])
  return `${address}?${kept.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`
}

const nothing: ReadonlyMap<string, Json> = new Map()

/** The collection that rows behind a navigation column belong to. */
export const collectionOf = (address: string, entity: Entity): string => `${address.slice(0, address.lastIndexOf('/'))}/${entity.name}`

/** The rows behind a navigation column, with the columns that `Nav/Column` in $select names. */
const writeNested = ({ rows, address, parameters }: Read, name: string, position: number): Json => {
  const nested = rows.expand?.(name, position)
  if (!nested) return { results: [] }
  const wanted = (parameters.get('$select') ?? '')
    .split(',')
    .flatMap((part) => (part.trim().startsWith(`${name}/`) ? part.trim().slice(name.length + 1) : []))
  const select = wanted.length > 0 ? wanted.map((column) => columnOf(nested.entity, column)) : undefined
  const collection = collectionOf(address, nested.entity)
  const results = [...nested.from(0)].map((place) =>
    writeRow({ entity: nested.entity, row: nested.row(place), select, collection, expanded: nothing }),
  )
  return { results }
}

const writeOne = (read: Read, query: Query, position: number): { [name: string]: Json } =>
  writeRow({
    entity: read.rows.entity,
    row: read.rows.row(position),
    select: query.select,
    collection: read.address,
    expanded: query.expand.length > 0 ? new Map(query.expand.map((name) => [name, writeNested(read, name, position)])) : nothing,
  })

/** Small $top answers with a bare array, everything else with `results`. */
const isArrayForm = ({ resource }: Read, query: Query): boolean =>
  query.top !== undefined && query.top < (resource.resultsFrom ?? 61) && !query.countAll

/** A page of a collection in one of the vendor's shapes. @throws BadRequest */
export const readCollection = async (read: Read): Promise<Answer> => {
  const { rows, resource } = read
  const query = parseQuery(rows.entity, read.parameters)
  checkOptions(read, query)
  checkFilter(read, query)
  const page = await readPage(rows, query, resource.pageSize)
  const written = page.positions.map((position) => writeOne(read, query, position))
  const last = page.positions.at(-1)
  const served = page.positions.length
  const goesOn = page.more && last !== undefined && (query.top === undefined || query.top > served)
  const next = goesOn ? nextLink(read, query, served, rows.row(last)) : undefined
  if (!read.acceptsJson) return atomFeed(rows.entity, read.address, written, next)
  if (isArrayForm(read, query)) return json(200, { d: written })
  return json(200, {
    d: {
      results: written,
      ...(page.count === undefined ? {} : { __count: String(page.count) }),
      ...(next === undefined ? {} : { __next: next }),
    },
  })
}

/** `/$count`: a bare number. */
export const readCount = async (read: Read): Promise<Answer> => {
  const query = parseQuery(read.rows.entity, read.parameters)
  checkFilter(read, query)
  const count = await countRows(read.rows, query)
  return { status: 200, headers: { 'Content-Type': 'text/plain;charset=utf-8' }, body: String(count) }
}

/** The position of the row with a key such as `guid'…'` or `350101`, undefined when there is none. */
export const findByKey = (rows: Rows, key: string): number | undefined => {
  const [column] = rows.entity.keys
  const [token] = tokenize(key)
  if (!column || token?.kind !== 'literal') throw new BadRequest(`Syntax error in key '${key}'.`)
  const raw = token.literal.value
  const value = typeof raw === 'bigint' ? Number(raw) : raw
  const found = rows.lookup?.(column.name, value)
  if (found) return found[0]
  for (const position of rows.from(rows.seek([value]))) if (readCell(rows.row(position), column) === value) return position
  return undefined
}

/** One row by key, undefined when it does not exist. */
export const readByKey = (read: Read, key: string): Answer | undefined => {
  const query = parseQuery(read.rows.entity, read.parameters)
  const position = findByKey(read.rows, key)
  if (position === undefined) return undefined
  const written = writeOne(read, query, position)
  return read.acceptsJson ? json(200, { d: written }) : atomFeed(read.rows.entity, read.address, [written], undefined)
}
