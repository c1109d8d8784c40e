import type { RowKind } from '../sync/ports.ts'
import type { FieldSpec, JournalRow, Run } from '../sync/types.ts'
import { executeAction } from './action.ts'
import { wordSides } from './compare-words.ts'
import { escapeMarkdown } from './escape.ts'
import { count } from './format.ts'
import { wordReason } from './reasons.ts'
import { changesOf, wordChange } from './record-changes.ts'
import type { View } from './view.ts'
import { words } from './words/records-block.ts'
import { tally, wordAction, wordOutcome } from './words.ts'

/** One page of a run's records. `earlier`, `later`: whether there are others of the kind on either side. */
export type RecordsPage = { kind: RowKind; rows: readonly JournalRow[]; earlier: boolean; later: boolean }

const kinds = ['all', 'created', 'updated', 'to-decide', 'failed', 'waiting', 'only-crm'] as const satisfies RowKind[]

/** How many rows of a kind the journal has: what was planned, once there are outcomes what became of it. */
export function countOf({ preview, planned, outcomes }: Run, kind: RowKind): number {
  const { wait = 0, onlyCrm = 0, restore = 0, remove = 0, leave = 0 } = planned
  if (kind === 'all') return planned.create + planned.update + planned.ask + planned.fail + wait + onlyCrm + restore + remove + leave
  if (kind === 'to-decide') return planned.ask
  if (kind === 'waiting') return wait
  if (kind === 'only-crm') return onlyCrm
  if (kind === 'created') return preview ? planned.create : outcomes.created
  if (kind === 'updated') return preview ? planned.update : outcomes.updated
  return preview ? planned.fail : outcomes.failed
}

/** A run that ended early has rows that were planned as one thing and became nothing: then the counts don't say how many there are. */
function isCounted({ preview, state }: Run): boolean {
  return preview || state === 'done'
}

/** What a preview shows was not done yet. */
function wordPlanned(kind: RowKind, locale: string): string | null {
  if (kind === 'created') return words(locale).toCreate
  return kind === 'updated' ? words(locale).toUpdate : null
}

function wordKind(run: Run, kind: RowKind, locale: string): string {
  const planned = run.preview ? wordPlanned(kind, locale) : null
  const word = (run.compare ? wordSides(kind, locale) : planned) ?? words(locale)[kind]
  return isCounted(run) ? `${word} (${count(countOf(run, kind), locale)})` : word
}

function hasSome(run: Run, kind: RowKind): boolean {
  return countOf(run, kind) + countOf({ ...run, preview: true }, kind) > 0
}

/** Whether there is anything to look at: unchanged and skipped records are only tally. */
export function hasRecords(run: Run): boolean {
  return countOf(run, 'all') > 0
}

/** Where the page stands. In the list of all records a position is also a place. */
function stretchOf(run: Run, { kind, rows }: RecordsPage, locale: string): string {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return words(locale).none
  if (kind !== 'all') return wordKind(run, kind, locale)
  const total = tally(countOf(run, kind), 'record', locale)
  return words(locale).stretch(count(first.position, locale), count(last.position, locale), total)
}

/** A record with its name, what was or would be done with it, and its fields' old and new values. */
export function shownRow(row: JournalRow, specs: readonly FieldSpec[], mostChanges: number, locale: string) {
  const changes = changesOf(row, specs, locale)
  const reason = row.outcome?.reason ?? row.reason
  const beyond = changes.length - mostChanges
  return {
    label: escapeMarkdown(row.label, 80),
    action: row.outcome === null ? wordAction(row.action, locale) : wordOutcome(row.outcome.kind, locale),
    changes: [
      ...(reason ? [{ text: escapeMarkdown(wordReason(reason, locale)) }] : []),
      ...changes.slice(0, mostChanges).map((change) => ({ text: wordChange(change, row.before === null, locale) })),
      ...(beyond > 0 ? [{ text: words(locale).moreFields(beyond) }] : []),
    ],
  }
}

/** What a card with a page of records holds, besides what the card itself is about. */
export function recordsBlock(run: Run, page: RecordsPage, specs: readonly FieldSpec[], mostChanges: number, locale: string) {
  const { number } = run
  const { kind, rows } = page
  const show = (title: string, data: Readonly<Record<string, string | number>>) =>
    executeAction({ title, verb: 'show-records', data: { number, ...data } })
  const [first, last] = [rows[0], rows.at(-1)]
  const others = kinds.filter((other) => other !== kind && hasSome(run, other))
  return {
    rows: rows.map((row) => shownRow(row, specs, mostChanges, locale)),
    stretch: hasRecords(run) ? stretchOf(run, page, locale) : '',
    pages: [
      ...(page.earlier && first ? [show(words(locale).previous, { kind, before: first.position })] : []),
      ...(page.later && last ? [show(words(locale).next, { kind, after: last.position })] : []),
    ],
    kinds: others.map((other) => show(wordKind(run, other, locale), { kind: other, after: 0 })),
  }
}

/** The records of a run, from the first. */
export function recordsAction({ number }: Run, locale: string): object {
  return executeAction({ title: words(locale).records, verb: 'show-records', data: { number, kind: 'all', after: 0 } })
}

/** The whole of a run as a file. */
export function csvAction({ number }: Run, locale: string): object {
  return executeAction({ title: words(locale).csv, verb: 'download-records', data: { number } })
}

/** Teams refuses cards of about 100 KB, tally as UTF-16. */
const mostBytes = 76_000
const fewerAndFewer = [40, 20, 12, 6, 3]

/** The card with as many fields of each record as it has room for. */
export function fitted(render: (mostChanges: number) => View): View {
  for (const mostChanges of fewerAndFewer) {
    const view = render(mostChanges)
    if (view.kind !== 'adaptive' || Buffer.byteLength(JSON.stringify(view.card), 'utf16le') <= mostBytes) return view
  }
  return render(1)
}
