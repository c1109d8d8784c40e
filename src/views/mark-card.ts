import type { Dispute, Note } from '../receivables/marks.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { newsView } from './news-block.ts'
import type { View } from './view.ts'
import { words as markWords } from './words/marks.ts'
import { words as commonWords } from './words/watch-commons.ts'

/** A dispute or a note that was just kept. */
export function markCard(mark: Dispute | Note, name: string, administration: number, locale: string): View {
  const markSaid = markWords(locale)
  const commonSaid = commonWords(locale)
  const isNote = mark.kind === 'note'
  const title = (escaped: (text: string, max: number) => string) =>
    isNote ? markSaid.noteTitle(escaped(name, 120)) : markSaid.disputeTitle(escaped(mark.invoice ?? commonSaid.item, 40))
  const text = isNote
    ? commonSaid.said(escapeMarkdown(mark.text, 1000))
    : mark.reason === ''
      ? ''
      : markSaid.reason(escapeMarkdown(mark.reason, 500))
  const id = `${administration}:${mark.accountId}`
  return newsView({
    title: title(escapeMarkdown),
    style: 'accent',
    standing: isNote ? text : markSaid.disputeText,
    sections: isNote
      ? []
      : [{ heading: escapeMarkdown(name, 120), lines: text === '' ? [] : [{ text, note: '', amount: '' }], more: '', actions: [] }],
    source: '',
    actions: [
      executeAction({ title: commonSaid.balance, verb: 'pick-customer', data: { command: 'balance', id } }),
      executeAction({ title: commonSaid.remove, verb: 'remove-mark', data: { id: mark.id } }),
    ],
    summary: title(plainText),
  })
}
