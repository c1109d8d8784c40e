import type { Draft } from '../store/settings.ts'
import type { ProfileProblem } from '../sync/check-profile.ts'
import { tryMapping } from '../sync/mapping-hints.ts'
import type { FieldSpec, Fields, Mapping } from '../sync/types.ts'
import type { MappingRow } from '../views/mapping-row.ts'
import { wordHint } from '../views/profile-hints.ts'
import { wordProblem } from '../views/profile-problems.ts'
import { wordRule } from '../views/rule-words.ts'
import { showValue } from '../views/show-value.ts'

type Sides = { crmFields: readonly FieldSpec[]; exactFields: readonly FieldSpec[] }

/** Each mapping with a real value and what becomes of it, and what is wrong with it. */
export function rowsOf(
  { mappings, key }: Draft['content'],
  { crmFields, exactFields }: Sides,
  example: Fields | null,
  problems: readonly ProfileProblem[],
  locale: string,
): MappingRow[] {
  return mappings.map((mapping) => {
    const { target, source, rule } = mapping
    const to = specOf(crmFields, target)
    const from = specOf(exactFields, source)
    const problem = problems.find((each) => isAbout(each, to, from))
    return {
      ...{ target, targetLabel: to.label, targetType: to.type, targetLength: to.maxLength ?? null, required: to.required === true },
      ...{ source, sourceLabel: from.label, sourceType: from.type },
      ...tried(mapping, from, to, example, locale),
      isKey: key.target === target && key.source === source,
      rule: wordRule(rule, (name) => specOf(exactFields, name).label, locale),
      problem: problem === undefined ? null : wordProblem(problem, locale),
    }
  })
}

/** Whether a problem is told at the line of these two fields. */
export function isAbout({ code, field, source }: ProfileProblem, to: FieldSpec, from: FieldSpec): boolean {
  if (code.startsWith('gone-')) return false
  return field === to.label || (code === 'unknown-field' && field === undefined && source === from.label)
}

function tried(mapping: Mapping, from: FieldSpec, to: FieldSpec, example: Fields | null, locale: string) {
  const { value, hint } = tryMapping(mapping, from, to, example)
  const sample = showValue(from.type, example?.[mapping.source] ?? null, locale)
  const becomes = showValue(to.type, value, locale)
  return {
    sample: sample === '' ? null : sample,
    becomes: becomes === '' || becomes === sample || !mapping.rule ? null : becomes,
    hint: hint === null ? null : wordHint(hint, to.label, locale),
  }
}

/** A field that one side no longer offers keeps its name until somebody changes the row. */
export function specOf(fields: readonly FieldSpec[], name: string): FieldSpec {
  return fields.find((field) => field.name === name) ?? { name, label: name, type: 'text' }
}
