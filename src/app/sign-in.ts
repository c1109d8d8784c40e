import { setTimeout as delay } from 'node:timers/promises'
import type { Who } from '../bot/request.ts'
import type { SignInResult, SignInService } from '../bot/services.ts'
import { preferredOf, takingPart } from '../connect/administrations.ts'
import type { SecretBox } from '../connect/seal.ts'
import { arrive, beginSignIn, checkArrival, completeSignIn, openStart } from '../connect/sign-in.ts'
import type { Administration, Connection, Sealed } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { listAdministrations } from '../exact/divisions.ts'
import { currentUser } from '../exact/me.ts'
import { authoriseUrl, redeemCode } from '../exact/oauth.ts'
import type { Logger } from '../logger.ts'
import type { FigureRecords } from '../store/records/figures.ts'
import type { OpenItemRecords } from '../store/records/open-items.ts'
import type { SettingsPort, Workspace } from '../store/settings.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { words as refusalWords } from '../views/words/sign-in-refusals.ts'
import type { SignInRoutes } from '../web/server.ts'
import { createChooseAdministrations } from './choose-administrations.ts'
import { clientMissing, type ExactAccess } from './exact-access.ts'
import { readName, tenantName } from './tenant-name.ts'

type Parts = {
  settings: SettingsPort
  mirror: MirrorPort
  figures: Pick<FigureRecords, 'clear'>
  openItems: Pick<OpenItemRecords, 'clear'>
  access: ExactAccess
  box: SecretBox
  exactUrl: string
  publicUrl: string
  firstAdmins: readonly string[]
  /** The webhook secret of a workspace's app at Exact. */
  secretOf: (tenantId: string) => Promise<string | null>
  /** Administrations were chosen: what waited for them may go on. */
  onConnected: (tenantId: string) => void
  /** The connection is about to be forgotten: the last chance to ask Exact something with it. */
  onDisconnect: (tenantId: string, connection: Connection) => Promise<void>
  now: () => Date
  logger: Logger
}

const lifeOfCode = 10 * 60_000
/** Nobody waits longer than this to be disconnected. */
const partingTime = 10_000

/** Connecting, from the chat's button to the chosen administration; `routes` is the part that browsers see. */
export function createSignIn(parts: Parts): { service: SignInService; routes: SignInRoutes } {
  const { settings, mirror, figures, openItems, access, box, publicUrl, secretOf, onConnected, onDisconnect, now, logger } = parts
  const redirectUrl = `${publicUrl}/auth/callback`

  const routes: SignInRoutes = {
    /** Opened by the person's browser: hands it on to Exact, once. */
    async start(link, language) {
      const { tenantId, name: startId } = readName(link)
      const registered = await access.registration(tenantId)
      if (registered === null) throw clientMissing()
      const opened = await keepSignIns(settings, tenantId, (list) => openStart(list, startId, now()))
      if ('refusal' in opened) return { refused: refusalWords(language)[opened.refusal] }
      return { redirect: authoriseUrl({ ...registered, redirectUri: redirectUrl, state: tenantName(tenantId, opened.state) }) }
    },

    /** Exact sends the browser back: its code becomes tokens, which count for nothing until the person brings the six digits. */
    async callback({ code, state, error }, language) {
      const refusals = refusalWords(language)
      const { tenantId, name } = readName(state ?? '')
      const { signIns } = await settings.read(tenantId)
      const refusal = checkArrival(signIns, name, now())
      if (refusal !== null) return { refused: refusals[refusal] }
      if (error !== null || code === null) return { refused: refusals['not-allowed'] }
      const registered = await access.registration(tenantId)
      if (registered === null) throw clientMissing()
      const tokens = access.seal(await redeemCode({ ...registered, code, redirectUri: redirectUrl, now }))
      const arrived = await keepSignIns(settings, tenantId, (list) => arrive(list, name, tokens, now()))
      if ('refusal' in arrived) return { refused: refusals[arrived.refusal] }
      return { code: arrived.code, expiresAt: new Date(now().getTime() + lifeOfCode) }
    },
  }

  const chooseAdministrations = createChooseAdministrations(parts)
  const unsealed = (parked: Sealed | null) => (parked === null ? null : box.open(parked))

  const service: SignInService = {
    redirectUrl,
    chooseAdministrations,

    async begin(who, parked) {
      if ((await access.registration(who.tenantId)) === null) throw clientMissing()
      const { startId } = await keepSignIns(settings, who.tenantId, (list) =>
        beginSignIn(list, { personId: who.personId, parked: parked === null ? null : box.seal(parked), now: now() }),
      )
      return { url: `${publicUrl}/auth/start?id=${tenantName(who.tenantId, startId)}` }
    },

    async waitsForCode(who) {
      const { signIns } = await settings.read(who.tenantId)
      return signIns.some((each) => each.personId === who.personId && each.arrived !== null)
    },

    async complete(who, code) {
      const { signIns } = await settings.read(who.tenantId)
      const asked = completeSignIn(signIns, { personId: who.personId, code, now: now() })
      if ('refusal' in asked) {
        await keepSignIns(settings, who.tenantId, (list) => completeSignIn(list, { personId: who.personId, code, now: now() }))
        return { kind: 'refused', sentence: refusalWords(who.locale)[asked.refusal] }
      }
      const found = await lookAround(parts, asked.tokens, who, asked.parked)
      const kept = await keepConnection(parts, who, code, found)
      return kept === null ? { kind: 'refused', sentence: refusalWords(who.locale)['nothing-open'] } : next(kept)
    },

    async cancel(who) {
      await settings.update(who.tenantId, (current) => ({
        ...current,
        signIns: current.signIns.filter((each) => each.personId !== who.personId),
      }))
    },

    async park(tenantId, command) {
      await settings.update(tenantId, (current) =>
        current.connection === null ? current : { ...current, connection: { ...current.connection, parked: box.seal(command) } },
      )
    },

    async works(tenantId) {
      try {
        await currentUser(await access.client(tenantId))
        return true
      } catch (error) {
        if (error instanceof SaldoError && error.recovery === 'reconnect') return false
        throw error
      }
    },

    async appConfig(tenantId) {
      const registered = await access.registration(tenantId)
      if (registered === null) return null
      return { clientId: registered.clientId, from: registered.from, hasWebhookSecret: (await secretOf(tenantId)) !== null }
    },

    async saveAppConfig(tenantId, clientId, clientSecret) {
      await settings.update(tenantId, (current) => {
        const kept = current.appConfig?.clientId === clientId ? current.appConfig : {}
        return { ...current, appConfig: { ...kept, clientId, clientSecret: box.seal(clientSecret) } }
      })
    },

    async saveWebhookSecret(tenantId, webhookSecret) {
      const { connection } = await settings.update(tenantId, (current) =>
        current.appConfig === null ? current : { ...current, appConfig: { ...current.appConfig, webhookSecret: box.seal(webhookSecret) } },
      )
      if (connection !== null && connection.administration !== null) onConnected(tenantId)
    },

    async disconnect(tenantId) {
      const { connection } = await settings.read(tenantId)
      if (connection !== null) await part(tenantId, connection)
      await settings.update(tenantId, (current) => ({ ...current, connection: null }))
      for (const { code } of connection?.administrations ?? []) {
        await mirror.clear(tenantId, code)
        await figures.clear({ tenantId, administration: code })
        await openItems.clear({ tenantId, administration: code })
      }
    },
  }

  /** Whatever comes of it, the connection ends. */
  async function part(tenantId: string, connection: Connection): Promise<void> {
    const tooLong = new AbortController()
    try {
      await Promise.race([onDisconnect(tenantId, connection), delay(partingTime, undefined, { signal: tooLong.signal, ref: false })])
    } catch (error) {
      logger.warn({ err: error }, 'What ends with a connection could not be ended at Exact')
    } finally {
      tooLong.abort()
    }
  }

  /** With one administration there is nothing to choose. Who connects again finds ticked what took part before. */
  async function next({ tenantId, connection }: { tenantId: string; connection: Connection }): Promise<SignInResult> {
    const { administrations } = connection
    const [first, ...others] = administrations
    if (first !== undefined && others.length === 0) {
      return { kind: 'connected', ...(await chooseAdministrations(tenantId, [first.code], null)) }
    }
    return { kind: 'choose', administrations, preferred: preferredOf(connection), parked: unsealed(connection.parked) }
  }

  return { service, routes }
}

