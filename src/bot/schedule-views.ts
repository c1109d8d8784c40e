import type { ProfileSchedule, Workspace } from '../store/settings.ts'
import { nextTimes } from '../sync/schedule/next-time.ts'
import type { Profile } from '../sync/types.ts'
import { scheduleCard } from '../views/schedule-card.ts'
import type { ScheduleLine } from '../views/schedules-card.ts'
import type { View } from '../views/view.ts'
import { wordSchedule } from '../views/word-schedule.ts'
import { words as wordsIn } from '../views/words/scheduling.ts'

export type Held = NonNullable<ProfileSchedule['held']>

/** Three: enough to see a mistake in the days. */
export const shownTimes = 3

/** Why a schedule is paused, and what to do. */
export function wordHeld(
  held: Held,
  { profileId, schedule, by }: ProfileSchedule,
  { profiles, people }: Workspace,
  locale: string,
): string {
  const words = wordsIn(locale)
  const title = profiles.find(({ id }) => id === profileId)?.title ?? ''
  switch (held) {
    case 'rights':
      return words.rights(people[by]?.name ?? '', `schedule ${title} ${wordSchedule(schedule, locale)}`)
    case 'profile':
      return words.profileGone
    case 'connection':
      return words.unconnected
    case 'administration':
      return words.apart(title)
  }
}

/** A kept schedule as it stands. */
export function showSchedule(
  kept: ProfileSchedule,
  profile: Profile,
  kind: 'saved' | 'kept',
  workspace: Workspace,
  at: Date,
  locale: string,
): View {
  const { schedule, zone, mode, held, lastRun, by } = kept
  return scheduleCard(
    {
      profile,
      schedule,
      mode: mode ?? profile.mode,
      next: held === null ? nextTimes(schedule, zone, at, shownTimes) : [],
      timeZone: zone,
      standing: {
        kind,
        by: workspace.people[by]?.name ?? '',
        lastRun: lastOf(lastRun),
        held: held && wordHeld(held, kept, workspace, locale),
      },
    },
    locale,
  )
}

/** The soonest first, those that are paused last. */
export function scheduleLines(workspace: Workspace, locale: string): ScheduleLine[] {
  const soonest = [...workspace.schedules].sort((a, b) => order(a).localeCompare(order(b)))
  return soonest.map((kept) => ({
    title: workspace.profiles.find(({ id }) => id === kept.profileId)?.title ?? wordsIn(locale).lostProfile,
    schedule: kept.schedule,
    timeZone: kept.zone,
    by: workspace.people[kept.by]?.name ?? '',
    next: new Date(kept.nextAt),
    lastRun: lastOf(kept.lastRun),
    held: kept.held && wordHeld(kept.held, kept, workspace, locale),
  }))
}

const order = ({ held, nextAt }: ProfileSchedule) => `${held === null ? 0 : 1}${nextAt}`

const lastOf = (last: ProfileSchedule['lastRun']) => (last === null ? null : { number: last.number, at: new Date(last.at) })
