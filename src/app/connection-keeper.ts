import type { Who } from '../bot/request.ts'
import type { Connection } from '../connect/types.ts'
import type { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { Exclusive } from '../store/lock.ts'
import type { SettingsPort } from '../store/settings.ts'
import { wordError, wordKept } from '../views/error-words.ts'
import { day } from '../views/format.ts'
import { noticeCard } from '../views/notice-card.ts'
import type { View } from '../views/view.ts'
import { words as buttonsIn } from '../views/words/command-buttons.ts'
import { words as wordsIn } from '../views/words/connecting.ts'
import { every } from './every.ts'
import type { ExactAccess } from './exact-access.ts'
import { type Telling, tellAdmins } from './tell-admins.ts'

type Parts = Telling & {
  access: Pick<ExactAccess, 'renew'>
  exclusive: Exclusive
  now: () => Date
  logger: Logger
}

export type ConnectionKeeper = {
  /** Looks after every workspace's connection, now and every few hours. */
  start(): void
  /** Looks after one workspace's connection, in the background. */
  look(tenantId: string): void
  /** Exact has blocked the workspace's calls: tells the admins, in the background. Called once for each block. */
  tellBlocked(tenantId: string, error: SaldoError): void
  /** Answers when nothing is under way any more. */
  stop(): Promise<void>
}

const betweenLooksMs = 4 * 3_600_000
const dayMs = 24 * 3_600_000
/** Exact forgets a refresh token that went unused for 30 days (Exact's authentication page). */
const lifeDays = 30
const renewAfterDays = 20
const warnDaysBefore = 7

/**
 * Keeps connections alive that nobody uses, and tells the admins, once, when one is lost or is about to lapse because Exact can't
 * be asked. Told means that a message arrived: a process that dies before leaves it to the next look, of whichever process.
 */
export function createConnectionKeeper({ access, exclusive, now, logger, ...telling }: Parts): ConnectionKeeper {
  const { settings } = telling
  const looks = every(betweenLooksMs, lookAtAll, (err) => logger.warn({ err }, 'Connections could not be looked after'))

  async function renew(tenantId: string): Promise<void> {
    await access.renew(tenantId).catch((error: unknown) => logger.warn({ err: error }, 'An idle connection could not be renewed'))
  }

  async function renewAndTell(tenantId: string): Promise<void> {
    const { connection } = await settings.read(tenantId)
    if (connection !== null && connection.lost === null && idleDays(connection, now()) > renewAfterDays) await renew(tenantId)
    await exclusive(`telling of the connection of ${tenantId}`, () => tellNews(tenantId))
  }

  async function tellNews(tenantId: string): Promise<void> {
    const { connection } = await settings.read(tenantId)
    const news = connection === null ? null : newsOf(connection, now())
    if (connection === null || news === null || news === connection.told) return
    if (await tellAdmins(tenantId, (who) => wordNews(news, connection, who), telling)) await markTold(settings, tenantId, connection, news)
  }

  async function lookAfter(tenantId: string): Promise<void> {
    await renewAndTell(tenantId).catch((err: unknown) => logger.warn({ err }, 'A connection could not be looked after'))
  }

  async function lookAtAll(): Promise<void> {
    await Promise.all((await settings.tenants()).map(lookAfter))
  }

  async function tellOfBlock(tenantId: string, error: SaldoError): Promise<void> {
    await tellAdmins(tenantId, (who) => wordBlock(error, who), telling).catch((err: unknown) =>
      logger.warn({ err }, 'A block by Exact could not be told'),
    )
  }

  return {
    look: (tenantId) => looks.inBackground(() => lookAfter(tenantId)),
    tellBlocked: (tenantId, error) => looks.inBackground(() => tellOfBlock(tenantId, error)),
    start: looks.start,
    stop: looks.stop,
  }
}

type News = 'lost' | 'lapsing'

function idleDays({ tokens }: Connection, now: Date): number {
  return (now.getTime() - Date.parse(tokens.issuedAt)) / dayMs
}

function newsOf(connection: Connection, now: Date): News | null {
  if (connection.lost !== null) return 'lost'
  return idleDays(connection, now) >= lifeDays - warnDaysBefore ? 'lapsing' : null
}

function wordNews(news: News, { lost, lostBy, tokens }: Connection, { locale }: Who): View {
  const words = wordsIn(locale)
  const buttons = [{ title: buttonsIn(locale).connect, text: 'connect' }]
  if (news === 'lost')
    return noticeCard({ tone: 'error', title: words.lost, text: lost === null ? '' : wordKept(lost, lostBy, locale), buttons }, locale)
  const lapses = new Date(Date.parse(tokens.issuedAt) + lifeDays * dayMs).toISOString().slice(0, 10)
  const text = words.lapsingText(day(lapses, locale))
  return noticeCard({ tone: 'warning', title: words.lapsing, text, buttons }, locale)
}

function wordBlock(error: SaldoError, { locale }: Who): View {
  return noticeCard(
    {
      tone: 'warning',
      title: wordsIn(locale).blocked,
      text: wordError(error, locale),
      buttons: [{ title: buttonsIn(locale).status, text: 'status' }],
    },
    locale,
  )
}

async function markTold(settings: SettingsPort, tenantId: string, { connectedAt }: Connection, told: News): Promise<void> {
  await settings.update(tenantId, (current) =>
    current.connection?.connectedAt === connectedAt ? { ...current, connection: { ...current.connection, told } } : current,
  )
}
