import type { Dispute, Note } from '../receivables/marks.ts'
import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { newsView } from './news-block.ts'
import type { View } from './view.ts'
import { words } from './words/watching.ts'

/** A dispute or a note that was just kept. */
export function markCard(mark: Dispute | Note, name: string, administration: number, locale: string): View {
  const w = words(locale)
  const isNote = mark.kind === 'note'
  const title = (escaped: (text: string, max: number) => string) =>
    isNote ? w.noteTitle(escaped(name, 120)) : w.disputeTitle(escaped(mark.invoice ?? w.item, 40))
  const text = isNote ? w.said(escapeMarkdown(mark.text, 1000)) : mark.reason === '' ? '' : w.reason(escapeMarkdown(mark.reason, 500))
  const id = `${administration}:${mark.accountId}`
  return newsView({
    title: title(escapeMarkdown),
    style: 'accent',
    standing: isNote ? text : w.disputeText,
    sections: isNote
      ? []
      : [{ heading: escapeMarkdown(name, 120), lines: text === '' ? [] : [{ text, note: '', amount: '' }], more: '', actions: [] }],
    source: '',
    actions: [
      executeAction({ title: w.balance, verb: 'pick-customer', data: { command: 'balance', id } }),
      executeAction({ title: w.remove, verb: 'remove-mark', data: { id: mark.id } }),
    ],
    summary: title(plainText),
  })
}
