/** EDM types as OData 2 names them, without the `Edm.` prefix. */
export type EdmType =
  | 'Guid'
  | 'String'
  | 'Byte'
  | 'Int16'
  | 'Int32'
  | 'Int64'
  | 'Double'
  | 'Boolean'
  | 'DateTime'
  | 'Binary'
  | 'Collection'
  | 'ComplexType'

export interface Column {
  name: string
  type: EdmType
  key: boolean
  /** Accepted when creating, when updating. Neither: read-only, ignored in a body. */
  post: boolean
  put: boolean
  required: boolean
  /** Satisfies the mandatory-filter rule. */
  filter: boolean
  /** Blank padding of text on the wire. */
  pad?: { side: 'left' | 'right'; width: number }
  /** Absent text arrives as '' where nearly every other column says null. */
  empty: boolean
}

export interface Entity {
  name: string
  /** `__metadata.type`. */
  type: string
  columns: readonly Column[]
  keys: readonly Column[]
  byName: ReadonlyMap<string, Column>
}

const edmTypes = new Set<string>([
  'Guid',
  'String',
  'Byte',
  'Int16',
  'Int32',
  'Int64',
  'Double',
  'Boolean',
  'DateTime',
  'Binary',
  'Collection',
  'ComplexType',
])

const isEdmType = (text: string): text is EdmType => edmTypes.has(text)

const parseColumn = (line: string): Column => {
  const [name = '', type = '', ...flags] = line.trim().split(/\s+/)
  if (!isEdmType(type)) throw new TypeError(`Column ${name} has no EDM type`)
  const column: Column = {
    name,
    type,
    key: flags.includes('key'),
    post: flags.includes('write') || flags.includes('post'),
    put: flags.includes('write') || flags.includes('put'),
    required: flags.includes('required'),
    filter: flags.includes('filter'),
    empty: flags.includes('empty'),
  }
  const [side, width] = flags.find((flag) => flag.includes(':'))?.split(':') ?? []
  if (side === 'left' || side === 'right') column.pad = { side, width: Number(width) }
  return column
}

const assemble = (name: string, type: string, columns: readonly Column[]): Entity => ({
  name,
  type,
  columns,
  keys: columns.filter((column) => column.key),
  byName: new Map(columns.map((column) => [column.name, column])),
})

/**
 * Builds an entity from a table with one column a line: name, EDM type, then flags
 * `key`, `write` (POST and PUT), `post`, `put`, `required`, `filter`, `left:18` / `right:3` (padding), `empty`.
 */
export const defineEntity = (name: string, type: string, table: string): Entity =>
  assemble(name, type, table.trim().split('\n').map(parseColumn))

/** The entity as its `sync/` endpoint shows it: keyed by the row version. */
export const syncEntity = (entity: Entity, type: string): Entity => {
  const columns = entity.columns.map((column) => ({ ...column, key: false }))
  return assemble(entity.name, type, [parseColumn('Timestamp Int64 key'), ...columns])
}
