import { z } from 'zod'
import { SaldoError } from '../errors.ts'
import type { ExactClient } from './client.ts'
import { guid, readRow, text } from './rows.ts'
import { bareId } from './webhook-message.ts'

/** What Saldo asks Exact to tell of. Exact has no topic for payments or addresses: receipts show up as financial transactions. */
export const webhookTopics = ['Accounts', 'Contacts', 'SalesInvoices', 'FinancialTransactions'] as const

/** One subscription of an administration. `clientId` is the app's, without braces and in lower case. */
export type Subscription = { id: string; topic: string; callback: string; clientId: string }

type Reader = Pick<ExactClient, 'pages'>
type Writer = Pick<ExactClient, 'pages' | 'create'>

const path = 'webhooks/WebhookSubscriptions'

const row = z
  .object({ ID: guid, Topic: text, CallbackURL: text, ClientID: text })
  .transform((read): Subscription => ({ id: read.ID, topic: read.Topic, callback: read.CallbackURL, clientId: bareId(read.ClientID) }))

/** Throws the client's SaldoErrors: without the scope for it, `exact-forbidden-scope`. */
export async function listSubscriptions(client: Reader, signal?: AbortSignal): Promise<Subscription[]> {
  const found: Subscription[] = []
  const query = { $select: 'ID,CallbackURL,ClientID,Topic' }
  for await (const page of client.pages(path, query, { lane: 'run', signal })) found.push(...page.map((each) => readRow(path, row, each)))
  return found
}

/**
 * Subscribes to a topic. Meanwhile Exact posts an empty body to `callback`, which has to be answered within a second; otherwise it
 * refuses. A refusal may also mean that the subscription is there already, and an answer may get lost: then it is looked up.
 * Throws the client's SaldoErrors, and `webhook-elsewhere` when another address has the topic.
 */
export async function subscribe(client: Writer, topic: string, callback: string, signal?: AbortSignal): Promise<{ id: string }> {
  try {
    const made = await client.create(path, { CallbackURL: callback, Topic: topic }, { lane: 'run', signal })
    return { id: readRow(path, z.object({ ID: guid }), made).ID }
  } catch (error) {
    if (!mayBeThere(error)) throw error
    const holder = (await listSubscriptions(client, signal)).find((each) => each.topic === topic)
    if (holder?.callback === callback) return holder
    throw holder === undefined ? error : elsewhere(topic)
  }
}

/** One that is gone already counts as removed. */
export async function unsubscribe(client: Pick<ExactClient, 'remove'>, id: string, signal?: AbortSignal): Promise<void> {
  await client.remove(`${path}(guid'${id}')`, { lane: 'run', signal })
}

function mayBeThere(error: unknown): boolean {
  return error instanceof SaldoError && ['exact-business-rule', 'exact-answer-lost'].includes(error.code)
}

/** An app has one subscription a topic and administration, whoever made it. */
export function elsewhere(topic: string): SaldoError {
  return new SaldoError('webhook-elsewhere', {
    message: `Exact tells another address of changes of ${topic}`,
    person: 'Exact already tells another address of changes in this administration. It may be another Saldo with the same app at Exact.',
    recovery: 'ask-admin',
  })
}
