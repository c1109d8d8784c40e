import { SaldoError } from '../errors.ts'
import { refusalsIn } from '../exact/account-refusals.ts'
import type { ExactClient } from '../exact/client.ts'
import { createAccount, findMade } from '../exact/create-account.ts'
import type { AccountFormRecords, KeptAccount, KeptForm } from '../store/records/account-forms.ts'

type Parts = { forms: AccountFormRecords; now: () => Date }

/** Younger than this, an attempt that can't be found may still arrive. */
const arrivesWithinMs = 2 * 60_000

export function maySendAgain({ triedAt }: KeptForm, now: Date): boolean {
  return triedAt !== null && now.getTime() - triedAt.getTime() >= arrivesWithinMs
}

/**
 * Asks Exact once for the customer of a form, and keeps that it does before it does: whatever happens in between, the form is known to have
 * been sent. To be called within the lock of its workspace. Throws what Exact refused, and `exact-create-unknown`, after which the form
 * rests as `sent`.
 */
export async function attempt(client: ExactClient, kept: KeptForm, { forms, now }: Parts): Promise<KeptForm> {
  const sent: KeptForm = { ...kept, state: 'sent', triedAt: kept.triedAt ?? now(), changedAt: now() }
  await forms.save(sent)
  try {
    const made = await createAccount(client, kept.form, { now, except: kept.seen, triedAt: kept.triedAt })
    return await keepMade(sent, made, { forms, now })
  } catch (error) {
    const isRefused = refusalsIn(error) !== null
    // An earlier attempt may still turn up, unless this one came as far as to be refused.
    if (!mayBeMade(error) && (kept.triedAt === null || isRefused)) await forms.save({ ...sent, state: 'open', triedAt: kept.triedAt })
    throw error
  }
}

/** Looks whether a sent form was carried out after all; null when it can't be found. */
export async function lookUp(client: ExactClient, sent: KeptForm, parts: Parts): Promise<KeptForm | null> {
  const made = await findMade(client, sent.form, sent.triedAt ?? parts.now(), sent.seen)
  return made === null ? null : keepMade(sent, made, parts)
}

export async function keepMade(kept: KeptForm, made: KeptAccount, { forms, now }: Parts): Promise<KeptForm> {
  const done: KeptForm = { ...kept, state: 'made', made, tied: kept.companyId === null ? null : 'no', changedAt: now() }
  await forms.save(done)
  return done
}

function mayBeMade(error: unknown): boolean {
  return !(error instanceof SaldoError) || ['exact-create-unknown', 'exact-unexpected-row'].includes(error.code)
}
