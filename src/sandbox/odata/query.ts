import type { Column, Entity } from '../catalogue/entity.ts'
import { BadRequest } from './bad-request.ts'
import { columnOf } from './evaluate.ts'
import { type Expression, parseFilter } from './parse.ts'
import { type Literal, tokenize } from './tokenize.ts'

export interface Ordering {
  column: Column
  descending: boolean
}

/** What a client asked for, checked against the entity. */
export interface Query {
  /** Columns to write, in the entity's own order; undefined: all. */
  select: readonly Column[] | undefined
  filter: Expression | undefined
  orderBy: readonly Ordering[]
  top: number | undefined
  skip: number
  /** Values of the ordering columns and the key of the last row of the page before. */
  after: readonly Literal[] | undefined
  expand: readonly string[]
  countAll: boolean
}

const wholeNumber = (text: string | null, name: string): number | undefined => {
  if (text === null) return undefined
  if (/^\d+$/.test(text)) return Number(text)
  throw new BadRequest(`Incorrect format for ${name} argument '${text}'.`)
}

const names = (list: string | null): string[] => (list ?? '').split(',').map((name) => name.trim())

const parseSelect = (entity: Entity, list: string | null, expand: readonly string[]): readonly Column[] | undefined => {
  if (list === null || list.trim() === '') return undefined
  const wanted = new Set(names(list))
  if (wanted.has('*')) return undefined
  const [nested, own] = [...wanted].reduce<[string[], string[]]>(
    ([inside, here], name) => (name.includes('/') ? [[...inside, name], here] : [inside, [...here, name]]),
    [[], []],
  )
  for (const name of own) columnOf(entity, name)
  const roots = nested.map((name) => name.split('/')[0] ?? '')
  for (const root of roots)
    if (!expand.includes(root)) throw new BadRequest(`Only properties of expanded navigation can be selected: '${root}'.`)
  return entity.columns.filter((column) => wanted.has(column.name) || roots.includes(column.name))
}

const parseOrderBy = (entity: Entity, list: string | null): Ordering[] => {
  if (list === null || list.trim() === '') return []
  return names(list).map((part) => {
    const [name = '', direction = 'asc', ...rest] = part.split(/\s+/)
    if (rest.length > 0 || !['asc', 'desc'].includes(direction)) throw new BadRequest(`Syntax error in $orderby '${part}'.`)
    return { column: columnOf(entity, name), descending: direction === 'desc' }
  })
}

const parseSkipToken = (text: string | null): Literal[] | undefined => {
  if (text === null) return undefined
  const literals = tokenize(text).filter((token) => token.kind === 'literal')
  if (literals.length === 0) throw new BadRequest(`Invalid skip token '${text}'.`)
  return literals.map((token) => token.literal)
}

const parseExpand = (entity: Entity, list: string | null): string[] => {
  if (list === null || list.trim() === '') return []
  return names(list).map((name) => {
    if (columnOf(entity, name).type !== 'Collection') throw new BadRequest(`Property '${name}' is not a navigation property.`)
    return name
  })
}

/**
 * Reads the query options of a URL. Names are checked here, types when the filter is compiled.
 * @throws BadRequest
 */
export const parseQuery = (entity: Entity, parameters: URLSearchParams): Query => {
  const filter = parameters.get('$filter')
  if (filter !== null && filter.trim() === '') throw new BadRequest('This $filter parameter is not supported for this resource')
  const expand = parseExpand(entity, parameters.get('$expand'))
  return {
    expand,
    select: parseSelect(entity, parameters.get('$select'), expand),
    filter: filter === null ? undefined : parseFilter(filter),
    orderBy: parseOrderBy(entity, parameters.get('$orderby')),
    top: wholeNumber(parameters.get('$top'), '$top'),
    skip: wholeNumber(parameters.get('$skip'), '$skip') ?? 0,
    after: parseSkipToken(parameters.get('$skiptoken')),
    countAll: parameters.get('$inlinecount') === 'allpages',
  }
}
