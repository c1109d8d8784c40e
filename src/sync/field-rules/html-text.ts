import { convert, type HtmlToTextOptions } from 'html-to-text'

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } }))
/** Stands where something was cut off. */
const cut = '\u0000'
const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxDepth: 100, maxInputLength: 1_000_000, ellipsis: cut },
  selectors: [...headings, { selector: 'a', options: { ignoreHref: true } }, { selector: 'img', format: 'skip' }],
}

/** What a person reads of HTML: lines kept, links as their text, pictures left out; null when it is too large or too deep to read whole. */
export function htmlText(html: string): string | null {
  if (html.length > 1_000_000) return null
  const text = convert(html, options)
  return text.includes(cut) ? null : text.trim()
}
