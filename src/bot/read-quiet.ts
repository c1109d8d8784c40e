import { parseSchedule } from '../sync/schedule/parse-schedule.ts'
import type { QuietHours } from './watch-services.ts'

const time = String.raw`(\d{1,2})(?:[:.h](\d{2}))?(?:\s?(?:h|uur|uhr|kl\.?))?\s?([ap]\.?m\.?)?`
const range = new RegExp(
  String.raw`^(?:(?:from|between|van|tussen|von|zwischen|de|entre|fra|mellem)\s+)?(?:kl\.?\s?)?${time}\s*(?:-|–|to|until|till|and|tot|en|bis|und|à|a|et|til|og)\s*(?:kl\.?\s?)?${time}$`,
  'iu',
)

/** Two times of day in any of the languages; null for off, undefined when it can't be read for certain. The same time twice is no stretch. */
export function readQuiet(text: string): QuietHours | null | undefined {
  const said = text.trim().replace(/[.!]$/, '')
  if (said === 'off' || parseSchedule(said).kind === 'off') return null
  const found = range.exec(said)
  if (found === null) return undefined
  const [from, until] = [timeOf(found.slice(1, 4)), timeOf(found.slice(4, 7))]
  return from === null || until === null || from === until ? undefined : { from, until }
}

function timeOf([hours = '', minutes = '00', half = '']: readonly (string | undefined)[]): string | null {
  const said = Number(hours)
  if (half !== '' && (said < 1 || said > 12)) return null
  const hour = half === '' ? said : (said % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minutes}`
}
