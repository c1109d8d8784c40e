import { createHmac } from 'node:crypto'
import type { Division } from '../world/division.ts'
import { createDeliveries } from './deliveries.ts'
import { isTaken, post } from './post.ts'
import { type Change, resourceOf } from './topics.ts'

export interface WebhookOptions {
  /** Certificate (PEM) of callbacks that no well-known authority vouches for. */
  callbackCa?: string
  /** Sends every message twice, as the vendor sometimes does. */
  twice?: boolean
}

export interface Webhooks {
  /** Tells every subscriber of a change. Answers the number of messages sent. */
  tell(division: Division, change: Change): number
  /** The empty POST that a callback has to answer 200 or 201 within a second; the status otherwise, undefined when none came. */
  handshake(callback: string): Promise<{ taken: boolean; status: number | undefined }>
  waiting(): { failures: number; dueAt: Date }[]
  close(): void
}

const handshakePatience = 1_000

interface Parts extends WebhookOptions {
  now: () => Date
  /** Where the sandbox is reached. */
  origin: () => string
  /** Each app's webhook secret, by client id. */
  secrets: Readonly<Record<string, string>>
}

/** Upper-case hexadecimal HMAC-SHA256 over the content's text, as sent. */
const sign = (secret: string, content: string): string => createHmac('sha256', secret).update(content).digest('hex').toUpperCase()

/** The vendor's side of webhooks: compact messages, signed with the app's webhook secret. */
export const createWebhooks = ({ now, origin, secrets, callbackCa, twice = false }: Parts): Webhooks => {
  const closing = new AbortController()
  const deliveries = createDeliveries(now, callbackCa)

  const write = (division: number, app: string, { topic, action, key }: Change): string => {
    const content = JSON.stringify({
      Topic: topic,
      ClientId: app,
      Division: division,
      Action: action,
      Key: key,
      ExactOnlineEndpoint: `${origin()}/api/v1/${division}/${resourceOf(topic)}(guid'${key}')`,
      EventCreatedOn: now().toISOString(),
    })
    return `{"Content":${content},"HashCode":"${sign(secrets[app] ?? '', content)}"}`
  }

  return {
    tell: ({ profile, subscriptions }, change) => {
      const subscribers = subscriptions.list().filter(({ topic }) => topic === change.topic)
      for (const subscriber of subscribers) {
        const body = write(profile.code, subscriber.app, change)
        const delivery = { url: subscriber.callback, body, wanted: () => subscriptions.list().includes(subscriber) }
        for (let time = 0; time < (twice ? 2 : 1); time += 1) deliveries.send(delivery)
      }
      return subscribers.length * (twice ? 2 : 1)
    },
    handshake: async (callback) => {
      const status = await post({ url: callback, body: '', ca: callbackCa, milliseconds: handshakePatience, signal: closing.signal })
      return { taken: isTaken(status), status }
    },
    waiting: deliveries.waiting,
    close: () => {
      closing.abort()
      deliveries.close()
    },
  }
}
