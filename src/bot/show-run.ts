import type { FieldSpec, Fields, JournalRow, Run } from '../sync/types.ts'
import { type PreviewExample, previewCard } from '../views/preview-card.ts'
import { progressCard } from '../views/progress-card.ts'
import { resultCard } from '../views/result-card.ts'
import { showValue } from '../views/show-value.ts'
import type { View } from '../views/view.ts'
import { isUnsaved } from './drafts.ts'
import type { Services } from './services.ts'

type Readers = Pick<Services, 'journal' | 'crm' | 'settings' | 'now'>

const failedShown = 15
const examplesShown = 5

/** A run as its card shows it now: progress while it works, the plan of a preview, or what became of the records. */
export async function showRun(run: Run, locale: string, audience: 'asker' | 'subscriber', services: Readers): Promise<View> {
  if (run.state === 'queued' || run.state === 'running') {
    return progressCard({ run, now: services.now(), calls: run.calls, waiting: run.problem }, locale)
  }
  return run.preview && run.state === 'done' ? showPreview(run, locale, services) : showResult(run, locale, audience, services)
}

async function showResult(run: Run, locale: string, audience: 'asker' | 'subscriber', { journal, settings }: Readers): Promise<View> {
  const failed = await journal.rows(run.tenantId, run.number, { outcomes: ['failed'] }, failedShown)
  const asked = await journal.rows(run.tenantId, run.number, { actions: ['ask'] }, failedShown)
  const partly = await journal.rows(run.tenantId, run.number, { outcomes: ['created', 'updated'], reasoned: true }, failedShown + 1)
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

async function showPreview(run: Run, locale: string, { journal, crm }: Readers): Promise<View> {
  const rows = await journal.rows(run.tenantId, run.number, {}, examplesShown)
  const specs = await crm(run.tenantId).fields(run.profile.target)
  const { planned } = run
  return previewCard(
    {
      run,
      examples: rows.map((row) => exampleOf(row, specs, locale)),
      more: planned.create + planned.update + planned.ask + planned.fail - rows.length,
      draftId: isUnsaved(run.profile) ? run.profile.id : null,
    },
    locale,
  )
}

function exampleOf(row: JournalRow, specs: readonly FieldSpec[], locale: string): PreviewExample {
  const changes = specs
    .filter((spec) => spec.name in row.after)
    .map((spec) => ({ field: spec.label, from: shown(row.before, spec, locale), to: shown(row.after, spec, locale) }))
  return { label: row.label, action: row.action, changes, reason: row.reason }
}

function shown(fields: Fields | null, spec: FieldSpec, locale: string): string | null {
  const value = fields?.[spec.name] ?? null
  return value === null ? null : showValue(spec.type, value, locale)
}
