import { type Answer, bare, failure, html } from './answer.ts'
import type { Limits } from './limits.ts'

const kinds = [
  'minute-limit',
  'day-limit',
  'bare-429',
  'maintenance-500',
  'maintenance-503',
  'empty',
  'truncated',
  'reset',
  'slow',
  'unauthorized',
  'wrong-division',
  'scope',
  'timeout-408',
] as const

export type FaultKind = (typeof kinds)[number]

/** Something that goes wrong on purpose. Faults are looked at in order; the first that applies wins. */
export interface Fault {
  /** Part of `METHOD /path?query` (decoded), in any letter case; '' is every call. */
  match: string
  kind: FaultKind
  /** The first matching call that is hit, counted from 1. */
  nth?: number
  /** How many calls in a row are hit; 1 when left out. */
  times?: number | 'always'
  /** Carry the request out before its answer goes wrong: only then a token rotates or a row is made. */
  processed?: boolean
  /** For `slow`: how long the answer is held back. */
  milliseconds?: number
  /** Matching calls so far; the sandbox counts. */
  seen?: number
}

const isKind = (text: unknown): text is FaultKind => kinds.some((kind) => kind === text)

const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) > 0

/** Reads a fault that came over HTTP or the command line. @throws TypeError naming what is wrong */
export const parseFault = (input: unknown): Fault => {
  if (typeof input !== 'object' || input === null) throw new TypeError('A fault is an object with match and kind')
  const { match, kind, nth, times, processed, milliseconds } = input as Record<string, unknown>
  if (typeof match !== 'string') throw new TypeError('match must be text')
  if (!isKind(kind)) throw new TypeError(`kind must be one of ${kinds.join(', ')}`)
  if (nth !== undefined && !isCount(nth)) throw new TypeError('nth must be a positive whole number')
  if (times !== undefined && times !== 'always' && !isCount(times)) throw new TypeError("times must be a positive whole number or 'always'")
  return {
    match,
    kind,
    ...(nth === undefined ? {} : { nth }),
    ...(times === undefined ? {} : { times }),
    ...(processed === true ? { processed } : {}),
    ...(isCount(milliseconds) ? { milliseconds } : {}),
  }
}

/** Reads `kind=empty,match=oauth2/token,nth=2,times=always,processed`. */
export const parseFaultText = (text: string): Fault => {
  const pairs = text.split(',').map((part) => {
    const [name = '', ...rest] = part.split('=')
    return [name, rest.join('=')] as const
  })
  const fields = new Map(pairs)
  const count = (name: string) => {
    const value = fields.get(name)
    return value === undefined ? undefined : Number(value)
  }
  return parseFault({
    match: fields.get('match') ?? '',
    kind: fields.get('kind'),
    nth: count('nth'),
    times: fields.get('times') === 'always' ? 'always' : count('times'),
    processed: fields.has('processed'),
    milliseconds: count('milliseconds'),
  })
}

/** The fault that hits this call, if any; counts the call for every fault it matches. */
export const nextFault = (faults: readonly Fault[], call: string): Fault | undefined => {
  let hit: Fault | undefined
  for (const fault of faults) {
    if (!call.toLowerCase().includes(fault.match.toLowerCase())) continue
    fault.seen = (fault.seen ?? 0) + 1
    const first = fault.nth ?? 1
    const last = fault.times === 'always' ? Number.POSITIVE_INFINITY : first + (fault.times ?? 1) - 1
    if (fault.seen >= first && fault.seen <= last) hit ??= fault
  }
  return hit
}

const maintenance = `<!DOCTYPE html><html lang="en"><head><title>Server maintenance</title></head>
<body><h1>Server maintenance</h1><p>Exact Online is temporarily unavailable because of maintenance.</p></body></html>`

const scopeOf = (path: string): string => (/\/(?:webhooks|system)\//i.test(path) ? 'organization.administration' : 'crm.accounts')

/** The answer a fault gives instead of the right one. Resets, slowness and cut bodies are up to the server. */
export const faultAnswer = (kind: FaultKind, limits: Limits, right: Answer | undefined, path: string): Answer => {
  switch (kind) {
    case 'minute-limit':
      return bare(429, limits.exhausted('minute'))
    case 'day-limit':
      return bare(429, limits.exhausted('day'))
    case 'bare-429':
      return bare(429)
    case 'maintenance-500':
      return html(500, maintenance)
    case 'maintenance-503':
      return html(503, maintenance)
    case 'unauthorized':
      return bare(401, { 'WWW-Authenticate': 'Bearer' })
    case 'wrong-division':
      return failure(403, 'Forbidden - WrongDivision')
    case 'scope':
      return failure(403, `Forbidden - Application Scope Violated. Cannot read '${scopeOf(path)}' scope.`)
    case 'timeout-408':
      return failure(408, 'Request Timeout')
    case 'empty':
      return { ...bare(200), headers: { 'Content-Type': 'application/json;charset=utf-8' } }
    default:
      return right ?? bare(500)
  }
}
