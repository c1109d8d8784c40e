import { sayAction } from './action.ts'
import { renderCard } from './render.ts'
import type { RunLine } from './run-line.ts'
import { runRow } from './run-line.ts'
import type { View } from './view.ts'
import { words as lists } from './words/lists.ts'
import { words as lineWords } from './words/run-line.ts'
import { words } from './words/runs-card.ts'
import { tally } from './words.ts'

/** Newest first. */
export type RunsData = { runs: readonly RunLine[]; timeZone: string }

const mostRows = 20
const mostShown = 3

/** The last runs, newest first. */
export function runsCard({ runs, timeZone }: RunsData, locale: string): View {
  const more = runs.length - mostRows
  const actions = runs.slice(0, mostShown).map(({ number }) => sayAction({ title: words(locale).show(number), text: `run ${number}` }))
  const shown = {
    words: { ...lineWords(locale).headings, ...words(locale) },
    runs: runs.slice(0, mostRows).map((run) => runRow(run, locale, timeZone)),
    more: more > 0 ? lists(locale).more(tally(more, 'earlierRun', locale)) : '',
    actions,
  }

  return renderCard('runs', shown, words(locale).summary)
}
