import type { Draft } from '../../store/settings.ts'
import { count } from '../../views/format.ts'
import { words as wordsIn } from '../../views/words/mapping-said.ts'
import { changeDraft } from '../drafts.ts'
import { fieldsOf, type MappingTyping, sampleOf, showMapping, unfilledOf } from '../mapping-form.ts'
import { specOf } from '../mapping-rows.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'
import { draftOf } from './mapping.ts'

type Mappings = Draft['content']['mappings']
type Sides = Awaited<ReturnType<typeof fieldsOf>>

/** One press on the fields of a form, with all that it is about. */
type Press = Sides & { words: ReturnType<typeof wordsIn>; draft: Draft; data: Pressed['data']; request: Request; services: Services }

const onFields = (act: (press: Press) => Promise<Reply>) => async (request: Request, pressed: Pressed, services: Services) => {
  const draft = await draftOf(request, pressed, services)
  const sides = await fieldsOf(services, request.who, draft.content)
  return act({ words: wordsIn(request.who.locale), draft, ...sides, data: pressed.data, request, services })
}

/** Fills a CRM field, from the chosen Exact field or the suggested one. The CRM field alone gets suggestions. */
export const setMapping = onFields(async (press) => {
  const { words, data, draft, crmFields, exactFields } = press
  const target = data.suggested === undefined ? (data.target ?? '') : (data.of ?? '')
  const source = data.suggested ?? data.source ?? ''
  const to = crmFields.find((field) => field.name === target && field.readOnly !== true)
  const from = exactFields.find((field) => field.name === source)
  if (to === undefined) return refuse(press, words.bothFirst)
  if (from === undefined) return refuse(press, words.chooseSource(to.label))
  const before = draft.content.mappings.find((each) => each.target === target)
  const message =
    before === undefined || before.source === source
      ? words.filled(to.label, from.label)
      : words.refilled(to.label, from.label, specOf(exactFields, before.source).label)
  return keep(press, message, { at: target }, (mappings) =>
    mappings.some((each) => each.target === target)
      ? mappings.map((each) => (each.target === target ? { ...each, source } : each))
      : [...mappings, { target, source }],
  )
})

export const removeMapping = onFields(async (press) => {
  const { words, draft, crmFields } = press
  const { target = '' } = press.data
  const at = draft.content.mappings.findIndex((each) => each.target === target)
  if (at < 0) return refuse(press, words.chooseRemove)
  return keep(press, words.removed(specOf(crmFields, target).label), { at }, (mappings) =>
    mappings.filter((each) => each.target !== target),
  )
})

/** One place up or down. The field stays chosen, so that it can be moved on. */
export const moveMapping = onFields(async (press) => {
  const { words, draft, crmFields, data } = press
  const { target = '', source = '' } = data
  const { mappings } = draft.content
  const at = mappings.findIndex((each) => each.target === target)
  const to = at + (data.by === '-1' ? -1 : 1)
  const label = specOf(crmFields, target).label
  if (at < 0) return refuse(press, words.chooseMove)
  if (mappings[to] === undefined) return refuse(press, to < 0 ? words.isFirst(label) : words.isLast(label))
  return keep(press, words.moved(label, to + 1), { target, source, at: target }, (kept) => moved(kept, target, to - at))
})

function moved(mappings: Mappings, target: string, by: number): Mappings {
  const at = mappings.findIndex((each) => each.target === target)
  const [one, other] = [mappings[at], mappings[at + by]]
  return one === undefined || other === undefined ? mappings : mappings.with(at, other).with(at + by, one)
}

/** Other lines of a long form; what was chosen below them stays. */
export const turnMapping = onFields(async ({ draft, data, request, services }) => {
  const { target, source } = data
  return replacing(await showMapping(draft, null, request, services, { target, source, at: Number(data.at) || 0 }))
})

/** Adds every field that has an obvious source. */
export const addSuggested = onFields(async (press) => {
  const { words, draft, request, services, crmFields } = press
  const example = await sampleOf(draft.content, request.who.tenantId, services)
  const added = unfilledOf(draft.content, press, example?.fields ?? null)
  if (added.length === 0) return replacing(await showMapping(draft, words.allFilled, request, services))
  const [first] = added
  const message =
    added.length === 1 && first
      ? words.oneFilled(specOf(crmFields, first.target).label)
      : words.manyFilled(count(added.length, request.who.locale))
  return keep(press, message, { at: first?.target }, (mappings) => [
    ...mappings,
    ...added.filter(({ target }) => !mappings.some((each) => each.target === target)),
  ])
})

/** Nothing is changed, and what was chosen is shown again with the reason at it. */
async function refuse({ draft, data, request, services }: Press, problem: string): Promise<Reply> {
  const { target, source } = data
  return replacing(await showMapping(draft, null, request, services, { target, source, problem, at: target }))
}

async function keep(
  { draft, request, services }: Press,
  message: string,
  typing: MappingTyping,
  change: (mappings: Mappings) => Mappings,
): Promise<Reply> {
  const changed = await changeDraft(services, request.who.tenantId, draft.id, (kept) => {
    const mappings = change(kept.content.mappings)
    const { target, source } = mappings.find((each) => each.target === kept.content.key.target) ?? kept.content.key
    return { ...kept, content: { ...kept.content, mappings, key: { target, source } } }
  })
  return replacing(await showMapping(changed ?? draft, message, request, services, typing))
}
