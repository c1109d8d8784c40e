import { plainDecimal } from '../decimal.ts'
import type { Value } from '../types.ts'

/** What a value isn't, after a step of a rule. */
export type Misfit = 'number' | 'plain-number' | 'date' | 'day' | 'phone' | 'country-code' | 'country-name' | 'yes-or-no' | 'html'

/** Why a value could not be transformed: a short sentence, and what it is made of. `by`: the language, notation or country of the step. */
export type Problem = { problem: string; misfit: Misfit; shown: string; by: string }

const longestShown = 40

/** A value as plain text, for whoever reads texts; '' when empty. */
export function textOf(value: Value): string {
  if (value === null) return ''
  return typeof value === 'number' ? (plainDecimal(value) ?? String(value)) : String(value)
}

/** “1.234,5” isn’t …: the value in front of what is wrong with it. */
export function problemWith(text: string, misfit: Misfit, problem: string, by = ''): Problem {
  const letters = [...text]
  const shown = letters.length > longestShown ? `${letters.slice(0, longestShown - 1).join('')}…` : text
  return { problem: `“${shown}” ${problem}`, misfit, shown, by }
}
