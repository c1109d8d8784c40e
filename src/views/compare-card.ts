import type { FieldSpec, JournalRow, Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { wordSide } from './compare-words.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, duration } from './format.ts'
import { wordReason } from './reasons.ts'
import { type Change, changesOf } from './record-changes.ts'
import { csvAction, fitted, hasRecords, type RecordsPage, recordsBlock } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

export type CompareData = { run: Run; page: RecordsPage; specs: readonly FieldSpec[] }

const words = {
  title: (title: string) => `${title}: Exact and the CRM compared`,
  agree: 'Both sides say the same. Nothing was written.',
  apart: (records: string) => `${records} not the same on both sides. Nothing was written.`,
  empty: 'There is nothing to compare: Exact has no such records, and the CRM has none either.',
  same: 'The same',
  differ: 'Differ',
  onlyExact: 'Only in Exact',
  onlyCrm: 'Only in the CRM',
  ask: 'To decide',
  wait: (number: string) => `${number} in Exact wait for their company`,
  skip: (number: string) => `${number} left apart, as decided`,
  fail: (number: string) => `${number} can’t be compared`,
  filtered: (number: string) => `${number} left out by the filter`,
  record: 'Record',
  differences: 'In the CRM → in Exact',
  more: (number: number) => `and ${number} more, all in the CSV`,
  empties: '(empty)',
  spent: (time: string, calls: string) => `Took ${time} and ${calls} to Exact.`,
  makeSo: 'Make it so',
  makes:
    'Make it so brings in what only Exact has, and writes Exact’s values by the profile’s rules. What only the CRM has stays as it is.',
  edit: 'Edit profile',
}

/** Records about which the two sides don't agree. What waits and what can't be told are among them. */
function unequal({ planned }: Run): number {
  const { create, update, ask, fail, wait = 0, onlyCrm = 0 } = planned
  return create + update + ask + fail + wait + onlyCrm
}

function headlineOf(run: Run, locale: string): string {
  if (unequal(run) > 0) return words.apart(counted(unequal(run), 'record is', 'records are', locale))
  return run.planned.unchanged > 0 ? words.agree : words.empty
}

function factsOf({ planned }: Run, locale: string) {
  const { unchanged, update, create, onlyCrm = 0, ask } = planned
  const facts = [
    [words.same, unchanged],
    [words.differ, update],
    [words.onlyExact, create],
    [words.onlyCrm, onlyCrm],
    [words.ask, ask],
  ] as const
  return facts.map(([title, number]) => ({ title, value: count(number, locale) }))
}

function othersOf({ planned }: Run, locale: string): string {
  const { wait = 0, skip, fail, filtered } = planned
  const told = (number: number, word: (number: string) => string) => (number > 0 ? [word(count(number, locale))] : [])
  return [...told(wait, words.wait), ...told(skip, words.skip), ...told(fail, words.fail), ...told(filtered, words.filtered)].join(', ')
}

/** Null is empty. */
const shown = (value: string | null) => (value === null ? words.empties : escapeMarkdown(value, 60))
const wordDifference = ({ field, from, to }: Change) => `${escapeMarkdown(field, 50)}: ${shown(from)} → ${shown(to)}`

/** What only one side has needs no values: its name says it all. */
function comparedRow(row: JournalRow, specs: readonly FieldSpec[], mostChanges: number, locale: string) {
  const changes = row.action === 'update' ? changesOf(row, specs, locale) : []
  const beyond = changes.length - mostChanges
  return {
    label: escapeMarkdown(row.label, 80),
    action: wordSide(row),
    changes: [
      ...(row.reason ? [{ text: escapeMarkdown(wordReason(row.reason)) }] : []),
      ...changes.slice(0, mostChanges).map((change) => ({ text: wordDifference(change) })),
      ...(beyond > 0 ? [{ text: words.more(beyond) }] : []),
    ],
  }
}

const canMakeSo = ({ planned, profile }: Run) => planned.create + planned.update > 0 && profile.version > 0

function actionsOf(run: Run): object[] {
  const data = { profile: run.profile.id, mode: 'import-update' }
  return [
    ...(canMakeSo(run) ? [executeAction({ title: words.makeSo, style: 'positive', verb: 'run-profile', data })] : []),
    ...(hasRecords(run) ? [csvAction(run)] : []),
    executeAction({ title: words.edit, verb: 'edit-profile', data: { profile: run.profile.id } }),
  ]
}

/** Two buttons a row are whole on a phone too. */
function inPairs(buttons: readonly object[]): { actions: readonly object[] }[] {
  return buttons.flatMap((_, index) => (index % 2 === 0 ? [{ actions: buttons.slice(index, index + 2) }] : []))
}

/** What is only here, only there, or differs: counts first, then a page of records. */
export function compareCard({ run, page, specs }: CompareData, locale: string): View {
  const took = Date.parse(run.finishedAt ?? run.queuedAt) - Date.parse(run.startedAt ?? run.queuedAt)
  const data = {
    words,
    title: words.title(escapeMarkdown(run.profile.title, 80)),
    style: unequal(run) > 0 ? 'warning' : 'good',
    headline: headlineOf(run, locale),
    facts: factsOf(run, locale),
    others: othersOf(run, locale),
    makes: canMakeSo(run) ? words.makes : '',
    spent: words.spent(duration(took), counted(run.calls, 'call', 'calls', locale)),
    actions: actionsOf(run),
  }
  const summary = words.title(plainText(run.profile.title, 80))
  return fitted((mostChanges) => {
    const block = recordsBlock(run, page, specs, mostChanges, locale)
    const rows = page.rows.map((row) => comparedRow(row, specs, mostChanges, locale))
    return renderCard('compare', { ...data, ...block, rows, kinds: inPairs(block.kinds) }, summary)
  })
}
