import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gap, type Literal, stringLiterals } from '../support/string-literals.ts'

const src = join(import.meta.dirname, '../../src')

/** The phrasebooks are the languages themselves. */
const files = ['bot', 'app'].flatMap((room) =>
  readdirSync(join(src, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('phrases/'))
    .map((name) => join(room, name)),
)

/** Sentences that are no text for a person, each with its reason. */
const allowed: ReadonlySet<string> = new Set([
  // The English command that a form or a button sends on.
  `${gap} promised to pay${gap} on ${gap}`,
])

/** Whether the call that ends with `name` is still open before a literal. */
function isWithin({ before }: Literal, name: RegExp): boolean {
  const call = [...before.slice(-600).matchAll(name)].at(-1)
  if (call === undefined) return false
  const since = call.input.slice(call.index + call[0].length)
  return since.split('(').length >= since.split(')').length
}

/** For the log, for whoever maintains this, or the name of a lock: none of it is said to anybody. */
function isInternal(literal: Literal): boolean {
  if (isWithin(literal, /\blogger\.(?:debug|info|warn|error)\(/g)) return true
  if (isWithin(literal, /\bnew (?:SaldoError|Error)\(|\bexclusive\(|\breconnect\(/g)) return true
  return isWithin(literal, /\brefusal\(/g) || isOfError(literal)
}

/** An error's own words, on its line or further in below it: they are translated where they are shown. */
function isOfError({ before }: Literal): boolean {
  const start = [...before.matchAll(/^( *)(?:[^\n]*\b)?(?:message|person|advice)(?::| =)(?=[^\n]*$|\n)/gm)].at(-1)
  if (start === undefined) return false
  const below = before.slice(start.index).split('\n').slice(1)
  return below.every((line) => line.search(/\S|$/) > (start[1] ?? '').length)
}

const words = /\p{Ll}{2,}[’\p{L}]* \p{L}+|\p{L} \p{Ll}{2,}/u
const startsAsOne = new RegExp(`^[“"]?(?:\\p{Lu}|${gap})`, 'u')

/** A sentence or a title, or one word in the place of a title. */
function isForPeople({ text, before }: Literal): boolean {
  const isTitle = /\b(?:title|text|label)(?::| =) *$/.test(before) && /^\p{Lu}\p{Ll}+\.?$/u.test(text)
  return isTitle || (startsAsOne.test(text) && words.test(text))
}

function strays(source: string): string[] {
  return stringLiterals(source)
    .filter((literal) => isForPeople(literal) && !isInternal(literal) && !allowed.has(literal.text))
    .map(({ line, text }) => `${line}: ${text}`)
}

it.each(files)('src/%s says nothing in one language only', (name) => {
  expect(strays(readFileSync(join(src, name), 'utf8'))).toEqual([])
})

it.each([
  ["noticeCard({ title: 'Done' })", '1: Done'],
  ["reply({ kind: 'text', text: 'Nothing is under way.' })", '1: Nothing is under way.'],
  ['const title = `Run ${number} goes on`', `1: Run ${gap} goes on`],
  ['const text = `${name} is unlinked.`', `1: ${gap} is unlinked.`],
  ['const a = `${b ? `Still under ${c}` : ""}`', `1: Still under ${gap}`],
  ["logger.warn({ err: f(e) }, 'A turn failed')\nconst b = 'Now for people'", '2: Now for people'],
])('finds what is meant for people: %s', (source, found) => {
  expect(strays(source)).toEqual([found])
})

it.each([
  "logger.warn({ err: f(e) }, 'A turn failed')",
  "// It isn't said\nconst verb = 'say'",
  'const text = `balance for ${name}`',
  "throw new Error('A promise that is none')",
  "const person =\n  a ? 'It is parked' : 'It runs'",
  "const pattern = /['A quoted thing']/u",
])('leaves alone what nobody is told: %s', (source) => {
  expect(strays(source)).toEqual([])
})
