import type { Run } from '../../sync/types.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { runsCard } from '../../views/runs-card.ts'
import type { View } from '../../views/view.ts'
import { readRun } from '../find-profile.ts'
import { type Reply, type Request, reply } from '../request.ts'
import { runLines } from '../run-lines.ts'
import type { Services } from '../services.ts'
import { showRun } from '../show-run.ts'
import { startRun } from '../start-run.ts'
import { noSuchProfile } from './profiles.ts'

type Args = Readonly<Record<string, string>>

const listed = 10

const starting = (preview: boolean) => async (request: Request, args: Args, services: Services) => {
  const { profiles } = await services.settings.read(request.who.tenantId)
  const { profile, title, mode } = readRun(profiles, [args.profile, args.mode].filter(Boolean).join(' '))
  return profile === undefined ? reply(noSuchProfile(title, profiles, request)) : startRun(profile, mode, preview, request, services)
}

export const run = starting(false)
export const preview = starting(true)

export async function runs(request: Request, _args: Args, services: Services): Promise<Reply> {
  const { tenantId, timeZone, locale } = request.who
  const workspace = await services.settings.read(tenantId)
  return reply(runsCard({ runs: runLines(await services.journal.runs(tenantId, listed), workspace), timeZone }, locale))
}

export async function oneRun(request: Request, args: Args, services: Services): Promise<Reply> {
  const found = await services.journal.run(request.who.tenantId, Number(args.number))
  if (found === undefined) return reply(noSuchRun(request))
  return reply(await showRun(found, request.who.locale, 'asker', services))
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
  return recent.find((each) => each.state === 'queued' || each.state === 'running')?.number ?? null
}

function cancelled(stopped: Run, request: Request): View {
  const text = 'It stops after the records it is writing now. What was written stays, and is listed in its result.'
  const buttons = [{ title: `Show run ${stopped.number}`, text: `run ${stopped.number}` }]
  return noticeCard({ tone: 'info', title: `Run ${stopped.number} is being stopped`, text, buttons }, request.who.locale)
}

function noSuchRun(request: Request): View {
  return noticeCard(
    { tone: 'info', title: 'No such run', text: 'There is no run with that number.', buttons: [{ title: 'Last runs', text: 'runs' }] },
    request.who.locale,
  )
}