/** Changes the sign-ins of a workspace by a pure step, and answers with what the step said. */
async function keepSignIns<Step extends { list: Workspace['signIns'] }>(
  settings: SettingsPort,
  tenantId: string,
  step: (list: Workspace['signIns']) => Step,
): Promise<Step> {
  let answer: Step | undefined
  await settings.update(tenantId, (current) => {
    answer = step(current.signIns)
    return { ...current, signIns: answer.list }
  })
  if (answer === undefined) throw new Error('the settings did not run the change')
  return answer
}

/** Who signed in at Exact and what they may open: the connection as it will be kept. Fails without having used the code up. */
async function lookAround(
  { access, exactUrl, now }: Parts,
  tokens: Connection['tokens'],
  who: Who,
  parked: Sealed | null,
): Promise<Connection> {
  const opened = access.open(tokens)
  const user = await currentUser(access.clientFor(opened, null))
  const administrations = await listAdministrations(access.clientFor(opened, user.currentDivision), user)
  const current = administrations.findIndex((each) => each.code === user.currentDivision)
  const ordered: Administration[] = current > 0 ? [...administrations.splice(current, 1), ...administrations] : administrations
  return {
    host: exactUrl,
    tokens,
    exactUser: user.name,
    connectedBy: who.personId,
    connectedAt: now().toISOString(),
    administrations: ordered,
    administration: null,
    financialYear: null,
    lost: null,
    parked,
  }
}

/** Uses the code up and keeps the connection in one step; null when somebody was faster. The first to connect becomes admin. */
async function keepConnection({ settings, firstAdmins, now }: Parts, who: Who, code: string, found: Connection) {
  let kept = false
  let connection = found
  await settings.update(who.tenantId, (current) => {
    const completed = completeSignIn(current.signIns, { personId: who.personId, code, now: now() })
    kept = !('refusal' in completed)
    if (!kept) return { ...current, signIns: completed.list }
    const hasAdmins = firstAdmins.length > 0 || Object.values(current.people).some((person) => person.admin)
    const person = current.people[who.personId]
    const people = hasAdmins || person === undefined ? current.people : { ...current.people, [who.personId]: { ...person, admin: true } }
    connection = { ...found, ...handedOn(current.connection, found) }
    return { ...current, signIns: completed.list, connection, people }
  })
  return kept ? { tenantId: who.tenantId, connection } : null
}

/** What a new sign-in takes over from the one it replaces: what took part, and what Exact was asked to tell or told of its administrations. */
function handedOn(earlier: Connection | null, { host, administrations }: Connection): Partial<Connection> {
  if (earlier === null || earlier.host !== host) return {}
  const { webhooks, moves } = earlier
  const before = takingPart(earlier).filter(({ code }) => administrations.some((each) => each.code === code))
  return { takingPart: before.map(({ code }) => code), ...(webhooks && { webhooks }), ...(moves && { moves }) }
}
