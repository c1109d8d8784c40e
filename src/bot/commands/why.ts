import { administrationName, takingPart } from '../../connect/administrations.ts'
import type { Connection } from '../../connect/types.ts'
import type { KnownRecord } from '../../sync/story.ts'
import { moment } from '../../views/format.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { whyCard } from '../../views/why-card.ts'
import { words as buttonsIn } from '../../views/words/command-buttons.ts'
import { words as wordsIn } from '../../views/words/records-said.ts'
import type { Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'

/** What became of a company or person, run by run, and why. */
export async function why(request: Request, args: Readonly<Record<string, string>>, services: Services): Promise<Reply> {
  const { tenantId, locale, timeZone } = request.who
  const text = args.record ?? ''
  const { records, certain } = await services.history.find(tenantId, text)
  const [first] = records
  if (first === undefined) return { views: [await neverSeen(text, request, services)], private: true }
  if (certain !== 1 && records.length > 1) return { views: [await whichOne(text, records, request, services)], private: true }
  return { views: [whyCard({ story: await services.history.story(tenantId, first), timeZone }, locale)], private: true }
}

/** Names alone can be the same: code and place tell them apart, and the administration where several take part. */
function titleOf({ name, exact, crm, administration }: KnownRecord, connection: Connection | null): string {
  const several = connection !== null && takingPart(connection).length > 1
  const parts = [
    exact?.fields.Code ?? crm?.fields.customerNumber,
    exact?.fields.City ?? crm?.fields.city ?? crm?.fields.jobTitle,
    several && administration !== null ? administrationName(connection, administration) : null,
  ]
  return [name, ...parts.map((part) => String(part ?? '').trim())].filter(Boolean).join(', ')
}

async function whichOne(text: string, records: readonly KnownRecord[], request: Request, services: Services): Promise<View> {
  const { connection } = await services.settings.read(request.who.tenantId)
  const buttons = records.map((record) => ({ title: titleOf(record, connection), text: `why ${record.sourceId ?? record.crm?.id}` }))
  const words = wordsIn(request.who.locale)
  return noticeCard({ tone: 'info', title: words.whichOne, text: words.several(text), buttons }, request.who.locale)
}

/** Says where was looked, and what may be the reason. */
async function neverSeen(text: string, request: Request, services: Services): Promise<View> {
  const { locale, timeZone } = request.who
  const words = wordsIn(locale)
  const named = buttonsIn(locale)
  const { read, apart } = await services.history.books(request.who.tenantId)
  const readings = read.map(({ name, readAt }) =>
    readAt === null ? words.notRead(name) : words.readAt(name, moment(readAt, locale, timeZone)),
  )
  const sentences = [
    words.unknownIn(text, readings.join(', ')),
    words.maybeNew,
    ...(apart.length > 0 ? [words.maybeApart(apart.join(', '))] : []),
    ...((await services.journal.runs(request.who.tenantId, 1)).length === 0 ? [words.noRunYet] : []),
  ]
  const buttons = [
    { title: named.lookInExact, text: `balance for ${text}` },
    { title: named.status, text: 'status' },
    { title: named.settings, text: 'settings' },
  ]
  return noticeCard({ tone: 'info', title: words.neverSeen, text: sentences.join(' '), buttons }, locale)
}
