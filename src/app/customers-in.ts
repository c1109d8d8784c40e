import type { CustomerId } from '../bot/customer-id.ts'
import { takingPart } from '../connect/administrations.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { rankCustomers } from '../sync/rank-customers.ts'

type Parts = { settings: SettingsPort; mirror: Pick<MirrorPort, 'search'> }

/** A message may be long, and whoever asks waits. */
const mostWords = 150
const mostSearches = 120
const longestName = 5
const mostNear = 5

/** Names are written with a capital or a digit at their beginning; the words between may be small. */
const begins = /^[\p{Lu}\p{N}]/u

/** What may be a name in a text: some words in a row, the longest first. */
export function phrasesOf(text: string): string[] {
  const parts = text
    .slice(0, 4000)
    .split(/[\n.;:!?()"“”„«»]+(?=\s|$)|\s[-–—]\s/u)
    .map((part) =>
      part
        .split(/[\s,]+/)
        .map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[’'`]s$|[^\p{L}\p{N}.]+$/gu, ''))
        .filter((word) => word !== ''),
    )
  let left = mostWords
  const phrases = new Set<string>()
  for (const words of parts) {
    const some = words.slice(0, left)
    left -= some.length
    for (let size = Math.min(longestName, some.length); size > 0; size--)
      for (let at = 0; at + size <= some.length; at++) if (begins.test(some[at] ?? '')) phrases.add(some.slice(at, at + size).join(' '))
  }
  return [...phrases].filter((phrase) => phrase.length > 1).sort((one, other) => other.split(' ').length - one.split(' ').length)
}

/** Customers whose name or code stands in a text, by the mirrors alone: a message costs no call. Each account once, the longest names first. */
export function createCustomersIn({ settings, mirror }: Parts) {
  return async (tenantId: string, text: string): Promise<readonly CustomerId[]> => {
    const { connection } = await settings.read(tenantId)
    const administrations = connection === null ? [] : takingPart(connection)
    const found = new Map<string, CustomerId>()
    const taken: string[] = []
    for (const phrase of phrasesOf(text).slice(0, mostSearches)) {
      // "Jansen" isn't meant where "Jansen Bouw" was found.
      if (taken.some((longer) => ` ${longer} `.includes(` ${phrase} `))) continue
      for (const { code } of administrations) {
        const records = await mirror.search({ tenantId, administration: code, source: 'account' }, phrase, mostNear)
        for (const { id, exact } of rankCustomers(phrase, records)) {
          if (!exact) continue
          found.set(`${code}/${id}`, { administration: code, id })
          taken.push(phrase)
        }
      }
    }
    return [...found.values()]
  }
}
