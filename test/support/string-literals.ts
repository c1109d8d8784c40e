export type Literal = { text: string; line: number; before: string }

/** What stands where a value is put into a template. */
export const gap = '…'

/** Every string and template of a TypeScript source outside comments and regular expressions, with the source before it. */
export function stringLiterals(source: string): Literal[] {
  const found: Literal[] = []
  const open: { text: string; at: number; braces: number }[] = []
  let at = 0
  const keep = (text: string, from: number) => {
    const before = source.slice(0, from)
    found.push({ text, line: before.split('\n').length, before })
  }

  /** Up to `end`, past it; the text without the escaping. */
  function readUntil(end: RegExp): { text: string; stop: string } {
    let text = ''
    while (at < source.length) {
      const stop = end.exec(source.slice(at, at + 2))?.[0]
      if (stop !== undefined) {
        at += stop.length
        return { text, stop }
      }
      if (source[at] === '\\') at++
      text += source[at++] ?? ''
    }
    return { text, stop: '' }
  }

  function readTemplate(template: { text: string; at: number; braces: number }): void {
    const { text, stop } = readUntil(/^(?:`|\$\{)/)
    const whole = { ...template, text: template.text + text }
    if (stop === '`') keep(whole.text, whole.at)
    else open.push({ ...whole, text: `${whole.text}${gap}` })
  }

  while (at < source.length) {
    const from = at
    const sign = source[at++] ?? ''
    const next = source[at] ?? ''
    const inner = open.at(-1)
    if (sign === '/' && next === '/') readUntil(/^\n/)
    else if (sign === '/' && next === '*') readUntil(/^\*\//)
    else if (sign === '/' && /[(,=:[!&|?{};>]\s*$/.test(source.slice(Math.max(0, from - 40), from))) skipPattern()
    else if (sign === "'" || sign === '"') keep(readUntil(new RegExp(`^${sign}`)).text, from)
    else if (sign === '`') readTemplate({ text: '', at: from, braces: 0 })
    else if (sign === '{' && inner) inner.braces++
    else if (sign === '}' && inner && inner.braces-- === 0) {
      open.pop()
      readTemplate({ ...inner, braces: 0 })
    }
  }
  return found

  /** A slash within brackets doesn't end a regular expression. */
  function skipPattern(): void {
    let bracket = false
    for (; at < source.length && source[at] !== '\n' && (bracket || source[at] !== '/'); at++) {
      if (source[at] === '\\') at++
      else if (source[at] === '[') bracket = true
      else if (source[at] === ']') bracket = false
    }
    at++
  }
}
