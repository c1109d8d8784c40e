import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { newsView } from './news-block.ts'
import type { PromiseItem } from './news-item.ts'
import { promiseLine } from './news-lines.ts'
import type { View } from './view.ts'
import { words } from './words/watching.ts'

/** A promise to pay: noted just now, due today, or broken. */
export function promiseCard(
  { promise, name, administration, accountId, why }: Omit<PromiseItem, 'event'> & { why: 'noted' | 'due' | 'broken' },
  locale: string,
): View {
  const w = words(locale)
  const told = { noted: w.promiseKept, due: w.promiseDue, broken: w.promiseBroken }[why]
  return newsView({
    title: told(escapeMarkdown(name, 120)),
    style: why === 'broken' ? 'attention' : 'accent',
    standing: why === 'noted' ? w.remindDue : '',
    sections: [{ heading: escapeMarkdown(name, 120), lines: [promiseLine(promise, locale)], more: '', actions: [] }],
    source: '',
    actions: [
      executeAction({ title: w.balance, verb: 'pick-customer', data: { command: 'balance', id: `${administration}:${accountId}` } }),
      executeAction({ title: w.changeDay, verb: 'change-promise', data: { id: promise.id } }),
      executeAction({ title: why === 'noted' ? w.remove : w.stop, verb: 'remove-mark', data: { id: promise.id } }),
    ],
    summary: told(plainText(name, 120)),
  })
}
