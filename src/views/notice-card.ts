import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'

/** `reference`: the id under which the log has the rest. */
export type NoticeData = {
  tone: 'good' | 'info' | 'warning' | 'error'
  title: string
  text: string
  buttons: readonly SayButton[]
  reference?: string
}

const words = { reference: (id: string) => `Reference: ${id}` }
/** The tone in words and in the box's colour: colour alone says nothing to some readers. */
const tones = {
  good: { label: 'Done', style: 'good' },
  info: { label: 'Good to know', style: 'accent' },
  warning: { label: 'Attention', style: 'warning' },
  error: { label: 'Something went wrong', style: 'attention' },
} as const

/** One message with what to do next: gates that weren't passed, acts that were done, errors with their reference. */
export function noticeCard({ tone, title, text, buttons, reference }: NoticeData, _locale: string): View {
  const shown = {
    ...tones[tone],
    title: escapeMarkdown(title),
    text: escapeMarkdown(text, 2000),
    reference: reference ? words.reference(escapeMarkdown(reference)) : '',
    actions: buttons.slice(0, mostButtons).map(sayAction),
  }

  return renderCard('notice', shown, plainText(title))
}
