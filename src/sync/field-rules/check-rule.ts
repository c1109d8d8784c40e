import { convertValue } from '../convert.ts'
import type { FieldSpec } from '../types.ts'
import { isCountry } from './countries.ts'
import { isDateFormat } from './locale-date.ts'
import { isDecimals } from './locale-number.ts'
import { isLocale } from './locales.ts'
import { isPhoneCountry } from './phone-number.ts'
import { listKey } from './ruled-value.ts'
import { firstRefused } from './type-after.ts'
import type { FieldRule, Transform, TransformKind } from './types.ts'

export type RuleProblemCode =
  | 'rule-argument' // a step lacks what it needs
  | 'rule-number' // a part, length or number of decimals that makes no sense
  | 'rule-unknown-field' // a join names a field that Exact doesn't have
  | 'rule-locale'
  | 'rule-format'
  | 'rule-country'
  | 'rule-wrong-type' // a step can't take what it gets
  | 'rule-double' // two lines, or words, for one value
  | 'rule-half-line' // a line of the list with an empty side
  | 'rule-does-not-fit' // a listed value or the default isn't one the CRM field takes
  | 'rule-too-much'

/** `at`: the step by its index, or the part of the rule. `detail`: what is wrong, as it was typed. */
export type RuleProblem = { code: RuleProblemCode; at: number | 'values' | 'otherwise'; detail?: string }

export const mostSteps = 10
/** Letters of a value list, both sides. */
export const longestList = 10_000
const longestText = 200

/** Everything in a rule that keeps it from being carried out. `exactNames`: the fields a join may name. */
export function checkRule(rule: FieldRule, from: FieldSpec, to: FieldSpec, exactNames: { has(name: string): boolean }): RuleProblem[] {
  const { transforms = [], values = [], otherwise = '' } = rule
  const refused = firstRefused(transforms, from.type)
  return [
    ...transforms.flatMap((step, at) => checkTransform(step, exactNames).map((problem) => ({ at, ...problem }))),
    ...(refused === -1 ? [] : [{ code: 'rule-wrong-type' as const, at: refused }]),
    ...(transforms.length > mostSteps ? [{ code: 'rule-too-much' as const, at: mostSteps }] : []),
    ...checkValues(values, to),
    ...(fits(otherwise, to) ? [] : [{ code: 'rule-does-not-fit' as const, at: 'otherwise' as const, detail: otherwise }]),
  ]
}

type Found = Omit<RuleProblem, 'at'>
type Check<K extends TransformKind> = (step: Extract<Transform, { kind: K }>, exactNames: { has(name: string): boolean }) => Found[]

export function checkTransform(step: Transform, exactNames: { has(name: string): boolean }): Found[] {
  return (checks[step.kind] as Check<TransformKind> | undefined)?.(step, exactNames) ?? []
}

const checks: { [K in TransformKind]?: Check<K> } = {
  split: ({ by, part }) => [...needed(by), ...numbered(Number.isInteger(part) && part !== 0 && Math.abs(part) <= 100, part)],
  join: ({ fields, by }, exactNames) => [
    ...(fields.length === 0 || by.length > longestText ? [missing] : []),
    ...fields.filter((name) => !exactNames.has(name)).map((detail): Found => ({ code: 'rule-unknown-field', detail })),
  ],
  replace: ({ find }) => needed(find),
  left: ({ length }) => numbered(isLength(length), length),
  right: ({ length }) => numbered(isLength(length), length),
  'read-number': ({ locale }) => localed(locale),
  'write-number': ({ locale, decimals }) => [...localed(locale), ...numbered(isDecimals(decimals), decimals)],
  'read-date': ({ format }) => formatted(format),
  'write-date': ({ format }) => formatted(format),
  phone: ({ country }) => (isPhoneCountry(country) && isCountry(country) ? [] : [{ code: 'rule-country', detail: country }]),
  'country-name': ({ locale }) => localed(locale),
  'country-code': ({ locale }) => localed(locale),
  'yes-no': ({ yes, no }) => [...(yes.length + no.length === 0 ? [missing] : []), ...doubled([...yes, ...no])],
  fixed: ({ value }) => needed(value.trim()),
}

const missing: Found = { code: 'rule-argument' }
const needed = (text: string): Found[] => (text === '' || text.length > longestText ? [missing] : [])
const numbered = (isGood: boolean, number: number): Found[] => (isGood ? [] : [{ code: 'rule-number', detail: String(number) }])
const localed = (locale: string): Found[] => (isLocale(locale) ? [] : [{ code: 'rule-locale', detail: locale }])
const formatted = (format: string): Found[] => (isDateFormat(format) ? [] : [{ code: 'rule-format', detail: format }])
const isLength = (length: number) => Number.isInteger(length) && length > 0 && length <= 100_000

function checkValues(values: NonNullable<FieldRule['values']>, to: FieldSpec): RuleProblem[] {
  const halves = values.filter(({ from, to }) => from.trim() === '' || to.trim() === '')
  const strays = values.filter(({ to: value }) => !fits(value, to))
  const letters = values.reduce((sum, { from, to: value }) => sum + from.length + value.length, 0)
  const found: Found[] = [
    ...doubled(values.map(({ from }) => from)),
    ...halves.slice(0, 1).map(({ from, to: value }): Found => ({ code: 'rule-half-line', detail: from.trim() || value.trim() })),
    ...strays.slice(0, 3).map(({ to: detail }): Found => ({ code: 'rule-does-not-fit', detail })),
    ...(letters > longestList ? [{ code: 'rule-too-much' as const }] : []),
  ]
  return found.map((problem) => ({ at: 'values', ...problem }))
}

function doubled(texts: readonly string[]): Found[] {
  const keys = texts.map(listKey)
  const doubles = texts.filter((_, i) => keys[i] !== '' && keys.indexOf(keys[i] ?? '') !== i)
  return doubles.slice(0, 3).map((text) => ({ code: 'rule-double', detail: text.trim() }))
}

/** Whether the CRM field takes the text as it stands. */
const fits = (text: string, to: FieldSpec) => convertValue(text, { ...to, type: 'text' }, to).ok
