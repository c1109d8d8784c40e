import { preferredOf } from '../connect/administrations.ts'
import type { Connection } from '../connect/types.ts'
import type { Workspace } from '../store/settings.ts'
import { administrationsCard } from '../views/administrations-card.ts'
import { connectCard } from '../views/connect-card.ts'
import { noticeCard } from '../views/notice-card.ts'
import { words as buttonsIn } from '../views/words/command-buttons.ts'
import { words as wordsIn } from '../views/words/gates.ts'
import type { Reply, Request } from './request.ts'
import type { Services } from './services.ts'
import { wordLost } from './word-lost.ts'

/** Lets a request through with null, or answers it. */
export type Gate = (request: Request, services: Services) => Promise<Reply | null>

/** Until somebody is an admin, whoever connects becomes the first one. */
export function mayConnect(request: Request, workspace: Workspace, services: Services): boolean {
  const hasAdmins = services.firstAdmins.length > 0 || Object.values(workspace.people).some((person) => person.admin)
  return request.who.admin || !hasAdmins
}

function askAnAdmin(why: 'adminsOnly' | 'adminsConnect' | 'noGuests', { who: { locale } }: Request): Reply {
  const words = wordsIn(locale)
  const buttons = [{ title: buttonsIn(locale).help, text: 'help' }]
  return { views: [noticeCard({ tone: 'info', title: words.forAdmins, text: words[why], buttons }, locale)] }
}

/** What admins see has customers' figures in it: a guest isn't let in, admin or not. */
export const noGuest: Gate = async (request, services) =>
  (await services.money.refusal(request.who, request.where)) === 'guest' ? askAnAdmin('noGuests', request) : null

export const adminOnly: Gate = async (request, services) =>
  request.who.admin ? noGuest(request, services) : askAnAdmin('adminsOnly', request)

export const connectorOnly: Gate = async (request, services) => {
  const workspace = await services.settings.read(request.who.tenantId)
  return mayConnect(request, workspace, services) ? noGuest(request, services) : askAnAdmin('adminsConnect', request)
}

/** The connect card, with the command that goes on afterwards. */
export async function offerConnect(request: Request, services: Services, parked: string | null, reason: string | null): Promise<Reply> {
  if ((await services.signIn.appConfig(request.who.tenantId)) === null) {
    const { locale } = request.who
    const words = wordsIn(locale)
    const buttons = [{ title: buttonsIn(locale).openSettings, text: 'settings' }]
    const notice = { tone: 'info', title: words.registrationFirst, text: words.registrationMissing, buttons } as const
    return { views: [noticeCard(notice, locale)], private: true }
  }
  const { url } = await services.signIn.begin(request.who, parked)
  return { views: [connectCard({ url, parked, reason }, request.who.locale)], private: true }
}

/** The choice that still stands between signing in and working, with the command that goes on afterwards. */
async function offerAdministrations(request: Request, connection: Connection, services: Services): Promise<Reply> {
  if (request.text !== '') await services.signIn.park(request.who.tenantId, request.text)
  const { administrations: options } = connection
  return { views: [administrationsCard({ options, preferred: preferredOf(connection) }, request.who.locale)], private: true }
}

/** A working connection with an administration chosen; otherwise offers what is missing and parks the command. */
export const connected: Gate = async (request, services) => {
  const workspace = await services.settings.read(request.who.tenantId)
  const { connection } = workspace
  if (connection !== null && connection.lost === null && connection.administration !== null) return null
  if (!mayConnect(request, workspace, services)) {
    const words = wordsIn(request.who.locale)
    const title = connection === null ? words.notConnected : words.needsAttention
    return { views: [noticeCard({ tone: 'info', title, text: words.askAnAdmin, buttons: [] }, request.who.locale)] }
  }
  if (connection !== null && connection.lost === null) return offerAdministrations(request, connection, services)
  return offerConnect(request, services, request.text === '' ? null : request.text, wordLost(connection, request.who.locale))
}
