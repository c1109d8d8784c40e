import type { Mode, Profile } from '../sync/types.ts'

/** What people write for a mode, longest first so that "import & update" isn't read as "update". */
const modeWords: readonly { pattern: RegExp; mode: Mode }[] = [
  { pattern: /\s*\b(?:import\s*(?:&|and|\+|-|en|und|et|og)\s*update|sync)$/i, mode: 'import-update' },
  { pattern: /\s*\bimport$/i, mode: 'import' },
  { pattern: /\s*\bupdate$/i, mode: 'update' },
]

export function findProfile(profiles: readonly Profile[], title: string): Profile | undefined {
  const wanted = fold(title)
  return profiles.find((profile) => fold(profile.title) === wanted)
}

function fold(title: string): string {
  return title
    .trim()
    .replace(/^[“”"'‘’]+|[“”"'‘’]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .toLocaleLowerCase('en')
}

export type NamedRun = { profile: Profile | undefined; title: string; mode: Mode }

/** "Customers import" → the profile titled Customers, mode import. A title that itself ends in a mode word wins. No mode: the profile's own. */
export function readRun(profiles: readonly Profile[], text: string): NamedRun {
  const whole = findProfile(profiles, text)
  if (whole !== undefined) return { profile: whole, title: text, mode: whole.mode }
  const found = modeWords.find(({ pattern }) => pattern.test(text))
  const title = found === undefined ? text : text.replace(found.pattern, '').trim()
  const profile = findProfile(profiles, title)
  return { profile, title, mode: found?.mode ?? profile?.mode ?? 'import' }
}
