import { administrationName, takingPart } from '../connect/administrations.ts'
import type { Connection } from '../connect/types.ts'
import type { Follows, Mode, NewRun, Profile } from '../sync/types.ts'
import { noticeCard } from '../views/notice-card.ts'
import { progressCard } from '../views/progress-card.ts'
import type { View } from '../views/view.ts'
import { words as buttonsIn } from '../views/words/command-buttons.ts'
import { words as wordsIn } from '../views/words/runs-said.ts'
import { isUnsaved } from './drafts.ts'
import { type Reply, type Request, reply } from './request.ts'
import type { Services } from './services.ts'

/** Begins a run of a profile, where its administration takes part. `follows`: over some records of an earlier run alone. */
export async function startRun(
  profile: Profile,
  mode: Mode,
  preview: boolean,
  request: Request,
  services: Services,
  follows: Follows | null = null,
  compare = false,
): Promise<Reply> {
  const { tenantId, personId } = request.who
  const { connection } = await services.settings.read(tenantId)
  const administration = profile.administration ?? connection?.administration ?? 0
  if (connection !== null && !takingPart(connection).some(({ code }) => code === administration)) {
    return reply(administrationApart(profile, administration, connection, request))
  }
  return keepAndBegin({ tenantId, profile, mode, preview, administration, askedBy: personId, follows, compare }, request, services)
}

/** Keeps the run, shows its progress card, and puts it to work once the card is there to be edited. */
export async function keepAndBegin(asked: NewRun, request: Request, services: Services): Promise<Reply> {
  const run = await services.runs.create(asked)
  return {
    views: [progressCard({ run, now: services.now(), calls: 0, waiting: null }, request.who.locale)],
    sent: (card) => services.runs.begin(run, card),
  }
}

/** A profile may name an administration that was left out, or that the sign-in at Exact may no longer open. */
function administrationApart(profile: Profile, administration: number, connection: Connection, { who: { locale } }: Request): View {
  const { title } = profile
  const words = wordsIn(locale)
  const named = buttonsIn(locale)
  const name = administrationName(connection, administration)
  const buttons = [
    ...(isUnsaved(profile) ? [] : [{ title: named.edit(title), text: `edit ${title}` }]),
    { title: named.settings, text: 'settings' },
  ]
  return noticeCard({ tone: 'warning', title: words.administrationApart, text: words.notRun(title, name), buttons }, locale)
}
