import { type Answer, bare, failure } from './answer.ts'
import { type ApiPath, parseApiPath } from './api-path.ts'
import { meRows } from './data/administration.ts'
import type { Division } from './data/division.ts'
import { BadRequest } from './odata/bad-request.ts'
import { type Read, readByKey, readCollection, readCount } from './read.ts'
import type { Request } from './request.ts'
import type { State } from './state.ts'
import { writeRecord } from './write/write-record.ts'

const notFound = (): Answer => failure(404, 'Resource not found for the segment.')

const unauthorized = (): Answer => {
  const answer = failure(401, 'Unauthorized: access token is missing, invalid or expired.')
  return { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'Bearer' } }
}

const acceptsJson = ({ headers, url }: Request): boolean =>
  (headers.accept ?? '').includes('application/json') || url.searchParams.get('$format') === 'json'

const readMe = (state: State, request: Request, path: ApiPath, division: Division): Promise<Answer> =>
  readCollection({
    resource: { rows: () => meRows(division, state.clock), pageSize: 60, alwaysResults: true },
    rows: meRows(division, state.clock),
    parameters: request.url.searchParams,
    address: path.address,
    acceptsJson: acceptsJson(request),
    mandatoryFilter: false,
  })

const readResource = async (state: State, request: Request, path: ApiPath, division: Division): Promise<Answer> => {
  const { resource } = path
  if (!resource) return notFound()
  const parameters = request.url.searchParams
  const { clock, divisions } = state
  const rows = await resource.rows({ division, divisions, clock, parameters })
  const read: Read = {
    resource,
    rows,
    parameters,
    address: path.address,
    acceptsJson: acceptsJson(request),
    mandatoryFilter: state.mandatoryFilter,
  }
  if (path.key !== undefined) return readByKey(read, path.key) ?? notFound()
  return path.count ? readCount(read) : readCollection(read)
}

/** A refused query is a 400 with the vendor's text; anything else is the sandbox's own fault. */
const guarded = async (work: () => Promise<Answer> | Answer): Promise<Answer> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BadRequest) return failure(400, error.message)
    throw error
  }
}

const inDivision = (state: State, request: Request, path: ApiPath, division: Division): Promise<Answer> | Answer => {
  if (request.method === 'GET') return readResource(state, request, path, division)
  return writeRecord(state, request, path, division)
}

/** Spends a call of the app's budget, does the work, and counts what went wrong against the endpoint. */
const withinLimits = async (state: State, app: string, path: ApiPath, work: () => Promise<Answer> | Answer): Promise<Answer> => {
  const key = `${app} ${path.division}`
  if (state.limits.isBlocked(key)) return bare(429)
  const verdict = state.limits.spend(key)
  if (!verdict.allowed) return bare(429, verdict.headers)
  const answer = await guarded(work)
  if ([400, 401, 403, 404].includes(answer.status)) state.limits.noteError(key, path.name)
  return { ...answer, headers: { ...answer.headers, ...verdict.headers } }
}

/** Answers everything below /api/v1. */
export const answerDataCall = async (state: State, request: Request): Promise<Answer> => {
  if (request.url.href.length > 6_000) return failure(414, 'The request URI is too long.')
  const path = parseApiPath(request.url)
  if (!path) return notFound()
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const grant = token === undefined ? undefined : state.grants.appOf(token.trim())
  if (!grant || grant.expired) {
    if (grant) state.limits.noteError(`${grant.app} ${path.division}`, path.name)
    return unauthorized()
  }
  const [current] = state.divisions
  if (path.division === undefined) return path.name === 'current/Me' ? guarded(() => readMe(state, request, path, current)) : notFound()
  const division = state.divisions.find(({ profile }) => profile.code === path.division)
  if (division) return withinLimits(state, grant.app, path, () => inDivision(state, request, path, division))
  state.limits.noteError(`${grant.app} ${path.division}`, path.name)
  return failure(403, 'Forbidden - WrongDivision')
}
