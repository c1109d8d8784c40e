import type { Administration, Connection } from './types.ts'

/** The administrations that questions cover, the one that imports use first. Empty until somebody chose. */
export function takingPart({ administrations, administration, takingPart: chosen = [] }: Connection): Administration[] {
  const codes = administration === null ? [] : [...new Set([administration, ...chosen])]
  return codes.flatMap((code) => administrations.find((each) => each.code === code) ?? [])
}

/** What is ticked before anybody chose: what took part in the connection before this one, otherwise the one the user works in. */
export function preferredOf({ administrations, takingPart: before = [] }: Connection): number[] {
  const known = before.filter((code) => administrations.some((each) => each.code === code))
  return known.length > 0 ? known : administrations.slice(0, 1).map(({ code }) => code)
}

/** Its number, when the sign-in at Exact doesn't know it any more. */
export function administrationName(connection: Connection | null, code: number): string {
  return connection?.administrations.find((each) => each.code === code)?.name ?? String(code)
}
