import type { Config } from '../config.ts'
import type { SecretBox } from '../connect/seal.ts'
import type { SettingsPort } from '../store/settings.ts'

/** The webhook secret of a workspace's app at Exact: the environment's, or what an admin typed in settings. It isn't the client secret. */
export function createWebhookSecret(exact: Config['exact'], settings: SettingsPort, box: SecretBox) {
  return async (tenantId: string): Promise<string | null> => {
    if (exact.webhookSecret !== null) return exact.webhookSecret
    const { appConfig } = await settings.read(tenantId)
    return appConfig?.webhookSecret === undefined ? null : box.open(appConfig.webhookSecret)
  }
}
