import { rankNames } from '../sync/customer-name.ts'
import { type CommandEntry, type CommandName, registry } from './registry.ts'

export type Command = { name: CommandName; args: Readonly<Record<string, string>> }

/** What people put round a command: courtesy in front, punctuation behind. */
function clean(text: string): string {
  return text
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replace(/^\s*[/@]?\s*/, '')
    .replace(/^(?:please|pls|can you|could you|show me|give me|tell me)\s+/i, '')
    .replace(/[\s?!.,;]*(?:please)?[\s?!,;]*$/i, '')
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

/** The command a text stands for, or null. Keeps the case of names: "balance for ACME" asks for "ACME". */
export function parseCommand(text: string): Command | null {
  return match(clean(text), registry) ?? match(text.trim(), registry)
}

const keywords = [...new Set(registry.flatMap((entry) => entry.example.split(' ')[0]?.toLowerCase() ?? []))].map((word) => ({
  id: word,
  name: word,
}))

/** The command word that a slip of the finger came from. Two letters are too few to tell. */
function nearestKeyword(word: string): string | null {
  return word.length < 3 ? null : (rankNames(word, keywords)[0]?.id ?? null)
}

/** The text with its misspelt first word put right, when that makes a command of it. */
export function guessCommand(text: string): { text: string; command: Command; safe: boolean } | null {
  const [first = '', ...rest] = clean(text).split(' ')
  const keyword = nearestKeyword(first)
  if (keyword === null) return null
  const corrected = [keyword, ...rest].join(' ')
  const command = parseCommand(corrected)
  if (command === null) return null
  return { text: corrected, command, safe: registry.some((entry) => entry.name === command.name && entry.safe) }
}
