import { SaldoError } from '../../errors.ts'
import type { ProfileSchedule } from '../../store/settings.ts'
import { nextTime } from '../../sync/schedule/next-time.ts'
import { parseSchedule } from '../../sync/schedule/parse-schedule.ts'
import type { Schedule } from '../../sync/schedule/types.ts'
import type { Mode, Profile } from '../../sync/types.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { words as wordsIn } from '../../views/words/scheduling.ts'
import { notUnderstood, stopScheduling } from '../commands/schedules.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import { showSchedule } from '../schedule-views.ts'
import type { Services } from '../services.ts'

async function profileOf({ who }: Request, { data }: Pressed, services: Services): Promise<Profile> {
  const { profiles } = await services.settings.read(who.tenantId)
  const profile = profiles.find(({ id }) => id === data.profileId)
  if (profile !== undefined) return profile
  const person = wordsIn(who.locale).notThere
  throw new SaldoError('profile-gone', { message: 'button refers to a profile that is not kept', person, recovery: 'fix-input' })
}

/** The card holds what was typed; it is read again, and the schedule is the presser's, in the presser's zone. */
export async function saveSchedule(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const profile = await profileOf(request, pressed, services)
  const { text = '', mode } = pressed.data
  const read = parseSchedule(text)
  if (read.kind === 'off') return replacing(await stopScheduling(profile, request, services))
  if (read.kind === 'unclear') return replacing(notUnderstood(read, profile, text, request))
  const kept = scheduleBy(request, profile, { text, schedule: read.schedule, mode: knownMode(mode) }, services.now())
  const workspace = await services.settings.update(request.who.tenantId, (current) =>
    current.profiles.some(({ id }) => id === profile.id)
      ? { ...current, schedules: [...current.schedules.filter(({ profileId }) => profileId !== profile.id), kept] }
      : current,
  )
  return replacing(showSchedule(kept, profile, 'saved', workspace, services.now(), request.who.locale))
}

type Asked = { text: string; schedule: Schedule; mode: Mode | null }

function scheduleBy({ who }: Request, profile: Profile, asked: Asked, now: Date): ProfileSchedule {
  return {
    ...asked,
    profileId: profile.id,
    zone: who.timeZone,
    by: who.personId,
    savedAt: now.toISOString(),
    lastRun: null,
    nextAt: nextTime(asked.schedule, who.timeZone, now).toISOString(),
    held: null,
  }
}

const knownMode = (mode: string | undefined): Mode | null =>
  mode === 'import' || mode === 'update' || mode === 'import-update' ? mode : null

export async function leaveSchedule(request: Request): Promise<Reply> {
  const { left, leftText: text, schedules } = wordsIn(request.who.locale)
  const buttons = [{ title: schedules, text: 'schedules' }]
  return replacing(noticeCard({ tone: 'info', title: left, text, buttons }, request.who.locale))
}

export async function stopSchedule(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  return replacing(await stopScheduling(await profileOf(request, pressed, services), request, services))
}
