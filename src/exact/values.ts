import type { FieldType, Value } from '../sync/types.ts'
import { toDate, toInstant } from './dates.ts'

const noId = '00000000-0000-0000-0000-000000000000'

/**
 * A wire value as the core knows it. Padded codes are trimmed, '' and the all-zero id are null, 0/1 flags are booleans, money is a
 * decimal string with two decimals. What doesn't fit its field's type is null: Exact writes navigation links where a value is missing.
 */
export function normalise(type: FieldType, wire: unknown): Value {
  if (wire === null || wire === undefined) return null
  switch (type) {
    case 'number':
      return finite(wire)
    case 'money':
      return decimal(finite(wire))
    case 'boolean':
      return flag(wire)
    case 'date':
      return typeof wire === 'string' ? toDate(wire) : null
    case 'instant':
      return typeof wire === 'string' ? toInstant(wire) : null
    case 'id':
      return wire === noId ? null : text(wire)
    case 'text':
    case 'multiline':
    case 'email':
    case 'phone':
    case 'url':
    case 'choice':
      return text(wire)
  }
}

function text(wire: unknown): string | null {
  if (typeof wire !== 'string' && typeof wire !== 'number') return null
  return String(wire).trim() || null
}

function finite(wire: unknown): number | null {
  const number = typeof wire === 'string' && wire.trim() !== '' ? Number(wire) : wire
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

/** Exact's doubles carry binary noise beyond the cent. */
function decimal(number: number | null): string | null {
  if (number === null) return null
  const fixed = number.toFixed(2)
  return fixed === '-0.00' ? '0.00' : fixed
}

function flag(wire: unknown): boolean | null {
  if (wire === true || wire === 1) return true
  return wire === false || wire === 0 ? false : null
}
