import type { HistoryRow } from '../sync/ports.ts'
import type { Story } from '../sync/story.ts'
import type { Reason, Run } from '../sync/types.ts'
import { sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { moment } from './format.ts'
import { wordReason } from './reasons.ts'
import { changesOf, wordChange } from './record-changes.ts'
import { fitted } from './records-block.ts'
import { wordRemedy } from './remedies.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/why-card.ts'
import { wordAction, wordMode, wordOutcome, wordSource, wordTarget } from './words.ts'

export type WhyData = { story: Story; timeZone: string }

const mostEntries = 10

type Line = { text: string }
type Tale = { number: number; title: string; detail: string; lines: Line[] }

const lineOf = (text: string): Line => ({ text })
const reasonOf = ({ row }: HistoryRow): Reason | null => row.outcome?.reason ?? row.reason

function detailOf(run: Run, { timeZone }: WhyData, locale: string): string {
  const at = moment(new Date(run.startedAt ?? run.queuedAt), locale, timeZone)
  const name = run.preview ? words(locale).preview(run.number) : words(locale).number(run.number)
  return words(locale).run(name, escapeMarkdown(run.profile.title, 80), wordMode(run.mode, locale), at)
}

function changeLines(row: HistoryRow['row'] | Story['now'][number]['row'], data: WhyData, most: number, locale: string): Line[] {
  if (row === null) return []
  const changes = changesOf(row, data.story.specs, locale)
  const beyond = changes.length - most
  return [
    ...changes.slice(0, most).map((change) => lineOf(wordChange(change, row.before === null, locale))),
    ...(beyond > 0 ? [lineOf(words(locale).moreFields(beyond))] : []),
  ]
}

function told(entry: HistoryRow, data: WhyData, most: number, locale: string): Tale {
  const { run, row } = entry
  const reason = reasonOf(entry)
  return {
    number: run.number,
    title: row.outcome === null ? wordAction(row.action, locale) : wordOutcome(row.outcome.kind, locale),
    detail: detailOf(run, data, locale),
    lines: [...(reason ? [lineOf(escapeMarkdown(wordReason(reason, locale)))] : []), ...changeLines(row, data, most, locale)],
  }
}

/** Why a run wrote nothing, as far as its mode and what was known of the record by then tell. */
function wordQuiet(run: Run, { record, entries }: Story, locale: string): string {
  const born = entries.find(({ row }) => row.outcome?.kind === 'created')?.run.number
  const inCrm = born === undefined ? record.crm !== null : born < run.number
  if (inCrm && run.mode === 'import') return words(locale).leftAlone
  if (inCrm) return run.profile.filter === undefined ? words(locale).same : words(locale).filtered
  return run.mode === 'update' ? words(locale).notInCrm : words(locale).notAmong
}

function talesOf(data: WhyData, most: number, locale: string): Tale[] {
  const { entries, quiet } = data.story
  const silent = quiet.map((run): Tale => {
    return {
      number: run.number,
      title: words(locale).quiet,
      detail: detailOf(run, data, locale),
      lines: [lineOf(wordQuiet(run, data.story, locale))],
    }
  })
  const tales = [...entries.map((entry) => told(entry, data, most, locale)), ...silent]
  return tales.toSorted((one, other) => other.number - one.number).slice(0, mostEntries)
}

type Standing = { style: 'good' | 'accent' | 'warning'; standing: string; next: string }

/** How the record stands, from the last run that had something to do with it, and what to do about it. */
function standingOf({ record, entries, quiet, now, administration, takesPart }: Story, locale: string): Standing {
  const last = entries.find(({ run, row }) => !run.preview && (row.outcome !== null || row.action === 'wait'))
  const next = takesPart ? remedyNow(now, locale) : escapeMarkdown(words(locale).apart(administration ?? ''))
  if (last === undefined) {
    const looked = quiet[0]
    if (record.sourceId === null) return { style: 'accent', standing: words(locale).onlyCrm, next: words(locale).onlyCrmNext }
    if (looked === undefined) return { style: 'accent', standing: words(locale).never, next: next || words(locale).neverNext }
    return { style: 'accent', standing: words(locale).upToDate(looked.number), next }
  }
  const { run, row } = last
  const reason = reasonOf(last)
  const kind = row.outcome?.kind ?? 'skipped'
  if (kind === 'created' || kind === 'updated')
    return { style: 'good', standing: words(locale).wasDone(wordOutcome(kind, locale), run.number), next }
  // A mode that updates looked again, and both sides were the same by then.
  const settled = record.crm === null ? undefined : quiet.find(({ mode, number }) => mode !== 'import' && number > run.number)
  if (settled !== undefined) return { style: 'good', standing: words(locale).settled(settled.number), next }
  const sentence = reason === null ? wordOutcome(kind, locale) : escapeMarkdown(wordReason(reason, locale))
  return {
    style: 'warning',
    standing: words(locale).notWritten(run.number, sentence),
    next: reason === null ? next : wordRemedy(reason, locale),
  }
}

/** A reason comes first, since running again alone wouldn't help. */
function remedyNow(now: Story['now'], locale: string): string {
  const reason = now.find(({ row }) => row?.reason != null)?.row?.reason ?? null
  if (reason !== null) return wordRemedy(reason, locale)
  const writing = now.find(({ row }) => row !== null)
  if (writing !== undefined) return words(locale).runIt(escapeMarkdown(writing.profile.title, 80))
  const left = now.find(({ idle }) => idle === 'mode')
  return left === undefined ? '' : wordRemedy({ code: left.profile.mode === 'update' ? 'not-in-crm' : 'exists' }, locale)
}

function nowOf(data: WhyData, most: number, locale: string) {
  return data.story.now.map(({ profile, row, idle }) => {
    const title = `${escapeMarkdown(profile.title, 80)}, ${wordMode(profile.mode, locale)}`
    if (row === null) return { title, lines: [lineOf(words(locale).idle[idle](profile.mode))] }
    const reason = row.reason === null ? [] : [lineOf(escapeMarkdown(wordReason(row.reason, locale)))]
    if (row.action === 'create') return { title, lines: [lineOf(words(locale).wouldCreate), ...reason] }
    const head = row.action === 'update' ? words(locale).wouldUpdate : wordAction(row.action, locale)
    return { title, lines: [lineOf(head), ...reason, ...changeLines(row, data, most, locale)] }
  })
}

function factsOf({ record, administration }: Story, locale: string) {
  const { exact, crm, tie, source } = record
  const inExact = exact === null ? [words(locale).notKnown] : [record.name, String(exact.fields.Code ?? '').trim(), administration ?? '']
  const fact = (title: string, parts: readonly string[]) => ({ title, value: escapeMarkdown(parts.filter(Boolean).join(', '), 200) })
  return [
    fact(`${words(locale).inExact} (${wordSource(source, locale)})`, inExact),
    fact(`${words(locale).inCrm} (${wordTarget(source === 'account' ? 'company' : 'person', locale)})`, [
      crm ? String(crm.fields.title ?? '') : words(locale).notThere,
    ]),
    fact(words(locale).tied, [tie === null ? words(locale).nothing : words(locale)[tie]]),
  ]
}

/** A record's story: how it stands, what ties its two sides, what a run would do now, and what runs did. */
export function whyCard(data: WhyData, locale: string): View {
  const { story } = data
  const { name } = story.record
  return fitted((most) => {
    const entries = talesOf(data, Math.min(most, 12), locale)
    const runs = [...new Set(entries.map(({ number }) => number))].slice(0, 3)
    const { decision } = story
    const shown = {
      words: words(locale),
      title: escapeMarkdown(name, 120),
      ...standingOf(story, locale),
      facts: factsOf(story, locale),
      now: nowOf(data, Math.min(most, 12), locale),
      entries,
      note:
        decision === null
          ? ''
          : words(locale).decided(words(locale).answers[decision.answer], moment(new Date(decision.at), locale, data.timeZone)),
      actions: runs.map((number) => sayAction({ title: words(locale).show(number), text: `run ${number}` })),
    }
    return renderCard('why', shown, words(locale).summary(plainText(name, 120)))
  })
}
