import type { WebhookService } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import type { Connection, Webhook } from '../connect/types.ts'
import { SaldoError, saidOf } from '../errors.ts'
import { isForbidden } from '../exact/errors.ts'
import { bareId } from '../exact/webhook-message.ts'
import { unsubscribe, webhookTopics } from '../exact/webhooks.ts'
import type { Logger } from '../logger.ts'
import type { Exclusive } from '../store/lock.ts'
import type { SettingsPort } from '../store/settings.ts'
import { wordError } from '../views/error-words.ts'
import { words as wordsIn } from '../views/words/webhooks.ts'
import { agreeOnWebhooks } from './agree-webhooks.ts'
import { every } from './every.ts'
import type { ExactAccess } from './exact-access.ts'

type Parts = {
  settings: SettingsPort
  access: Pick<ExactAccess, 'client' | 'registration'>
  exclusive: Exclusive
  publicUrl: string
  /** The webhook secret of the workspace's app at Exact. */
  secretOf: (tenantId: string) => Promise<string | null>
  now: () => Date
  logger: Logger
}

export type Webhooks = WebhookService & {
  /** Looks at every workspace's subscriptions, now and once a day. The web server has to listen: Exact calls back at once. */
  start(): void
  /** Looks at one workspace's subscriptions, in the background. */
  look(tenantId: string): void
  /** Unsubscribes before a connection is forgotten; after ten seconds it is left at that. Never throws. */
  leave(tenantId: string): Promise<void>
  /** Answers when nothing is under way any more. */
  stop(): Promise<void>
}

type Problem = { administration: number; error: SaldoError }

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const leavePatienceMs = 10_000

/** The address that Exact tells of a workspace's changes. Its domain has to be the one of the redirect address. */
export function callbackUrl(publicUrl: string, tenantId: string): string {
  return `${publicUrl}/webhooks/exact/${encodeURIComponent(tenantId)}`
}

/**
 * Has Exact tell of changes in every administration that takes part: what is missing is subscribed to, what isn't wanted any more is
 * ended. Nothing depends on it, so whatever goes wrong is kept for `status` and tried again at a later look; only what Exact's app
 * registration or the person's rights forbid is left alone until somebody connects again.
 */
