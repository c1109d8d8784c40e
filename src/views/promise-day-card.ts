import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as askWords } from './words/asked-back.ts'
import { words as markWords } from './words/marks.ts'
import { words as commonWords } from './words/watch-commons.ts'

/** Another day for a promise. Days as YYYY-MM-DD; `past`: the one that was sent has passed. */
export function promiseDayCard(
  { id, name, day, today, past }: { id: string; name: string; day: string; today: string; past: boolean },
  locale: string,
): View {
  const askSaid = askWords(locale)
  const markSaid = markWords(locale)
  const commonSaid = commonWords(locale)
  const shown = {
    title: escapeMarkdown(name, 120),
    problem: past ? askSaid.dayPast : '',
    dayLabel: markSaid.payDay,
    dayError: markSaid.payDayError,
    day: day < today ? today : day,
    today,
    actions: [
      executeAction({ title: commonSaid.save, verb: 'save-promise', data: { id }, style: 'positive', associatedInputs: 'auto' }),
      executeAction({ title: commonSaid.remove, verb: 'remove-mark', data: { id } }),
    ],
  }
  return renderCard('promise-day', shown, plainText(name, 120))
}
