import type { FieldSpec, Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { decideAction } from './decide-action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure } from './figure.ts'
import { count, duration } from './format.ts'
import { csvAction, fitted, hasRecords, type RecordsPage, recordsBlock } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted, wordMode } from './words.ts'

export type PreviewData = {
  run: Run
  page: RecordsPage
  /** The CRM's fields, in their order. */
  specs: readonly FieldSpec[]
  /** The form the preview was asked from; null when it was a saved profile. */
  draftId: string | null
}

const words = {
  title: (title: string) => `Preview of ${title}`,
  headline: (mode: string) => `Nothing was written. “${mode}” would do this:`,
  nothing: (mode: string) => `Nothing was written, and “${mode}” would change nothing.`,
  create: 'Create',
  update: 'Update',
  unchanged: 'Unchanged',
  skip: (number: string) => `${number} would be skipped`,
  ask: (number: string) => `${number} would wait for a decision`,
  wait: (number: string) => `${number} would wait for their company`,
  fail: (number: string) => `${number} couldn’t be written`,
  filtered: (number: string) => `${number} left out by the filter`,
  record: 'Record',
  changes: 'What would be written',
  spent: (time: string, calls: string) => `Took ${time} and ${calls} to Exact.`,
  run: 'Run this now',
  edit: 'Edit',
}
function othersOf({ planned }: Run, locale: string): string {
  const { wait = 0 } = planned
  const parts = [
    planned.skip > 0 ? words.skip(count(planned.skip, locale)) : '',
    planned.ask > 0 ? words.ask(count(planned.ask, locale)) : '',
    wait > 0 ? words.wait(count(wait, locale)) : '',
    planned.fail > 0 ? words.fail(count(planned.fail, locale)) : '',
    planned.filtered > 0 ? words.filtered(count(planned.filtered, locale)) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function actionsOf({ run, draftId }: PreviewData): object[] {
  const { id } = run.profile
  const act = { title: words.run, style: 'positive' } as const
  const fromForm = draftId === null ? [] : [executeAction({ ...act, verb: 'run-draft', data: { draftId, mode: run.mode } })]
  const fromProfile = id === '' ? [] : [executeAction({ ...act, verb: 'run-profile', data: { profile: id, mode: run.mode } })]
  const edit = id === '' ? [] : [executeAction({ title: words.edit, verb: 'edit-profile', data: { profile: id } })]
  return [...(draftId === null ? fromProfile : fromForm), ...decideAction(run), ...edit, ...(hasRecords(run) ? [csvAction(run)] : [])]
}

/** What a run would do, before anything is written: counts first, then a page of records with their old and new values. */
export function previewCard(data: PreviewData, locale: string): View {
  const { run, page, specs } = data
  const { create, update, unchanged } = run.planned
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const headline = hasRecords(run) ? words.headline : words.nothing
  const shown = {
    words,
    title: words.title(escapeMarkdown(run.profile.title, 80)),
    headline: headline(wordMode(run.mode)),
    figures: [
      figure(words.create, count(create, locale)),
      figure(words.update, count(update, locale)),
      figure(words.unchanged, count(unchanged, locale)),
    ],
    others: othersOf(run, locale),
    spent: words.spent(duration(took), counted(run.calls, 'call', 'calls', locale)),
    actions: actionsOf(data),
  }
  const summary = words.title(plainText(run.profile.title, 80))

  return fitted((mostChanges) => renderCard('preview', { ...shown, ...recordsBlock(run, page, specs, mostChanges, locale) }, summary))
}
