import type { FieldSpec, Run } from '../sync/types.ts'
import { sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { csvAction, fitted, type RecordsPage, recordsBlock } from './records-block.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/records-card.ts'
import { wordMode, wordOutcomes, wordState } from './words.ts'

export type RecordsData = { run: Run; page: RecordsPage; specs: readonly FieldSpec[] }

/** The records of a run, a page at a time, each with its old and new values. */
export function recordsCard({ run, page, specs }: RecordsData, locale: string): View {
  const { title } = run.profile
  return fitted((mostChanges) =>
    renderCard(
      'records',
      {
        words: words(locale),
        title: words(locale).title(escapeMarkdown(title, 80), run.number),
        headline: `${wordMode(run.mode, locale)}, ${wordState(run.state, locale).toLowerCase()}: ${wordOutcomes(run.outcomes, locale)}`,
        ...recordsBlock(run, page, specs, mostChanges, locale),
        actions: [csvAction(run, locale), sayAction({ title: words(locale).show, text: `run ${run.number}` })],
      },
      words(locale).title(plainText(title, 80), run.number),
    ),
  )
}
