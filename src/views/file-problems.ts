type FileProblem = { at: readonly (string | number)[]; code: keyof typeof phrases; detail: string }

const kinds: Readonly<Record<string, string>> = {
  object: 'an object between { and }',
  array: 'a list between [ and ]',
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}

const phrases = {
  'not-json': () => 'This is no JSON. Copy the whole file, from its first { to its last }.',
  missing: (where: string) => `${where} is missing.`,
  unknown: (where: string, detail: string) => `${where} has “${detail}”, which a profile doesn’t have. Take it out.`,
  kind: (where: string, detail: string) => `${where} should be ${kinds[detail] ?? 'something else'}.`,
  choice: (where: string, detail: string) => `${where} should be one of these: ${detail}.`,
  'too-long': (where: string, detail: string) => `${where} is too long: at most ${detail}.`,
  'too-short': (where: string) => `${where} is empty.`,
  number: (where: string, detail: string) => `${where} is out of bounds: ${detail}.`,
}

/** What is wrong with a pasted file, as a sentence that says where. Plain text, not escaped. */
export function wordFileProblem({ at, code, detail }: FileProblem): string {
  return phrases[code](whereOf(at), detail)
}

/** "mappings, number 3, source": counted from 1, as people do. */
function whereOf(at: readonly (string | number)[]): string {
  return at.length === 0 ? 'The file' : at.map((part) => (typeof part === 'number' ? `number ${part + 1}` : `“${part}”`)).join(', ')
}
