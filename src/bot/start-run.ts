import type { Mode, Profile } from '../sync/types.ts'
import { progressCard } from '../views/progress-card.ts'
import type { Reply, Request } from './request.ts'
import type { Services } from './services.ts'

/** Keeps the run, shows its progress card, and puts it to work once the card is there to be edited. */
export async function startRun(profile: Profile, mode: Mode, preview: boolean, request: Request, services: Services): Promise<Reply> {
  const { tenantId, personId, locale } = request.who
  const { connection } = await services.settings.read(tenantId)
  const administration = connection?.administration ?? 0
  const run = await services.runs.create({ tenantId, profile, mode, preview, administration, askedBy: personId })
  return {
    views: [progressCard({ run, now: services.now(), calls: 0, waiting: null }, locale)],
    sent: (card) => services.runs.begin(run, card),
  }
}
