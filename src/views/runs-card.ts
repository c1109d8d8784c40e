import { sayAction } from './action.ts'
import { renderCard } from './render.ts'
import type { RunLine } from './run-line.ts'
import { runRow, runWords } from './run-line.ts'
import type { View } from './view.ts'
import { counted } from './words.ts'

/** Newest first. */
export type RunsData = { runs: readonly RunLine[]; timeZone: string }

const words = {
  ...runWords,
  title: 'Runs',
  none: 'Nothing was run yet. Say “profiles” to see what can be run.',
  show: (number: number) => `Show run ${number}`,
  summary: 'The last runs',
}
const mostRows = 20
const mostShown = 3

/** The last runs, newest first. */
export function runsCard({ runs, timeZone }: RunsData, locale: string): View {
  const more = runs.length - mostRows
  const actions = runs.slice(0, mostShown).map(({ number }) => sayAction({ title: words.show(number), text: `run ${number}` }))
  const shown = {
    words,
    runs: runs.slice(0, mostRows).map((run) => runRow(run, locale, timeZone)),
    more: more > 0 ? `… and ${counted(more, 'earlier run', 'earlier runs', locale)}` : '',
    actions,
  }

  return renderCard('runs', shown, words.summary)
}
