import { sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { clock, count, day, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { RunLine } from './run-line.ts'
import { runRow } from './run-line.ts'
import type { View } from './view.ts'
import { words as lineWords } from './words/run-line.ts'
import { words } from './words/status-card.ts'
import { listed, tally } from './words.ts'

/** Null = Exact hasn't said yet. */
type CallsLeft = { minuteLeft: number | null; minuteLimit: number | null; dayLeft: number | null; dayLimit: number | null }

export type StatusData = {
  connected: null | {
    exactUser: string
    /** Name of the person. */
    connectedBy: string
    /** Those taking part with their calls left, the one that imports use first; none until somebody chose. */
    administrations: readonly (CallsLeft & { name: string })[]
    since: Date
    token: 'fresh' | 'renews on next use' | 'lost'
    problem: string | null
    /** Whether Exact tells of changes by itself, or the sentence why not; null until an administration was chosen. */
    webhooks: { told: true } | { told: false; because: string } | null
    /** What is known of the customers of each administration taking part; `reading` while not all were read yet. */
    directory: readonly { customers: number; readAt: Date | null; reading: boolean }[]
    /** YYYY-MM-DD */
    financialYearStart: string | null
  }
  crm: { kind: 'embedded'; companies: number; people: number }
  /** Newest first. */
  runs: readonly RunLine[]
  /** Whether this conversation is told after runs. */
  notify: boolean
  /** Whether the reader may connect. */
  admin: boolean
  now: Date
  timeZone: string
}

const mostRuns = 5
/** Of more administrations the rest is known where it matters: when one has no calls left, its answer says so. */
const mostBooks = 6

function headlineOf(connected: StatusData['connected'], locale: string): { style: string; headline: string } {
  if (connected === null) return { style: 'warning', headline: words(locale).notConnected }
  if (connected.token === 'lost') return { style: 'attention', headline: words(locale).lost }
  if (connected.administrations.length === 0) return { style: 'warning', headline: words(locale).chooseAdministration }
  const names = connected.administrations.map(({ name }) => escapeMarkdown(name, 80))
  return { style: 'good', headline: words(locale).connected(listed(names, locale)) }
}

function left(remaining: number | null, limit: number | null, locale: string): string {
  if (remaining === null) return words(locale).unknown
  return limit === null ? count(remaining, locale) : words(locale).of(count(remaining, locale), count(limit, locale))
}

/** One line an administration, when there are several. */
function callFacts(administrations: readonly (CallsLeft & { name: string })[], locale: string) {
  const minute = (calls: CallsLeft | undefined) => left(calls?.minuteLeft ?? null, calls?.minuteLimit ?? null, locale)
  const today = (calls: CallsLeft | undefined) => left(calls?.dayLeft ?? null, calls?.dayLimit ?? null, locale)
  const [only] = administrations
  if (administrations.length < 2) {
    return [
      { title: words(locale).minute, value: minute(only) },
      { title: words(locale).day, value: today(only) },
    ]
  }
  return administrations.slice(0, mostBooks).map((each) => ({
    title: words(locale).calls(escapeMarkdown(each.name, 40)),
    value:
      each.dayLeft === null && each.minuteLeft === null ? words(locale).unknown : words(locale).minuteAndDay(minute(each), today(each)),
  }))
}

const recentMs = 12 * 3_600_000

/** All administrations in one line, as of the one that was read longest ago. */
function directoryFacts(directory: NonNullable<StatusData['connected']>['directory'], { now, timeZone }: StatusData, locale: string) {
  if (directory.length === 0) return []
  const total = directory.reduce((sum, { customers }) => sum + customers, 0)
  const customers = tally(total, 'customer', locale)
  const [oldest] = directory.map(({ readAt, reading }) => (reading ? 0 : (readAt?.getTime() ?? 0))).sort((a, b) => a - b)
  if (!oldest) return [{ title: words(locale).directory, value: words(locale).directoryReading(customers) }]
  const isRecent = now.getTime() - oldest < recentMs
  const at = isRecent ? words(locale).at(clock(new Date(oldest), locale, timeZone)) : moment(new Date(oldest), locale, timeZone)
  return [{ title: words(locale).directory, value: words(locale).directoryRead(customers, at) }]
}

function connectionFacts(connected: NonNullable<StatusData['connected']>, data: StatusData, locale: string) {
  const { timeZone } = data
  return [
    { title: words(locale).user, value: escapeMarkdown(connected.exactUser) },
    {
      title: words(locale).since,
      value: words(locale).sinceBy(moment(connected.since, locale, timeZone), escapeMarkdown(connected.connectedBy)),
    },
    { title: words(locale).token, value: words(locale).tokens[connected.token] },
    ...callFacts(connected.administrations, locale),
    {
      title: words(locale).financialYear,
      value: connected.financialYearStart ? day(connected.financialYearStart, locale) : words(locale).noYear,
    },
    ...directoryFacts(connected.directory, data, locale),
    ...webhookFacts(connected.webhooks, locale),
  ]
}

function webhookFacts(webhooks: NonNullable<StatusData['connected']>['webhooks'], locale: string) {
  if (webhooks === null) return []
  return [
    {
      title: words(locale).webhooks,
      value: webhooks.told ? words(locale).tells : words(locale).tellsNot(escapeMarkdown(webhooks.because)),
    },
  ]
}

function buttonsOf({ connected, runs, admin }: StatusData, locale: string) {
  const usable = connected !== null && connected.token !== 'lost'
  const connect = { title: connected ? words(locale).reconnect : words(locale).connect, text: 'connect' }
  return [...(admin && !usable ? [connect] : []), ...(admin && runs.length > 0 ? [{ title: words(locale).moreRuns, text: 'runs' }] : [])]
}

/** Everything somebody asks when they wonder whether Saldo works. */
export function statusCard(data: StatusData, locale: string): View {
  const { connected, crm, timeZone } = data
  const holds = `${tally(crm.companies, 'company', locale)}, ${tally(crm.people, 'person', locale)}`
  const shown = {
    words: { ...lineWords(locale).headings, ...words(locale) },
    ...headlineOf(connected, locale),
    problem: connected?.problem ? escapeMarkdown(connected.problem) : '',
    facts: connected ? connectionFacts(connected, data, locale) : [],
    crm: [
      { title: words(locale).kind, value: words(locale)[crm.kind] },
      { title: words(locale).holds, value: holds },
    ],
    notified: data.notify ? words(locale).told : words(locale).notTold,
    runs: data.runs.slice(0, mostRuns).map((run) => runRow(run, locale, timeZone)),
    actions: buttonsOf(data, locale).map(sayAction),
  }

  return renderCard('status', shown, words(locale).summary)
}
