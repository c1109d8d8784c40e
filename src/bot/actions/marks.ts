import { today } from '../../receivables/days.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { promiseCard } from '../../views/promise-card.ts'
import { promiseDayCard } from '../../views/promise-day-card.ts'
import { words as markWords } from '../../views/words/marks.ts'
import { keepDispute, noSuchInvoice } from '../commands/dispute.ts'
import { findOpenInvoice } from '../find-open-invoice.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'

/** A promise whose customer this person may see; null when it is gone, too. */
async function readPromise(id: string, { who }: Request, services: Services) {
  const known = await services.marks.one(who.tenantId, id)
  if (known === null || known.mark.kind !== 'promise') return null
  const { administration, mark } = known
  const found = await services.sales.customer(who.tenantId, { administration, id: mark.accountId })
  const account = found?.customer.find((each) => each.administration.code === administration && each.id === mark.accountId)
  return account === undefined ? null : { promise: mark, name: account.name, administration, accountId: mark.accountId }
}

export async function changePromise(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const known = await readPromise(data.id ?? '', request, services)
  if (known === null) return gone(request)
  const { promise, name } = known
  const day = today(services.now(), services.sales.timeZone)
  return { views: [promiseDayCard({ id: promise.id, name, day: promise.day, today: day, past: false }, request.who.locale)], private: true }
}

export async function savePromise(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { who, where } = request
  const known = await readPromise(data.id ?? '', request, services)
  if (known === null) return gone(request)
  const now = today(services.now(), services.sales.timeZone)
  const day = data.day ?? ''
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day)) || day < now)
    return replacing(promiseDayCard({ id: known.promise.id, name: known.name, day: known.promise.day, today: now, past: true }, who.locale))
  const moved = await services.marks.move(who.tenantId, known.promise.id, day)
  if (moved === null || moved.kind !== 'promise') return gone(request)
  await services.audit.note(who, where, 'promise', known.administration, known.accountId)
  return replacing(promiseCard({ ...known, promise: moved, why: 'noted' }, who.locale))
}

/** Only those who may see its customer; who made it may always. */
export async function removeMark(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { who } = request
  const known = await services.marks.one(who.tenantId, data.id ?? '')
  if (known === null) return gone(request)
  const mayRemove =
    known.mark.by === who.personId ||
    (await services.sales.customer(who.tenantId, { administration: known.administration, id: known.mark.accountId })) !== null
  const removed = mayRemove && (await services.marks.remove(who.tenantId, data.id ?? ''))
  if (!removed) return gone(request)
  const w = markWords(who.locale)
  return { views: [noticeCard({ tone: 'good', title: w.removed, text: w.removedText, buttons: [] }, who.locale)], private: true }
}

/** One of several invoices of the same number. */
export async function disputeInvoice(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { invoice = '', reason = '', id = '' } = data
  const found = (await findOpenInvoice(invoice, request, services)).find((each) => `${each.administration}:${each.accountId}` === id)
  if (found === undefined) return { views: [noSuchInvoice(invoice, request)], private: true }
  return { ...(await keepDispute(found, reason, request, services)), replace: true }
}

function gone({ who: { locale } }: Request): Reply {
  const w = markWords(locale)
  return { views: [noticeCard({ tone: 'info', title: w.removed, text: w.alreadyGone, buttons: [] }, locale)], private: true }
}
