import { webhookSubscriptions } from '../catalogue/webhook-subscriptions.ts'
import type { Clock } from '../clock.ts'
import { guidAt } from '../world/guid.ts'
import { listRows, objectRow, type Rows } from '../world/rows.ts'
import { user } from '../world/staff.ts'

export interface Subscription {
  id: string
  app: string
  topic: string
  callback: string
  description: string | null
  /** Wall clock. */
  created: number
}

/** Who wants to be told of what, in one administration. */
export interface Subscriptions {
  rows(): Rows
  list(): readonly Subscription[]
  /** Undefined when the app has one for the topic already. */
  add(subscription: Pick<Subscription, 'app' | 'topic' | 'callback' | 'description'>): Subscription | undefined
  holder(app: string, topic: string): Subscription | undefined
  remove(id: string): boolean
}

export const createSubscriptions = (division: number, clock: Clock): Subscriptions => {
  let list: Subscription[] = []
  let made = 0
  const holder: Subscriptions['holder'] = (app, topic) => list.find((each) => each.app === app && each.topic === topic)
  const rowOf = ({ id, app, topic, callback, description, created }: Subscription) =>
    objectRow({
      ID: id,
      CallbackURL: callback,
      ClientID: app,
      Created: created,
      Creator: user.id,
      CreatorFullName: user.name,
      Description: description,
      Division: division,
      IsInstant: false,
      Topic: topic,
      UserID: user.id,
    })
  return {
    rows: () => listRows(webhookSubscriptions, list.map(rowOf)),
    list: () => list,
    holder,
    add: (wanted) => {
      if (holder(wanted.app, wanted.topic)) return undefined
      const added = { ...wanted, id: guidAt({ seed: 1, kind: 92, division }, made), created: clock.wall() }
      made += 1
      list.push(added)
      return added
    },
    remove: (id) => {
      const before = list.length
      list = list.filter((each) => each.id !== id)
      return list.length < before
    },
  }
}
