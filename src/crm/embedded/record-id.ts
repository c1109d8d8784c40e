import type { Target } from '../../sync/types.ts'

/** Numbers in the order of creation: short, and new records stand at the end of every table. */
export function recordId(target: Target, number: number): string {
  return `${target}-${String(number).padStart(9, '0')}`
}

export function recordNumber(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1))
}
