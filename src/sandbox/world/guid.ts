import { mix } from './dice.ts'

/** What a guid is made for: rows of one kind in one division of one seed never share guids with others. */
export interface GuidSpace {
  seed: number
  kind: number
  division: number
}

/** Room left for noise in the last group, so that neighbours do not look like a counter. */
const stride = 2 ** 18

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** Further well-mixed words from one. */
const stir = (word: number): number => {
  const mixed = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 12)) >>> 0
}

/**
 * The guid of the row at `position`. Its last group grows with the position: SQL Server, which Exact runs on,
 * orders guids by that group first, so key order and position order are the same.
 */
export const guidAt = ({ seed, kind, division }: GuidSpace, position: number): string => {
  const first = mix(seed, kind, division, position)
  const second = stir(first + 0x9e3779b9)
  const third = stir(second + 0x9e3779b9)
  const version = hex(0x4000 | (second & 0xfff), 4)
  const variant = hex(0x8000 | (third & 0x3fff), 4)
  const tail = hex(position * stride + (third >>> 14), 12)
  return `${hex(first, 8)}-${hex(second >>> 16, 4)}-${version}-${variant}-${tail}`
}

/** The position a guid has, or would have, in key order. */
export const guidRank = (guid: string): number => Math.floor(Number.parseInt(guid.slice(24), 16) / stride)

/** The position of a guid made by `guidAt` for this space, undefined for any other guid. */
export const positionOfGuid = (space: GuidSpace, guid: string): number | undefined => {
  const position = guidRank(guid)
  return guidAt(space, position) === guid.toLowerCase() ? position : undefined
}

/** Text whose ordinary order is SQL Server's order of guids. */
export const guidSortKey = (guid: string): string =>
  `${guid.slice(24)}${guid.slice(19, 23)}${guid.slice(16, 18)}${guid.slice(14, 16)}${guid.slice(0, 13)}`

export const isGuid = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
