import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'
import { words } from './words/notice-card.ts'

/** `reference`: the id under which the log has the rest. */
export type NoticeData = {
  tone: 'good' | 'info' | 'warning' | 'error'
  title: string
  text: string
  buttons: readonly SayButton[]
  reference?: string
}

const styles = { good: 'good', info: 'accent', warning: 'warning', error: 'attention' } as const

/** One message with what to do next: gates that weren't passed, acts that were done, errors with their reference. */
export function noticeCard({ tone, title, text, buttons, reference }: NoticeData, locale: string): View {
  const shown = {
    label: words(locale)[tone],
    style: styles[tone],
    title: escapeMarkdown(title),
    text: escapeMarkdown(text, 2000),
    reference: reference ? words(locale).reference(escapeMarkdown(reference)) : '',
    actions: buttons.slice(0, mostButtons).map(sayAction),
  }

  return renderCard('notice', shown, plainText(title))
}
