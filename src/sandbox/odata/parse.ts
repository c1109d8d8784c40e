import { BadRequest } from './bad-request.ts'
import { type Literal, type Token, tokenize } from './tokenize.ts'

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

/** A $filter as a tree. `at` is the place in the text that a message about the node names. */
export type Expression =
  | { kind: 'literal'; at: number; literal: Literal }
  | { kind: 'column'; at: number; name: string }
  | { kind: 'call'; at: number; name: string; parts: Expression[] }
  | { kind: 'not'; at: number; inner: Expression }
  | { kind: 'and' | 'or'; at: number; left: Expression; right: Expression }
  | { kind: 'compare'; at: number; operator: Comparison; left: Expression; right: Expression }

const comparisons = new Set<string>(['eq', 'ne', 'gt', 'ge', 'lt', 'le'])
const isComparison = (text: string): text is Comparison => comparisons.has(text)

const fail = (token: Token): never => {
  throw new BadRequest(token.kind === 'end' ? `Expression expected at position ${token.at}.` : `Syntax error at position ${token.at}.`)
}

/** Reads `or` over `and` over comparison over `not`, parentheses and calls. */
export const parseFilter = (text: string): Expression => {
  const tokens = tokenize(text)
  let next = 0
  const peek = (): Token => tokens[next] ?? { kind: 'end', at: text.length }
  const take = (): Token => {
    const token = peek()
    next += 1
    return token
  }
  const takes = (word: string): boolean => {
    const token = peek()
    const match = token.kind === 'word' && token.text === word
    if (match) next += 1
    return match
  }
  const expect = (kind: Token['kind']) => {
    const token = take()
    if (token.kind !== kind) fail(token)
  }

  const parts = (): Expression[] => {
    const list = [either()]
    while (peek().kind === 'comma') {
      take()
      list.push(either())
    }
    expect('close')
    return list
  }

  const primary = (): Expression => {
    const token = take()
    if (token.kind === 'literal') return { kind: 'literal', at: token.at, literal: token.literal }
    if (token.kind === 'open') {
      const inner = either()
      expect('close')
      return inner
    }
    if (token.kind !== 'word') return fail(token)
    if (peek().kind !== 'open') return { kind: 'column', at: token.at, name: token.text }
    take()
    return { kind: 'call', at: token.at, name: token.text, parts: parts() }
  }

  const comparison = (): Expression => {
    const start = peek().at
    if (takes('not')) return { kind: 'not', at: start, inner: comparison() }
    const left = primary()
    const token = peek()
    if (token.kind !== 'word' || !isComparison(token.text)) return left
    take()
    return { kind: 'compare', at: token.at, operator: token.text, left, right: primary() }
  }

  const both = (): Expression => {
    let left = comparison()
    for (let token = peek(); takes('and'); token = peek()) left = { kind: 'and', at: token.at, left, right: comparison() }
    return left
  }

  const either = (): Expression => {
    let left = both()
    for (let token = peek(); takes('or'); token = peek()) left = { kind: 'or', at: token.at, left, right: both() }
    return left
  }

  const whole = either()
  if (peek().kind !== 'end') fail(peek())
  return whole
}
