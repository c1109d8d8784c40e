import { BadQuery, type Row, readFilter, type Types } from './filter.ts'

export type Entity = {
  types: Types
  rows: readonly Row[]
  key: string
  pageSize: number
  /** Asked without $select (or $top=1): refused. */
  needsSelect: boolean
  /** Fields that may be filtered; all when null. */
  filterable: readonly string[] | null
}

const options = ['$select', '$filter', '$orderby', '$top', '$skip', '$skiptoken', '$inlinecount', '$expand']

/** One page of an entity as the wire has it: verbose JSON of OData 2, a bare array for a small $top, the next page by its link. */
export function answerEntity(entity: Entity, url: URL, own: readonly string[] = []): object {
  const query = url.searchParams
  for (const name of query.keys()) if (!options.includes(name) && !own.includes(name)) throw new BadQuery(`Unknown query option ${name}.`)
  const top = query.get('$top') === null ? null : Number(query.get('$top'))
  const select = selected(entity, query.get('$select'))
  if (entity.needsSelect && select === null && top !== 1)
    throw new BadQuery('Please add a $select or a $top=1 statement to the query string.')
  const filtered = keep(entity, query.get('$filter'))
  const rows = sorted(filtered, entity, query.get('$orderby'))
  const start = (Number(query.get('$skip') ?? 0) || 0) + after(rows, entity.key, query.get('$skiptoken'))
  const size = Math.min(top ?? entity.pageSize, entity.pageSize)
  const page = rows.slice(start, start + size)
  const results = page.map((row) => wireRow(row, entity, select, url))
  if (top !== null && top <= entity.pageSize) return { d: results }
  const more = start + size < rows.length && (top === null || top > size)
  return { d: { results, ...(more && { __next: nextLink(url, entity.key, page, top === null ? null : top - size) }) } }
}

function selected({ types }: Entity, text: string | null): string[] | null {
  if (text === null || text === '*') return null
  const names = text.split(',').map((name) => name.trim())
  const unknown = names.find((name) => types[name] === undefined)
  if (unknown !== undefined) throw new BadQuery(`Could not find a property named '${unknown}'.`)
  return names
}

function keep({ rows, types, filterable }: Entity, text: string | null): readonly Row[] {
  if (text === null) return rows
  const names = filterable === null ? types : Object.fromEntries(Object.entries(types).filter(([name]) => filterable.includes(name)))
  return rows.filter(readFilter(text, names))
}

function sorted(rows: readonly Row[], { types, key }: Entity, order: string | null): readonly Row[] {
  const [name = '', direction = 'asc'] = (order ?? key).trim().split(/\s+/)
  if (types[name] === undefined) throw new BadQuery(`No property '${name}' exists.`)
  const sign = direction === 'desc' ? -1 : 1
  const value = (row: Row) => (row[name] instanceof Date ? row[name].getTime() : (row[name] ?? '')) as string
  return [...rows].sort((one, other) => sign * (value(one) < value(other) ? -1 : value(one) > value(other) ? 1 : 0))
}

function after(rows: readonly Row[], key: string, token: string | null): number {
  if (token === null) return 0
  const last = /^(?:guid)?'?([^']*?)L?'?$/.exec(token)?.[1]
  return rows.findIndex((row) => String(row[key]) === last) + 1
}

function nextLink(url: URL, key: string, page: readonly Row[], top: number | null): string {
  const next = new URL(url)
  const last = page.at(-1)?.[key]
  next.searchParams.delete('$skip')
  next.searchParams.set('$skiptoken', typeof last === 'number' ? `${last}L` : `guid'${last}'`)
  if (top !== null) next.searchParams.set('$top', String(top))
  return next.href
}

function wireRow(row: Row, { types, key }: Entity, select: string[] | null, { origin, pathname }: URL): object {
  const fields = Object.entries(types).filter(([name]) => select === null || select.includes(name))
  const metadata = { uri: `${origin}${pathname}(guid'${row[key]}')`, type: 'Exact.Web.Api.Models.Row' }
  return { __metadata: metadata, ...Object.fromEntries(fields.map(([name, type]) => [name, wireValue(row[name] ?? null, type)])) }
}

function wireValue(value: unknown, type: string): unknown {
  if (value instanceof Date) return `/Date(${value.getTime()})/`
  return value !== null && type === 'Int64' ? String(value) : value
}
