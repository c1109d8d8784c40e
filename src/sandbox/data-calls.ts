import { type Answer, bare, failure } from './answer.ts'
import { type ApiPath, parseApiPath } from './api-path.ts'
import { BadRequest } from './odata/bad-request.ts'
import { type Read, readByKey, readCollection, readCount } from './read.ts'
import { readBehind } from './read-behind.ts'
import type { Request } from './request.ts'
import type { State } from './state.ts'
import { writeSubscription } from './webhooks/subscribe.ts'
import { meRows } from './world/administration.ts'
import type { Division } from './world/division.ts'
import { writeRecord } from './write/write-record.ts'

const notFound = (): Answer => failure(404, 'Resource not found for the segment.')

const unauthorized = (): Answer => {
  const answer = failure(401, 'Unauthorized: access token is missing, invalid or expired.')
  return { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': 'Bearer' } }
}

const acceptsJson = ({ headers, url }: Request): boolean =>
  (headers.accept ?? '').includes('application/json') || url.searchParams.get('$format') === 'json'

const readMe = (state: State, request: Request, path: ApiPath): Promise<Answer> => {
  const rows = meRows(state.divisions[0], state.clock)
  return readCollection({
    resource: { rows: () => rows, pageSize: 60, resultsFrom: 0 },
    rows,
    parameters: request.url.searchParams,
    address: path.address,
    acceptsJson: acceptsJson(request),
    mandatoryFilter: false,
  })
}

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
  if (path.key !== undefined && path.navigation !== undefined) return (await readBehind(read, path.key, path.navigation)) ?? notFound()
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

/** Spends a call of the app's budget, then reads or writes. */
const answerInDivision = async (state: State, request: Request, path: ApiPath, app: string): Promise<Answer> => {
  const division = state.divisions.find(({ profile }) => profile.code === path.division)
  if (!division) return failure(403, 'Forbidden - WrongDivision')
  const verdict = state.limits.spend(keyOf(app, path))
  if (!verdict.allowed) return bare(429, verdict.headers)
  const answer = await guarded(() =>
    request.method === 'GET' ? readResource(state, request, path, division) : write(state, request, path, division, app),
  )
  return { ...answer, headers: { ...answer.headers, ...verdict.headers } }
}

const write = (state: State, request: Request, path: ApiPath, division: Division, app: string): Promise<Answer> | Answer => {
  if (path.navigation !== undefined) return failure(405, 'Method Not Allowed')
  return path.name === 'webhooks/WebhookSubscriptions'
    ? writeSubscription({ state, request, path, division, app })
    : writeRecord(state, request, path, division)
}

/** What the limits count by: app and administration. */
const keyOf = (app: string, { division }: ApiPath): string => `${app} ${division ?? 'current'}`

/** Answers that count towards the block of an endpoint that errs too often. */
const bad = new Set([400, 401, 403, 404])

/** Answers everything below /api/v1. */
export const answerDataCall = async (state: State, request: Request): Promise<Answer> => {
  if (request.url.href.length > 6_000) return failure(414, 'The request URI is too long.')
  const path = parseApiPath(request.url)
  if (!path) return notFound()
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const grant = token === undefined ? undefined : state.grants.appOf(token.trim())
  if (!grant) return unauthorized()
  const key = keyOf(grant.app, path)
  if (state.limits.isBlocked(key)) return bare(429)
  const answer = grant.expired ? unauthorized() : await answerGranted(state, request, path, grant.app)
  if (bad.has(answer.status)) state.limits.noteError(key, path.name)
  return answer
}

const answerGranted = (state: State, request: Request, path: ApiPath, app: string): Promise<Answer> | Answer => {
  if (path.division !== undefined) return answerInDivision(state, request, path, app)
  return path.name === 'current/Me' ? guarded(() => readMe(state, request, path)) : notFound()
}
