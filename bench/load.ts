import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Connector } from '../src/local/connector.ts'
import { tenantId } from './customers.ts'

export type Load = { messages: number; ms: number; latencies: number[] }

/** `text`: what is said, or what says it anew each time. */
type Speaking = { url: string; connector: Connector; text: string | (() => string); clients: number }

/**
 * Says `text` over and over as so many people at once, each in a chat of their own and each waiting for the answer before
 * the next message. A latency runs from posting the activity to the end of the turn, by when the answer has arrived at the
 * connector. Throws when a message stayed without exactly one answer, so that errors never count as speed.
 */
export async function speak(speaking: Speaking, messages: number): Promise<Load> {
  const latencies: number[] = []
  let left = messages
  return measured(speaking, latencies, async (say) => {
    while (left > 0) {
      left -= 1
      await say()
    }
  })
}

/** The same at a walking pace, one person, until `done`. */
export async function speakUntil(speaking: Omit<Speaking, 'clients'>, done: Promise<unknown>, pauseMs: number): Promise<Load> {
  let over = false
  const end = done.finally(() => {
    over = true
  })
  const load = await measured({ ...speaking, clients: 1 }, [], async (say) => {
    while (!over) {
      await say()
      await delay(pauseMs)
    }
  })
  await end
  return load
}

async function measured(speaking: Speaking, latencies: number[], work: (say: () => Promise<void>) => Promise<void>): Promise<Load> {
  const { url, connector, clients } = speaking
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const before = answersIn(connector)
  const from = performance.now()
  await Promise.all(
    Array.from({ length: clients }, (_, client) =>
      work(async () => {
        const asked = performance.now()
        await post(`${url}/api/messages`, agent, activityOf(speaking, client))
        latencies.push(performance.now() - asked)
      }),
    ),
  )
  const ms = performance.now() - from
  agent.destroy()
  const answers = answersIn(connector) - before
  if (answers !== latencies.length) throw new Error(`${latencies.length} messages had ${answers} answers`)
  return { messages: latencies.length, ms, latencies }
}

const chatOf = (client: number) => `load-${client}`

function answersIn({ messages }: Connector): number {
  return messages.filter(({ conversationId }) => conversationId.startsWith('load-')).length
}

function activityOf({ connector, text }: Speaking, client: number): object {
  const person = `a2000000-0000-4000-8000-${String(client).padStart(12, '0')}`
  return {
    type: 'message',
    text: typeof text === 'string' ? text : text(),
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl: connector.url,
    timestamp: new Date().toISOString(),
    from: { id: `29:${person}`, name: `Person ${client}`, aadObjectId: person },
    recipient: { id: '28:saldo', name: 'Saldo' },
    conversation: { id: chatOf(client), conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'en-GB',
    localTimezone: 'Europe/Amsterdam',
  }
}

function post(url: string, agent: Agent, body: object): Promise<void> {
  const bytes = Buffer.from(JSON.stringify(body))
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.once('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`a message was answered ${answer.statusCode}`))))
    })
    sent.once('error', reject)
    sent.end(bytes)
  })
}
