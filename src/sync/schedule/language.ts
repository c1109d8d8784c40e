/** What a word does in a sentence about times. */
export type Role =
  | 'every'
  /** "om de" 2 uur: every, but only with a number of hours behind it. */
  | 'everyFew'
  | 'daily'
  | 'day'
  | 'week'
  | 'month'
  | 'hour'
  | 'hourly'
  | 'workingDay'
  | 'weekend'
  | 'last'
  | 'at'
  | 'and'
  | 'from'
  | 'to'
  | 'am'
  | 'pm'
  /** Before noon, after noon: like am and pm, but nobody says twelve with them. */
  | 'morning'
  | 'evening'
  | 'everyMorning'
  | 'everyEvening'
  | 'noon'
  | 'midnight'
  /** Says nothing by itself. */
  | 'filler'

/** The words of one language. Case, accents and dots behind abbreviations don't matter. */
export type Language = {
  words: Readonly<Partial<Record<Role, readonly string[]>>>
  /** Monday first. */
  weekdays: readonly (readonly string[])[]
  /** One to twelve, with their other spellings. */
  numbers: readonly (readonly string[])[]
  /** First to third. */
  ordinals: readonly (readonly string[])[]
  /** What makes a figure an ordinal: a pattern in front of it, and one behind. */
  ordinal: { before: string; behind: string }
  /** Minutes that words in front of an hour add: "quarter past", and in three languages "half" takes thirty away. */
  before: Readonly<Record<string, number>>
  /** Minutes that words behind an hour add: "et demie". */
  behind: Readonly<Record<string, number>>
  off: readonly string[]
}
