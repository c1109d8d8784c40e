/** Longer words are found only as they are written: nobody types so many letters, and the parts to look for would be thousands. */
const longestGuessed = 24
const shortestGuessed = 3

/** Short words must be right, middling ones may have one error, long ones two. */
export function errorsAllowed(word: string): number {
  if (word.length < 4) return 0
  return word.length < 8 ? 1 : 2
}

/**
 * A word cut into one part more than the errors it is found with, so that one part is left intact whatever they are.
 * Each part says how long its word is and where it stood: `9:1:ren` is the second third of nine letters.
 */
export function partsOf(word: string): string[] {
  if (word.length < shortestGuessed || word.length > longestGuessed + 2) return []
  return cutsOf(word.length).map(([from, to], place) => `${word.length}:${place}:${word.slice(from, to)}`)
}

/** All parts by which a word may be known that resembles this one: each part of each possible length, moved by up to the errors. */
export function partsSought(word: string): string[] {
  const errors = errorsAllowed(word)
  if (errors === 0 || word.length > longestGuessed) return []
  const sought = new Set<string>()
  for (const text of withNeighboursSwapped(word))
    for (let length = word.length - errors; length <= word.length + errors; length++)
      for (const [place, [from, to]] of cutsOf(length).entries())
        for (let start = Math.max(0, from - errors); start <= from + errors && start + to - from <= text.length; start++)
          sought.add(`${length}:${place}:${text.slice(start, start + to - from)}`)
  return [...sought]
}

/** Words of six letters may be meant by eight with two errors. */
function cutsOf(length: number): [from: number, to: number][] {
  const parts = length < 6 ? 2 : 3
  const edge = (part: number) => Math.round((part * length) / parts)
  return Array.from({ length: parts }, (_, part) => [edge(part), edge(part + 1)])
}

/** Two swapped letters are one error that may spoil two parts, so they are tried the other way round. */
function withNeighboursSwapped(word: string): string[] {
  const swapped = Array.from(
    { length: word.length - 1 },
    (_, at) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  )
  return [word, ...swapped]
}
