import type { FieldSpec, Run } from '../sync/types.ts'
import { sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { csvAction, fitted, type RecordsPage, recordsBlock } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { wordMode, wordOutcomes, wordState } from './words.ts'

export type RecordsData = { run: Run; page: RecordsPage; specs: readonly FieldSpec[] }

const words = {
  title: (title: string, number: number) => `${title}, run ${number}`,
  record: 'Record',
  changes: 'What was written',
  show: 'Show run',
}

/** The records of a run, a page at a time, each with its old and new values. */
export function recordsCard({ run, page, specs }: RecordsData, locale: string): View {
  const { title } = run.profile
  return fitted((mostChanges) =>
    renderCard(
      'records',
      {
        words,
        title: words.title(escapeMarkdown(title, 80), run.number),
        headline: `${wordMode(run.mode)}, ${wordState(run.state).toLowerCase()}: ${wordOutcomes(run.outcomes, locale)}`,
        ...recordsBlock(run, page, specs, mostChanges, locale),
        actions: [csvAction(run), sayAction({ title: words.show, text: `run ${run.number}` })],
      },
      words.title(plainText(title, 80), run.number),
    ),
  )
}
