import { normaliseName } from '../src/sync/customer-name.ts'

export type Question = {
  kind: 'the name' | 'beginning of a word' | 'words turned round' | 'one typing error' | 'two typing errors' | 'nonsense'
  text: string
  /** Whether the name it was made from has to be found. */
  meant: boolean
}

/** How somebody who means this name might ask for it. The last two kinds need a word of eight letters. */
export function questionsAbout(name: string): Question[] {
  const words = normaliseName(name).split(' ')
  const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? ''
  const withWord = (word: string) => words.map((own) => (own === longest ? word : own)).join(' ')
  const questions: Question[] = [
    { kind: 'the name', text: name, meant: true },
    { kind: 'beginning of a word', text: longest.slice(0, 4), meant: false },
    { kind: 'words turned round', text: [...words].reverse().join(' '), meant: true },
    { kind: 'one typing error', text: withWord(withoutLetter(longest, 3)), meant: true },
    { kind: 'two typing errors', text: withWord(swapped(withoutLetter(longest, 2), 4)), meant: true },
    { kind: 'nonsense', text: `${[...longest].reverse().join('x')} qzx`, meant: false },
  ]
  return longest.length < 9 ? questions.filter(({ kind }) => kind !== 'two typing errors') : questions
}

const withoutLetter = (word: string, at: number) => word.slice(0, at) + word.slice(at + 1)

const swapped = (word: string, at: number) => word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
