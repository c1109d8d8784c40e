import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AppManifest, AppManifestUtils } from '@microsoft/app-manifest'

export type Deployment = {
  /** The Azure bot's app id, a GUID. */
  appId: string
  /** Where the bot is reached over https: a public name without scheme, port or path. */
  domain: string
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const publicName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i
const neverPublic = /(^|\.)(localhost|local|internal|test|invalid)$/i

/** One sentence for each thing that is wrong; nothing when a package can be made. */
export function findMistakes({ appId, domain }: Partial<Deployment>): string[] {
  const mistakes: string[] = []
  if (!appId) mistakes.push('--app-id is missing: the app id of your Azure bot.')
  else if (!guid.test(appId)) mistakes.push('--app-id must be a GUID such as 11111111-2222-3333-4444-555555555555.')
  else if (/^[0-]+$/.test(appId)) mistakes.push('--app-id is all zeros: take the app id of your Azure bot.')
  if (!domain) mistakes.push('--domain is missing: the host name of PUBLIC_URL.')
  else if (!publicName.test(domain) || neverPublic.test(domain))
    mistakes.push('--domain must be a public host name such as bot.example.com, without https://, port or path.')
  return mistakes
}

/** manifest.json with the real ids in place of its placeholders. Expects a deployment without mistakes. */
export function renderManifest({ appId, domain }: Deployment): AppManifest {
  const template = readFileSync(join(import.meta.dirname, 'manifest.json'), 'utf8')
  return JSON.parse(template.replaceAll('{{APP_ID}}', appId.toLowerCase()).replaceAll('{{BOT_DOMAIN}}', domain.toLowerCase()))
}

/** What Microsoft's schema has against a manifest; empty when valid. The schema comes with the package: no network. */
export function validateManifest(manifest: AppManifest): Promise<string[]> {
  return AppManifestUtils.validateAgainstSchema(manifest)
}

/** The manifest's texts in other languages, as it lists them itself. Each file addresses texts by their JSON path. */
export const localizations = ['nl.json', 'de.json', 'fr.json', 'da.json'] as const
