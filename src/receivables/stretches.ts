import { addDays } from './days.ts'
import type { Span } from './financial-year.ts'

/** A stretch of days whose books were read whole at an instant. */
export type ReadStretch = Span & { readAt: Date }

/** `today` is the administration's; what was read since `freshSince` is taken as it is. */
export type Moment = { now: Date; today: string; freshSince: Date }

/** Invoices and payments are still booked into a month for this long after it. */
const bookedLateDays = 35
/** Whatever was read is read again after that: corrections of older months come late, but they come. */
const trustedForMs = 31 * 86_400_000

/** The days that are needed and can't be taken from what was read before, as few stretches as they make, in order. */
export function stretchesToRead(needed: readonly Span[], read: readonly ReadStretch[], moment: Moment): Span[] {
  const trusted = read.flatMap((stretch) => trustedPart(stretch, moment))
  const missing = needed.flatMap((span) => trusted.reduce((left, known) => left.flatMap((each) => withoutSpan(each, known)), [span]))
  return joined(missing)
}

/** Of what was read before, what is needed and isn't read again. What was just read isn't among it. */
export function reliedOn(needed: readonly Span[], read: readonly ReadStretch[], moment: Moment): ReadStretch[] {
  return read
    .filter(({ readAt }) => readAt < moment.freshSince)
    .flatMap((stretch) => trustedPart(stretch, moment).map((part) => ({ ...part, readAt: stretch.readAt })))
    .filter((part) => needed.some(({ from, to }) => from <= part.to && part.from <= to))
}

/** Days of which something changed after they were read: of each month one span, from the first such day to the last. */
export function changedSpans(changes: readonly { day: string; at: Date }[], read: readonly ReadStretch[]): Span[] {
  const days = changes
    .filter(({ day, at }) => read.some(({ from, to, readAt }) => from <= day && day <= to && at >= readAt))
    .map(({ day }) => day)
    .toSorted()
  return [...Map.groupBy(days, (day) => day.slice(0, 7)).values()].map((month) => ({ from: month.at(0) ?? '', to: month.at(-1) ?? '' }))
}

/** What is left of a span without another: nothing, one part or two. */
export function withoutSpan(span: Span, other: Span): Span[] {
  if (other.to < span.from || span.to < other.from) return [span]
  const before = span.from < other.from ? [{ from: span.from, to: addDays(other.from, -1) }] : []
  const after = other.to < span.to ? [{ from: addDays(other.to, 1), to: span.to }] : []
  return [...before, ...after]
}

/** All of what was just read; later only the months that nobody books into any more. */
function trustedPart({ from, to, readAt }: ReadStretch, { now, today, freshSince }: Moment): Span[] {
  if (readAt >= freshSince) return [{ from, to }]
  if (now.getTime() - readAt.getTime() > trustedForMs) return []
  const ageDays = Math.ceil((now.getTime() - readAt.getTime()) / 86_400_000)
  const openMonth = `${addDays(today, -ageDays - bookedLateDays).slice(0, 7)}-01`
  const settled = { from, to: to < openMonth ? to : addDays(openMonth, -1) }
  return settled.from <= settled.to ? [settled] : []
}

/** Sorted; those that overlap or touch become one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const span of spans.toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0))) {
    const last = all.at(-1)
    if (last === undefined || span.from > addDays(last.to, 1)) all.push({ ...span })
    else if (span.to > last.to) last.to = span.to
  }
  return all
}
