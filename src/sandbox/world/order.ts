import type { EdmType } from '../catalogue/entity.ts'
import { guidSortKey } from './guid.ts'

/** A cell or a literal; only literals are bigint. */
export type Operand = string | number | bigint | boolean | null

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other))

/** Compares two values of one type the way the server orders them: null first, guids by their last group. */
export const compareValues = (one: Operand, other: Operand, type: EdmType | 'Null'): number => {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null)
  if (type === 'Guid') return compareText(guidSortKey(String(one)), guidSortKey(String(other)))
  if (typeof one === 'string') return compareText(one, String(other))
  return one < other ? -1 : Number(one > other)
}
