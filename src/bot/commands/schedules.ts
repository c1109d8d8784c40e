import type { ProfileSchedule, Workspace } from '../../store/settings.ts'
import { nextTimes } from '../../sync/schedule/next-time.ts'
import { parseSchedule } from '../../sync/schedule/parse-schedule.ts'
import type { ReadSchedule } from '../../sync/schedule/types.ts'
import type { Mode, Profile } from '../../sync/types.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { scheduleCard } from '../../views/schedule-card.ts'
import { schedulesCard } from '../../views/schedules-card.ts'
import type { View } from '../../views/view.ts'
import { wordSchedule } from '../../views/word-schedule.ts'
import { readScheduling } from '../read-scheduling.ts'
import { type Reply, type Request, reply } from '../request.ts'
import { scheduleLines, shownTimes, showSchedule } from '../schedule-views.ts'
import type { Services } from '../services.ts'
import { noSuchProfile } from './profiles.ts'

type Args = Readonly<Record<string, string>>

const examples = ['every weekday at 07:00', 'every 2 hours from 08:00 to 18:00', 'first day of the month at 06:00']

export async function schedules(request: Request, _args: Args, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  return reply(schedulesCard({ schedules: scheduleLines(workspace) }, request.who.locale))
}

/** Shows a schedule back before it counts, shows the present one, or ends it. */
export async function schedule(request: Request, args: Args, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  const scheduling = readScheduling(workspace.profiles, args.what ?? `${args.stopped} off`)
  if (scheduling.profile === null) return reply(noSuchProfile(scheduling.title, workspace.profiles, request))
  const { profile, mode, when } = scheduling
  if (when === '') return reply(presentSchedule(profile, workspace, request, services))
  const read = parseSchedule(when)
  if (read.kind === 'off') return reply(await stopScheduling(profile, request, services))
  if (read.kind === 'unclear') return reply(notUnderstood(read, profile, when, request))
  return reply(proposed(read, when, mode, profile, workspace, request, services))
}

function proposed(
  { schedule: asked, assumed }: Extract<ReadSchedule, { kind: 'schedule' }>,
  text: string,
  typedMode: Mode | null,
  profile: Profile,
  workspace: Workspace,
  { who }: Request,
  services: Services,
): View {
  const next = nextTimes(asked, who.timeZone, services.now(), shownTimes)
  const instead = keptFor(profile, workspace)?.schedule ?? null
  const standing = { kind: 'proposed', text, typedMode, assumed, instead } as const
  return scheduleCard({ profile, schedule: asked, mode: typedMode ?? profile.mode, next, timeZone: who.timeZone, standing }, who.locale)
}

const keptFor = (profile: Profile, { schedules: kept }: Workspace) => kept.find(({ profileId }) => profileId === profile.id)

function presentSchedule(profile: Profile, workspace: Workspace, { who }: Request, services: Services): View {
  const kept = keptFor(profile, workspace)
  if (kept !== undefined) return showSchedule(kept, profile, 'kept', workspace, services.now(), who.locale)
  const text = `${profile.title} runs only when somebody asks. Say when it is to run by itself: ${wordExamples(profile)}.`
  return noticeCard({ tone: 'info', title: `${profile.title} isn’t scheduled`, text, buttons: exampleButtons(profile) }, who.locale)
}

/** Never a guess: what isn't understood gets examples. */
export function notUnderstood(
  { word, missing }: Extract<ReadSchedule, { kind: 'unclear' }>,
  profile: Profile,
  when: string,
  { who }: Request,
): View {
  const matter =
    missing === 'time'
      ? `“${when}” says no time.`
      : word === null
        ? `“${when}” can’t be read for certain.`
        : `“${word}” isn’t a word I know here.`
  const text = `${matter} Nothing was scheduled. Say for example: ${wordExamples(profile)}.`
  return noticeCard({ tone: 'info', title: 'When should it run?', text, buttons: exampleButtons(profile) }, who.locale)
}

const commandFor = (profile: Profile, when: string) => `schedule ${profile.title} ${when}`
const wordExamples = (profile: Profile) => examples.map((when) => `“${commandFor(profile, when)}”`).join(', ')
const exampleButtons = (profile: Profile) =>
  examples.map((when) => ({ title: `${when.slice(0, 1).toUpperCase()}${when.slice(1)}`, text: commandFor(profile, when) }))

/** Ends the schedule at once; the answer says how to have it back. */
export async function stopScheduling(profile: Profile, { who }: Request, services: Services): Promise<View> {
  let ended: ProfileSchedule | undefined
  await services.settings.update(who.tenantId, (current) => {
    ended = keptFor(profile, current)
    return { ...current, schedules: current.schedules.filter(({ profileId }) => profileId !== profile.id) }
  })
  if (ended === undefined) {
    const text = `${profile.title} wasn’t scheduled, so there was nothing to stop.`
    return noticeCard({ tone: 'info', title: 'Not scheduled', text, buttons: [{ title: 'Schedules', text: 'schedules' }] }, who.locale)
  }
  const again = commandFor(profile, wordSchedule(ended.schedule))
  const text = `${profile.title} no longer runs by itself. It ran ${wordSchedule(ended.schedule)}. A run that is under way goes on.`
  return noticeCard(
    { tone: 'good', title: 'The schedule is stopped', text, buttons: [{ title: 'Schedule it again', text: again }] },
    who.locale,
  )
}
