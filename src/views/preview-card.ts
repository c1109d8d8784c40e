import type { FieldSpec, Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { decideAction } from './decide-action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure, figureRows } from './figure.ts'
import { count, duration } from './format.ts'
import { csvAction, fitted, hasRecords, type RecordsPage, recordsBlock } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/preview-card.ts'
import { tally, wordMode } from './words.ts'

export type PreviewData = {
  run: Run
  page: RecordsPage
  /** The CRM's fields, in their order. */
  specs: readonly FieldSpec[]
  /** The form the preview was asked from; null when it was a saved profile. */
  draftId: string | null
}

function othersOf({ planned }: Run, locale: string): string {
  const { wait = 0 } = planned
  const parts = [
    planned.skip > 0 ? words(locale).skip(count(planned.skip, locale)) : '',
    planned.ask > 0 ? words(locale).ask(count(planned.ask, locale)) : '',
    wait > 0 ? words(locale).wait(count(wait, locale)) : '',
    planned.fail > 0 ? words(locale).fail(count(planned.fail, locale)) : '',
    planned.filtered > 0 ? words(locale).filtered(count(planned.filtered, locale)) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function actionsOf({ run, draftId }: PreviewData, locale: string): object[] {
  const { id } = run.profile
  const act = { title: words(locale).run, style: 'positive' } as const
  const fromForm = draftId === null ? [] : [executeAction({ ...act, verb: 'run-draft', data: { draftId, mode: run.mode } })]
  const fromProfile = id === '' ? [] : [executeAction({ ...act, verb: 'run-profile', data: { profile: id, mode: run.mode } })]
  const edit = id === '' ? [] : [executeAction({ title: words(locale).edit, verb: 'edit-profile', data: { profile: id } })]
  return [
    ...(draftId === null ? fromProfile : fromForm),
    ...decideAction(run, locale),
    ...edit,
    ...(hasRecords(run) ? [csvAction(run, locale)] : []),
  ]
}

/** What a run would do, before anything is written: counts first, then a page of records with their old and new values. */
export function previewCard(data: PreviewData, locale: string): View {
  const { run, page, specs } = data
  const { create, update, unchanged } = run.planned
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const headline = hasRecords(run) ? words(locale).headline : words(locale).nothing
  const shown = {
    words: words(locale),
    title: words(locale).title(escapeMarkdown(run.profile.title, 80)),
    headline: headline(wordMode(run.mode, locale)),
    figureRows: figureRows([
      figure(words(locale).create, count(create, locale)),
      figure(words(locale).update, count(update, locale)),
      figure(words(locale).unchanged, count(unchanged, locale)),
    ]),
    others: othersOf(run, locale),
    spent: words(locale).spent(duration(took, locale), tally(run.calls, 'call', locale)),
    actions: actionsOf(data, locale),
  }
  const summary = words(locale).title(plainText(run.profile.title, 80))

  return fitted((mostChanges) => renderCard('preview', { ...shown, ...recordsBlock(run, page, specs, mostChanges, locale) }, summary))
}
