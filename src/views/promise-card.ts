import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { newsView } from './news-block.ts'
import type { PromiseItem } from './news-item.ts'
import { promiseLine } from './news-lines.ts'
import type { View } from './view.ts'
import { words as markWords } from './words/marks.ts'
import { words as commonWords } from './words/watch-commons.ts'

/** A promise to pay: noted just now, due today, or broken. */
export function promiseCard(
  { promise, name, administration, accountId, why }: Omit<PromiseItem, 'event'> & { why: 'noted' | 'due' | 'broken' },
  locale: string,
): View {
  const markSaid = markWords(locale)
  const commonSaid = commonWords(locale)
  const told = { noted: markSaid.promiseKept, due: markSaid.promiseDue, broken: markSaid.promiseBroken }[why]
  return newsView({
    title: told(escapeMarkdown(name, 120)),
    style: why === 'broken' ? 'attention' : 'accent',
    standing: why === 'noted' ? markSaid.remindDue : '',
    sections: [{ heading: escapeMarkdown(name, 120), lines: [promiseLine(promise, locale)], more: '', actions: [] }],
    source: '',
    actions: [
      executeAction({
        title: commonSaid.balance,
        verb: 'pick-customer',
        data: { command: 'balance', id: `${administration}:${accountId}` },
      }),
      executeAction({ title: markSaid.changeDay, verb: 'change-promise', data: { id: promise.id } }),
      executeAction({ title: why === 'noted' ? commonSaid.remove : commonSaid.stop, verb: 'remove-mark', data: { id: promise.id } }),
    ],
    summary: told(plainText(name, 120)),
  })
}