export function createWebhooks({ settings, access, exclusive, publicUrl, secretOf, now, logger }: Parts): Webhooks {
  const looks = every(hourMs, lookWhereDue, (err) => logger.warn({ err }, 'Webhooks could not be looked after'))
  const underWay = new Set<{ tenantId: string; end: AbortController }>()
  const nextLook = new Map<string, { connectedAt: string; at: number }>()
  const secure = publicUrl.startsWith('https:')

  async function wantedBy(tenantId: string, connection: Connection): Promise<number[]> {
    const possible = secure && (await secretOf(tenantId)) !== null
    return possible ? takingPart(connection).map(({ code }) => code) : []
  }

  async function reconcile(tenantId: string, signal: AbortSignal): Promise<void> {
    const { connection } = await settings.read(tenantId)
    if (connection === null || connection.lost !== null || connection.webhooksOff?.final) return
    const wanted = await wantedBy(tenantId, connection)
    const standing = Map.groupBy(reachable(connection), ({ administration }) => administration)
    const administrations = new Set([...wanted, ...standing.keys()])
    const problems: Problem[] = []
    if (administrations.size === 0) return
    try {
      for (const administration of administrations) {
        const problem = await settle({ tenantId, administration, isWanted: wanted.includes(administration), standing, signal })
        if (problem !== null) problems.push({ administration, error: problem })
      }
    } finally {
      await keep(tenantId, connection, [...standing.values()].flat(), problems)
    }
  }

  type Task = { tenantId: string; administration: number; isWanted: boolean; standing: Map<number, Webhook[]>; signal: AbortSignal }

  /** Puts one administration right, and into `standing` what stands there now. Answers what Exact had against it. */
  async function settle({ tenantId, administration, isWanted, standing, signal }: Task): Promise<SaldoError | null> {
    const own = standing.get(administration) ?? []
    const found: Webhook[] = []
    try {
      const client = await access.client(tenantId, { administration })
      const clientId = bareId((await access.registration(tenantId))?.clientId ?? '')
      const callback = callbackUrl(publicUrl, tenantId)
      if (isWanted) await agreeOnWebhooks({ client, administration, callback, clientId, own, found, signal })
      else for (const { id } of own) await unsubscribe(client, id, signal)
      standing.set(administration, found)
      return null
    } catch (error) {
      standing.set(administration, [...found, ...own.filter(({ id }) => !found.some((each) => each.id === id))])
      if (!(error instanceof SaldoError)) throw error
      logger.warn({ administration, err: error }, 'The webhooks of an administration are not as they should be')
      return error
    }
  }

  async function keep(tenantId: string, connection: Connection, webhooks: Webhook[], problems: Problem[]): Promise<void> {
    const { connectedAt } = connection
    const problem = problems.find(({ error }) => isForbidden(error)) ?? problems[0]
    const webhooksOff =
      problem === undefined
        ? null
        : { because: wordProblem(problem, connection), ...named(problem, connection), final: isForbidden(problem.error) }
    nextLook.set(tenantId, { connectedAt, at: whenNext(problem?.error, now().getTime()) })
    await settings.update(tenantId, (current) =>
      current.connection?.connectedAt === connectedAt
        ? { ...current, connection: { ...current.connection, webhooks, webhooksOff } }
        : current,
    )
  }

  async function lookAfter(tenantId: string, stopping: AbortSignal): Promise<void> {
    const look = { tenantId, end: new AbortController() }
    const signal = AbortSignal.any([look.end.signal, stopping])
    underWay.add(look)
    try {
      await exclusive(`webhooks of ${tenantId}`, () => reconcile(tenantId, signal))
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error }, 'Webhooks could not be looked after')
    } finally {
      underWay.delete(look)
    }
  }

  async function isDue(tenantId: string): Promise<boolean> {
    const { connection } = await settings.read(tenantId)
    const next = nextLook.get(tenantId)
    return connection !== null && !(next?.connectedAt === connection.connectedAt && next.at > now().getTime())
  }

  async function lookWhereDue(stopping: AbortSignal): Promise<void> {
    for (const tenantId of await settings.tenants()) if (!stopping.aborted && (await isDue(tenantId))) await lookAfter(tenantId, stopping)
  }

  async function end(tenantId: string): Promise<void> {
    const signal = AbortSignal.timeout(leavePatienceMs)
    await exclusive(`webhooks of ${tenantId}`, async () => {
      const { connection } = await settings.read(tenantId)
      if (connection === null || connection.lost !== null) return
      for (const { administration, id } of reachable(connection)) {
        signal.throwIfAborted()
        await unsubscribe(await access.client(tenantId, { administration }), id, signal)
      }
    })
  }

  return {
    look: (tenantId) => looks.inBackground((stopping) => lookAfter(tenantId, stopping)),
    start: looks.start,
    stop: looks.stop,
    async leave(tenantId) {
      for (const { tenantId: whose, end } of underWay) if (whose === tenantId) end.abort()
      await end(tenantId).catch((error: unknown) => logger.warn({ err: error }, 'Exact could not be told to stop its webhooks'))
    },
    async standing(tenantId, locale) {
      const words = wordsIn(locale)
      const { connection } = await settings.read(tenantId)
      if (connection === null || connection.administration === null) return null
      if (!secure) return { told: false, because: words.noHttps }
      if ((await secretOf(tenantId)) === null) return { told: false, because: words.noSecret }
      if (connection.webhooksOff) return { told: false, because: wordOff(connection.webhooksOff, locale) }
      return isWhole(connection) ? { told: true } : { told: false, because: words.notAsked }
    },
  }
}

/** Whoever connects again may not open every administration that was there before: nothing can be ended there any more. */
function reachable({ webhooks = [], administrations }: Connection): Webhook[] {
  return webhooks.filter(({ administration }) => administrations.some(({ code }) => code === administration))
}

function isWhole(connection: Connection): boolean {
  const has = (code: number, topic: string) => connection.webhooks?.some((each) => each.administration === code && each.topic === topic)
  return takingPart(connection).every(({ code }) => webhookTopics.every((topic) => has(code, topic)))
}

/** Names the administration where there are several. */
function named({ administration, error }: Problem, connection: Connection) {
  const name = connection.administrations.find(({ code }) => code === administration)?.name
  return { by: saidOf(error), administration: takingPart(connection).length > 1 ? (name ?? null) : null }
}

const withName = (name: string | null | undefined, sentence: string) => (name ? `${name}: ${sentence}` : sentence)

function wordProblem(problem: Problem, connection: Connection): string {
  return withName(named(problem, connection).administration, problem.error.person)
}

/** What was kept, in the reader's language where it is known which error it is of. */
function wordOff({ because, by, administration }: NonNullable<Connection['webhooksOff']>, locale: string): string {
  return by ? withName(administration, wordError(by, locale)) : because
}

/** What may pass by itself is tried again within hours, the rest on the next day. */
function whenNext(problem: SaldoError | undefined, at: number): number {
  if (problem?.recovery !== 'retry') return at + dayMs
  return Math.max(at + hourMs, problem.retryAt?.getTime() ?? 0)
}
