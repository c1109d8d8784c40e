import type { Draft } from '../store/settings.ts'
import type { RuleProblem } from '../sync/field-rules/check-rule.ts'
import { ruled } from '../sync/field-rules/ruled-value.ts'
import type { FieldRule } from '../sync/field-rules/types.ts'
import type { FieldSpec, Mapping, SourceRecord } from '../sync/types.ts'
import { type FieldRuleData, fieldRuleCard, type ShownProblem } from '../views/field-rule-card.ts'
import { wordProblem } from '../views/profile-problems.ts'
import { wordReason } from '../views/reasons.ts'
import { showValue } from '../views/show-value.ts'
import type { View } from '../views/view.ts'
import { fieldsOf, sampleOf } from './mapping-form.ts'
import { specOf } from './mapping-rows.ts'
import { linesOf } from './read-rule.ts'
import type { Request } from './request.ts'
import type { Services } from './services.ts'

/** What a form shows besides what is kept: the rule as typed, the step being added, and what is wrong with them. */
export type RuleTyping = {
  rule?: FieldRule
  valuesText?: string | undefined
  adding?: FieldRuleData['adding']
  problems?: readonly ShownProblem[]
  message?: string
}

/** The form of one mapping's rule, with a real record's value before and after. */
export async function showRule(
  draft: Draft,
  mapping: Mapping,
  { rule = mapping.rule ?? {}, valuesText, adding = null, problems = [], message }: RuleTyping,
  request: Request,
  services: Services,
): Promise<View> {
  const { tenantId, locale } = request.who
  const { crmFields, exactFields } = await fieldsOf(services, request.who, draft.content)
  const to = specOf(crmFields, mapping.target)
  const from = specOf(exactFields, mapping.source)
  const sample = await sampleOf(draft.content, tenantId, services)
  return fieldRuleCard(
    {
      draftId: draft.id,
      target: mapping.target,
      targetLabel: to.label,
      sourceLabel: from.label,
      rule,
      valuesText: valuesText ?? linesOf(rule),
      example: sample && exampleOf(sample, mapping, { from, to }, locale),
      adding,
      sourceFields: exactFields,
      problems,
      message: message ?? null,
    },
    locale,
  )
}

function exampleOf({ fields }: SourceRecord, mapping: Mapping, { from, to }: { from: FieldSpec; to: FieldSpec }, locale: string) {
  const before = showValue(from.type, fields[mapping.source] ?? null, locale)
  const after = ruled(mapping, from, to)(fields)
  if (!after.ok) return { from: before, to: '', problem: wordReason(after.reason, locale) }
  return { from: before, to: showValue(to.type, after.value, locale), problem: null }
}

/** What the check found, in words, at its place on the form. */
export function shownProblems(found: readonly RuleProblem[], to: FieldSpec, locale: string): ShownProblem[] {
  return found.map(({ at, code, detail }) => ({
    at,
    text: wordProblem({ code, field: to.label, ...(detail !== undefined && { detail }) }, locale),
  }))
}
