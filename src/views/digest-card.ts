import { executeAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { count, moment } from './format.ts'
import { type NewsSection, newsView } from './news-block.ts'
import type { NewsItem, PromiseItem } from './news-item.ts'
import { newsLine, promiseLine } from './news-lines.ts'
import type { View } from './view.ts'
import { words } from './words/watching.ts'

export type DigestLine = (NewsItem & { promise: null }) | PromiseItem
/** `since`: when the digest before told; `asOf`: when the books were read, null when they never were. */
export type DigestData = { lines: readonly DigestLine[]; since: Date | null; asOf: Date | null; nextAt: Date; timeZone: string }

const mostLines = 12

/** What became overdue, what was paid, and which promises are due: of the customers somebody looks after. */
export function digestCard({ lines, since, asOf, nextAt, timeZone }: DigestData, locale: string): View {
  const w = words(locale)
  const news = lines.filter((line) => line.promise === null)
  const promises = lines.filter((line) => line.promise !== null)
  const ofKind = (kind: NewsItem['event']['kind']) =>
    news
      .filter(({ event }) => event.kind === kind)
      .toSorted((one, other) => other.event.own - one.event.own)
      .map((item) => named(item.name, newsLine(item, locale)))
  const ofState = (broken: boolean) =>
    promises
      .filter(({ promise }) => (promise.state === 'broken') === broken)
      .map((item) => named(item.name, promiseLine(item.promise, locale)))
  const sections = [
    section(w.sections.overdue, ofKind('overdue'), locale),
    section(w.sections.paid, ofKind('paid'), locale),
    section(w.sections.due, ofState(false), locale),
    section(w.sections.broken, ofState(true), locale),
  ].filter(({ lines: some }) => some.length > 0)
  const from = since === null ? '' : w.since(moment(since, locale, timeZone))
  const read = asOf === null ? [] : [w.asOf(moment(asOf, locale, timeZone))]
  return newsView({
    title: w.digestTitle,
    style: sections.length === 0 ? 'good' : 'default',
    standing: [news.length === 0 ? w.quietDay : '', from].filter(Boolean).join(' '),
    sections,
    source: [...read, w.next(moment(nextAt, locale, timeZone))].join(' · '),
    actions: [
      executeAction({ title: w.changeDigest, verb: 'change-digest', data: {} }),
      executeAction({ title: w.stopDigest, verb: 'stop-digest', data: {} }),
    ],
    summary: w.digestTitle,
  })
}

const named = (name: string, line: ReturnType<typeof newsLine>) => ({
  ...line,
  text: `**${escapeMarkdown(name, 80)}**: ${line.text}`,
})

function section(heading: string, lines: ReturnType<typeof newsLine>[], locale: string): NewsSection {
  const more = lines.length > mostLines ? words(locale).moreNews(count(lines.length - mostLines, locale)) : ''
  return { heading, lines: lines.slice(0, mostLines), more, actions: [] }
}
