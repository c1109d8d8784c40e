import { administrationName, takingPart } from '../../connect/administrations.ts'
import type { Connection } from '../../connect/types.ts'
import type { KnownRecord } from '../../sync/story.ts'
import { moment } from '../../views/format.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { whyCard } from '../../views/why-card.ts'
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
  const sentence = `Several records match “${text}”.`
  return noticeCard({ tone: 'info', title: 'Which one?', text: sentence, buttons }, request.who.locale)
}

/** Says where was looked, and what may be the reason. */
async function neverSeen(text: string, request: Request, services: Services): Promise<View> {
  const { locale, timeZone } = request.who
  const { read, apart } = await services.history.books(request.who.tenantId)
  const readings = read.map(({ name, readAt }) =>
    readAt === null ? `${name} (not read yet)` : `${name} (read ${moment(readAt, locale, timeZone)})`,
  )
  const sentences = [
    `Nothing is known under “${text}”: not in the CRM, not in what runs looked at, and not among the accounts of Exact${readings.length > 0 ? `: ${readings.join(', ')}` : ', which isn’t connected'}.`,
    'It may be spelt otherwise, or be newer than that; contacts are known once a run brought them in or refused them by name.',
    ...(apart.length > 0 ? [`It may also be in an administration that doesn’t take part: ${apart.join(', ')}.`] : []),
    ...((await services.journal.runs(request.who.tenantId, 1)).length === 0 ? ['No run has been made yet.'] : []),
  ]
  const buttons = [
    { title: 'Look in Exact', text: `balance for ${text}` },
    { title: 'Status', text: 'status' },
    { title: 'Settings', text: 'settings' },
  ]
  return noticeCard({ tone: 'info', title: 'Never seen', text: sentences.join(' '), buttons }, locale)
}
