import type { CommandName } from '../registry.ts'

/** One command as people of a language know it. */
export type Phrase = {
  /** As the manual writes it. */
  usage: string
  /** Ready to be typed. */
  example: string
  does: string
  /**
   * Tried in order on the cleaned text; named groups become the arguments. A group with a value behind two underscores stands for that
   * value, whatever was typed: `(?<filter__this_year>dit jaar)` gives the argument `filter` the value "this year".
   */
  patterns: readonly RegExp[]
}

/** Every command in one language. */
export type Phrasebook = Readonly<Record<CommandName, Phrase>>
