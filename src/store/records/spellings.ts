/**
 * Parts of which at least one is left intact when a word is typed with the errors that ranking forgives: one error in a
 * word of four letters or more, two from eight. A part is quickly looked for in every name; ranking then judges the few.
 */
export function spellingsOf(word: string): string[] {
  if (word.length < 4) return [word]
  if (word.length < 8) return [...cut(word, 2), withMiddleSwapped(word)]
  return cut(word, 3)
}

function cut(word: string, parts: number): string[] {
  const size = word.length / parts
  return Array.from({ length: parts }, (_, part) => word.slice(Math.round(part * size), Math.round((part + 1) * size)))
}

/** Two swapped letters on both sides of the cut spoil both halves. */
function withMiddleSwapped(word: string): string {
  const middle = Math.round(word.length / 2)
  return word.slice(0, middle - 1) + word.charAt(middle) + word.charAt(middle - 1) + word.slice(middle + 1)
}
