import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { SaldoError } from '../errors.ts'
import type { AccountForm, ContactData } from '../sync/account-form.ts'
import { bodyOf, changesOf } from './account-body.ts'
import type { CallOptions, ExactClient } from './client.ts'
import { toWallClock } from './dates.ts'
import { guid, readRow, text } from './rows.ts'

/** `found`: its answer was lost, or somebody else was quicker; it was looked up. */
export type MadeAccount = { id: string; code: string; name: string; found: boolean }

export type CreateOptions = {
  now: () => Date
  /** Look-alikes that the person saw and that aren't meant. */
  except: readonly string[]
  /** When it was first tried and nobody knew what became of it; null the first time. */
  triedAt: Date | null
  sleep?: (ms: number) => Promise<void>
}

type Writer = Pick<ExactClient, 'create' | 'get'>

const chat: CallOptions = { lane: 'chat' }
const path = 'crm/Accounts'
const account = z.object({ ID: guid, Code: text, Name: text })

/** The wall clock of Exact's server and of this machine may be an hour apart in autumn; and what somebody else just made counts as well. */
const overlapMs = 2 * 3_600_000
/** A request that was cut off may still be under way. */
const looksAfterMs: readonly number[] = [0, 2_000, 5_000]

/**
 * Makes a customer in Exact: one call, sent once. After a lost answer it is looked up, three times at most, and never sent again. With
 * `triedAt` it is looked up before anything is sent. Throws `exact-business-rule` for what Exact refuses (`refusalsIn` says what), and
 * `exact-create-unknown` when nobody knows whether it was made: then ask again later, with `triedAt`.
 */
export async function createAccount(client: Writer, form: AccountForm, options: CreateOptions): Promise<MadeAccount> {
  const started = options.triedAt ?? options.now()
  if (options.triedAt !== null) {
    const there = await findMade(client, form, started, options.except)
    if (there !== null) return there
  }
  try {
    const row = readRow(path, account, await client.create(path, bodyOf(form), chat))
    return { id: row.ID, code: row.Code, name: row.Name || form.name.trim(), found: false }
  } catch (error) {
    if (!(error instanceof SaldoError) || error.code !== 'exact-answer-lost') throw error
    return lookUpLost(client, form, started, options, error)
  }
}

async function lookUpLost(
  client: Writer,
  form: AccountForm,
  started: Date,
  options: CreateOptions,
  lost: SaldoError,
): Promise<MadeAccount> {
  const { except, sleep = delay } = options
  try {
    for (const ms of looksAfterMs) {
      if (ms > 0) await sleep(ms)
      const there = await findMade(client, form, started, except)
      if (there !== null) return there
    }
  } catch (error) {
    throw unknownOutcome(error)
  }
  throw unknownOutcome(lost)
}

/** The account that was made from this form since then, by its name, VAT or chamber-of-commerce number; the newest one. One call. */
export async function findMade(
  client: Pick<ExactClient, 'get'>,
  form: Pick<AccountForm, 'name' | 'vatNumber' | 'chamberOfCommerce'>,
  since: Date,
  except: readonly string[],
): Promise<MadeAccount | null> {
  const wanted = { Name: form.name.trim(), VATNumber: form.vatNumber.trim(), ChamberOfCommerce: form.chamberOfCommerce.trim() }
  const same = Object.entries(wanted).filter(([, value]) => value !== '')
  const alike = same.map(([field, value]) => `${field} eq '${value.replaceAll("'", "''")}'`).join(' or ')
  const from = toWallClock(new Date(since.getTime() - overlapMs))
  const query = { $select: Object.keys(account.shape).join(','), $filter: `Created ge datetime'${from}' and (${alike})` }
  const rows = await client.get(path, query, chat)
  const found = rows.map((row) => readRow(path, account, row)).filter(({ ID }) => !except.includes(ID))
  const newest = found.sort((one, other) => other.Code.localeCompare(one.Code, 'en', { numeric: true }))[0]
  return newest === undefined ? null : { id: newest.ID, code: newest.Code, name: newest.Name, found: true }
}

/** Changes an account's contact data, only what is named: one call, which may be repeated. Throws `exact-business-rule` and `exact-not-found`. */
export async function updateContactData(client: Pick<ExactClient, 'update'>, accountId: string, data: ContactData): Promise<void> {
  await client.update(`${path}(guid'${readRow('account id', guid, accountId)}')`, changesOf(data), chat)
}

function unknownOutcome(cause: unknown): SaldoError {
  return new SaldoError('exact-create-unknown', {
    message: `POST ${path}: the answer was lost and the account can't be found`,
    person: 'Exact’s answer was lost, and the customer can’t be found in Exact yet, so it isn’t known whether it was made.',
    advice: 'Please ask again in a few minutes: Saldo looks for it before it sends anything.',
    recovery: 'retry',
    cause,
  })
}
