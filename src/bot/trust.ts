import type { Incoming } from './activity.ts'

export type TrustRules = { localMode: boolean; allowedTenants: readonly string[] }

/** Anybody can register a name under trafficmanager.net, so only Teams' own counts. */
const teamsHost = 'smba.trafficmanager.net'
const microsoftHosts = ['.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us', '.botframework.azure.us']
const loopback = ['127.0.0.1', 'localhost', '[::1]']

function isServiceHost(serviceUrl: string, localMode: boolean): boolean {
  if (!URL.canParse(serviceUrl)) return false
  const { protocol, hostname } = new URL(serviceUrl)
  if (localMode) return loopback.includes(hostname)
  return protocol === 'https:' && (hostname === teamsHost || microsoftHosts.some((host) => hostname.endsWith(host)))
}

/** Why an activity isn't worked on, though the channel signed it; null when it may be. */
export function distrust({ channelId, tenantId, from, where }: Incoming, rules: TrustRules): string | null {
  if (!isServiceHost(where.serviceUrl, rules.localMode)) return 'service url'
  if (where.conversationId === '') return 'no conversation'
  if (tenantId === '') return 'no tenant'
  if (rules.localMode) return null
  if (channelId !== 'msteams') return 'channel'
  if (!rules.allowedTenants.includes(tenantId)) return 'tenant'
  return from.entra ? null : 'no person'
}
