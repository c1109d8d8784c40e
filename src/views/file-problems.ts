import { type FileProblemCode, words as wordsIn } from './words/file-problems.ts'

type FileProblem = { at: readonly (string | number)[]; code: FileProblemCode; detail: string }

/** What is wrong with a pasted file, as a sentence that says where. Plain text, not escaped. */
export function wordFileProblem({ at, code, detail }: FileProblem, locale: string): string {
  const { kinds, otherKind, problems } = wordsIn(locale)
  const kind = (Object.hasOwn(kinds, detail) ? kinds[detail as keyof typeof kinds] : undefined) ?? otherKind
  return problems[code](whereOf(at, locale), code === 'kind' ? kind : detail)
}

/** "mappings, number 3, source": counted from 1, as people do. */
function whereOf(at: readonly (string | number)[], locale: string): string {
  const { file, position, name } = wordsIn(locale)
  return at.length === 0 ? file : at.map((part) => (typeof part === 'number' ? position(part + 1) : name(part))).join(', ')
}
