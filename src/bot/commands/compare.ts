import { findProfile } from '../find-profile.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { startRun } from '../start-run.ts'
import { noSuchProfile } from './profiles.ts'

/** What is only in Exact, only in the CRM, or differs, by a profile's fields. Writes nothing. */
export async function compare(request: Request, args: Readonly<Record<string, string>>, services: Services): Promise<Reply> {
  const { profiles } = await services.settings.read(request.who.tenantId)
  const title = args.profile ?? ''
  const profile = findProfile(profiles, title)
  if (profile === undefined) return reply(noSuchProfile(title, profiles, request))
  return startRun(profile, 'import-update', true, request, services, null, true)
}
