/** Control characters, line breaks and the marks that turn the direction of text: none of them belongs in a name. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g
const longest = 300

function oneLine(text: string, max: number): string {
  const line = text.replace(unseen, ' ').replace(/ {2,}/g, ' ').trim()
  const letters = [...line]
  return letters.length > max
    ? `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`
    : line
}

/**
 * User's or vendor's text for places where markdown is read (TextBlock, Fact): shows exactly as it was written, on one line.
 * Also keeps it from becoming a link, a `{{DATE()}}` function or a template expression.
 */
export function escapeMarkdown(text: string, max = longest): string {
  return oneLine(text, max)
    .replace(/[\\`*[\]~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?[a-z0-9]+;)/gi, '\\&')
    .replace(/(?<=[${]){/g, '\\{')
    .replace(/\/\//g, '\\/\\/')
    .replace(/www\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/^(?:>|#{1,6}(?=\s|$)|[+-](?=[\s-]|$))/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** The same text for places without markdown (button and choice titles, summaries): one line, and no template expression left. */
export function plainText(text: string, max = longest): string {
  return oneLine(text, max).replace(/\$\{/g, '$\u2060{')
}

/** What a form holds to be edited: as it was typed, lines and all, and no template expression left. `typedText` takes it back. */
export function inputText(text: string): string {
  return text.replace(/\$\{/g, '$\u2060{')
}

export function typedText(input: string): string {
  return input.replace(/\$\u2060\{/g, '${')
}
