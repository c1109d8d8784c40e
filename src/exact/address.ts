import { noAdministration, refusedLink } from './errors.ts'

/** OData options and function parameters by name (`$select`, `accountId`); values are encoded here. */
export type Query = Readonly<Record<string, string>>

/** Exact's API limits page: longest address taken. */
const longestUrl = 6000

/** Scheme, host and path with nothing that two readers could take differently, and no user, who would take the token's place. */
const plainAuthority = /^https?:\/\/[^\s\\/?#@]+\//i

/** `path` is relative to the administration, save where it begins with `current/`, which needs none. */
export function addressOf(origin: string, division: number | null, path: string, query: Query): string {
  const whole = path.startsWith('current/')
  if (!whole && division === null) throw noAdministration()
  const url = `${origin}/api/v1/${whole ? path : `${division}/${path}`}${queryText(query)}`
  if (url.length > longestUrl) throw new RangeError(`The address of ${path} has ${url.length} characters, Exact takes ${longestUrl}`)
  return url
}

/** A next-page link as it stands, unless it leaves the host that the token is for. */
export function nextAddress(next: string, current: string): string {
  const { origin, pathname } = new URL(current)
  const operation = { method: 'GET', path: pathname }
  const leaves = !plainAuthority.test(next) || !URL.canParse(next) || new URL(next).origin !== origin
  if (leaves) throw refusedLink(operation, 'it leaves the host of the connection')
  if (next === current) throw refusedLink(operation, 'it leads to the same page')
  return next
}

function queryText(query: Query): string {
  const parts = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}
