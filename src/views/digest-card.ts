import { executeAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { count, moment } from './format.ts'
import { type NewsSection, newsView } from './news-block.ts'
import type { NewsItem, PromiseItem } from './news-item.ts'
import { newsLine, promiseLine } from './news-lines.ts'
import type { View } from './view.ts'
import { words as digestWords } from './words/digests.ts'
import { words as commonWords } from './words/watch-commons.ts'

export type DigestLine = (NewsItem & { promise: null }) | PromiseItem
/** `since`: when the digest before told; `asOf`: when the books were read, null when they never were. */
export type DigestData = { lines: readonly DigestLine[]; since: Date | null; asOf: Date | null; nextAt: Date; timeZone: string }

const mostLines = 12

/** What became overdue, what was paid, and which promises are due: of the customers somebody looks after. */
export function digestCard({ lines, since, asOf, nextAt, timeZone }: DigestData, locale: string): View {
  const digestSaid = digestWords(locale)
  const commonSaid = commonWords(locale)
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
    section(digestSaid.sections.overdue, ofKind('overdue'), locale),
    section(digestSaid.sections.paid, ofKind('paid'), locale),
    section(digestSaid.sections.due, ofState(false), locale),
    section(digestSaid.sections.broken, ofState(true), locale),
  ].filter(({ lines: some }) => some.length > 0)
  const from = since === null ? '' : digestSaid.since(moment(since, locale, timeZone))
  const read = asOf === null ? [] : [commonSaid.asOf(moment(asOf, locale, timeZone))]
  return newsView({
    title: digestSaid.digestTitle,
    style: sections.length === 0 ? 'good' : 'default',
    standing: [news.length === 0 ? digestSaid.quietDay : '', from].filter(Boolean).join(' '),
    sections,
    source: [...read, digestSaid.next(moment(nextAt, locale, timeZone))].join(' · '),
    actions: [
      executeAction({ title: digestSaid.changeDigest, verb: 'change-digest', data: {} }),
      executeAction({ title: digestSaid.stopDigest, verb: 'stop-digest', data: {} }),
    ],
    summary: digestSaid.digestTitle,
  })
}

const named = (name: string, line: ReturnType<typeof newsLine>) => ({
  ...line,
  text: `**${escapeMarkdown(name, 80)}**: ${line.text}`,
})

function section(heading: string, lines: ReturnType<typeof newsLine>[], locale: string): NewsSection {
  const more = lines.length > mostLines ? commonWords(locale).moreNews(count(lines.length - mostLines, locale)) : ''
  return { heading, lines: lines.slice(0, mostLines), more, actions: [] }
}
