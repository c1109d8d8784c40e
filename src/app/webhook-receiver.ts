import { createHash, randomBytes } from 'node:crypto'
import { takingPart } from '../connect/administrations.ts'
import { bareId, cutContent, isSigned, readContent, type WebhookMessage } from '../exact/webhook-message.ts'
import type { Logger } from '../logger.ts'
import type { SeenActivities } from '../store/records/activities.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { WebhookRoute } from '../web/server.ts'
import type { ExactAccess } from './exact-access.ts'

type Parts = SeenActivities & {
  settings: SettingsPort
  access: Pick<ExactAccess, 'registration'>
  secretOf: (tenantId: string) => Promise<string | null>
  /** Something of this topic changed in the administration: what is remembered of it may be old. */
  onHint: (tenantId: string, administration: number, topic: string) => Promise<void>
  now: () => Date
  logger: Logger
}

const warnEveryMs = 3_600_000

/** Takes Exact's messages of change. Believed is only the signature; a message is a hint to read anew, never data. */
export function createWebhookReceiver({ settings, access, secretOf, onHint, firstSeen, now, logger }: Parts): WebhookRoute {
  let warnedAt = Number.NEGATIVE_INFINITY
  const nobodysSecret = randomBytes(32).toString('hex')

  /** Workspaces that don't exist are never read: that would make one of every name a stranger thinks of. */
  async function secretFor(tenantId: string): Promise<string> {
    const known = (await settings.tenants()).includes(tenantId)
    return (known ? await secretOf(tenantId) : null) ?? nobodysSecret
  }

  async function isMeant(tenantId: string, { clientId, division }: WebhookMessage): Promise<boolean> {
    const { connection } = await settings.read(tenantId)
    const registered = await access.registration(tenantId)
    if (connection === null || registered === null || bareId(registered.clientId) !== clientId) return false
    return takingPart(connection).some(({ code }) => code === division)
  }

  /** Anybody may send anything, so a line an hour is enough for whoever entered a wrong secret. */
  function refuse(): 'refused' {
    const at = now().getTime()
    if (at - warnedAt < warnEveryMs) return 'refused'
    warnedAt = at
    logger.warn('Webhooks were refused: their signature doesn’t fit the webhook secret')
    return 'refused'
  }

  /** Without a moment two changes of a row couldn't be told apart. */
  async function isNew(tenantId: string, message: WebhookMessage): Promise<boolean> {
    return message.createdOn === '' || firstSeen(nameOf(tenantId, message), now())
  }

  /** A hint that can't be followed changes nothing for Exact: what it was about is found at the next daily reading. */
  async function hint(tenantId: string, { division, topic }: WebhookMessage): Promise<void> {
    await onHint(tenantId, division, topic).catch((error: unknown) => logger.warn({ topic, err: error }, 'A webhook could not be followed'))
  }

  return async (tenantId, body) => {
    if (body.length === 0) return 'taken'
    const cut = cutContent(body)
    if (cut === null) return 'unreadable'
    if (!isSigned(cut, await secretFor(tenantId))) return refuse()
    const message = readContent(cut.content)
    if (message === null) return 'unreadable'
    if (!(await isMeant(tenantId, message))) logger.info({ topic: message.topic }, 'A webhook was for somebody else')
    else if (await isNew(tenantId, message)) await hint(tenantId, message)
    return 'taken'
  }
}

/** Exact signs no time, so that a message may be repeated: by Exact itself, or by whoever saw it once. */
function nameOf(tenantId: string, { topic, division, key, action, createdOn }: WebhookMessage): string {
  const whole = JSON.stringify([tenantId, division, topic, key, action, createdOn])
  return `webhook/${createHash('sha256').update(whole).digest('hex')}`
}
