import type { Draft } from '../../store/settings.ts'
import { checkRule, checkTransform } from '../../sync/field-rules/check-rule.ts'
import type { FieldRule, TransformKind } from '../../sync/field-rules/types.ts'
import type { FieldSpec, Mapping } from '../../sync/types.ts'
import { wordRule, wordStep } from '../../views/rule-words.ts'
import { stepInputs } from '../../views/step-inputs.ts'
import { words as wordsIn } from '../../views/words/mapping-said.ts'
import { changeDraft } from '../drafts.ts'
import { fieldsOf, showMapping } from '../mapping-form.ts'
import { specOf } from '../mapping-rows.ts'
import { isStep, readRule, readStep, tidyRule } from '../read-rule.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import { type RuleTyping, shownProblems, showRule } from '../rule-form.ts'
import type { Services } from '../services.ts'
import { draftOf } from './mapping.ts'

/** One press on the form of a rule, with all that it is about. */
type Press = {
  draft: Draft
  mapping: Mapping
  /** The rule as the form says it, with the steps that are kept. */
  typed: FieldRule
  from: FieldSpec
  to: FieldSpec
  exact: ReadonlyMap<string, FieldSpec>
  request: Request
  pressed: Pressed
  services: Services
}

const onMapping = (act: (press: Press) => Promise<Reply>) => async (request: Request, pressed: Pressed, services: Services) => {
  const draft = await draftOf(request, pressed, services)
  const mapping = draft.content.mappings.find(({ target }) => target === pressed.data.target)
  if (mapping === undefined) {
    const typing = { target: pressed.data.target, source: pressed.data.source, problem: wordsIn(request.who.locale).chooseRule }
    return replacing(await showMapping(draft, null, request, services, typing))
  }
  const { crmFields, exactFields } = await fieldsOf(services, request.who, draft.content)
  const exact = new Map(exactFields.map((field) => [field.name, field]))
  const sides = { from: specOf(exactFields, mapping.source), to: specOf(crmFields, mapping.target), exact }
  return act({ draft, mapping, typed: readRule(pressed.data, mapping.rule ?? {}), ...sides, request, pressed, services })
}

/** Opens the rule of a mapped field, and shows it again. */
export const editRule = onMapping((press) => show(press, {}))

/** The whole rule as typed; with problems nothing is changed. */
export const setRule = onMapping(async (press) => {
  const { typed, to, from, exact, request, services } = press
  const problems = shownProblems(checkRule(typed, from, to, exact), to, press.request.who.locale)
  if (problems.length > 0) return show(press, { ...asTyped(press), problems })
  const draft = await keep(press, typed)
  const said = wordRule(typed, (name) => exact.get(name)?.label ?? name, request.who.locale)
  const words = wordsIn(request.who.locale)
  const message = said === '' ? words.noRule(to.label) : words.ruleIs(to.label, said)
  return replacing(await showMapping(draft, message, request, services, { at: to.name }))
})

export const clearRule = onMapping(async (press) => {
  const draft = await keep(press, {})
  return replacing(
    await showMapping(draft, wordsIn(press.request.who.locale).noRule(press.to.label), press.request, press.services, {
      at: press.to.name,
    }),
  )
})

export const backToMapping = onMapping(async ({ draft, to, request, services }) =>
  replacing(await showMapping(draft, null, request, services, { at: to.name })),
)

/** First the kind, then what it needs to know; a step that needs nothing is added at once. */
export const addStep = onMapping(async (press) => {
  const { data } = press.pressed
  if (data.step === 'none') return show(press, asTyped(press))
  if (!isStep(data.step))
    return show(press, { ...asTyped(press), problems: [{ at: 'step', text: wordsIn(press.request.who.locale).chooseStep }] })
  const needs = [...stepInputs(data.step, press.request.who.locale).map(({ id }) => id), ...(data.step === 'join' ? ['fields'] : [])]
  if (needs.length > 0 && !needs.some((id) => id in data)) return show(press, { ...asTyped(press), adding: { kind: data.step, typed: {} } })
  return addTyped(press, data.step)
})

