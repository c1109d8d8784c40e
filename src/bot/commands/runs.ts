import { isUnderWay } from '../../sync/run-work.ts'
import type { Run } from '../../sync/types.ts'
import { count } from '../../views/format.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { runsCard } from '../../views/runs-card.ts'
import type { View } from '../../views/view.ts'
import { words as buttonsIn } from '../../views/words/command-buttons.ts'
import { words as connectionWords } from '../../views/words/connecting.ts'
import { words as wordsIn } from '../../views/words/runs-said.ts'
import { filterRuns } from '../filter-runs.ts'
import { readRun } from '../find-profile.ts'
import { type Reply, type Request, reply } from '../request.ts'
import { runLines } from '../run-lines.ts'
import type { Services } from '../services.ts'
import { showRun } from '../show-run.ts'
import { startRun } from '../start-run.ts'
import { noSuchProfile } from './profiles.ts'

type Args = Readonly<Record<string, string>>

const listed = 10
/** Of these, those that fit a filter are listed. */
const searched = 500

const starting = (preview: boolean) => async (request: Request, args: Args, services: Services) => {
  const { profiles } = await services.settings.read(request.who.tenantId)
  const { profile, title, mode } = readRun(profiles, [args.profile, args.mode].filter(Boolean).join(' '))
  return profile === undefined ? reply(noSuchProfile(title, profiles, request)) : startRun(profile, mode, preview, request, services)
}

export const run = starting(false)
export const preview = starting(true)

export async function runs(request: Request, args: Args, services: Services): Promise<Reply> {
  const { tenantId, timeZone, locale } = request.who
  const { filter } = args
  const all = await services.journal.runs(tenantId, filter === undefined ? listed : searched)
  const found = filter === undefined ? all : filterRuns(all, filter, services.now(), timeZone)
  if (filter !== undefined && found.length === 0) return reply(noRuns(filter, request))
  const workspace = await services.settings.read(tenantId)
  return reply(runsCard({ runs: runLines(found, workspace), timeZone }, locale))
}

function noRuns(filter: string, { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  const text = words.noneFits(count(searched, locale), filter)
  return noticeCard({ tone: 'info', title: words.noneTitle, text, buttons: [lastRuns(locale)] }, locale)
}

export const lastRuns = (locale: string) => ({ title: buttonsIn(locale).lastRuns, text: 'runs' })

export async function oneRun(request: Request, args: Args, services: Services): Promise<Reply> {
  const found = await services.journal.run(request.who.tenantId, Number(args.number))
  if (found === undefined) return reply(noSuchRun(request))
  return reply(await showRun(found, request.who, 'asker', services))
}

/** Stops the named run, or the newest that is under way; without one, a sign-in that waits. */
export async function cancel(request: Request, args: Args, services: Services): Promise<Reply> {
  const { locale } = request.who
  const wanted = args.number === undefined ? await newestUnderWay(request, services) : Number(args.number)
  const stopped = wanted === null ? null : await services.runs.cancel(request.who.tenantId, wanted)
  if (stopped !== null) return reply(cancelled(stopped, request))
  if (await services.signIn.waitsForCode(request.who)) {
    await services.signIn.cancel(request.who)
    return reply({ kind: 'text', text: connectionWords(locale).cancelled })
  }
  return reply({ kind: 'text', text: wordsIn(locale).nothingUnderWay })
}

async function newestUnderWay(request: Request, services: Services): Promise<number | null> {
  const recent = await services.journal.runs(request.who.tenantId, listed)
  return recent.find((each) => isUnderWay(each))?.number ?? null
}

function cancelled({ number: id, state }: Run, { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  const ended = state === 'cancelled'
  const title = ended ? words.cancelled(id) : words.stopping(id)
  return noticeCard({ tone: 'info', title, text: ended ? words.kept : words.stopsSoon, buttons: [showing(id, locale)] }, locale)
}

export const showing = (id: number, locale: string) => ({ title: buttonsIn(locale).showRun(id), text: `run ${id}` })

export function noSuchRun({ who: { locale } }: Request): View {
  const { noSuchRun: title, noSuchRunText: text } = wordsIn(locale)
  return noticeCard({ tone: 'info', title, text, buttons: [lastRuns(locale)] }, locale)
}
