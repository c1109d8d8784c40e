import type { Column, Entity } from '../catalogue/entity.ts'
import type { Clock } from '../clock.ts'
import { refuse } from '../odata/bad-request.ts'
import { parseDateTime } from '../odata/tokenize.ts'
import { isGuid } from '../world/guid.ts'
import type { Values } from '../world/records.ts'
import type { Value } from '../world/rows.ts'

const whole = { Byte: [0, 255], Int16: [-32_768, 32_767], Int32: [-2_147_483_648, 2_147_483_647] } as const

/** Zone-less text is wall clock as it stands; text with a zone is shifted to the wall clock, over midnight if need be. */
const readDate = (text: string, clock: Clock): number | undefined => {
  const encoded = /^\/Date\((-?\d+)\)\/$/.exec(text)?.[1]
  if (encoded !== undefined) return Number(encoded)
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(text.slice(10))) return parseDateTime(text)
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : clock.wall(instant)
}

const readValue = (column: Column, value: unknown, clock: Clock): Value | undefined => {
  if (value === null) return null
  switch (column.type) {
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'Double':
      return typeof value === 'number' ? value : undefined
    case 'Byte':
    case 'Int16':
    case 'Int32': {
      const [low, high] = whole[column.type]
      return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high ? value : undefined
    }
    case 'Guid':
      return typeof value === 'string' && isGuid(value) ? value.toLowerCase() : undefined
    case 'DateTime':
      return typeof value === 'string' ? readDate(value, clock) : undefined
    default:
      return typeof value === 'string' ? value : undefined
  }
}

const trimCodes = (column: Column, value: Value): Value => (column.pad && typeof value === 'string' ? value.trim() : value)

/**
 * The values a body sets. Read-only columns are left out silently; unknown names and values of the wrong type are refused.
 * @throws BadRequest
 */
export const readBody = (entity: Entity, body: string, use: 'post' | 'put', clock: Clock): Values => {
  const parsed = parseJson(body)
  const values: Values = {}
  for (const [name, input] of Object.entries(parsed)) {
    const column = entity.byName.get(name)
    if (!column)
      return refuse(`Error processing request stream. The property name '${name}' specified for type '${entity.type}' is not valid.`)
    if (!column[use] || column.type === 'Collection') continue
    const value = readValue(column, input, clock)
    if (value === undefined) return refuse(`Error processing request stream. The property value provided for '${name}' is not valid.`)
    values[name] = trimCodes(column, value)
  }
  return values
}

const parseJson = (body: string): object => {
  try {
    const parsed: unknown = JSON.parse(body)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  } catch {
    // Falls through to the same refusal: the vendor does not tell the cases apart.
  }
  return refuse('Error processing request stream. The request should be a valid top-level resource object.')
}
