import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/watching.ts'

/** Another day for a promise. Days as YYYY-MM-DD; `past`: the one that was sent has passed. */
export function promiseDayCard(
  { id, name, day, today, past }: { id: string; name: string; day: string; today: string; past: boolean },
  locale: string,
): View {
  const w = words(locale)
  const shown = {
    title: escapeMarkdown(name, 120),
    problem: past ? w.dayPast : '',
    dayLabel: w.payDay,
    dayError: w.payDayError,
    day: day < today ? today : day,
    today,
    actions: [
      executeAction({ title: w.save, verb: 'save-promise', data: { id }, style: 'positive', associatedInputs: 'auto' }),
      executeAction({ title: w.remove, verb: 'remove-mark', data: { id } }),
    ],
  }
  return renderCard('promise-day', shown, plainText(name, 120))
}
