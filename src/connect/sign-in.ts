import { randomBytes, randomInt, scryptSync, timingSafeEqual } from 'node:crypto'
import type { Refusal } from './refusals.ts'
import type { PendingSignIn, SealedTokens } from './types.ts'

export type SignIns = readonly PendingSignIn[]
export type Refused = { list: SignIns; refusal: Refusal }
export type Completed = { list: SignIns; tokens: SealedTokens; parked: string | null }

const lifeMs = 10 * 60_000

/**
 * The steps of a sign-in, in order: begin (chat), openStart (the popup opens), arrive (Exact answers), completeSignIn (the same
 * person brings the six digits back). Each takes the tenant's sign-ins and answers with the list to keep.
 */
export function beginSignIn(
  list: SignIns,
  { personId, parked, now }: { personId: string; parked: string | null; now: Date },
): { list: SignIns; startId: string } {
  const others = list.filter((one) => one.personId !== personId && !isExpired(one, now))
  const startId = randomName()
  const expiresAt = new Date(now.getTime() + lifeMs).toISOString()
  return { list: [...others, { startId, state: null, personId, expiresAt, parked, arrived: null }], startId }
}

/** The start page's link was opened: works once, and hands out the `state` that Exact must send back. */
export function openStart(list: SignIns, startId: string, now: Date): { list: SignIns; state: string } | Refused {
  const found = list.find((one) => one.startId === startId)
  if (!found) return { list, refusal: 'link-unknown' }
  if (isExpired(found, now)) return { list: without(list, found), refusal: 'expired' }
  if (found.state !== null) return { list, refusal: 'link-used' }
  const state = randomName()
  return { list: replaced(list, found, { ...found, state }), state }
}

/** Whether Exact's answer with this `state` would be taken, before its code is redeemed. Changes nothing. */
export function checkArrival(list: SignIns, state: string, now: Date): Refusal | null {
  const found = list.find((one) => one.state === state)
  if (!found) return 'state-unknown'
  if (isExpired(found, now)) return 'expired'
  return found.arrived === null ? null : 'state-used'
}

/** Exact answered: the tokens stay provisional until the person brings `code` (six digits, kept here only as a salted hash). */
export function arrive(list: SignIns, state: string, tokens: SealedTokens, now: Date): { list: SignIns; code: string } | Refused {
  const refusal = checkArrival(list, state, now)
  const found = list.find((one) => one.state === state)
  if (refusal === 'expired' && found) return { list: without(list, found), refusal }
  if (refusal || !found) return { list, refusal: refusal ?? 'state-unknown' }
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  return { list: replaced(list, found, { ...found, arrived: { tokens, codeHash: hashCode(code) } }), code }
}

/** The person's code. Whatever comes of it, the sign-in is over and its tokens leave the list – unless Exact hasn't answered yet. */
export function completeSignIn(list: SignIns, { personId, code, now }: { personId: string; code: string; now: Date }): Completed | Refused {
  const found = list.find((one) => one.personId === personId)
  if (!found) return { list, refusal: 'nothing-open' }
  const rest = without(list, found)
  if (isExpired(found, now)) return { list: rest, refusal: 'expired' }
  if (found.arrived === null) return { list, refusal: 'not-arrived' }
  if (!isCode(code, found.arrived.codeHash)) return { list: rest, refusal: 'wrong-code' }
  return { list: rest, tokens: found.arrived.tokens, parked: found.parked }
}

function randomName(): string {
  return randomBytes(24).toString('base64url')
}

function isExpired(signIn: PendingSignIn, now: Date): boolean {
  return Date.parse(signIn.expiresAt) <= now.getTime()
}

function without(list: SignIns, gone: PendingSignIn): SignIns {
  return list.filter((one) => one !== gone)
}

function replaced(list: SignIns, old: PendingSignIn, next: PendingSignIn): SignIns {
  return list.map((one) => (one === old ? next : one))
}

/** A slow hash: trying all million codes takes longer than a sign-in lives. */
function hashCode(code: string, salt = randomBytes(16)): string {
  return `${salt.toString('base64url')}.${scryptSync(code, salt, 32).toString('base64url')}`
}

function isCode(code: string, hash: string): boolean {
  const [salt = ''] = hash.split('.')
  return timingSafeEqual(Buffer.from(hashCode(code, Buffer.from(salt, 'base64url'))), Buffer.from(hash))
}
