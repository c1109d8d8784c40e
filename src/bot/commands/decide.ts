import { isUnderWay } from '../../sync/run-work.ts'
import type { Run } from '../../sync/types.ts'
import { decideCard } from '../../views/decide-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { words as wordsIn } from '../../views/words/deciding.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { lastRuns, noSuchRun, showing } from './runs.ts'

type Args = Readonly<Record<string, string>>

/** What a run couldn't decide, one record after the other; without a number, of the newest run that has something open. */
export async function decide(request: Request, args: Args, services: Services): Promise<Reply> {
  const { tenantId } = request.who
  if (args.number === undefined) {
    const newest = await services.decisions.newest(tenantId)
    return reply(newest === null ? nothingOpen(request) : await showQueue(newest, 0, '', request, services))
  }
  const run = await services.journal.run(tenantId, Number(args.number))
  if (run === undefined) return reply(noSuchRun(request))
  if (isUnderWay(run)) return reply(underWay(run, request))
  return reply(run.planned.ask === 0 ? nothingAsked(run, request) : await showQueue(run, 0, '', request, services))
}

/** The first open record after a position, or what to do with what was decided. */
export async function showQueue(run: Run, after: number, message: string, request: Request, services: Services): Promise<View> {
  const queue = await services.decisions.queue(run, after)
  return decideCard({ run, ...queue, message }, request.who.locale)
}

function nothingOpen({ who: { locale } }: Request): View {
  const { nothing: title, nothingOpen: text } = wordsIn(locale)
  return noticeCard({ tone: 'good', title, text, buttons: [lastRuns(locale)] }, locale)
}

function nothingAsked({ number }: Run, { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  const buttons = [showing(number, locale)]
  return noticeCard({ tone: 'good', title: words.nothing, text: words.nothingAsked(number), buttons }, locale)
}

function underWay({ number }: Run, { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  const buttons = [showing(number, locale)]
  return noticeCard({ tone: 'info', title: words.notYet, text: words.underWay(number), buttons }, locale)
}
