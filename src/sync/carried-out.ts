import type { Work } from './run-work.ts'
import type { Decision, Outcome } from './types.ts'

/** What is done with once it is carried out; the others stand until the opposite is said. */
const passing: readonly Decision['answer'][] = ['link', 'create', 'exact', 'crm', 'mark']

/** Forgets the decisions about records that were written, so that they say nothing about what comes later. */
export async function forgetCarriedOut(outcomes: readonly Outcome[], { decisions, scope }: Work): Promise<void> {
  const written = outcomes.filter(({ kind }) => kind === 'created' || kind === 'updated').map(({ sourceId }) => sourceId)
  if (written.length === 0) return
  const done = (await decisions.of(scope, written)).filter(({ answer }) => passing.includes(answer))
  if (done.length > 0)
    await decisions.forget(
      scope,
      done.map(({ sourceId }) => sourceId),
    )
}
