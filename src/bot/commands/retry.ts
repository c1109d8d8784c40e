import { asksFirst } from '../../sync/run-work.ts'
import type { Run } from '../../sync/types.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { words as wordsIn } from '../../views/words/again-and-back.ts'
import { connected } from '../gates.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { showRun } from '../show-run.ts'
import { startRun } from '../start-run.ts'
import { noSuchRun, showing } from './runs.ts'

type Args = Readonly<Record<string, string>>

/** Lets a parked run go on now: somebody put right what stopped it, or doesn't want to wait. Of an ended one, what failed is run again. */
export async function retry(request: Request, args: Args, services: Services): Promise<Reply> {
  const { tenantId, locale } = request.who
  const number = Number(args.number)
  const found = await services.journal.run(tenantId, number)
  if (found === undefined) return reply(noSuchRun(request))
  if (asksFirst(found)) return reply(await showRun(found, request.who, 'asker', services))
  if (found.finishedAt !== null) return retryFailed(found, request, services)
  const run = await services.runs.goOn(tenantId, number)
  if (run === null) return reply(notParked(found, request))
  const words = wordsIn(locale)
  const buttons = [showing(number, locale)]
  return reply(noticeCard({ tone: 'info', title: words.goesOn(number), text: words.goesOnText, buttons }, locale))
}

/** A new run over the records that failed, by the profile as it is now: what was wrong may have been in it. */
async function retryFailed(run: Run, request: Request, services: Services): Promise<Reply> {
  if (run.preview || run.follows?.how === 'undo' || run.outcomes.failed === 0) return reply(nothingFailed(run, request))
  const stopped = await connected(request, services)
  if (stopped !== null) return stopped
  const { profiles } = await services.settings.read(request.who.tenantId)
  const profile = profiles.find(({ id }) => id === run.profile.id) ?? run.profile
  const follows = { how: 'retry' as const, number: run.number, sourceId: null }
  return startRun({ ...profile, administration: run.administration }, run.mode, false, request, services, follows)
}

function nothingFailed({ number, preview, follows }: Run, { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  const why = preview
    ? words.previewFailsNot(number)
    : follows?.how === 'undo'
      ? words.tookBack(number, follows.number)
      : words.noneFailed(number)
  return noticeCard({ tone: 'info', title: words.nothingToRetry, text: why, buttons: [showing(number, locale)] }, locale)
}

export function notParked({ number, state }: Run, { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  const text = state === 'queued' || state === 'running' ? words.underWayAlready(number) : words.hasEnded(number)
  return noticeCard({ tone: 'info', title: words.notParked(number), text, buttons: [showing(number, locale)] }, locale)
}
