import { parseSchedule } from '../../sync/schedule/parse-schedule.ts'
import { timesOfDay } from '../../sync/schedule/times-of-day.ts'
import type { Schedule } from '../../sync/schedule/types.ts'
import { moment } from '../../views/format.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { SayButton, View } from '../../views/view.ts'
import { words as digestWords } from '../../views/words/digests.ts'
import { words as commonWords } from '../../views/words/watch-commons.ts'
import { readQuiet } from '../read-quiet.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { watches } from './watch.ts'

type Args = Readonly<Record<string, string>>
const mostADay = 4

/** Sets when the digest comes, stops it, or shows how things stand. */
export async function digest(request: Request, { when }: Args, services: Services): Promise<Reply> {
  if (when === undefined || when === '') return watches(request, {}, services)
  const read = when === 'off' ? ({ kind: 'off' } as const) : parseSchedule(when)
  if (read.kind === 'off') return { views: [await stopDigest(request, services)], private: true }
  const w = digestWords(request.who.locale)
  if (read.kind === 'unclear') return reply(said('info', w.changeDigest, w.digestUnclear(when), request))
  if (timesOfDay(read.schedule).length > mostADay) return reply(said('info', w.changeDigest, w.digestTooOften, request))
  return { views: [await set(read.schedule, when, request, services)], private: true }
}

async function set(schedule: Schedule, text: string, request: Request, { watches: service }: Services): Promise<View> {
  const { who } = request
  const digestSaid = digestWords(who.locale)
  const commonSaid = commonWords(who.locale)
  const kept = await service.setDigest(who, { schedule, text })
  const { quiet } = await service.wishes(who)
  const inQuiet = quiet !== null && timesOfDay(schedule).some((time) => isWithin(quiet, time))
  const next = kept === null ? '' : moment(kept.nextAt, who.locale, who.timeZone)
  const sentence = [
    digestSaid.digestSetText(text, next),
    digestSaid.zone(who.timeZone),
    ...(inQuiet ? [digestSaid.digestInQuiet] : []),
  ].join(' ')
  return said('good', digestSaid.digestSet, sentence, request, [
    { title: digestSaid.stopDigest, text: 'digest off' },
    { title: commonSaid.watches, text: 'watches' },
  ])
}

const isWithin = ({ from, until }: { from: string; until: string }, time: string) =>
  from <= until ? from <= time && time < until : from <= time || time < until

export async function stopDigest(request: Request, { watches: service }: Services): Promise<View> {
  const w = digestWords(request.who.locale)
  const { digest: known } = await service.wishes(request.who)
  await service.setDigest(request.who, null)
  const again = { title: w.daily, text: known === null ? 'digest daily at 08:00' : `digest ${known.text}` }
  return said(
    known === null ? 'info' : 'good',
    known === null ? w.digestNone : w.digestOff,
    known === null ? w.noDigest : w.digestOff,
    request,
    [again],
  )
}

/** Sets the hours in which nothing is told, or ends them. */
export async function quiet(request: Request, { when }: Args, services: Services): Promise<Reply> {
  if (when === undefined || when === '') return watches(request, {}, services)
  const { who } = request
  const digestSaid = digestWords(who.locale)
  const commonSaid = commonWords(who.locale)
  const read = readQuiet(when)
  if (read === undefined)
    return reply(said('info', digestSaid.quietSet, digestSaid.quietUnclear(when), request, [{ title: digestSaid.off, text: 'quiet off' }]))
  await services.watches.setQuiet(who, read)
  const text = read === null ? digestSaid.noQuiet : `${digestSaid.quietLine(read.from, read.until)}. ${digestSaid.zone(who.timeZone)}`
  return {
    views: [
      said('good', read === null ? digestSaid.quietOff : digestSaid.quietSet, text, request, [
        { title: commonSaid.watches, text: 'watches' },
      ]),
    ],
    private: true,
  }
}

function said(tone: 'good' | 'info', title: string, text: string, { who }: Request, buttons: readonly SayButton[] = []): View {
  const digestSaid = digestWords(who.locale)
  const commonSaid = commonWords(who.locale)
  const usual = [
    { title: digestSaid.daily, text: 'digest daily at 08:00' },
    { title: commonSaid.watches, text: 'watches' },
  ]
  return noticeCard({ tone, title, text, buttons: buttons.length > 0 ? buttons : usual }, who.locale)
}
