import type { KnownRecord } from '../../sync/story.ts'
import { linkCard } from '../../views/link-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { words as buttonsIn } from '../../views/words/command-buttons.ts'
import { words as wordsIn } from '../../views/words/records-said.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

type Args = Readonly<Record<string, string>>

/** What a company or person is linked with, or what it may be linked with. `other`: what to look for on the other side. */
export async function link(request: Request, args: Args, services: Services): Promise<Reply> {
  const { record: text = '', other = null, whole = text } = args
  // The word between the two may be part of a name.
  const entire = other === null ? [] : await namedBy(whole, request, services)
  if (entire.length === 1 && entire[0] !== undefined) return reply(await showLink(entire[0], null, '', request, services))
  const found = await namedBy(text, request, services)
  const [one] = found
  if (one === undefined) return reply(nothingFound(text, request))
  if (found.length > 1) return reply(whichOne('link', found, request))
  return reply(await showLink(one, other, '', request, services))
}

/** Forgets the link of a company or person; runs leave the two alone until they are linked again. */
export async function unlink(request: Request, args: Args, services: Services): Promise<Reply> {
  const { record: text = '' } = args
  const found = await namedBy(text, request, services)
  const tied = found.filter(({ tie }) => tie !== null)
  const [one] = tied
  if (tied.length > 1) return reply(whichOne('unlink', tied, request))
  if (one?.crm != null && one.sourceId !== null && one.administration !== null) {
    const { source, administration, sourceId, crm } = one
    await services.links.unlink(request.who, { source, administration, sourceId, targetId: crm.id })
    return reply(await showLink({ ...one, tie: null }, null, wordsIn(request.who.locale).unlinked(one.name), request, services))
  }
  const [loose] = found
  if (loose === undefined) return reply(nothingFound(text, request))
  return reply(await showLink(loose, null, wordsIn(request.who.locale).wasLoose, request, services))
}

/** The records a text surely names, otherwise those that resemble it; where both sides have one without the other, the CRM's stands for both. */
async function namedBy(text: string, { who }: Request, { history }: Services): Promise<KnownRecord[]> {
  const { records, certain } = await history.find(who.tenantId, text)
  const meant = certain > 0 ? records.slice(0, certain) : records
  const inCrm = meant.filter(({ crm }) => crm !== null)
  return inCrm.length === 1 ? inCrm : [...meant]
}

export async function showLink(
  record: KnownRecord,
  other: string | null,
  message: string,
  request: Request,
  services: Services,
): Promise<View> {
  const pairing = await services.links.standing(request.who.tenantId, record, other)
  return linkCard({ pairing, message, timeZone: request.who.timeZone }, request.who.locale)
}

const mostButtons = 6

function whichOne(command: 'link' | 'unlink', records: readonly KnownRecord[], request: Request): View {
  const buttons = records.slice(0, mostButtons).map(({ name, exact, crm, sourceId }) => ({
    title: [name, exact?.fields.Code ?? crm?.fields.customerNumber, exact?.fields.City ?? crm?.fields.city]
      .map((part) => String(part ?? '').trim())
      .filter((part) => part !== '')
      .join(', '),
    text: `${command} ${crm?.id ?? sourceId}`,
  }))
  const { whichOne: title, severalMeant } = wordsIn(request.who.locale)
  return noticeCard({ tone: 'info', title, text: severalMeant, buttons }, request.who.locale)
}

function nothingFound(text: string, { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  const buttons = [{ title: buttonsIn(locale).status, text: 'status' }]
  return noticeCard({ tone: 'info', title: words.neverSeen, text: words.unknownBoth(text), buttons }, locale)
}
