import type { Webhook } from '../connect/types.ts'
import type { ExactClient } from '../exact/client.ts'
import { elsewhere, listSubscriptions, type Subscription, subscribe, unsubscribe, webhookTopics } from '../exact/webhooks.ts'

type Agreement = {
  client: ExactClient
  administration: number
  callback: string
  /** The app's at Exact. */
  clientId: string
  /** What was remembered of this administration. */
  own: readonly Webhook[]
  /** Filled topic by topic, so that what is there is known even when a later one fails. */
  found: Webhook[]
  signal: AbortSignal
}

/**
 * Makes one administration's subscriptions what they should be: what leads to an address that Saldo had before is ended, what is
 * missing is made. Compares with Exact's own list. Throws the client's SaldoErrors, and `webhook-elsewhere`.
 */
export async function agreeOnWebhooks({ client, administration, callback, clientId, own, found, signal }: Agreement): Promise<void> {
  const ofApp = ({ clientId: whose }: Subscription) => whose === clientId || whose === ''
  const isStale = (each: Subscription) => each.callback !== callback && own.some(({ id }) => id === each.id)
  const list = (await listSubscriptions(client, signal)).filter(ofApp)
  for (const { id } of list.filter(isStale)) await unsubscribe(client, id, signal)
  for (const topic of webhookTopics) {
    const there = list.find((each) => each.topic === topic && !isStale(each))
    if (there !== undefined && there.callback !== callback) throw elsewhere(topic)
    const { id } = there ?? (await subscribe(client, topic, callback, signal))
    found.push({ administration, topic, id })
  }
}
