import type { RowFilter } from '../sync/ports.ts'
import { asksFirst } from '../sync/run-work.ts'
import type { JournalRow, Run } from '../sync/types.ts'
import { wordKept } from '../views/error-words.ts'
import { heldCard } from '../views/held-card.ts'
import { parkedCard } from '../views/parked-card.ts'
import { progressCard } from '../views/progress-card.ts'
import { resultCard } from '../views/result-card.ts'
import { undoneCard } from '../views/undone-card.ts'
import type { View } from '../views/view.ts'
import { readRecords } from './records-page.ts'
import type { Who } from './request.ts'
import type { Services } from './services.ts'
import { showRecords } from './show-records.ts'

type Reader = Pick<Who, 'locale' | 'timeZone'>
type Readers = Pick<Services, 'journal' | 'crm' | 'settings' | 'now'>

const failedShown = 15
const examplesShown = 5

/** A run as its card shows it now: progress while it works, what it waits for, the plan of a preview, or what became of the records. */
export async function showRun(run: Run, reader: Reader, audience: 'asker' | 'subscriber', services: Readers): Promise<View> {
  const { locale, timeZone } = reader
  if (asksFirst(run)) return showHeld(run, locale, audience, services)
  if (run.state === 'parked') return parkedCard({ run, now: services.now(), timeZone, audience }, locale)
  if (run.state === 'queued' || run.state === 'running') {
    return progressCard(
      { run, now: services.now(), calls: run.calls, waiting: run.problem && wordKept(run.problem, run.problemOf, locale) },
      locale,
    )
  }
  if (run.follows?.how === 'undo') return showUndone(run, locale, audience, services)
  return run.preview && run.state === 'done' ? showPreview(run, locale, services) : showResult(run, locale, audience, services)
}

/** With the first records that would be changed; what is created or removed says less, and comes where nothing is changed. */
async function showHeld(run: Run, locale: string, audience: 'asker' | 'subscriber', { journal, crm }: Readers): Promise<View> {
  const { tenantId, number, profile } = run
  const [changed, others] = [
    await journal.rows(tenantId, number, { actions: ['update', 'restore'] }, examplesShown),
    await journal.rows(tenantId, number, { actions: ['create', 'remove'] }, examplesShown),
  ]
  const specs = await crm(tenantId).fields(profile.target)
  return heldCard({ run, examples: [...changed, ...others].slice(0, examplesShown), specs, audience }, locale)
}

async function showResult(run: Run, locale: string, audience: 'asker' | 'subscriber', { journal, settings }: Readers): Promise<View> {
  const failed = await journal.rows(run.tenantId, run.number, { outcomes: ['failed'] }, failedShown)
  const asked = await journal.rows(run.tenantId, run.number, { actions: ['ask'] }, failedShown)
  const partly = await journal.rows(run.tenantId, run.number, { outcomes: ['created', 'updated'], reasoned: true }, failedShown + 1)
  const followers = await journal.followers(run.tenantId, run.number)
  const undone = followers.find(({ follows, state }) => follows?.how === 'undo' && follows.sourceId === null && state === 'done')
  const { people } = await settings.read(run.tenantId)
  return resultCard(
    {
      run,
      failed: failed.flatMap(reasoned),
      moreFailed: Math.max(0, run.outcomes.failed - failed.length),
      asked: asked.flatMap(reasoned),
      moreAsked: Math.max(0, run.planned.ask - asked.length),
      partly: partly.slice(0, failedShown).flatMap(reasoned),
      morePartly: partly.length > failedShown,
      undoneBy: undone?.number ?? null,
      by: people[run.askedBy]?.name ?? null,
      audience,
    },
    locale,
  )
}

async function showUndone(run: Run, locale: string, audience: 'asker' | 'subscriber', { journal, settings }: Readers): Promise<View> {
  const rows = (filter: RowFilter, limit = failedShown) => journal.rows(run.tenantId, run.number, filter, limit)
  const [failed, left] = [await rows({ outcomes: ['failed'] }), await rows({ outcomes: ['skipped'] })]
  const partly = await rows({ outcomes: ['restored'], reasoned: true }, failedShown + 1)
  const { people } = await settings.read(run.tenantId)
  return undoneCard(
    {
      run,
      failed: failed.flatMap(reasoned),
      moreFailed: Math.max(0, run.outcomes.failed - failed.length),
      left: left.flatMap(reasoned),
      moreLeft: Math.max(0, run.outcomes.skipped - left.length),
      partly: partly.slice(0, failedShown).flatMap(reasoned),
      morePartly: partly.length > failedShown,
      by: people[run.askedBy]?.name ?? null,
      audience,
    },
    locale,
  )
}

function reasoned(row: JournalRow) {
  const reason = row.outcome?.reason ?? row.reason
  return reason === null ? [] : [{ label: row.label, reason }]
}

async function showPreview(run: Run, locale: string, services: Readers): Promise<View> {
  return showRecords(run, await readRecords(run, 'all', { after: 0 }, services), locale, services)
}
