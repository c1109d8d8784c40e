/** A well-mixed 32-bit number from a few integers: the same ones always give the same number. */
export const mix = (...parts: readonly number[]): number => {
  let hash = 0x811c9dc5
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0) ^ Math.floor(part / 0x1_0000_0000), 0x85ebca6b)
    hash ^= hash >>> 13
    hash = Math.imul(hash, 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}

export interface Dice {
  /** An integer from 0 up to, not including, `limit`. */
  under(limit: number): number
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number
  pick<T>(choices: readonly [T, ...T[]]): T
  chance(percent: number): boolean
}

/** A repeatable stream of rolls for one purpose of one row. */
export const dice = (...parts: readonly number[]): Dice => {
  let state = mix(...parts)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let word = Math.imul(state ^ (state >>> 15), 1 | state)
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word
    return ((word ^ (word >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const under = (limit: number) => Math.floor(next() * limit)
  return {
    under,
    between: (low, high) => low + under(high - low + 1),
    pick: (choices) => choices[under(choices.length)] ?? choices[0],
    chance: (percent) => next() * 100 < percent,
  }
}
