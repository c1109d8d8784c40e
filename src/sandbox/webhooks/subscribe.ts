import { type Answer, bare, failure, json } from '../answer.ts'
import type { ApiPath } from '../api-path.ts'
import { webhookSubscriptions as entity } from '../catalogue/webhook-subscriptions.ts'
import { findByKey } from '../read.ts'
import type { Request } from '../request.ts'
import type { State } from '../state.ts'
import { rowUri, writeRow } from '../wire.ts'
import type { Division } from '../world/division.ts'
import { readBody } from '../write/body.ts'
import { type Texts, textsIn } from '../write/texts.ts'
import { isTopic } from './topics.ts'

type Call = { state: State; request: Request; path: ApiPath; division: Division; app: string }

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** https; plain http on loopback too, since this is a stand-in on one machine. The vendor also demands the redirect address's domain. */
const isCallback = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}

/** Why these values can't be subscribed to, as the vendor's 500 says it. */
const problemOf = ({ Topic, CallbackURL, IsInstant }: Record<string, unknown>, texts: Texts): string | undefined => {
  if (typeof Topic !== 'string' || Topic === '') return texts.mandatory('Topic')
  if (typeof CallbackURL !== 'string' || CallbackURL === '') return texts.mandatory('CallbackURL')
  if (!isTopic(Topic)) return texts.reference('Topic')
  if (!isCallback(CallbackURL)) return 'CallbackURL: HTTPS is required.'
  return IsInstant === true && Topic !== 'GoodsDeliveries' ? 'IsInstant is only supported for the topic GoodsDeliveries.' : undefined
}

const create = async ({ state, request, path, division, app }: Call): Promise<Answer> => {
  const texts = textsIn(state.language)
  const values = readBody(entity, request.body, 'post', state.clock)
  const problem = problemOf(values, texts)
  if (problem !== undefined) return failure(500, problem)
  const { Topic: topic, CallbackURL: callback, Description } = values as { Topic: string; CallbackURL: string; Description?: string }
  if (division.subscriptions.holder(app, topic)) return failure(500, texts.duplicate)
  const { taken, status } = await state.webhooks.handshake(callback)
  if (!taken) return failure(500, `CallbackURL: the callback returned ${status === undefined ? 'no response' : `status code ${status}`}.`)
  // Another request may have been faster while the callback was tried.
  const added = division.subscriptions.add({ app, topic, callback, description: Description ?? null })
  if (!added) return failure(500, texts.duplicate)
  const rows = division.subscriptions.rows()
  const row = rows.row(findByKey(rows, `guid'${added.id}'`) ?? 0)
  const body = writeRow({ entity, row, select: undefined, collection: path.address, expanded: new Map() })
  return json(201, { d: body }, { Location: rowUri(entity, row, path.address) })
}

const remove = ({ path, division }: Call): Answer => {
  const rows = division.subscriptions.rows()
  const position = findByKey(rows, path.key ?? '')
  if (position === undefined) return failure(404, 'Resource not found.')
  division.subscriptions.remove(String(rows.row(position)('ID')))
  return bare(204)
}

/** POST and DELETE of webhook subscriptions; PUT is in the vendor's reference, but refused. @throws BadRequest */
export const writeSubscription = async (call: Call): Promise<Answer> => {
  if (call.request.method === 'POST' && call.path.key === undefined) return create(call)
  if (call.request.method === 'DELETE' && call.path.key !== undefined) return remove(call)
  return failure(405, 'Method Not Allowed')
}
