import { asksFirst } from '../../sync/run-work.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { words as wordsIn } from '../../views/words/runs-said.ts'
import { notParked, retry } from '../commands/retry.ts'
import { lastRuns } from '../commands/runs.ts'
import { undo } from '../commands/undo.ts'
import { type Pressed, type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { showRun } from '../show-run.ts'

export async function cancelRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const number = Number(data.number)
  const run = await services.runs.cancel(request.who.tenantId, number)
  if (run !== null) return reply()
  return reply(notice('nothingToCancel', 'endedAlready', request))
}

/** The run's own card shows how it goes on. */
export async function goOnRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const number = Number(data.number)
  const found = await services.journal.run(request.who.tenantId, number)
  // An old card: since then the run waits for a yes to what this one doesn't show.
  if (found !== undefined && asksFirst(found)) return reply(await showRun(found, request.who, 'asker', services))
  const run = found === undefined ? null : await services.runs.goOn(request.who.tenantId, number)
  return run !== null || found === undefined ? reply() : reply(notParked(found, request))
}

/** Says yes to a plan, once: a run that doesn't wait for that is left alone. Its own card shows how it goes on. */
export async function approveRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const number = Number(numberOf(data))
  if ((await services.runs.approve(request.who.tenantId, number)) !== null) return reply()
  return reply(notice('waitsForNothing', 'settledAlready', request))
}

function notice(title: 'nothingToCancel' | 'waitsForNothing', text: 'endedAlready' | 'settledAlready', { who: { locale } }: Request): View {
  const words = wordsIn(locale)
  return noticeCard({ tone: 'info', title: words[title], text: words[text], buttons: [lastRuns(locale)] }, locale)
}

export async function retryRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  return retry(request, { number: numberOf(data) }, services)
}

export async function undoRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  return undo(request, { number: numberOf(data) }, services)
}

/** What no run is numbered by becomes 0. */
const numberOf = ({ number = '' }: Pressed['data']) => (/^\d{1,9}$/.test(number) ? number : '0')