async function addTyped(press: Press, kind: TransformKind): Promise<Reply> {
  const { typed, to, from, exact } = press
  const step = readStep(kind, press.pressed.data)
  const at = typed.transforms?.length ?? 0
  const rule = { ...typed, transforms: [...(typed.transforms ?? []), step] }
  const wrong = checkTransform(step, exact)
  const found = wrong.length > 0 ? wrong.map((each) => ({ ...each, at })) : checkRule(rule, from, to, exact)
  if (found.length > 0) {
    const problems = shownProblems(found, to, press.request.who.locale).map((problem) =>
      problem.at === at ? { ...problem, at: 'step' as const } : problem,
    )
    return show(press, { ...asTyped(press), adding: { kind, typed: press.pressed.data }, problems })
  }
  const { locale } = press.request.who
  const said = wordStep(step, (name) => exact.get(name)?.label ?? name, locale)
  return showKept(press, rule, wordsIn(locale).added(said))
}

/** Takes a step away though the rest may not fit any more: the form says so, and the profile isn't saved like that. */
export const removeStep = onMapping(async (press) => {
  const { typed, pressed } = press
  const at = Number(pressed.data.at)
  const steps = typed.transforms ?? []
  if (!steps[at]) return show(press, asTyped(press))
  const rule = { ...typedOrKept(press), transforms: steps.toSpliced(at, 1) }
  return showKept(press, rule, wordsIn(press.request.who.locale).stepRemoved(at + 1))
})

/** One place further to the front. What was typed is kept with it, as far as it can be. */
export const moveStep = onMapping(async (press) => {
  const { typed, pressed } = press
  const at = Number(pressed.data.at)
  const steps = typed.transforms ?? []
  const [before, moved] = [steps[at - 1], steps[at]]
  if (before === undefined || moved === undefined) return show(press, asTyped(press))
  const rule = { ...typedOrKept(press), transforms: steps.with(at - 1, moved).with(at, before) }
  return showKept(press, rule, wordsIn(press.request.who.locale).stepMoved(at + 1, at))
})

/** The rule as typed; as it was kept where what was typed has problems of its own. */
function typedOrKept({ typed, mapping, from, to, exact }: Press): FieldRule {
  const isTypedWell = checkRule({ ...typed, transforms: [] }, from, to, exact).length === 0
  return isTypedWell ? typed : (mapping.rule ?? {})
}

async function showKept(press: Press, rule: FieldRule, message: string): Promise<Reply> {
  const { mapping, from, to, exact } = press
  const draft = await keep(press, rule)
  const kept = draft.content.mappings.find(({ target }) => target === mapping.target) ?? mapping
  const problems = shownProblems(checkRule(kept.rule ?? {}, from, to, exact), to, press.request.who.locale)
  return show({ ...press, draft, mapping: kept }, { problems, message })
}

async function keep({ draft, mapping, request, services }: Press, rule: FieldRule): Promise<Draft> {
  const tidy = tidyRule(rule)
  const hasRule = Object.keys(tidy).length > 0
  const changed = await changeDraft(services, request.who.tenantId, draft.id, (kept) => {
    const mappings = kept.content.mappings.map((each): Mapping => {
      const { target, source } = each
      return target === mapping.target ? { target, source, ...(hasRule && { rule: tidy }) } : each
    })
    return { ...kept, content: { ...kept.content, mappings } }
  })
  return changed ?? draft
}

/** What was typed is shown again, though nothing of it is kept. */
function asTyped({ typed, pressed }: Press): RuleTyping {
  return { rule: typed, valuesText: pressed.data.values }
}

async function show({ draft, mapping, request, services }: Press, typing: RuleTyping): Promise<Reply> {
  return replacing(await showRule(draft, mapping, typing, request, services))
}
