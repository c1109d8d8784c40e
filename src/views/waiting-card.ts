import { escapeMarkdown } from './escape.ts'
import { clock } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/waiting-card.ts'

/** `asked`: what was typed, or ''. `until`: when Exact takes calls again; null when the answer takes long for another reason. */
export type WaitingData = { asked: string; until: Date | null; timeZone: string }

/** Stands where an answer will be, until it is there. */
export function waitingCard({ asked, until, timeZone }: WaitingData, locale: string): View {
  const text = until === null ? words(locale).slow : words(locale).calls(clock(until, locale, timeZone))
  const title = asked.trim() === '' ? words(locale).title : escapeMarkdown(asked, 120)

  return renderCard('waiting', { title, text }, text)
}
