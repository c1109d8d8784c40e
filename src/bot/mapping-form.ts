import { administrationName, takingPart } from '../connect/administrations.ts'
import type { Draft } from '../store/settings.ts'
import { checkProfile, type ProfileProblem } from '../sync/check-profile.ts'
import { sourceFieldsOf } from '../sync/field-rules/source-fields.ts'
import { suggestMappings } from '../sync/suggest.ts'
import { suggestSources } from '../sync/suggest-sources.ts'
import type { FieldSpec, Fields, SourceRecord } from '../sync/types.ts'
import { withLabels } from '../views/field-labels.ts'
import { wordFilter } from '../views/filter-words.ts'
import { type ChosenFields, mappingCard } from '../views/mapping-card.ts'
import { wordOptions } from '../views/matching-words.ts'
import { wordProblem } from '../views/profile-problems.ts'
import { showValue } from '../views/show-value.ts'
import type { View } from '../views/view.ts'
import { isAbout, rowsOf, specOf } from './mapping-rows.ts'
import type { Request } from './request.ts'
import type { Services } from './services.ts'

/** What a form shows besides what is kept. `at`: the line to have in sight, by its CRM field or its index; otherwise the first one, of a refused form the first with a problem. */
export type MappingTyping = {
  target?: string | undefined
  source?: string | undefined
  /** What is wrong with those two. */
  problem?: string
  at?: string | number | undefined
  /** Whether the message says that nothing was done. */
  refused?: boolean
}

type Reader = Pick<Request['who'], 'tenantId' | 'locale'>
type Pair = Pick<Draft['content'], 'target' | 'source'>

/** The fields of both sides of a profile, with the labels that the reader knows. */
export async function fieldsOf(services: Services, { tenantId, locale }: Reader, { target, source }: Pair) {
  const crmFields = withLabels(await services.crm(tenantId).fields(target), locale)
  return { crmFields, exactFields: withLabels(services.mapping.sourceFields(source), locale) }
}

export async function problemsOf(services: Services, who: Reader, content: Draft['content']): Promise<ProfileProblem[]> {
  const { crmFields, exactFields } = await fieldsOf(services, who, content)
  return checkProfile(content, crmFields, exactFields)
}

/** The mapping form of a draft, with a real sample value beside each field when one was read before. */
export async function showMapping(
  draft: Draft,
  message: string | null,
  request: Request,
  services: Services,
  typing: MappingTyping = {},
): Promise<View> {
  const { tenantId, locale } = request.who
  const { content } = draft
  const sides = await fieldsOf(services, request.who, content)
  const { crmFields, exactFields } = sides
  const { connection } = await services.settings.read(tenantId)
  const named = content.administration ?? null
  const asksFor = typing.problem !== undefined && !typing.source ? crmFields.find(({ name }) => name === typing.target) : undefined
  const wide = asksFor === undefined ? [] : exactFields.map(({ name }) => name)
  const example = (await sampleOf(content, tenantId, services, wide))?.fields ?? null
  const problems = checkProfile(content, crmFields, exactFields)
  const rows = rowsOf(content, sides, example, problems, locale)
  const isTold = (problem: ProfileProblem) =>
    content.mappings.some(({ target, source }) => isAbout(problem, specOf(crmFields, target), specOf(exactFields, source)))
  return mappingCard(
    {
      ...{ draftId: draft.id, profileId: draft.profileId, version: draft.version ?? 0 },
      ...{ title: content.title, target: content.target, source: content.source, mode: content.mode },
      administrations: connection === null ? [] : takingPart(connection),
      administration: named === null ? null : { code: named, name: administrationName(connection, named) },
      rows,
      at: placeOf(typing, rows),
      targetFields: crmFields.filter((field) => field.readOnly !== true),
      sourceFields: exactFields,
      chosen: chosenOf(typing, await suggestedFor(asksFor, content, example, request.who, services), example, locale),
      unfilled: unfilledOf(content, sides, example).map(({ target }) => specOf(crmFields, target).label),
      filter: wordFilter(content.filter, exactFields, locale),
      options: wordOptions(content, crmFields, exactFields, locale),
      problems: problems.filter((problem) => !isTold(problem)).map((problem) => wordProblem(problem, locale)),
      message,
      refused: typing.refused ?? false,
    },
    locale,
  )
}

/** Exact's likely fields for a CRM field. They are found by the labels that the fields came with, whatever the reader calls them. */
async function suggestedFor(
  asked: FieldSpec | undefined,
  { target, source }: Pair,
  example: Fields | null,
  { tenantId, locale }: Reader,
  services: Services,
): Promise<readonly FieldSpec[]> {
  const to = asked && (await services.crm(tenantId).fields(target)).find(({ name }) => name === asked.name)
  if (to === undefined) return []
  return withLabels(suggestSources(to, source, services.mapping.sourceFields(source), example ?? {}), locale)
}

function placeOf({ at, refused }: MappingTyping, rows: readonly { target: string; problem: string | null }[]): number {
  if (typeof at === 'number') return at
  return rows.findIndex(({ target, problem }) => (at === undefined ? refused === true && problem !== null : target === at))
}

function chosenOf(
  { target = '', source = '', problem }: MappingTyping,
  suggested: readonly FieldSpec[],
  example: Fields | null,
  locale: string,
): ChosenFields {
  const suggestions = suggested.map(({ name, label, type }) => {
    const sample = showValue(type, example?.[name] ?? null, locale)
    return { source: name, label, sample: sample === '' ? null : sample }
  })
  return { target, source, problem: problem ?? null, suggestions }
}

/** Mappings that the profile lacks, and that nobody would have to think about. */
export function unfilledOf(
  { target, mappings }: Draft['content'],
  { crmFields, exactFields }: { crmFields: readonly FieldSpec[]; exactFields: readonly FieldSpec[] },
  example: Fields | null,
) {
  const filled = new Set(mappings.map((each) => each.target))
  return suggestMappings(target, crmFields, exactFields, example ?? {}).filter((each) => !filled.has(each.target))
}

/** A real record of the administration a profile reads, with `further` fields besides those it maps; null when none can be read. */
export async function sampleOf(
  content: Draft['content'],
  tenantId: string,
  services: Services,
  further: readonly string[] = [],
): Promise<SourceRecord | null> {
  const { connection } = await services.settings.read(tenantId)
  const named = content.administration ?? null
  const isRead = named === null || (connection !== null && takingPart(connection).some(({ code }) => code === named))
  const exactFields = services.mapping.sourceFields(content.source)
  const { mappings, key } = content
  const wanted = [...new Set([...sourceFieldsOf({ mappings, key }), ...further])]
  const known = wanted.filter((source) => exactFields.some((field) => field.name === source))
  return isRead ? services.mapping.sample(tenantId, content.source, known, named) : null
}
