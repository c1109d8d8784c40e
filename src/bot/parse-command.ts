import { rankNames } from '../sync/customer-name.ts'
import { type CommandEntry, type CommandName, registry } from './registry.ts'

export type Command = { name: CommandName; args: Readonly<Record<string, string>> }

/** No command is longer; what is pasted by accident is not searched for one. */
const longest = 400

/** What people put round a command: a greeting and courtesy in front, punctuation behind. The dot of "B.V." belongs to the name. */
function clean(text: string): string {
  return text
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s“”"‘’']*[/@]?\s*/, '')
    .replace(/^(?:(?:hi|hello|hey|hallo|hoi)(?: saldo)?[,!]? )?(?:(?:please|pls|can you|could you|show(?: me)?|give me|tell me) )*/i, '')
    .replace(/[\s?!,;]*(?:(?<!\.\p{L})\.)?[\s?!,;]*$/u, '')
    .replace(/[\s,;]+please$/i, '')
    .replace(/[”"]+$/, '')
    .trim()
}

function match(text: string, entries: readonly CommandEntry[]): Command | null {
  for (const entry of entries) {
    for (const pattern of entry.patterns) {
      const found = new RegExp(pattern, 'iu').exec(text)
      if (found !== null) return { name: entry.name, args: definedGroups(found.groups) }
    }
  }
  return null
}

function definedGroups(groups: Record<string, string | undefined> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).flatMap(([name, value]) => (value === undefined ? [] : [[name, value.trim()]])))
}

const live = registry.filter((entry) => entry.live)
/** Only in front of the command's word: "Fresh Fruit balance" names a customer. */
const askedFresh = /^(?:the )?(?:(?:re)?fresh|live)(?: the)? (?=(?:open )?(?:balance|overdue|invoices?)\b)/i
const toldFresh = /^(?<customer>.+?),? (?:fresh|live|(?:right )?now)$/iu

/**
 * "fresh balance for Acme", "balance for Acme now": the argument `fresh`, for a figure that is asked anew. Behind the name the word may
 * be part of it, so `whole` is the name with it.
 */
function withFresh(text: string): Command | null {
  const asked = askedFresh.test(text) ? match(text.replace(askedFresh, ''), live) : null
  if (asked?.args.customer !== undefined) return { ...asked, args: { ...asked.args, fresh: 'asked' } }
  const told = match(text, live)
  const customer = toldFresh.exec(told?.args.customer ?? '')?.groups?.customer
  if (told === null || customer === undefined) return null
  return { ...told, args: { ...told.args, customer, whole: told.args.customer ?? '', fresh: 'told' } }
}

/** The command a text stands for, or null. Keeps the case of names: "balance for ACME" asks for "ACME". */
export function parseCommand(text: string): Command | null {
  if (text.length > longest) return null
  const cleaned = clean(text)
  return withFresh(cleaned) ?? match(cleaned, registry) ?? match(text.trim(), registry)
}

const keywords = [...new Set(registry.flatMap((entry) => entry.example.split(' ')[0]?.toLowerCase() ?? []))].map((word) => ({
  id: word,
  name: word,
}))

/** The command word that a slip of the finger came from. Two letters are too few to tell, and a piece from its middle tells nothing. */
function nearestKeyword(word: string): string | null {
  const near = keywords.filter(({ name }) => name.startsWith(word) || !name.includes(word))
  return word.length < 3 ? null : (rankNames(word, near)[0]?.id ?? null)
}

/** The text with its misspelt first word put right, when that makes a command of it. */
export function guessCommand(text: string): { text: string; command: Command; safe: boolean } | null {
  const [first = '', ...rest] = text.length > longest ? [] : clean(text).split(' ')
  const keyword = nearestKeyword(first.toLowerCase())
  if (keyword === null) return null
  const corrected = [keyword, ...rest].join(' ')
  const command = parseCommand(corrected)
  if (command === null) return null
  return { text: corrected, command, safe: registry.some((entry) => entry.name === command.name && entry.safe) }
}
