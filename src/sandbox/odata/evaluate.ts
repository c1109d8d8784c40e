import type { Column, EdmType, Entity } from '../catalogue/entity.ts'
import { compareValues, type Operand } from '../world/order.ts'
import { type Row, readCell, type Value } from '../world/rows.ts'
import { BadRequest } from './bad-request.ts'
import type { Comparison, Expression } from './parse.ts'
import type { OperandType } from './tokenize.ts'

/** A typed part of a filter, ready to be read from a row. */
interface Compiled {
  type: OperandType
  read(row: Row): Operand
}

const operandTypes: Partial<Record<EdmType, OperandType>> = {
  Guid: 'Guid',
  String: 'String',
  Byte: 'Int32',
  Int16: 'Int32',
  Int32: 'Int32',
  Int64: 'Int64',
  Double: 'Double',
  Boolean: 'Boolean',
  DateTime: 'DateTime',
}

const numeric = new Set<OperandType>(['Int32', 'Int64', 'Double'])

const compatible = (left: OperandType, right: OperandType): boolean =>
  left === right || left === 'Null' || right === 'Null' || (numeric.has(left) && numeric.has(right))

const tests: Record<Comparison, (order: number) => boolean> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
}

interface TextFunction {
  takes: readonly OperandType[]
  gives: OperandType
  /** Null for a null argument. */
  apply(...parts: string[]): Operand
}

const textFunctions: Record<string, TextFunction> = {
  substringof: { takes: ['String', 'String'], gives: 'Boolean', apply: (part = '', whole = '') => whole.includes(part) },
  startswith: { takes: ['String', 'String'], gives: 'Boolean', apply: (whole = '', part = '') => whole.startsWith(part) },
  endswith: { takes: ['String', 'String'], gives: 'Boolean', apply: (whole = '', part = '') => whole.endsWith(part) },
  trim: { takes: ['String'], gives: 'String', apply: (text = '') => text.trim() },
  tolower: { takes: ['String'], gives: 'String', apply: (text = '') => text.toLowerCase() },
  toupper: { takes: ['String'], gives: 'String', apply: (text = '') => text.toUpperCase() },
  length: { takes: ['String'], gives: 'Int32', apply: (text = '') => text.length },
}

/** A column of the entity, or the vendor's refusal. */
export const columnOf = (entity: Entity, name: string, at?: number): Column => {
  const column = entity.byName.get(name)
  if (column) return column
  const place = at === undefined ? '' : ` at position ${at}`
  throw new BadRequest(`No property '${name}' exists in type '${entity.type}'${place}.`)
}

const compileColumn = (entity: Entity, name: string, at: number): Compiled => {
  const column = columnOf(entity, name, at)
  const type = operandTypes[column.type]
  if (!type) throw new BadRequest('This $filter parameter is not supported for this resource')
  return { type, read: (row) => readCell(row, column) }
}

const compileCall = (entity: Entity, node: Extract<Expression, { kind: 'call' }>): Compiled => {
  const rule = Object.hasOwn(textFunctions, node.name) ? textFunctions[node.name] : undefined
  if (!rule) throw new BadRequest(`No applicable function '${node.name}' exists at position ${node.at}.`)
  const parts = node.parts.map((part) => compile(entity, part))
  const fits = parts.length === rule.takes.length && parts.every((part, index) => compatible(part.type, rule.takes[index] ?? 'Null'))
  if (!fits) throw new BadRequest(`No applicable function '${node.name}' exists with the specified arguments at position ${node.at}.`)
  return {
    type: rule.gives,
    read: (row) => {
      const values = parts.map((part) => part.read(row))
      if (values.includes(null)) return rule.gives === 'Boolean' ? false : null
      return rule.apply(...values.map(String))
    },
  }
}

