import { escapeMarkdown } from './escape.ts'
import { clock } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'

/** `asked`: what was typed, or ''. `until`: when Exact takes calls again; null when the answer takes long for another reason. */
export type WaitingData = { asked: string; until: Date | null; timeZone: string }

const words = {
  title: 'One moment',
  calls: (time: string) => `Your answer comes at ${time}: the calls that Exact allows this minute are used.`,
  slow: 'Still working on it… The answer appears here.',
}

/** Stands where an answer will be, until it is there. */
export function waitingCard({ asked, until, timeZone }: WaitingData, locale: string): View {
  const text = until === null ? words.slow : words.calls(clock(until, locale, timeZone))
  const title = asked.trim() === '' ? words.title : escapeMarkdown(asked, 120)

  return renderCard('waiting', { title, text }, text)
}
