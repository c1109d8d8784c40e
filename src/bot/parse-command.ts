import { rankNames } from '../sync/customer-name.ts'
import { type Language, languages } from '../views/language.ts'
import { type Manners, manners } from './phrases/manners.ts'
import { phrasebooks } from './phrases/phrasebooks.ts'
import { readAmount } from './read-typed.ts'
import { type CommandEntry, type CommandName, entryOf, registry } from './registry.ts'

/** `args`: the same names and English values in whatever language it was said; names, days and remarks as they were typed. */
export type Command = { name: CommandName; args: Readonly<Record<string, string>> }

/** No command is longer; what is pasted by accident is not searched for one. */
const longest = 400

const greeting =
  /^(?:hi|hello|hey|hallo|hoi|dag|goede(?:morgen|middag|navond)|moin|guten (?:morgen|tag|abend)|bonjour|salut|bonsoir|hej|goddag|godmorgen|good (?:morning|afternoon|evening))(?: there)?[,!.]* (?=.)/i

/** What people put round a command: a greeting and courtesy in front, punctuation behind. The dot of "B.V." belongs to the name. */
function clean(text: string, { opening, closing }: Manners): string {
  return text
    .replace(opening, '')
    .replace(/[\s?!,;:]*(?:(?<!\.\p{L})\.)?[\s?!,;:]*$/u, '')
    .replace(closing, '')
    .replace(/[”"“»\s?!,;]+$/, '')
    .trim()
}

/** The bot is called like the word for a balance: "Saldo, …" calls it, "saldo van Acme" asks. So a text may be read with and without. */
function readingsOf(text: string, language: Language): string[] {
  // A date copied from a card has hyphens that don't break.
  const whole = text
    .replaceAll('\u2011', '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s“”„"‘’'«]*[/@]?\s*/, '')
  const ungreeted = whole.replace(greeting, '').replace(/^saldo[,!:] /i, '')
  const uncalled = ungreeted.replace(/^saldo /i, '')
  const readings = /^saldo\W*$/i.test(ungreeted) ? [whole] : [ungreeted, uncalled, whole]
  return [...new Set([...readings.map((reading) => clean(reading, manners[language])), text.trim()])]
}

type Book = readonly { entry: CommandEntry; patterns: readonly RegExp[] }[]

function compile(language: Language): Book {
  return registry.map((entry) => ({
    entry,
    patterns: phrasebooks[language][entry.name].patterns.map((pattern) => new RegExp(pattern, 'iu')),
  }))
}

const books = Object.fromEntries(languages.map((language) => [language, compile(language)])) as Record<Language, Book>

/** Own language first, then English, then the rest. */
function languagesFor(language: Language): Language[] {
  return [...new Set([language, 'en' as const, ...languages])]
}

function match(text: string, book: Book): Command | null {
  for (const { entry, patterns } of book) {
    for (const pattern of patterns) {
      const found = pattern.exec(text)
      if (found !== null) return { name: entry.name, args: argumentsIn(found.groups) }
    }
  }
  return null
}

/** `filter__this_year` that matched anything is the argument `filter` with the value "this year". */
function argumentsIn(groups: Record<string, string | undefined> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups).flatMap(([group, typed]) => {
      const [name = '', value] = group.split('__')
      return typed === undefined ? [] : [[name, value?.replaceAll('_', ' ') ?? canonical(name, typed.trim())]]
    }),
  )
}

/** An amount to filter by as decimal text; one that can be read in two ways stays as it was typed, to be asked about. */
function canonical(name: string, typed: string): string {
  const amount = name === 'above' ? readAmount(typed, 'en-GB') : null
  return amount !== null && 'value' in amount ? amount.value : typed
}

/**
 * "fresh balance for Acme", "balance for Acme now": the argument `fresh`, for a figure that is asked anew. Behind the name the word may
 * be part of it, so `whole` is the name with it.
 */
function withFresh(text: string, language: Language): Command | null {
  const { askedFresh, toldFresh } = manners[language]
  const live = books[language].filter(({ entry }) => entry.live)
  const asked = askedFresh.test(text) ? match(text.replace(askedFresh, ''), live) : null
  if (asked?.args.customer !== undefined) return { ...asked, args: { ...asked.args, fresh: 'asked' } }
  const told = match(text, live)
  const customer = toldFresh.exec(told?.args.customer ?? '')?.groups?.customer
  if (told === null || customer === undefined) return null
  return { ...told, args: { ...told.args, customer, whole: told.args.customer ?? '', fresh: 'told' } }
}

function parseIn(language: Language, text: string): Command | null {
  for (const reading of readingsOf(text, language)) {
    const command = withFresh(reading, language) ?? match(reading, books[language])
    if (command !== null) return command
  }
  return null
}

/** The command a text stands for, or null. Keeps the case of names: "balance for ACME" asks for "ACME". */
export function parseCommand(text: string, language: Language): Command | null {
  if (text.length > longest) return null
  for (const each of languagesFor(language)) {
    const command = parseIn(each, text)
    if (command !== null) return command
  }
  return null
}

const keywords = Object.fromEntries(
  languages.map((language) => {
    const sayings = registry.filter(({ name }) => name !== 'promise').map(({ name }) => phrasebooks[language][name].example)
    const words = sayings.flatMap((example) => example.split(' ')[0]?.toLowerCase() ?? [])
    return [language, [...new Set(words)].map((word) => ({ id: word, name: word }))]
  }),
) as Record<Language, { id: string; name: string }[]>

/** The command word that a slip of the finger came from. Two letters are too few to tell, and a piece from its middle tells nothing. */
function nearestKeyword(typed: string, language: Language): string | null {
  const word = typed.toLowerCase().replaceAll(/[^\p{L}\p{M}]/gu, '')
  const near = keywords[language].filter(({ name }) => name.startsWith(word) || !name.includes(word))
  return word.length < 3 ? null : (rankNames(word, near)[0]?.id ?? null)
}

const isHarmless = ({ name }: Command) => entryOf(name).safe && entryOf(name).who === 'anyone'

/** The text with its misspelt first word put right, when that makes a command of it. `safe`: it only looks, and is for everybody: no guess is an admin's command. */
export function guessCommand(text: string, language: Language): { text: string; command: Command; safe: boolean } | null {
  if (text.length > longest) return null
  for (const each of new Set([language, 'en' as const])) {
    const [first = '', ...rest] = (readingsOf(text, each)[0] ?? '').split(' ')
    const keyword = nearestKeyword(first, each)
    const corrected = [keyword, ...rest].join(' ')
    const command = keyword === null ? null : parseIn(each, corrected)
    if (command !== null) return { text: corrected, command, safe: isHarmless(command) }
  }
  return null
}
