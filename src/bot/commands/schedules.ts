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
import { words as wordsIn } from '../../views/words/scheduling.ts'
import { readScheduling } from '../read-scheduling.ts'
import { type Reply, type Request, reply } from '../request.ts'
import { scheduleLines, shownTimes, showSchedule } from '../schedule-views.ts'
import type { Services } from '../services.ts'
import { noSuchProfile } from './profiles.ts'

type Args = Readonly<Record<string, string>>

export async function schedules(request: Request, _args: Args, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  return reply(schedulesCard({ schedules: scheduleLines(workspace, request.who.locale) }, request.who.locale))
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
  const words = wordsIn(who.locale)
  const text = words.unscheduledText(profile.title, wordExamples(profile, who.locale))
  const buttons = exampleButtons(profile, who.locale)
  return noticeCard({ tone: 'info', title: words.unscheduled(profile.title), text, buttons }, who.locale)
}

/** Never a guess: what isn't understood gets examples. */
export function notUnderstood(
  { word, missing }: Extract<ReadSchedule, { kind: 'unclear' }>,
  profile: Profile,
  when: string,
  { who }: Request,
): View {
  const words = wordsIn(who.locale)
  const matter = missing === 'time' ? words.noTime(when) : word === null ? words.uncertain(when) : words.unknownWord(word)
  const text = words.sayFor(matter, wordExamples(profile, who.locale))
  return noticeCard({ tone: 'info', title: words.whenTitle, text, buttons: exampleButtons(profile, who.locale) }, who.locale)
}

const commandFor = (profile: Profile, when: string) => `schedule ${profile.title} ${when}`
const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

function wordExamples(profile: Profile, locale: string): string {
  const { examples, quoted } = wordsIn(locale)
  return examples.map((when) => quoted(commandFor(profile, when))).join(', ')
}

/** Shown in the reader's language; what they type is English. */
function exampleButtons(profile: Profile, locale: string) {
  const { examples } = wordsIn(locale)
  return wordsIn('en').examples.map((when, index) => ({ title: capital(examples[index] ?? when), text: commandFor(profile, when) }))
}

/** Ends the schedule at once; the answer says how to have it back. */
export async function stopScheduling(profile: Profile, { who }: Request, services: Services): Promise<View> {
  const words = wordsIn(who.locale)
  let ended: ProfileSchedule | undefined
  await services.settings.update(who.tenantId, (current) => {
    ended = keptFor(profile, current)
    return { ...current, schedules: current.schedules.filter(({ profileId }) => profileId !== profile.id) }
  })
  if (ended === undefined) {
    const text = words.nothingToStop(profile.title)
    return noticeCard(
      { tone: 'info', title: words.notScheduled, text, buttons: [{ title: words.schedules, text: 'schedules' }] },
      who.locale,
    )
  }
  const again = commandFor(profile, wordSchedule(ended.schedule, 'en'))
  const text = words.stoppedText(profile.title, wordSchedule(ended.schedule, who.locale))
  return noticeCard({ tone: 'good', title: words.stopped, text, buttons: [{ title: words.again, text: again }] }, who.locale)
}
