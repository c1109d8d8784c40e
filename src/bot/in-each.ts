import { SaldoError } from '../errors.ts'
import type { Unread } from './services.ts'

/**
 * Asks several administrations at the same time: one that can't be read doesn't keep back what the others say.
 * Throws when none answered, and when what went wrong concerns them all.
 */
export async function inEach<Asked, Answer>(
  asked: readonly Asked[],
  nameOf: (one: Asked) => string,
  ask: (one: Asked) => Promise<Answer>,
): Promise<{ answers: Answer[]; unread: Unread[] }> {
  const settled = await Promise.allSettled(asked.map(ask))
  const answers = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const failed = settled.flatMap((each, place) => {
    const one = asked[place]
    return each.status === 'rejected' && one !== undefined ? [{ administration: nameOf(one), error: each.reason as unknown }] : []
  })
  const unread = failed.flatMap(({ administration, error }) => (isOfOneAlone(error) ? [{ administration, error }] : []))
  const forAll = failed.find(({ error }) => !isOfOneAlone(error)) ?? (answers.length === 0 ? failed[0] : undefined)
  if (forAll !== undefined) throw forAll.error
  return { answers, unread }
}

/** All administrations share one sign-in. */
function isOfOneAlone(error: unknown): error is SaldoError {
  return error instanceof SaldoError && error.recovery !== 'reconnect'
}
