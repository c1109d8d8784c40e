import type { Draft } from '../../store/settings.ts'
import { withCondition, withoutCondition } from '../../sync/filter/change-filter.ts'
import { conditionProblems, filterProblems } from '../../sync/filter/check-filter.ts'
import { readyMade } from '../../sync/filter/ready-made.ts'
import type { Condition, Filter } from '../../sync/filter/types.ts'
import type { FieldSpec } from '../../sync/types.ts'
import { withLabels } from '../../views/field-labels.ts'
import type { AddedCondition } from '../../views/filter-card.ts'
import { wordCondition } from '../../views/filter-words.ts'
import { wordProblem } from '../../views/profile-problems.ts'
import { words as wordsIn } from '../../views/words/mapping-said.ts'
import { changeDraft } from '../drafts.ts'
import { type FilterTyping, showFilter } from '../filter-form.ts'
import { showMapping } from '../mapping-form.ts'
import { placeOf, readCondition } from '../read-condition.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'
import { draftOf } from './mapping.ts'

/** One press on the form of a filter, with all that it is about. */
type Words = ReturnType<typeof wordsIn>
type Press = { draft: Draft; fields: readonly FieldSpec[]; words: Words; request: Request; pressed: Pressed; services: Services }

const onDraft = (act: (press: Press) => Promise<Reply>) => async (request: Request, pressed: Pressed, services: Services) => {
  const draft = await draftOf(request, pressed, services)
  const fields = withLabels(services.mapping.sourceFields(draft.content.source), request.who.locale)
  return act({ draft, fields, words: wordsIn(request.who.locale), request, pressed, services })
}

/** Opens the filter, and shows it again. */
export const editFilter = onDraft((press) => show(press, {}))

/** First the field, then what is asked of it. */
export const addCondition = onDraft(async (press) => {
  const { data } = press.pressed
  const adding = { field: data.field ?? '', operator: data.operator ?? '', value: data.value ?? '', place: data.place ?? '' }
  const field = press.fields.find(({ name }) => name === adding.field)
  if (field === undefined) return show(press, { addingProblem: press.words.chooseFieldFirst })
  if (data.operator === undefined) return show(press, { adding })
  const condition = readCondition(adding, field, press.request.who.locale)
  if (condition === null) return show(press, { adding, addingProblem: press.words.chooseOperator(field.label) })
  return add(press, condition, adding)
})

/** One that says it all is added besides what is there; the others ask for a value. */
export const addReadyCondition = onDraft(async (press) => {
  const chosen = readyMade[press.draft.content.source].find(({ id }) => id === press.pressed.data.ready)
  if (chosen === undefined) return show(press, { addingProblem: press.words.chooseCondition })
  if ('condition' in chosen) return add(press, chosen.condition, null)
  return show(press, { adding: { ...chosen, value: '', place: '' } })
})

/** With problems nothing is changed, and what was typed is shown again. */
async function add(press: Press, condition: Condition, adding: AddedCondition | null): Promise<Reply> {
  const { draft, fields, words, request } = press
  const before = draft.content.filter
  const filter = withCondition(before, condition, placeOf(adding?.place ?? ''))
  const wrong = conditionProblems(condition, fields)
  const [problem] = wrong.length > 0 ? wrong : filterProblems(filter, fields).filter(({ code }) => code === 'filter-too-much')
  if (problem) return show(press, { ...(adding && { adding }), addingProblem: wordProblem(problem, request.who.locale) })
  const said = wordCondition(condition, fields, request.who.locale)
  const isThere = JSON.stringify(filter) === JSON.stringify(before)
  return keep(press, filter, isThere ? words.isThere(said) : words.added(said))
}

export const removeCondition = onDraft(async (press) => {
  const { data } = press.pressed
  const [group, at] = [Number(data.group), Number(data.at)]
  const { filter } = press.draft.content
  const condition = filter?.any[group]?.all[at]
  if (condition === undefined) return show(press, { addingProblem: press.words.conditionGone })
  const said = wordCondition(condition, press.fields, press.request.who.locale)
  return keep(press, withoutCondition(filter, group, at), press.words.conditionRemoved(said))
})

export const clearFilter = onDraft((press) => keep(press, undefined, press.words.cleared))

export const leaveFilter = onDraft(async ({ draft, request, services }) => replacing(await showMapping(draft, null, request, services)))

async function keep(press: Press, filter: Filter | undefined, message: string): Promise<Reply> {
  const { draft, request, services } = press
  const changed = await changeDraft(services, request.who.tenantId, draft.id, (kept) => {
    const { filter: _, ...content } = kept.content
    return { ...kept, content: { ...content, ...(filter && { filter }) } }
  })
  return show({ ...press, draft: changed ?? draft }, { message })
}

async function show({ draft, request, services }: Press, typing: FilterTyping): Promise<Reply> {
  return replacing(await showFilter(draft, typing, request, services))
}
