import { sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { count, day, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { RunLine } from './run-line.ts'
import { runRow, runWords } from './run-line.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

export type StatusData = {
  connected: null | {
    exactUser: string
    /** Name of the person. */
    connectedBy: string
    /** Name of the administration; null until somebody chose. */
    administration: string | null
    since: Date
    token: 'fresh' | 'renews on next use' | 'lost'
    problem: string | null
    minuteLeft: number | null
    minuteLimit: number | null
    dayLeft: number | null
    dayLimit: number | null
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
  connected: (administration: string) => `Connected to ${administration}`,
  chooseAdministration: 'Exact Online is signed in, but no administration was chosen yet.',
  lost: 'The connection to Exact Online is lost: connect again.',
  notConnected: 'Exact Online isn’t connected.',
  user: 'Signed in as',
  since: 'Connected',
  sinceBy: (at: string, by: string) => `${at} by ${by}`,
  token: 'Sign-in',
  minute: 'Calls left this minute',
  day: 'Calls left today',
  of: (left: string, limit: string) => `${left} of ${limit}`,
  unknown: 'not known until the next call',
  financialYear: 'Financial year from',
  noYear: 'not known yet',
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

function headlineOf(connected: StatusData['connected']): { style: string; headline: string } {
  if (connected === null) return { style: 'warning', headline: words.notConnected }
  if (connected.token === 'lost') return { style: 'attention', headline: words.lost }
  if (connected.administration === null) return { style: 'warning', headline: words.chooseAdministration }
  return { style: 'good', headline: words.connected(escapeMarkdown(connected.administration)) }
}

function left(remaining: number | null, limit: number | null, locale: string): string {
  if (remaining === null) return words.unknown
  return limit === null ? count(remaining, locale) : words.of(count(remaining, locale), count(limit, locale))
}

function connectionFacts(connected: NonNullable<StatusData['connected']>, locale: string, timeZone: string) {
  return [
    { title: words.user, value: escapeMarkdown(connected.exactUser) },
    { title: words.since, value: words.sinceBy(moment(connected.since, locale, timeZone), escapeMarkdown(connected.connectedBy)) },
    { title: words.token, value: tokens[connected.token] },
    { title: words.minute, value: left(connected.minuteLeft, connected.minuteLimit, locale) },
    { title: words.day, value: left(connected.dayLeft, connected.dayLimit, locale) },
    { title: words.financialYear, value: connected.financialYearStart ? day(connected.financialYearStart, locale) : words.noYear },
  ]
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
    ...headlineOf(connected),
    problem: connected?.problem ? escapeMarkdown(connected.problem) : '',
    facts: connected ? connectionFacts(connected, locale, timeZone) : [],
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
