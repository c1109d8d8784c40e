import type { Action, Reason, Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { figure } from './figure.ts'
import { count, duration } from './format.ts'
import { wordReason } from './reasons.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted, wordAction, wordMode } from './words.ts'

/** One planned record. `from` and `to` are ready to read; null is empty. */
export type PreviewExample = {
  label: string
  action: Action
  changes: readonly { field: string; from: string | null; to: string | null }[]
  reason: Reason | null
}

export type PreviewData = {
  run: Run
  examples: readonly PreviewExample[]
  /** Planned records beyond those given. */
  more: number
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
  fail: (number: string) => `${number} couldn’t be written`,
  record: 'Record',
  changes: 'What would be written',
  empty: '(empty)',
  moreFields: (number: number) => `and ${number} more`,
  more: (records: string) => `… and ${records}`,
  spent: (time: string, calls: string) => `Took ${time} and ${calls} to Exact.`,
  run: 'Run this now',
  edit: 'Edit',
}
const mostRows = 10
const mostChanges = 6

function wordChange({ field, from, to }: PreviewExample['changes'][number]): string {
  const value = to === null ? words.empty : escapeMarkdown(to, 60)
  const name = escapeMarkdown(field, 50)
  return from === null ? `${name}: ${value}` : `${name}: ${escapeMarkdown(from, 60)} → ${value}`
}

function shownExample({ label, action, changes, reason }: PreviewExample) {
  const told = changes.slice(0, mostChanges).map((change) => ({ text: wordChange(change) }))
  const beyond = changes.length - mostChanges
  return {
    label: escapeMarkdown(label, 80),
    action: wordAction(action),
    changes: [
      ...(reason ? [{ text: escapeMarkdown(wordReason(reason)) }] : []),
      ...told,
      ...(beyond > 0 ? [{ text: words.moreFields(beyond) }] : []),
    ],
  }
}

function othersOf({ planned }: Run, locale: string): string {
  const parts = [
    planned.skip > 0 ? words.skip(count(planned.skip, locale)) : '',
    planned.ask > 0 ? words.ask(count(planned.ask, locale)) : '',
    planned.fail > 0 ? words.fail(count(planned.fail, locale)) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function actionsOf({ run, draftId }: PreviewData): object[] {
  const { id } = run.profile
  const act = { title: words.run, style: 'positive' } as const
  const fromForm = draftId === null ? [] : [executeAction({ ...act, verb: 'run-draft', data: { draftId, mode: run.mode } })]
  const fromProfile = id === '' ? [] : [executeAction({ ...act, verb: 'run-profile', data: { profile: id, mode: run.mode } })]
  const edit = id === '' ? [] : [executeAction({ title: words.edit, verb: 'edit-profile', data: { profile: id } })]
  return [...(draftId === null ? fromProfile : fromForm), ...edit]
}

/** What a run would do, before anything is written: counts first, then records with their old and new values. */
export function previewCard(data: PreviewData, locale: string): View {
  const { run, examples } = data
  const { create, update, unchanged, ask, fail } = run.planned
  const more = Math.max(0, examples.length - mostRows) + data.more
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const headline = create + update + ask + fail > 0 ? words.headline : words.nothing
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
    rows: examples.slice(0, mostRows).map(shownExample),
    more: more > 0 ? words.more(counted(more, 'more record', 'more records', locale)) : '',
    spent: words.spent(duration(took), counted(run.calls, 'call', 'calls', locale)),
    actions: actionsOf(data),
  }

  return renderCard('preview', shown, words.title(plainText(run.profile.title, 80)))
}
