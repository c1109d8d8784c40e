import { toMinor } from '../../receivables/money.ts'
import { watchKinds } from '../../receivables/watch-events.ts'
import { digestFormCard } from '../../views/digest-form-card.ts'
import { typedText } from '../../views/escape.ts'
import { watchFormCard } from '../../views/watch-form-card.ts'
import { watchCard } from '../../views/watches-card.ts'
import { digest as sayDigest, stopDigest } from '../commands/digest.ts'
import { unwatched, watchEach, watches } from '../commands/watch.ts'
import { readCustomerId } from '../customer-id.ts'
import { readAmount } from '../read-typed.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'
import { watchLine } from '../watch-lines.ts'

/** The Watch button of a customer card, whose customer may have gone from Exact since. */
export async function startWatch(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const found = await services.sales.customer(request.who.tenantId, readCustomerId(data.id ?? ''))
  return found === null ? watches(request, {}, services) : watchEach(found.customer, request, services)
}

/** The form for what is told of one customer; a watch that was stopped meanwhile shows what there is. */
export async function changeWatch(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const known = await services.watches.one(request.who, readCustomerId(data.id ?? ''))
  if (known === null) return watches(request, {}, services)
  return {
    views: [watchFormCard({ ...(await watchLine(known, request.who.tenantId, services)), typed: null }, request.who.locale)],
    private: true,
  }
}

export async function saveWatch(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { who } = request
  const known = await services.watches.one(who, readCustomerId(data.id ?? ''))
  if (known === null) return { ...(await watches(request, {}, services)), replace: true }
  const line = await watchLine(known, who.tenantId, services)
  const chosen = (data.kinds ?? '').split(',')
  const kinds = watchKinds.filter((kind) => chosen.includes(kind))
  const typed = (data.large ?? '').trim()
  const read = typed === '' ? null : readAmount(typed, who.locale)
  if (kinds.length === 0 || (typed !== '' && (read === null || !('value' in read))))
    return replacing(watchFormCard({ ...line, kinds: kinds.length === 0 ? line.kinds : kinds, typed }, who.locale))
  const large = read !== null && 'value' in read ? toMinor(read.value, line.large.currency) : line.large
  await services.watches.keep(who, { ...known, kinds, largeFrom: Math.abs(large.minor) })
  const { quiet } = await services.watches.wishes(who)
  return replacing(watchCard({ ...line, kinds, large }, quiet, who.locale))
}

/** The message that the button stands on stays: it tells what happened. */
export async function stopWatch(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const id = readCustomerId(data.id ?? '')
  const known = await services.watches.one(request.who, id)
  const stopped = await services.watches.stop(request.who, id)
  // Of a customer that isn't theirs to see no name is told.
  if (known === null && stopped) return watches(request, {}, services)
  return { views: [unwatched(known?.name ?? '', stopped, request)], private: true }
}

export async function changeDigest(request: Request, _pressed: Pressed, services: Services): Promise<Reply> {
  const { digest } = await services.watches.wishes(request.who)
  return { views: [digestFormCard({ text: digest?.text ?? '' }, request.who.locale)], private: true }
}

export async function stopDigestAction(request: Request, _pressed: Pressed, services: Services): Promise<Reply> {
  return { views: [await stopDigest(request, services)], private: true }
}

export async function saveDigest(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  return { ...(await sayDigest(request, { when: typedText(data.when ?? '') }, services)), replace: true }
}
