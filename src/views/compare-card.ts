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
import { words } from './words/compare-card.ts'
import { tally } from './words.ts'

export type CompareData = { run: Run; page: RecordsPage; specs: readonly FieldSpec[] }

/** Records about which the two sides don't agree. What waits and what can't be told are among them. */
function unequal({ planned }: Run): number {
  const { create, update, ask, fail, wait = 0, onlyCrm = 0 } = planned
  return create + update + ask + fail + wait + onlyCrm
}

function headlineOf(run: Run, locale: string): string {
  if (unequal(run) > 0) return words(locale).apart(tally(unequal(run), 'recordDiffers', locale))
  return run.planned.unchanged > 0 ? words(locale).agree : words(locale).empty
}

function factsOf({ planned }: Run, locale: string) {
  const { unchanged, update, create, onlyCrm = 0, ask } = planned
  const facts = [
    [words(locale).same, unchanged],
    [words(locale).differ, update],
    [words(locale).onlyExact, create],
    [words(locale).onlyCrm, onlyCrm],
    [words(locale).ask, ask],
  ] as const
  return facts.map(([title, number]) => ({ title, value: count(number, locale) }))
}

function othersOf({ planned }: Run, locale: string): string {
  const { wait = 0, skip, fail, filtered } = planned
  const told = (number: number, word: (number: string) => string) => (number > 0 ? [word(count(number, locale))] : [])
  return [
    ...told(wait, words(locale).wait),
    ...told(skip, words(locale).skip),
    ...told(fail, words(locale).fail),
    ...told(filtered, words(locale).filtered),
  ].join(', ')
}

/** Null is empty. */
const shown = (value: string | null, locale: string) => (value === null ? words(locale).empties : escapeMarkdown(value, 60))
const wordDifference = ({ field, from, to }: Change, locale: string) =>
  `${escapeMarkdown(field, 50)}: ${shown(from, locale)} → ${shown(to, locale)}`

/** What only one side has needs no values: its name says it all. */
function comparedRow(row: JournalRow, specs: readonly FieldSpec[], mostChanges: number, locale: string) {
  const changes = row.action === 'update' ? changesOf(row, specs, locale) : []
  const beyond = changes.length - mostChanges
  return {
    label: escapeMarkdown(row.label, 80),
    action: wordSide(row, locale),
    changes: [
      ...(row.reason ? [{ text: escapeMarkdown(wordReason(row.reason, locale)) }] : []),
      ...changes.slice(0, mostChanges).map((change) => ({ text: wordDifference(change, locale) })),
      ...(beyond > 0 ? [{ text: words(locale).more(beyond) }] : []),
    ],
  }
}

const canMakeSo = ({ planned, profile }: Run) => planned.create + planned.update > 0 && profile.version > 0

function actionsOf(run: Run, locale: string): object[] {
  const data = { profile: run.profile.id, mode: 'import-update' }
  return [
    ...(canMakeSo(run) ? [executeAction({ title: words(locale).makeSo, style: 'positive', verb: 'run-profile', data })] : []),
    ...(hasRecords(run) ? [csvAction(run, locale)] : []),
    executeAction({ title: words(locale).edit, verb: 'edit-profile', data: { profile: run.profile.id } }),
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
    words: words(locale),
    title: words(locale).title(escapeMarkdown(run.profile.title, 80)),
    style: unequal(run) > 0 ? 'warning' : 'good',
    headline: headlineOf(run, locale),
    facts: factsOf(run, locale),
    others: othersOf(run, locale),
    makes: canMakeSo(run) ? words(locale).makes : '',
    spent: words(locale).spent(duration(took, locale), tally(run.calls, 'call', locale)),
    actions: actionsOf(run, locale),
  }
  const summary = words(locale).title(plainText(run.profile.title, 80))
  return fitted((mostChanges) => {
    const block = recordsBlock(run, page, specs, mostChanges, locale)
    const rows = page.rows.map((row) => comparedRow(row, specs, mostChanges, locale))
    return renderCard('compare', { ...data, ...block, rows, kinds: inPairs(block.kinds) }, summary)
  })
}
