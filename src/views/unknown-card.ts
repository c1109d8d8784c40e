import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'
import { words } from './words/unknown.ts'

/** `guess`: the command that was probably meant. */
export type UnknownData = { text: string; guess: SayButton | null; suggestions: readonly SayButton[] }

/** An answer to what wasn't understood: the best guess first, then what would work. */
export function unknownCard({ text, guess, suggestions }: UnknownData, locale: string): View {
  const texts = words(locale)
  const next = guess ? texts.guess(escapeMarkdown(guess.title, 80)) : texts.suggest
  const buttons = [...(guess ? [guess] : []), ...suggestions].slice(0, mostButtons)
  const sentence = `${texts.unknown(escapeMarkdown(text, 120))} ${next}`

  return renderCard('unknown', { words: { title: texts.title }, text: sentence, actions: buttons.map(sayAction) }, texts.title)
}
