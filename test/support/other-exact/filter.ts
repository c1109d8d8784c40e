/** A field's EDM type by its name. */
export type Types = Readonly<Record<string, string>>
export type Row = Readonly<Record<string, unknown>>
type Term = { type: string; of: (row: Row) => unknown }

/** What Exact answers 400 to. */
export class BadQuery extends Error {}

const token = /\s*(guid'[^']*'|datetime'[^']*'|'(?:[^']|'')*'|-?\d+(?:\.\d+)?[LMdm]?|[A-Za-z_]\w*|[(),])/y
const numeric = ['Double', 'Int64', 'Int32', 'Int16', 'Byte']
const isEdm = (type: string) => (numeric.includes(type) ? 'Number' : type)
const textFunctions: Readonly<Record<string, (text: string) => unknown>> = {
  ...{ trim: (text) => text.trim(), tolower: (text) => text.toLowerCase() },
  ...{ toupper: (text) => text.toUpperCase(), length: (text) => text.length },
}
const tests: Readonly<Record<string, (one: string, other: string) => boolean>> = {
  startswith: (text, part) => text.startsWith(part),
  endswith: (text, part) => text.endsWith(part),
  substringof: (part, text) => text.includes(part),
}

/** An OData 2 filter with typed literals: names and types that the entity doesn't have are refused, as Exact does. */
export function readFilter(text: string, types: Types): (row: Row) => boolean {
  const words = wordsOf(text)
  let at = 0
  const next = () => words[at]
  const take = (expected?: string) => {
    const word = words[at]
    if (word === undefined || (expected !== undefined && word !== expected)) throw new BadQuery(`Syntax error at position ${at}.`)
    at += 1
    return word
  }
  const either = (): Term => joined(both, 'or', (one, other) => one || other)
  const both = (): Term => joined(negated, 'and', (one, other) => one && other)

  function joined(part: () => Term, word: string, join: (one: boolean, other: boolean) => boolean): Term {
    let left = part()
    while (next() === word) {
      take()
      const [one, other] = [asTest(left), asTest(part())]
      left = { type: 'Boolean', of: (row) => join(one(row), other(row)) }
    }
    return left
  }

  function negated(): Term {
    if (next() !== 'not') return comparison()
    take()
    const inner = asTest(comparison())
    return { type: 'Boolean', of: (row) => !inner(row) }
  }

  function comparison(): Term {
    const left = operand()
    if (!/^(?:eq|ne|gt|ge|lt|le)$/.test(next() ?? '')) return left
    const operator = take()
    const right = operand()
    if (left.type !== 'Null' && right.type !== 'Null' && isEdm(left.type) !== isEdm(right.type))
      throw new BadQuery(
        `Operator '${operator}' incompatible with operand types 'System.${left.type}' and 'System.${right.type}' at position 3.`,
      )
    return { type: 'Boolean', of: (row) => compare(operator, left.of(row), right.of(row)) }
  }

  function operand(): Term {
    const word = take()
    if (word === '(') {
      const inner = either()
      take(')')
      return inner
    }
    return next() === '(' ? call(word) : (literal(word) ?? field(word))
  }

  function call(name: string): Term {
    take('(')
    const first = asText(operand())
    const plain = textFunctions[name]
    if (plain !== undefined) {
      take(')')
      return { type: name === 'length' ? 'Int32' : 'String', of: (row) => plain(first(row)) }
    }
    const test = tests[name]
    if (test === undefined) throw new BadQuery(`Unknown function '${name}'.`)
    take(',')
    const second = asText(operand())
    take(')')
    return { type: 'Boolean', of: (row) => test(first(row), second(row)) }
  }

  function field(name: string): Term {
    const type = types[name]
    if (type === undefined) throw new BadQuery(`No property '${name}' exists in this type at position 0.`)
    return { type, of: (row) => comparable(row[name] ?? null) }
  }

  const whole = asTest(either())
  if (at < words.length) throw new BadQuery(`Syntax error at position ${at}.`)
  return whole
}

function wordsOf(text: string): string[] {
  const words: string[] = []
  token.lastIndex = 0
  let end = 0
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    words.push(found[1] ?? '')
    end = token.lastIndex
  }
  if (words.length === 0 || text.slice(end).trim() !== '') throw new BadQuery('This $filter parameter is not supported for this resource')
  return words
}

function literal(word: string): Term | null {
  const is = (type: string, value: unknown): Term => ({ type, of: () => value })
  if (word === 'null') return is('Null', null)
  if (word === 'true' || word === 'false') return is('Boolean', word === 'true')
  if (/^guid'[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}'$/i.test(word)) return is('Guid', word.slice(5, -1).toLowerCase())
  if (/^datetime'\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?'$/.test(word)) return is('DateTime', wallClockMs(word.slice(9, -1)))
  if (/^'/.test(word)) return is('String', word.slice(1, -1).replaceAll("''", "'"))
  if (/^-?\d/.test(word)) return is(word.endsWith('L') ? 'Int64' : 'Int32', Number(word.replace(/[LMdm]$/, '')))
  if (/'$/.test(word)) throw new BadQuery(`Unrecognised literal ${word}.`)
  return null
}

const comparable = (value: unknown) => (value instanceof Date ? value.getTime() : value)

/** A date without a zone, as the number that Exact's clock on the wall gives it. */
export function wallClockMs(text: string): number {
  return Date.parse(`${text.includes('T') ? text : `${text}T00:00:00`}Z`)
}

function asTest({ type, of }: Term): (row: Row) => boolean {
  if (type !== 'Boolean') throw new BadQuery("Expression of type 'System.Boolean' expected at position 0.")
  return (row) => of(row) === true
}

function asText({ type, of }: Term): (row: Row) => string {
  if (type !== 'String') throw new BadQuery(`No applicable function exists for 'System.${type}'.`)
  return (row) => String(of(row) ?? '')
}

function compare(operator: string, left: unknown, right: unknown): boolean {
  if (operator === 'eq') return left === right
  if (operator === 'ne') return left !== right
  if (left === null || right === null) return false
  const [one, other] = [left as number, right as number]
  return { gt: one > other, ge: one >= other, lt: one < other, le: one <= other }[operator] ?? false
}
