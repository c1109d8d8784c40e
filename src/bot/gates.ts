import { preferredOf } from '../connect/administrations.ts'
import type { Connection } from '../connect/types.ts'
import type { Workspace } from '../store/settings.ts'
import { administrationsCard } from '../views/administrations-card.ts'
import { connectCard } from '../views/connect-card.ts'
import { noticeCard } from '../views/notice-card.ts'
import type { Reply, Request } from './request.ts'
import type { Services } from './services.ts'

/** Lets a request through with null, or answers it. */
export type Gate = (request: Request, services: Services) => Promise<Reply | null>

/** Until somebody is an admin, whoever connects becomes the first one. */
export function mayConnect(request: Request, workspace: Workspace, services: Services): boolean {
  const hasAdmins = services.firstAdmins.length > 0 || Object.values(workspace.people).some((person) => person.admin)
  return request.who.admin || !hasAdmins
}

function askAnAdmin(text: string, request: Request): Reply {
  const view = noticeCard(
    { tone: 'info', title: 'This is for admins', text, buttons: [{ title: 'Help', text: 'help' }] },
    request.who.locale,
  )
  return { views: [view] }
}

export const adminOnly: Gate = async (request) =>
  request.who.admin ? null : askAnAdmin('Only Saldo admins may do this. Ask one of them, or ask to be made an admin.', request)

export const connectorOnly: Gate = async (request, services) => {
  const workspace = await services.settings.read(request.who.tenantId)
  return mayConnect(request, workspace, services)
    ? null
    : askAnAdmin('Only Saldo admins may connect Exact Online and change its settings.', request)
}

/** The connect card, with the command that goes on afterwards. */
export async function offerConnect(request: Request, services: Services, parked: string | null, reason: string | null): Promise<Reply> {
  if ((await services.signIn.appConfig(request.who.tenantId)) === null) {
    const text =
      'Saldo needs the client id and client secret of your app registration at Exact Online before it can connect. Enter them in the settings.'
    const buttons = [{ title: 'Open settings', text: 'settings' }]
    return { views: [noticeCard({ tone: 'info', title: 'First the app registration', text, buttons }, request.who.locale)], private: true }
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
    const title = connection === null ? 'Exact Online is not connected yet' : 'The connection with Exact Online needs attention'
    const text = 'Ask a Saldo admin to connect it. Then ask me again.'
    return { views: [noticeCard({ tone: 'info', title, text, buttons: [] }, request.who.locale)] }
  }
  if (connection !== null && connection.lost === null) return offerAdministrations(request, connection, services)
  return offerConnect(request, services, request.text === '' ? null : request.text, connection?.lost ?? null)
}
