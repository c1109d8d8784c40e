import { plainDecimal } from '../decimal.ts'
import type { Value } from '../types.ts'

/** Why a value could not be transformed: a short sentence. */
export type Problem = { problem: string }

const longestShown = 40

/** A value as plain text, for whoever reads texts; '' when empty. */
export function textOf(value: Value): string {
  if (value === null) return ''
  return typeof value === 'number' ? (plainDecimal(value) ?? String(value)) : String(value)
}

/** “1.234,5” isn’t …: the value in front of what is wrong with it. */
export function problemWith(text: string, problem: string): Problem {
  const letters = [...text]
  return { problem: `“${letters.length > longestShown ? `${letters.slice(0, longestShown - 1).join('')}…` : text}” ${problem}` }
}