const compileComparison = (entity: Entity, node: Extract<Expression, { kind: 'compare' }>): Compiled => {
  const left = compile(entity, node.left)
  const right = compile(entity, node.right)
  const ordered = node.operator !== 'eq' && node.operator !== 'ne'
  if (!compatible(left.type, right.type) || (ordered && (left.type === 'Boolean' || left.type === 'Guid'))) {
    const types = `'System.${left.type}' and 'System.${right.type}'`
    throw new BadRequest(`Operator '${node.operator}' incompatible with operand types ${types} at position ${node.at}.`)
  }
  const test = tests[node.operator]
  return {
    type: 'Boolean',
    read: (row) => {
      const [one, other] = [left.read(row), right.read(row)]
      if (ordered && (one === null || other === null)) return false
      return test(compareValues(one, other, left.type === 'Null' ? right.type : left.type))
    },
  }
}

const compileCondition = (entity: Entity, node: Expression): Compiled => {
  const compiled = compile(entity, node)
  if (compiled.type === 'Boolean') return compiled
  throw new BadRequest(`Expression of type 'System.Boolean' expected at position ${node.at}.`)
}

const compile = (entity: Entity, node: Expression): Compiled => {
  switch (node.kind) {
    case 'literal':
      return { type: node.literal.type, read: () => node.literal.value }
    case 'column':
      return compileColumn(entity, node.name, node.at)
    case 'call':
      return compileCall(entity, node)
    case 'compare':
      return compileComparison(entity, node)
    case 'not': {
      const inner = compileCondition(entity, node.inner)
      return { type: 'Boolean', read: (row) => inner.read(row) !== true }
    }
    case 'and':
    case 'or': {
      const left = compileCondition(entity, node.left)
      const right = compileCondition(entity, node.right)
      const stops = node.kind === 'or'
      return { type: 'Boolean', read: (row) => ((left.read(row) === true) === stops ? stops : right.read(row) === true) }
    }
  }
}

/**
 * Checks a filter against an entity and turns it into a test of rows.
 * @throws BadRequest with the vendor's text for an unknown name, unequal types or a filter that is no condition
 */
export const compileFilter = (entity: Entity, filter: Expression): ((row: Row) => boolean) => {
  const condition = compileCondition(entity, filter)
  return (row) => condition.read(row) === true
}

/** Every column a filter names. */
export const columnsIn = (node: Expression): string[] => {
  switch (node.kind) {
    case 'literal':
      return []
    case 'column':
      return [node.name]
    case 'call':
      return node.parts.flatMap(columnsIn)
    case 'not':
      return columnsIn(node.inner)
    default:
      return [...columnsIn(node.left), ...columnsIn(node.right)]
  }
}

/** The only values `column` can have in rows the filter accepts, when the filter fixes them by `eq`. */
export const fixedValues = (node: Expression, column: string): Value[] | undefined => {
  if (node.kind === 'compare' && node.operator === 'eq') {
    const [one, other] = node.left.kind === 'column' ? [node.left, node.right] : [node.right, node.left]
    if (one.kind !== 'column' || one.name !== column || other.kind !== 'literal') return undefined
    const { value } = other.literal
    return [typeof value === 'bigint' ? Number(value) : value]
  }
  if (node.kind === 'and') return fixedValues(node.left, column) ?? fixedValues(node.right, column)
  if (node.kind !== 'or') return undefined
  const [left, right] = [fixedValues(node.left, column), fixedValues(node.right, column)]
  return left && right ? [...new Set([...left, ...right])] : undefined
}

/** The least value a numeric column can have in rows the filter accepts. */
export const leastValue = (node: Expression, column: string): number | undefined => {
  if (node.kind === 'and') {
    const bounds = [leastValue(node.left, column), leastValue(node.right, column)].filter((bound) => bound !== undefined)
    return bounds.length > 0 ? Math.max(...bounds) : undefined
  }
  if (node.kind !== 'compare' || node.left.kind !== 'column' || node.left.name !== column || node.right.kind !== 'literal') return undefined
  const lowers: Partial<Record<Comparison, boolean>> = { eq: true, ge: true, gt: true }
  const { value } = node.right.literal
  return lowers[node.operator] && (typeof value === 'number' || typeof value === 'bigint') ? Number(value) : undefined
}
