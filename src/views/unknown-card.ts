import { mostButtons, sayAction } from './action.ts'
import { escapeMarkdown } from './escape.ts'
import { renderCard } from './render.ts'
import type { SayButton, View } from './view.ts'

/** `guess`: the command that was probably meant. */
export type UnknownData = { text: string; guess: SayButton | null; suggestions: readonly SayButton[] }

const words = {
  title: 'I didn’t get that',
  unknown: (typed: string) => `I don’t know what to do with “${typed}”.`,
  guess: (title: string) => `Did you mean “${title}”?`,
  suggest: 'These I do know:',
  summary: 'I didn’t get that',
}

/** An answer to what wasn't understood: the best guess first, then what would work. */
export function unknownCard({ text, guess, suggestions }: UnknownData, _locale: string): View {
  const next = guess ? words.guess(escapeMarkdown(guess.title, 80)) : words.suggest
  const buttons = [...(guess ? [guess] : []), ...suggestions].slice(0, mostButtons)
  const sentence = `${words.unknown(escapeMarkdown(text, 120))} ${next}`

  return renderCard('unknown', { words, text: sentence, actions: buttons.map(sayAction) }, words.summary)
}
