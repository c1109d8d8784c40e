import { type GoneProblemCode, goneProblems } from './check-gone.ts'
import { companyField } from './company-field.ts'
import { canConvert } from './convert.ts'
import { checkRule, type RuleProblemCode } from './field-rules/check-rule.ts'
import { typeAfter } from './field-rules/type-after.ts'
import { type FilterProblemCode, filterProblems } from './filter/check-filter.ts'
import type { FieldSpec, Mapping, ProfileContent, Source, Target } from './types.ts'

export type ProfileProblemCode =
  | 'title-missing'
  | 'wrong-pair' // companies come from accounts, persons from contacts
  | 'no-mappings'
  | 'unknown-field'
  | 'two-sources'
  | 'read-only'
  | 'cannot-convert'
  | 'required-unmapped'
  | 'key-missing'
  | 'key-not-unique'
  | 'key-not-mapped'
  | RuleProblemCode
  | FilterProblemCode
  | GoneProblemCode

/** `field` is the CRM field's label, `source` the Exact field's; a field nobody knows goes by its name. `detail`: what a rule, the filter or the rule for gone records says wrong. */
export type ProfileProblem = { code: ProfileProblemCode; field?: string; source?: string; detail?: string }

/** What each kind of CRM record is made from. */
export const sourceOf: Readonly<Record<Target, Source>> = { company: 'account', person: 'contact' }

/** Everything that keeps a profile from running, in the order a person would put it right. */
export function checkProfile(
  content: ProfileContent,
  crmFields: readonly FieldSpec[],
  exactFields: readonly FieldSpec[],
): ProfileProblem[] {
  const sides = { crm: byName(crmFields), exact: byName(exactFields) }
  return [
    ...(content.title.trim() === '' ? [{ code: 'title-missing' as const }] : []),
    ...(sourceOf[content.target] === content.source ? [] : [{ code: 'wrong-pair' as const }]),
    ...(content.mappings.length === 0 ? [{ code: 'no-mappings' as const }] : []),
    ...content.mappings.flatMap((mapping) => checkMapping(mapping, sides)),
    ...checkDoubles(content.mappings, sides),
    ...checkRequired(content, crmFields),
    ...checkKey(content, sides),
    ...filterProblems(content.filter, exactFields),
    ...goneProblems(content.gone, content.key, sides.crm),
  ]
}

type Sides = { crm: ReadonlyMap<string, FieldSpec>; exact: ReadonlyMap<string, FieldSpec> }

function checkMapping({ target, source, rule = {} }: Mapping, { crm, exact }: Sides): ProfileProblem[] {
  const to = crm.get(target)
  const from = exact.get(source)
  const labels = { field: to?.label ?? target, source: from?.label ?? source }
  if (!to) return [{ code: 'unknown-field', field: labels.field }]
  if (!from) return [{ code: 'unknown-field', source: labels.source }]
  if (to.readOnly) return [{ code: 'read-only', field: labels.field }]
  const wrong = checkRule(rule, from, to, exact)
  if (wrong.length > 0) return wrong.map(({ code, detail }) => ({ code, field: labels.field, ...(detail !== undefined && { detail }) }))
  return rule.values?.length || canConvert({ ...from, type: typeAfter(rule.transforms ?? [], from.type) ?? 'text' }, to)
    ? []
    : [{ code: 'cannot-convert', ...labels }]
}

function checkDoubles(mappings: readonly Mapping[], { crm }: Sides): ProfileProblem[] {
  const targets = mappings.map(({ target }) => target)
  const doubles = new Set(targets.filter((target, i) => targets.indexOf(target) !== i))
  return [...doubles].map((target) => ({ code: 'two-sources', field: crm.get(target)?.label ?? target }))
}

/** A person's company is filled from the contact's account by itself. */
function checkRequired({ mappings }: ProfileContent, crmFields: readonly FieldSpec[]): ProfileProblem[] {
  const mapped = new Set([...mappings.map(({ target }) => target), companyField])
  return crmFields
    .filter(({ name, required, readOnly }) => required && !readOnly && !mapped.has(name))
    .map(({ label }) => ({ code: 'required-unmapped', field: label }))
}

function checkKey({ key, mappings }: ProfileContent, { crm, exact }: Sides): ProfileProblem[] {
  const to = crm.get(key.target)
  if (key.target === '' || key.source === '') return [{ code: 'key-missing' }]
  if (!to) return [{ code: 'unknown-field', field: key.target }]
  if (!exact.has(key.source)) return [{ code: 'unknown-field', source: key.source }]
  if (!to.unique) return [{ code: 'key-not-unique', field: to.label }]
  const mapped = mappings.some(({ target, source }) => target === key.target && source === key.source)
  return mapped ? [] : [{ code: 'key-not-mapped', field: to.label }]
}

const byName = (fields: readonly FieldSpec[]) => new Map(fields.map((field) => [field.name, field]))
