import type { HistoryRow } from '../sync/ports.ts'
import type { Story } from '../sync/story.ts'
import type { Mode, Reason, Run } from '../sync/types.ts'
import { sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { moment } from './format.ts'
import { wordReason } from './reasons.ts'
import { changesOf, wordChange } from './record-changes.ts'
import { fitted } from './records-block.ts'
import { wordRemedy } from './remedies.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { wordAction, wordMode, wordOutcome, wordSource, wordTarget } from './words.ts'

export type WhyData = { story: Story; timeZone: string }

const words = {
  now: 'If it ran now',
  history: 'What runs did with it',
  summary: (name: string) => `Why: ${name}`,
  inExact: 'In Exact',
  inCrm: 'In the CRM',
  tied: 'Tied by',
  link: 'a remembered pair',
  key: 'the same value in the key',
  nothing: 'nothing: neither side knows of the other',
  notThere: 'not there',
  notKnown: 'not there, or not read yet',
  run: (run: string, profile: string, mode: string, at: string) => `${run}, ${profile}, ${mode}, ${at}`,
  number: (number: number) => `Run ${number}`,
  preview: (number: number) => `Preview ${number}`,
  quiet: 'Nothing written',
  leftAlone: 'It was in the CRM already, and import never changes what is there.',
  same: 'It was the same on both sides.',
  filtered: 'It was the same on both sides, or the profile’s filter left it out.',
  notInCrm: 'It isn’t in the CRM, and update never creates records.',
  notAmong: 'It wasn’t among the records then: it may have come to Exact later, or the profile’s filter left it out.',
  wasDone: (what: string, number: number) => `${what} by run ${number}.`,
  notWritten: (number: number, reason: string) => `Not written in run ${number}: ${reason}`,
  upToDate: (number: number) => `Nothing to write since: run ${number} was the last to look.`,
  settled: (number: number) => `Up to date: run ${number} found nothing to write.`,
  runIt: (title: string) => `Run ${title} to write it.`,
  never: 'No run had anything to do with it yet.',
  neverNext: 'Preview or run a profile that reads such records.',
  onlyCrm: 'It is known in the CRM alone, so runs never touch it.',
  onlyCrmNext: 'Give it the id of its record in Exact as its key to tie the two.',
  apart: (name: string) => `${name} doesn’t take part, so no run reads it. Let it take part in settings.`,
  wouldCreate: 'It would be created.',
  wouldUpdate: 'It would be updated:',
  idle: {
    same: () => 'Nothing: both sides are the same.',
    filter: () => 'Nothing: the profile’s filter leaves it out.',
    apart: () => 'Nothing: it was decided that the two leave each other alone.',
    mode: (mode: Mode) =>
      mode === 'update'
        ? 'Nothing: it isn’t in the CRM, and update never creates.'
        : 'Nothing: it is in the CRM, and import never changes what is there.',
  },
  decided: (what: string, at: string) => `On ${at} somebody decided: ${what}.`,
  answers: {
    link: 'it is this CRM record',
    create: 'it is none of the CRM’s, and is to be created',
    apart: 'Exact and the CRM leave each other alone here',
    exact: 'Exact’s values win',
    crm: 'the CRM’s values stay',
    keep: 'the CRM record is kept as it is',
    mark: 'the CRM record is to be marked',
  },
  show: (number: number) => `Show run ${number}`,
  moreFields: (number: number) => `and ${number} more`,
}
const mostEntries = 10

type Line = { text: string }
type Tale = { number: number; title: string; detail: string; lines: Line[] }

const lineOf = (text: string): Line => ({ text })
const reasonOf = ({ row }: HistoryRow): Reason | null => row.outcome?.reason ?? row.reason

function detailOf(run: Run, { timeZone }: WhyData, locale: string): string {
  const at = moment(new Date(run.startedAt ?? run.queuedAt), locale, timeZone)
  const name = run.preview ? words.preview(run.number) : words.number(run.number)
  return words.run(name, escapeMarkdown(run.profile.title, 80), wordMode(run.mode), at)
}

function changeLines(row: HistoryRow['row'] | Story['now'][number]['row'], data: WhyData, most: number, locale: string): Line[] {
  if (row === null) return []
  const changes = changesOf(row, data.story.specs, locale)
  const beyond = changes.length - most
  return [
    ...changes.slice(0, most).map((change) => lineOf(wordChange(change, row.before === null))),
    ...(beyond > 0 ? [lineOf(words.moreFields(beyond))] : []),
  ]
}

function told(entry: HistoryRow, data: WhyData, most: number, locale: string): Tale {
  const { run, row } = entry
  const reason = reasonOf(entry)
  return {
    number: run.number,
    title: row.outcome === null ? wordAction(row.action) : wordOutcome(row.outcome.kind),
    detail: detailOf(run, data, locale),
    lines: [...(reason ? [lineOf(escapeMarkdown(wordReason(reason)))] : []), ...changeLines(row, data, most, locale)],
  }
}

/** Why a run wrote nothing, as far as its mode and what was known of the record by then tell. */
function wordQuiet(run: Run, { record, entries }: Story): string {
  const born = entries.find(({ row }) => row.outcome?.kind === 'created')?.run.number
  const inCrm = born === undefined ? record.crm !== null : born < run.number
  if (inCrm && run.mode === 'import') return words.leftAlone
  if (inCrm) return run.profile.filter === undefined ? words.same : words.filtered
  return run.mode === 'update' ? words.notInCrm : words.notAmong
}

function talesOf(data: WhyData, most: number, locale: string): Tale[] {
  const { entries, quiet } = data.story
  const silent = quiet.map((run): Tale => {
    return { number: run.number, title: words.quiet, detail: detailOf(run, data, locale), lines: [lineOf(wordQuiet(run, data.story))] }
  })
  const tales = [...entries.map((entry) => told(entry, data, most, locale)), ...silent]
  return tales.toSorted((one, other) => other.number - one.number).slice(0, mostEntries)
}

type Standing = { style: 'good' | 'accent' | 'warning'; standing: string; next: string }

/** How the record stands, from the last run that had something to do with it, and what to do about it. */
function standingOf({ record, entries, quiet, now, administration, takesPart }: Story): Standing {
  const last = entries.find(({ run, row }) => !run.preview && (row.outcome !== null || row.action === 'wait'))
  const next = takesPart ? remedyNow(now) : escapeMarkdown(words.apart(administration ?? ''))
  if (last === undefined) {
    const looked = quiet[0]
    if (record.sourceId === null) return { style: 'accent', standing: words.onlyCrm, next: words.onlyCrmNext }
    if (looked === undefined) return { style: 'accent', standing: words.never, next: next || words.neverNext }
    return { style: 'accent', standing: words.upToDate(looked.number), next }
  }
  const { run, row } = last
  const reason = reasonOf(last)
  const kind = row.outcome?.kind ?? 'skipped'
  if (kind === 'created' || kind === 'updated') return { style: 'good', standing: words.wasDone(wordOutcome(kind), run.number), next }
  // A mode that updates looked again, and both sides were the same by then.
  const settled = record.crm === null ? undefined : quiet.find(({ mode, number }) => mode !== 'import' && number > run.number)
  if (settled !== undefined) return { style: 'good', standing: words.settled(settled.number), next }
  const sentence = reason === null ? wordOutcome(kind) : escapeMarkdown(wordReason(reason))
  return { style: 'warning', standing: words.notWritten(run.number, sentence), next: reason === null ? next : wordRemedy(reason) }
}

/** A reason comes first, since running again alone wouldn't help. */
function remedyNow(now: Story['now']): string {
  const reason = now.find(({ row }) => row?.reason != null)?.row?.reason ?? null
  if (reason !== null) return wordRemedy(reason)
  const writing = now.find(({ row }) => row !== null)
  if (writing !== undefined) return words.runIt(escapeMarkdown(writing.profile.title, 80))
  const left = now.find(({ idle }) => idle === 'mode')
  return left === undefined ? '' : wordRemedy({ code: left.profile.mode === 'update' ? 'not-in-crm' : 'exists' })
}

function nowOf(data: WhyData, most: number, locale: string) {
  return data.story.now.map(({ profile, row, idle }) => {
    const title = `${escapeMarkdown(profile.title, 80)}, ${wordMode(profile.mode)}`
    if (row === null) return { title, lines: [lineOf(words.idle[idle](profile.mode))] }
    const reason = row.reason === null ? [] : [lineOf(escapeMarkdown(wordReason(row.reason)))]
    if (row.action === 'create') return { title, lines: [lineOf(words.wouldCreate), ...reason] }
    const head = row.action === 'update' ? words.wouldUpdate : wordAction(row.action)
    return { title, lines: [lineOf(head), ...reason, ...changeLines(row, data, most, locale)] }
  })
}

function factsOf({ record, administration }: Story) {
  const { exact, crm, tie, source } = record
  const inExact = exact === null ? [words.notKnown] : [record.name, String(exact.fields.Code ?? '').trim(), administration ?? '']
  const fact = (title: string, parts: readonly string[]) => ({ title, value: escapeMarkdown(parts.filter(Boolean).join(', '), 200) })
  return [
    fact(`${words.inExact} (${wordSource(source)})`, inExact),
    fact(`${words.inCrm} (${wordTarget(source === 'account' ? 'company' : 'person')})`, [
      crm ? String(crm.fields.title ?? '') : words.notThere,
    ]),
    fact(words.tied, [tie === null ? words.nothing : words[tie]]),
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
      words,
      title: escapeMarkdown(name, 120),
      ...standingOf(story),
      facts: factsOf(story),
      now: nowOf(data, Math.min(most, 12), locale),
      entries,
      note: decision === null ? '' : words.decided(words.answers[decision.answer], moment(new Date(decision.at), locale, data.timeZone)),
      actions: runs.map((number) => sayAction({ title: words.show(number), text: `run ${number}` })),
    }
    return renderCard('why', shown, words.summary(plainText(name, 120)))
  })
}
