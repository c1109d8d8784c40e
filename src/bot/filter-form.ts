import type { Draft } from '../store/settings.ts'
import { filterProblems } from '../sync/filter/check-filter.ts'
import { withLabels } from '../views/field-labels.ts'
import { type AddedCondition, filterCard } from '../views/filter-card.ts'
import { wordProblem } from '../views/profile-problems.ts'
import type { View } from '../views/view.ts'
import type { Request } from './request.ts'
import type { Services } from './services.ts'

/** What a form shows besides what is kept: the condition being added, and what is wrong with it. */
export type FilterTyping = { adding?: AddedCondition; addingProblem?: string; message?: string }

/** The form of a draft's filter, with how many records fit it. */
export async function showFilter(
  { id, content }: Draft,
  { adding, addingProblem, message }: FilterTyping,
  { who }: Request,
  services: Services,
): Promise<View> {
  const { title, source, filter, administration = null } = content
  const fields = withLabels(services.mapping.sourceFields(source), who.locale)
  const problems = filterProblems(filter, fields).map((problem) => wordProblem(problem, who.locale))
  const count = problems.length > 0 ? null : await services.mapping.countMatches(who.tenantId, source, administration, filter)
  const typing = { adding: adding ?? null, addingProblem: addingProblem ?? null, message: message ?? null }
  return filterCard({ draftId: id, title, source, filter, fields, count, problems, ...typing }, who.locale, who.timeZone)
}
