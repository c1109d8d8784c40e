import { isUnderWay } from '../../sync/run-work.ts'
import type { Run } from '../../sync/types.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { words as wordsIn } from '../../views/words/again-and-back.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { showRun } from '../show-run.ts'
import { keepAndBegin } from '../start-run.ts'
import { noSuchRun, showing } from './runs.ts'

type Args = Readonly<Record<string, string>>

const mostChoices = 4
const lookedAtRows = 200

/** Takes a run back, whole or one record of it: a run of its own, which shows what it would do and waits for a yes. */
export async function undo(request: Request, args: Args, services: Services): Promise<Reply> {
  const { tenantId, personId: askedBy } = request.who
  const run = await services.journal.run(tenantId, Number(args.number))
  if (run === undefined) return reply(noSuchRun(request))
  const wrong = whyNot(run, request.who.locale)
  if (wrong !== null) return reply(notice(run, wrong, request))
  const records = args.record === undefined ? [] : await recordsNamed(args.record, run, services)
  if (args.record !== undefined && records.length !== 1) return reply(whichRecord(run, args.record, records, request))
  const sourceId = records[0]?.sourceId ?? null
  const earlier = await undoOf(run, sourceId, services)
  if (earlier !== undefined)
    return isUnderWay(earlier)
      ? { views: [await showRun(earlier, request.who, 'asker', services)] }
      : reply(undoneAlready(run, earlier, request))
  const { profile, mode, administration, number } = run
  const follows = { how: 'undo' as const, number, sourceId }
  return keepAndBegin({ tenantId, profile, mode, preview: false, administration, askedBy, follows }, request, services)
}

function whyNot(run: Run, locale: string): string | null {
  const { number, follows, preview, outcomes } = run
  const words = wordsIn(locale)
  if (follows?.how === 'undo') return words.isUndo(number)
  if (preview) return words.wasPreview(number)
  if (isUnderWay(run)) return words.cancelFirst(number)
  return outcomes.created + outcomes.updated === 0 ? words.wroteNothing(number) : null
}

/** An undo of the same that was carried out or is under way; one that was left or failed half way may be asked for again. */
async function undoOf({ tenantId, number }: Run, sourceId: string | null, { journal }: Services): Promise<Run | undefined> {
  const undos = (await journal.followers(tenantId, number)).filter(({ follows }) => follows?.how === 'undo')
  return undos.find((each) => isUnderWay(each) || (each.state === 'done' && [null, sourceId].includes(each.follows?.sourceId ?? null)))
}

type Found = { sourceId: string; name: string }

/** Records by that name, code or id that the run wrote. */
async function recordsNamed(text: string, { tenantId, number }: Run, { history, journal }: Services): Promise<Found[]> {
  const { records, certain } = await history.find(tenantId, text)
  const ids = records.flatMap(({ sourceId }) => sourceId ?? [])
  const rows = await journal.historyOf(tenantId, [...new Set(ids)], lookedAtRows)
  const written = new Set(rows.flatMap(({ run, row }) => (run.number === number && row.outcome !== null ? [row.sourceId] : [])))
  const found = records.flatMap(({ sourceId, name }) => (sourceId !== null && written.has(sourceId) ? [{ sourceId, name }] : []))
  const surely = found.filter(({ sourceId }) => records.slice(0, certain).some((record) => record.sourceId === sourceId))
  return surely.length === 1 ? surely : found
}

function whichRecord(run: Run, text: string, records: readonly Found[], request: Request): View {
  const { number } = run
  const { locale } = request.who
  const words = wordsIn(locale)
  if (records.length === 0) return notice(run, words.wroteNoneLike(number, text), request)
  const buttons = records.slice(0, mostChoices).map(({ sourceId, name }) => ({ title: name, text: `undo ${number} ${sourceId}` }))
  return noticeCard({ tone: 'info', title: words.whichBack, text: words.wroteSeveralLike(number, text), buttons }, locale)
}

function undoneAlready(run: Run, undone: Run, request: Request): View {
  return notice(run, wordsIn(request.who.locale).backAlready(undone.number), request, undone.number)
}

function notice({ number }: Run, text: string, { who: { locale } }: Request, shown = number): View {
  return noticeCard({ tone: 'info', title: wordsIn(locale).nothingToUndo(number), text, buttons: [showing(shown, locale)] }, locale)
}
