import type { Half, Token } from './read-tokens.ts'
import type { TimeOfDay } from './types.ts'

/** `assumed`: an hour of the clock's face that stood without am, pm or minutes, and was taken for one before noon. */
export type Times = { times: readonly TimeOfDay[]; assumed: boolean }

type Spoken = { minutes: number; offset: number; half: Half | null; figures: boolean }

/** The times in a stretch of a sentence, in order; null when one doesn't exist or could be two. `leading`: the half of the day said before all. */
export function readTimes(tokens: readonly Token[], leading: Half | null = null): Times | null {
  const spoken = listSpoken(tokens, leading)
  const halved = spoken.filter(({ half }) => half !== null).length
  // "at 5 and 7 pm": five in the morning or in the afternoon?
  if (halved > 0 && spoken.some((each) => each.half === null && onFace(each))) return null
  const minutes = spoken.map(minutesOf)
  if (minutes.length === 0 || minutes.some((each) => each === null)) return null
  const sorted = [...new Set(minutes as number[])].sort((a, b) => a - b)
  return { times: sorted.map(timeOfDay), assumed: spoken.some((each) => each.half === null && !each.figures && before(each, 12)) }
}

export const timeOfDay = (minutes: number): TimeOfDay =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

export const minutesOfDay = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const before = ({ minutes }: Spoken, hour: number) => minutes >= 60 && minutes < hour * 60
const onFace = (each: Spoken) => before(each, 13)

function listSpoken(tokens: readonly Token[], leading: Half | null): Spoken[] {
  const spoken: Spoken[] = []
  let [offset, half] = [0, leading]
  for (const { letter, n, half: said } of tokens) {
    const last = spoken.at(-1)
    if (letter === 'o') offset = n
    if (letter === 'n') spoken.push({ minutes: n * 60, offset, half, figures: false })
    if (letter === 'C') spoken.push({ minutes: n, offset, half, figures: true })
    if (letter === 'n' || letter === 'C') offset = 0
    if (letter === 'z' && last !== undefined) last.offset = n
    if (letter === 'm' && last !== undefined) last.half = said
    if (letter === 'm' && last === undefined) half = said
  }
  return spoken
}

/** Minutes since midnight, or null when there is no such time: 25, 14 am, half one that may be at night or after noon. */
function minutesOf({ minutes, offset, half }: Spoken): number | null {
  const hour = Math.floor(minutes / 60)
  if (hour > 23 || (offset !== 0 && (hour === 0 || hour > 12))) return null
  if (hour === 12 && half !== null && !half.twelve) return null
  const total = minutes + offset
  const onClock = total < 60 ? total + 12 * 60 : total
  if (half === null) return total < 60 && offset !== 0 ? null : total
  if (!half.pm) return hour > 12 ? null : onClock % (12 * 60)
  if (hour === 0) return null
  return hour > 12 ? total : (onClock % (12 * 60)) + 12 * 60
}
