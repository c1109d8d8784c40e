import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, moment } from './format.ts'
import { newsView } from './news-block.ts'
import type { NewsItem } from './news-item.ts'
import { newsLine } from './news-lines.ts'
import type { View } from './view.ts'
import { words as newsWords } from './words/news.ts'
import { words as commonWords } from './words/watch-commons.ts'

const mostCustomers = 8
const mostLines = 8

/** What happened to customers somebody watches, with Change and Stop for each. No amount in the summary: that shows in notifications. */
export function newsCard({ items, timeZone }: { items: readonly NewsItem[]; timeZone: string }, locale: string): View {
  const newsSaid = newsWords(locale)
  const commonSaid = commonWords(locale)
  const customers = [...Map.groupBy(items, ({ administration, accountId }) => `${administration}:${accountId}`)]
  const [only] = customers.length === 1 ? items : []
  const title = only === undefined ? newsSaid.newsTitle : newsSaid.newsOf(plainText(only.name, 120))
  const sections = customers.slice(0, mostCustomers).map(([id, own]) => ({
    heading: escapeMarkdown(own[0]?.name ?? '', 120),
    lines: own.slice(0, mostLines).map((item) => newsLine(item, locale)),
    more: own.length > mostLines ? commonSaid.moreNews(count(own.length - mostLines, locale)) : '',
    actions: [
      executeAction({ title: commonSaid.balance, verb: 'pick-customer', data: { command: 'balance', id } }),
      executeAction({ title: commonSaid.change, verb: 'change-watch', data: { id } }),
      executeAction({ title: commonSaid.stop, verb: 'stop-watch', data: { id } }),
    ],
  }))
  const asOf = new Date(Math.max(...items.map((item) => item.asOf.getTime())))
  return newsView({
    title: escapeMarkdown(title, 160),
    style: 'default',
    standing: customers.length > mostCustomers ? commonSaid.moreNews(count(customers.length - mostCustomers, locale)) : '',
    sections,
    source: commonSaid.asOf(moment(asOf, locale, timeZone)),
    actions: [sayAction({ title: commonSaid.watches, text: 'watches' })],
    summary: title,
  })
}
