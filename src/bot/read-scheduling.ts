import { parseSchedule } from '../sync/schedule/parse-schedule.ts'
import type { Mode, Profile } from '../sync/types.ts'
import { findProfile, readRun } from './find-profile.ts'

/** `when`: what stands behind the title and a mode; '' when nothing does. */
export type Scheduling = { profile: Profile; mode: Mode | null; when: string } | { profile: null; title: string }

const modeInFront = /^(?:in )?(?:import\s*(?:&|and|\+|-|en|und|et|og)\s*update|sync|import|update)(?=\s|$)/i

/**
 * "Customers update every weekday at 07:00" → the profile titled Customers, mode update, and when. Of several titles that the text
 * begins with, the longest counts behind which a schedule stands.
 */
export function readScheduling(profiles: readonly Profile[], text: string): Scheduling {
  const words = text.trim().split(/\s+/)
  const readings = words
    .map((_, index) => words.length - index)
    .flatMap((length) => {
      const profile = findProfile(profiles, words.slice(0, length).join(' '))
      return profile === undefined ? [] : [{ profile, ...readRest(profile, words.slice(length).join(' ')) }]
    })
  const told = readings.find(({ when }) => when === '' || isUnderstood(when))
  return told ?? readings[0] ?? { profile: null, title: titleIn(words) }
}

function readRest(profile: Profile, rest: string): { mode: Mode | null; when: string } {
  const named = modeInFront.exec(rest)?.[0]
  if (named === undefined) return { mode: null, when: rest }
  return { mode: readRun([profile], `${profile.title} ${named}`).mode, when: rest.slice(named.length).trim() }
}

/** What stands in front of the longest schedule at the text's end, and otherwise its first word. */
function titleIn(words: readonly string[]): string {
  const end = words.findIndex((_, index) => index > 0 && isUnderstood(words.slice(index).join(' ')))
  return words.slice(0, end === -1 ? 1 : end).join(' ')
}

const isUnderstood = (when: string) => parseSchedule(when).kind !== 'unclear'
