import { takingPart } from '../../connect/administrations.ts'
import { settingsCard } from '../../views/settings-card.ts'
import type { View } from '../../views/view.ts'
import type { Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'

/** The seed's App Config and the connection's choices, in a 1:1 chat. */
export async function settings(request: Request, _args: object, services: Services): Promise<Reply> {
  return { views: [await showSettings(request, services, null, [])], private: true }
}

export async function showSettings(request: Request, services: Services, saved: string | null, problems: readonly string[]): Promise<View> {
  const { connection } = await services.settings.read(request.who.tenantId)
  const appConfig = await services.signIn.appConfig(request.who.tenantId)
  return settingsCard(
    {
      clientId: appConfig?.clientId ?? null,
      clientIdFrom: appConfig?.from ?? null,
      hasSecret: appConfig !== null,
      hasWebhookSecret: appConfig?.hasWebhookSecret ?? false,
      administrations: connection?.administrations ?? [],
      administration: connection?.administration ?? null,
      takingPart: connection === null ? [] : takingPart(connection).map(({ code }) => code),
      financialYearStart: connection?.financialYear?.start ?? null,
      financialYearFrom: connection?.financialYear?.from ?? null,
      redirectUrl: services.signIn.redirectUrl,
      saved,
      problems,
    },
    request.who.locale,
  )
}
