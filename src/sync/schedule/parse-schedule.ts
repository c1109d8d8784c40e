import type { Language } from './language.ts'
import { readTimes } from './read-times.ts'
import { fold, readTokens, type Token, type Tokens, toVocabulary, type Vocabulary } from './read-tokens.ts'
import { type Assumption, type Days, type ReadSchedule, type Schedule, type Weekday, weekdays, workingDays } from './types.ts'
import { danish } from './words/danish.ts'
import { dutch } from './words/dutch.ts'
import { english } from './words/english.ts'
import { french } from './words/french.ts'
import { german } from './words/german.ts'

type Understood = Extract<ReadSchedule, { kind: 'schedule' }>
type Speech = Vocabulary & { off: ReadonlySet<string> }

const toSpeech = (language: Language): Speech => ({ ...toVocabulary(language), off: new Set(language.off.map(fold)) })
const languages = [english, dutch, german, french, danish].map(toSpeech)

/** What one may write: letters of tokens, in the order of the sentence. */
const time = '(?:on|[nC])H?z?m?'
const times = `m?a?${time}(?:c+a?${time})*`
const days = '(?:(?:E?W)?f?E?D(?:tE?D)?(?:c?E?D(?:tE?D)?)*|Ed|Y)'
const interval = '(?:E[nO]?H|vnH|i)'
const range = `(?:fa?${time}(?:[tac]a?${time})?|a?${time}ta?${time})`
const monthDay = '(?:E?(?:Od?|d[nO]|Ld)E?M|E?M(?:Od?|d[nO]|Ld))'
const shapes = {
  days: [`(?<days>${days})c?(?<times>${times})`, `(?<times>${times})c?(?<days>${days})`, `(?<part>P)c?(?<times>${times})`],
  hours: [
    `(?<interval>${interval})(?:c?(?<days>${days}))?(?:c?(?<range>${range}))?`,
    `(?<interval>${interval})c?(?<range>${range})c?(?<days>${days})`,
    `(?<days>${days})c?(?<interval>${interval})(?:c?(?<range>${range}))?`,
  ],
  month: [`(?<day>${monthDay})c?(?<times>m?a?${time})`, `(?<times>m?a?${time})c?(?<day>${monthDay})`],
}

/**
 * A schedule in plain words: English, Dutch, German, French or Danish. A text that two languages read differently, or that says less
 * than a day and a time, is unclear.
 */
export function parseSchedule(text: string): ReadSchedule {
  const folded = fold(text).replace(/[.!?\s]+$/, '')
  if (languages.some(({ off }) => off.has(folded))) return { kind: 'off' }
  const read = languages.map((speech) => readTokens(folded, speech))
  const understood = read.filter(({ unknown }) => unknown === null).flatMap(({ tokens }) => interpret(tokens) ?? [])
  const [first] = understood
  if (first === undefined) return unclear(read)
  const same = understood.every(({ schedule }) => JSON.stringify(schedule) === JSON.stringify(first.schedule))
  return same ? first : { kind: 'unclear', word: null, missing: null }
}

/** The language that got furthest says what is the matter. */
function unclear(read: readonly Tokens[]): ReadSchedule {
  const whole = read.filter(({ unknown }) => unknown === null)
  const onlyDays = whole.some(({ tokens }) => new RegExp(`^(?:${days}|P|${monthDay})$`).test(lettersOf(tokens)))
  const furthest = read.reduce((far, each) => ((each.unknown?.at ?? 0) > (far.unknown?.at ?? 0) ? each : far))
  return { kind: 'unclear', word: whole.length > 0 ? null : (furthest.unknown?.word ?? null), missing: onlyDays ? 'time' : null }
}

const lettersOf = (tokens: readonly Token[]) => tokens.map(({ letter }) => letter).join('')

type Parts = Readonly<Record<string, readonly Token[]>>

function interpret(tokens: readonly Token[]): Understood | null {
  return (
    firstOf(shapes.hours, tokens, readInterval) ??
    firstOf(shapes.days, tokens, readDaysAndTimes) ??
    firstOf(shapes.month, tokens, readMonth)
  )
}

