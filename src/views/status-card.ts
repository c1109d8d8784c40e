import { sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { clock, count, day, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { RunLine } from './run-line.ts'
import { runRow, runWords } from './run-line.ts'
import type { View } from './view.ts'
import { counted, listed } from './words.ts'

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

const words = {
  ...runWords,
  title: 'Status',
  connected: (administrations: string) => `Connected to ${administrations}`,
  chooseAdministration: 'Exact Online is signed in, but no administration was chosen yet.',
  lost: 'The connection to Exact Online is lost: connect again.',
  notConnected: 'Exact Online isn’t connected.',
  user: 'Signed in as',
  since: 'Connected',
  sinceBy: (at: string, by: string) => `${at} by ${by}`,
  token: 'Sign-in',
  minute: 'Calls left this minute',
  day: 'Calls left today',
  calls: (name: string) => `Calls left, ${name}`,
  minuteAndDay: (minute: string, day: string) => `${minute} this minute, ${day} today`,
  of: (left: string, limit: string) => `${left} of ${limit}`,
  unknown: 'not known until the next call',
  financialYear: 'Financial year from',
  webhooks: 'Told of changes by Exact',
  tells: 'yes',
  tellsNot: (because: string) => `no: ${because}`,
  noYear: 'not known yet',
  directory: 'Customer directory',
  directoryRead: (customers: string, at: string) => `${customers}, read ${at}`,
  directoryReading: (customers: string) => `being read: ${customers} so far`,
  at: (time: string) => `at ${time}`,
  crm: 'CRM',
  kind: 'Kind',
  embedded: 'built in',
  holds: 'Holds',
  told: 'This chat is told after each run.',
  notTold: 'This chat isn’t told after runs: say “notify me”, or “notify here” in a channel.',
  runs: 'Last runs',
  connect: 'Connect Exact Online',
  reconnect: 'Connect again',
  moreRuns: 'All runs',
  summary: 'How Saldo stands',
}
const tokens = { fresh: 'fresh', 'renews on next use': 'renews on next use', lost: 'lost' } as const
const mostRuns = 5
/** Of more administrations the rest is known where it matters: when one has no calls left, its answer says so. */
const mostBooks = 6

function headlineOf(connected: StatusData['connected'], locale: string): { style: string; headline: string } {
  if (connected === null) return { style: 'warning', headline: words.notConnected }
  if (connected.token === 'lost') return { style: 'attention', headline: words.lost }
  if (connected.administrations.length === 0) return { style: 'warning', headline: words.chooseAdministration }
  const names = connected.administrations.map(({ name }) => escapeMarkdown(name, 80))
  return { style: 'good', headline: words.connected(listed(names, locale)) }
}

function left(remaining: number | null, limit: number | null, locale: string): string {
  if (remaining === null) return words.unknown
  return limit === null ? count(remaining, locale) : words.of(count(remaining, locale), count(limit, locale))
}

/** One line an administration, when there are several. */
function callFacts(administrations: readonly (CallsLeft & { name: string })[], locale: string) {
  const minute = (calls: CallsLeft | undefined) => left(calls?.minuteLeft ?? null, calls?.minuteLimit ?? null, locale)
  const today = (calls: CallsLeft | undefined) => left(calls?.dayLeft ?? null, calls?.dayLimit ?? null, locale)
  const [only] = administrations
  if (administrations.length < 2) {
    return [
      { title: words.minute, value: minute(only) },
      { title: words.day, value: today(only) },
    ]
  }
  return administrations.slice(0, mostBooks).map((each) => ({
    title: words.calls(escapeMarkdown(each.name, 40)),
    value: each.dayLeft === null && each.minuteLeft === null ? words.unknown : words.minuteAndDay(minute(each), today(each)),
  }))
}

const recentMs = 12 * 3_600_000

/** All administrations in one line, as of the one that was read longest ago. */
function directoryFacts(directory: NonNullable<StatusData['connected']>['directory'], { now, timeZone }: StatusData, locale: string) {
  if (directory.length === 0) return []
  const total = directory.reduce((sum, { customers }) => sum + customers, 0)
  const customers = counted(total, 'customer', 'customers', locale)
  const [oldest] = directory.map(({ readAt, reading }) => (reading ? 0 : (readAt?.getTime() ?? 0))).sort((a, b) => a - b)
  if (!oldest) return [{ title: words.directory, value: words.directoryReading(customers) }]
  const isRecent = now.getTime() - oldest < recentMs
  const at = isRecent ? words.at(clock(new Date(oldest), locale, timeZone)) : moment(new Date(oldest), locale, timeZone)
  return [{ title: words.directory, value: words.directoryRead(customers, at) }]
}

function connectionFacts(connected: NonNullable<StatusData['connected']>, data: StatusData, locale: string) {
  const { timeZone } = data
  return [
    { title: words.user, value: escapeMarkdown(connected.exactUser) },
    { title: words.since, value: words.sinceBy(moment(connected.since, locale, timeZone), escapeMarkdown(connected.connectedBy)) },
    { title: words.token, value: tokens[connected.token] },
    ...callFacts(connected.administrations, locale),
    { title: words.financialYear, value: connected.financialYearStart ? day(connected.financialYearStart, locale) : words.noYear },
    ...directoryFacts(connected.directory, data, locale),
    ...webhookFacts(connected.webhooks),
  ]
}

function webhookFacts(webhooks: NonNullable<StatusData['connected']>['webhooks']) {
  if (webhooks === null) return []
  return [{ title: words.webhooks, value: webhooks.told ? words.tells : words.tellsNot(escapeMarkdown(webhooks.because)) }]
}

function buttonsOf({ connected, runs, admin }: StatusData) {
  const usable = connected !== null && connected.token !== 'lost'
  const connect = { title: connected ? words.reconnect : words.connect, text: 'connect' }
  return [...(admin && !usable ? [connect] : []), ...(admin && runs.length > 0 ? [{ title: words.moreRuns, text: 'runs' }] : [])]
}

/** Everything somebody asks when they wonder whether Saldo works. */
export function statusCard(data: StatusData, locale: string): View {
  const { connected, crm, timeZone } = data
  const holds = `${counted(crm.companies, 'company', 'companies', locale)}, ${counted(crm.people, 'person', 'people', locale)}`
  const shown = {
    words,
    ...headlineOf(connected, locale),
    problem: connected?.problem ? escapeMarkdown(connected.problem) : '',
    facts: connected ? connectionFacts(connected, data, locale) : [],
    crm: [
      { title: words.kind, value: words[crm.kind] },
      { title: words.holds, value: holds },
    ],
    notified: data.notify ? words.told : words.notTold,
    runs: data.runs.slice(0, mostRuns).map((run) => runRow(run, locale, timeZone)),
    actions: buttonsOf(data).map(sayAction),
  }

  return renderCard('status', shown, words.summary)
}
