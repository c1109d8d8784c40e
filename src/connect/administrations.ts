import type { Administration, Connection } from './types.ts'

/** The administrations that questions cover, the one that imports use first. Empty until somebody chose. */
export function takingPart({ administrations, administration, takingPart: chosen = [] }: Connection): Administration[] {
  const codes = administration === null ? [] : [...new Set([administration, ...chosen])]
  return codes.flatMap((code) => administrations.find((each) => each.code === code) ?? [])
}