function firstOf(patterns: readonly string[], tokens: readonly Token[], read: (parts: Parts) => Understood | null): Understood | null {
  for (const pattern of patterns) {
    const found = new RegExp(`^${pattern}$`, 'd').exec(lettersOf(tokens))
    const parts = Object.entries(found?.indices?.groups ?? {}).flatMap(([name, span]) =>
      span === undefined ? [] : [[name, tokens.slice(...span)]],
    )
    const understood = found === null ? null : read(Object.fromEntries(parts))
    if (understood !== null) return understood
  }
  return null
}

function readDaysAndTimes({ days: dayTokens, part = [], times: timeTokens = [] }: Parts): Understood | null {
  const spoken = readTimes(timeTokens, part[0]?.half ?? null)
  if (spoken === null) return null
  const schedule: Schedule = { kind: 'days', days: readDays(dayTokens), times: spoken.times }
  return understand(schedule, spoken.assumed, dayTokens)
}

function readInterval({ interval: [...intervalTokens] = [], range: rangeTokens, days: dayTokens }: Parts): Understood | null {
  const every = intervalTokens.find(({ letter }) => letter === 'n' || letter === 'O')?.n ?? 1
  const span = rangeTokens === undefined ? { from: null, to: null, assumed: false } : readRange(rangeTokens)
  // Without a beginning, five hours from midnight to midnight don't come out even.
  if (span === null || every < 1 || every > 12 || (span.from === null && 24 % every !== 0)) return null
  const { from, to, assumed } = span
  return understand({ kind: 'hours', every, days: readDays(dayTokens), from, to }, assumed, dayTokens)
}

function readRange(tokens: readonly Token[]): { from: string; to: string | null; assumed: boolean } | null {
  const first = tokens.findIndex(({ letter }) => 'nC'.includes(letter))
  const second = tokens.findIndex(({ letter }, index) => index > first && 'tac'.includes(letter))
  const ends = second === -1 ? [tokens] : [tokens.slice(0, second), tokens.slice(second)]
  const [from, to] = ends.map((end) => readTimes(end))
  if (from == null || to === null || tokens.filter(({ letter }) => letter === 'm').length === 1) return null
  const [begin, end = null] = [from.times[0], to?.times[0]]
  if (begin === undefined || (end !== null && end <= begin)) return null
  return { from: begin, to: end, assumed: from.assumed || to?.assumed === true }
}

function readMonth({ day: dayTokens = [], times: timeTokens = [] }: Parts): Understood | null {
  const spoken = readTimes(timeTokens)
  const last = dayTokens.some(({ letter }) => letter === 'L')
  const day = last ? 'last' : (dayTokens.find(({ letter }) => letter === 'O' || letter === 'n')?.n ?? 0)
  const at = spoken?.times[0]
  if (spoken === null || at === undefined || (day !== 'last' && (day < 1 || day > 31))) return null
  return understand({ kind: 'month', day, time: at }, spoken.assumed, [])
}

/** Without days: every day. */
function readDays(tokens: readonly Token[] = []): Days {
  const named = new Set<Weekday>()
  tokens.forEach(({ letter, days: told }, index) => {
    const [from] = tokens[previousDay(tokens, index)]?.days ?? []
    const ranged = letter === 'D' && isRangeEnd(tokens, index) && from !== undefined ? between(from, told[0] ?? from) : told
    for (const day of ranged) named.add(day)
  })
  return named.size === 0 || named.size === 7 ? 'every' : weekdays.filter((day) => named.has(day))
}

const previousDay = (tokens: readonly Token[], index: number) => tokens.slice(0, index).findLastIndex(({ letter }) => letter === 'D')
const isRangeEnd = (tokens: readonly Token[], index: number) =>
  tokens.slice(previousDay(tokens, index) + 1, index).some(({ letter }) => letter === 't')

/** Friday to Monday goes over the weekend. */
function between(from: Weekday, to: Weekday): Weekday[] {
  const steps = (to - from + 7) % 7
  return Array.from({ length: steps + 1 }, (_, step) => (((from - 1 + step) % 7) + 1) as Weekday)
}

function understand(schedule: Schedule, morning: boolean, dayTokens: readonly Token[] = []): Understood {
  const working = dayTokens.some(({ days: told }) => told === workingDays)
  const assumed: Assumption[] = [...(morning ? (['morning'] as const) : []), ...(working ? (['working-days'] as const) : [])]
  return { kind: 'schedule', schedule, assumed }
}
