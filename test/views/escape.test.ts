import fc from 'fast-check'
import { escapeMarkdown, plainText } from '../../src/views/escape.ts'

/** What markdown shows of escaped text: a backslash before punctuation goes, the punctuation stays. */
function shownOf(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** What is left for markdown to act on once escaped characters are taken out. */
function active(text: string): string {
  return text.replace(/\\[!-/:-@[-`{-~]/g, '□')
}

const pieces = [
  '*',
  '_',
  '[',
  ']',
  '(',
  ')',
  '`',
  '~~',
  '<b>',
  '<',
  '>',
  '#',
  '- ',
  '+ ',
  '1. ',
  '2) ',
  '---',
  '\\',
  '\n\n',
  '    ',
  '&amp;',
  '&#65;',
]
const names = ['http://evil.example', 'www.evil.example', '${x}', '{{DATE(x)}}', 'a', 'é', ' ', '$', '{', '\u202e', '\u0000']
const written = fc.array(fc.constantFrom(...pieces, ...names), { maxLength: 12 }).map((parts) => parts.join(''))

describe('escaped text', () => {
  it('shows exactly what was written, on one line', () => {
    fc.assert(
      fc.property(fc.oneof(written, fc.string({ unit: 'grapheme' })), (text) => {
        expect(shownOf(escapeMarkdown(text))).toBe(plainText(text).replaceAll('\u2060', ''))
      }),
    )
  })

  it('leaves markdown, templates and date functions nothing to act on', () => {
    const acts =
      /[*`[\]~\n]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<[a-z/!?]|&#?\w+;|\/\/|www\.|\$\{|\{\{|^(#{1,6}|[+-]|\d{1,9}[.)])(\s|$)|^>|^---/iu

    fc.assert(
      fc.property(written, (text) => {
        expect(active(escapeMarkdown(text))).not.toMatch(acts)
      }),
    )
  })

  it('never holds a template expression', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(`${escapeMarkdown(text)} ${plainText(text)}`).not.toContain('${')
      }),
    )
  })

  it.each([
    ['[klik](http://evil.example) **x**', '\\[klik\\](http:\\/\\/evil.example) \\*\\*x\\*\\*'],
    ['Jansen & Zn. (Utrecht) - 50%', 'Jansen & Zn. (Utrecht) - 50%'],
    ['field_name', 'field_name'],
    ['+31 30 123 4567', '+31 30 123 4567'],
    ['1. Bakkerij', '1\\. Bakkerij'],
    ['# 1 Sport', '\\# 1 Sport'],
    ['two\r\n\r\nlines', 'two lines'],
    ['a < b', 'a < b'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })

  it('is cut before it is escaped, so no escape is cut in two', () => {
    expect(escapeMarkdown('*'.repeat(50), 10)).toBe(`${'\\*'.repeat(9)}…`)
  })
})
