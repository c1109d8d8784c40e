import { isUnderWay } from '../../sync/run-work.ts'
import type { Run } from '../../sync/types.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { runsCard } from '../../views/runs-card.ts'
import type { View } from '../../views/view.ts'
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

function noRuns(filter: string, request: Request): View {
  const text = `None of the last ${searched} runs fits “${filter}”. Say runs failed, runs today, runs this week, or runs and a profile’s title.`
  const buttons = [{ title: 'Last runs', text: 'runs' }]
  return noticeCard({ tone: 'info', title: 'No such runs', text, buttons }, request.who.locale)
}

export async function oneRun(request: Request, args: Args, services: Services): Promise<Reply> {
  const found = await services.journal.run(request.who.tenantId, Number(args.number))
  if (found === undefined) return reply(noSuchRun(request))
  return reply(await showRun(found, request.who, 'asker', services))
}

/** Stops the named run, or the newest that is under way; without one, a sign-in that waits. */
export async function cancel(request: Request, args: Args, services: Services): Promise<Reply> {
  const number = args.number === undefined ? await newestUnderWay(request, services) : Number(args.number)
  const stopped = number === null ? null : await services.runs.cancel(request.who.tenantId, number)
  if (stopped !== null) return reply(cancelled(stopped, request))
  if (await services.signIn.waitsForCode(request.who)) {
    await services.signIn.cancel(request.who)
    return reply({ kind: 'text', text: 'The sign-in is cancelled.' })
  }
  return reply({ kind: 'text', text: 'Nothing is under way, so there is nothing to cancel.' })
}

async function newestUnderWay(request: Request, services: Services): Promise<number | null> {
  const recent = await services.journal.runs(request.who.tenantId, listed)
  return recent.find((each) => isUnderWay(each))?.number ?? null
}

function cancelled({ number, state }: Run, request: Request): View {
  const ended = state === 'cancelled'
  const title = ended ? `Run ${number} is cancelled` : `Run ${number} is being stopped`
  const kept = 'What was written stays, and is listed in its result.'
  const text = ended ? kept : `It stops after the records it is writing now. ${kept}`
  return noticeCard({ tone: 'info', title, text, buttons: [showing(number)] }, request.who.locale)
}

export const showing = (number: number) => ({ title: `Show run ${number}`, text: `run ${number}` })

export function noSuchRun(request: Request): View {
  return noticeCard(
    { tone: 'info', title: 'No such run', text: 'There is no run with that number.', buttons: [{ title: 'Last runs', text: 'runs' }] },
    request.who.locale,
  )
}
