import { type BrakeLimits, usualLimits } from '../sync/brake.ts'
import { goneProblems } from '../sync/check-gone.ts'
import { levelsOf, matchLevels } from '../sync/match-levels.ts'
import type { FieldSpec, GoneRule, Mapping, MatchLevel, ProfileContent, Target } from '../sync/types.ts'
import { typedText } from '../views/escape.ts'
import type { OptionsProblem, TypedOptions } from '../views/profile-options-card.ts'
import { wordProblem } from '../views/profile-problems.ts'
import { words as wordsIn } from '../views/words/profile-options.ts'

export type Options = {
  key: Mapping
  matching: readonly MatchLevel[] | undefined
  gone: GoneRule | undefined
  brake: BrakeLimits | undefined
}

/** The levels that can tell records of a kind apart: people have no registration number. */
export function levelsFor(target: Target): readonly MatchLevel[] {
  return matchLevels.filter((level) => target === 'company' || level !== 'number')
}

/** A profile's options as a form holds them. */
export function typedOptions(content: ProfileContent): TypedOptions {
  const { key, gone = { how: 'keep' }, brake } = content
  return {
    ...{ keyTarget: key.target, keySource: key.source, matching: levelsOf(content), goneHow: gone.how },
    ...(gone.how === 'keep' ? { goneField: '', goneValue: '' } : { goneField: gone.field, goneValue: gone.value }),
    share: brake === undefined ? '' : String(Number((brake.share * 100).toFixed(2))),
    records: brake === undefined ? '' : String(brake.records),
  }
}

const longestValue = 200

/** What a form says; what isn't on it stays as it was. */
export function readTyped(data: Readonly<Record<string, string>>, before: TypedOptions): TypedOptions {
  const text = (name: keyof TypedOptions, most = longestValue) =>
    typedText(data[name] ?? String(before[name]))
      .trim()
      .slice(0, most)
  const { goneHow } = data
  return {
    ...{ keyTarget: text('keyTarget'), keySource: text('keySource') },
    matching: data.matching === undefined ? before.matching : data.matching.split(',').map((level) => level.trim()),
    goneHow: goneHow === undefined ? before.goneHow : goneHow === 'mark' || goneHow === 'ask' ? goneHow : 'keep',
    ...{ goneField: text('goneField'), goneValue: text('goneValue') },
    ...{ share: text('share', 20), records: text('records', 20) },
  }
}

/** What was typed as options, or what is wrong with it at its place. What is as usual is left out. */
export function readOptions(
  typed: TypedOptions,
  target: Target,
  crmFields: readonly FieldSpec[],
  exactFields: readonly FieldSpec[],
  locale: string,
): { options: Options } | { problems: OptionsProblem[] } {
  const words = wordsIn(locale)
  const key = { target: typed.keyTarget, source: typed.keySource }
  const gone = goneOf(typed)
  const [share, records] = [numberOf(typed.share), numberOf(typed.records)]
  const problems: OptionsProblem[] = [
    ...(isKey(key, crmFields, exactFields) ? [] : [{ at: 'key' as const, text: words.bothSides }]),
    ...goneProblem(gone, key, crmFields, locale),
    ...(isWithin(share, 100) ? [] : [{ at: 'share' as const, text: words.noShare(typed.share) }]),
    ...(isWithin(records, Number.MAX_SAFE_INTEGER) && Number.isInteger(records ?? 0)
      ? []
      : [{ at: 'records' as const, text: words.noRecords(typed.records) }]),
  ]
  if (problems.length > 0) return { problems }
  const brake = { share: share === null ? usualLimits.share : share / 100, records: records ?? usualLimits.records }
  const isUsual = brake.share === usualLimits.share && brake.records === usualLimits.records
  return { options: { key, matching: matchingOf(typed, target), gone, brake: isUsual ? undefined : brake } }
}

const isKey = ({ target, source }: Mapping, crmFields: readonly FieldSpec[], exactFields: readonly FieldSpec[]) =>
  keyFieldsOf(crmFields).some(({ name }) => name === target) && exactFields.some(({ name }) => name === source)

/** CRM fields of which at most one record has a value. */
export function keyFieldsOf(crmFields: readonly FieldSpec[]): readonly FieldSpec[] {
  return crmFields.filter(({ unique, readOnly }) => unique && !readOnly)
}

function goneOf({ goneHow, goneField, goneValue }: TypedOptions): GoneRule | undefined {
  return goneHow === 'keep' ? undefined : { how: goneHow, field: goneField, value: goneValue }
}

function goneProblem(gone: GoneRule | undefined, key: Mapping, crmFields: readonly FieldSpec[], locale: string): OptionsProblem[] {
  if (gone !== undefined && gone.how !== 'keep' && gone.field === '') return [{ at: 'gone', text: wordsIn(locale).chooseGone }]
  return goneProblems(gone, key, new Map(crmFields.map((field) => [field.name, field]))).map((problem) => ({
    at: 'gone',
    text: wordProblem(problem, locale),
  }))
}

/** All that may be ticked means: as usual. */
function matchingOf({ matching }: TypedOptions, target: Target): readonly MatchLevel[] | undefined {
  const offered = levelsFor(target)
  const ticked = offered.filter((level) => matching.includes(level))
  return ticked.length === offered.length ? undefined : ticked
}

/** Null for nothing, NaN for what is no plain number; a comma is a decimal point. */
function numberOf(text: string): number | null {
  if (text === '') return null
  return /^\d{1,15}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

const isWithin = (value: number | null, most: number) => value === null || (value >= 0 && value <= most)
