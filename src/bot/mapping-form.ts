import { administrationName, takingPart } from '../connect/administrations.ts'
import type { Draft } from '../store/settings.ts'
import { checkProfile, type ProfileProblem } from '../sync/check-profile.ts'
import { sourceFieldsOf } from '../sync/field-rules/source-fields.ts'
import type { FieldSpec, SourceRecord } from '../sync/types.ts'
import { wordFilter } from '../views/filter-words.ts'
import { mappingCard } from '../views/mapping-card.ts'
import { wordProblem } from '../views/profile-problems.ts'
import { wordRule } from '../views/rule-words.ts'
import { showValue } from '../views/show-value.ts'
import type { View } from '../views/view.ts'
import type { Request } from './request.ts'
import type { Services } from './services.ts'

/** The fields of both sides of a profile. */
export async function fieldsOf(services: Services, tenantId: string, { target, source }: Pick<Draft['content'], 'target' | 'source'>) {
  return { crmFields: await services.crm(tenantId).fields(target), exactFields: services.mapping.sourceFields(source) }
}

export async function problemsOf(services: Services, tenantId: string, content: Draft['content']): Promise<ProfileProblem[]> {
  const { crmFields, exactFields } = await fieldsOf(services, tenantId, content)
  return checkProfile(content, crmFields, exactFields)
}

/** The mapping form of a draft, with a real sample value beside each field when one was read before. */
export async function showMapping(draft: Draft, message: string | null, request: Request, services: Services): Promise<View> {
  const { tenantId, locale } = request.who
  const { content } = draft
  const { crmFields, exactFields } = await fieldsOf(services, tenantId, content)
  const { connection } = await services.settings.read(tenantId)
  const administrations = connection === null ? [] : takingPart(connection)
  const named = content.administration ?? null
  const sample = await sampleOf(content, tenantId, services)
  const problems = checkProfile(content, crmFields, exactFields)
  const rows = content.mappings.map(({ target, source, rule }) => {
    const to = specOf(crmFields, target)
    const from = specOf(exactFields, source)
    const value = sample?.fields[source] ?? null
    const problem = problems.find((each) => each.field === to.label)
    return {
      target,
      targetLabel: to.label,
      targetType: to.type,
      source,
      sourceLabel: from.label,
      sample: value === null ? null : showValue(from.type, value, locale),
      isKey: content.key.target === target && content.key.source === source,
      rule: wordRule(rule, (name) => specOf(exactFields, name).label),
      problem: problem === undefined ? null : wordProblem(problem),
    }
  })
  const general = problems.filter((problem) => !rows.some((row) => row.targetLabel === problem.field))
  return mappingCard(
    {
      draftId: draft.id,
      profileId: draft.profileId,
      version: draft.version ?? 0,
      title: content.title,
      target: content.target,
      source: content.source,
      mode: content.mode,
      administrations,
      administration: named === null ? null : { code: named, name: administrationName(connection, named) },
      rows,
      targetFields: crmFields.filter((field) => field.readOnly !== true),
      sourceFields: exactFields,
      filter: wordFilter(content.filter, exactFields, locale),
      problems: general.map(wordProblem),
      message,
    },
    locale,
  )
}

/** A real record of the administration a profile reads; null when none can be read. */
export async function sampleOf(content: Draft['content'], tenantId: string, services: Services): Promise<SourceRecord | null> {
  const { connection } = await services.settings.read(tenantId)
  const named = content.administration ?? null
  const isRead = named === null || (connection !== null && takingPart(connection).some(({ code }) => code === named))
  const exactFields = services.mapping.sourceFields(content.source)
  const { mappings, key } = content
  const known = sourceFieldsOf({ mappings, key }).filter((source) => exactFields.some((field) => field.name === source))
  return isRead ? services.mapping.sample(tenantId, content.source, known, named) : null
}

/** A field that one side no longer offers keeps its name until somebody changes the row. */
export function specOf(fields: readonly FieldSpec[], name: string): FieldSpec {
  return fields.find((field) => field.name === name) ?? { name, label: name, type: 'text' }
}
