import type { Draft } from '../../store/settings.ts'
import type { Mapping, ProfileContent } from '../../sync/types.ts'
import { type OptionsProblem, profileOptionsCard, type TypedOptions } from '../../views/profile-options-card.ts'
import { words as wordsIn } from '../../views/words/profile-options.ts'
import { changeDraft } from '../drafts.ts'
import { fieldsOf, showMapping } from '../mapping-form.ts'
import { keyFieldsOf, levelsFor, type Options, readOptions, readTyped, typedOptions } from '../read-options.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'
import { draftOf } from './mapping.ts'

type Press = Awaited<ReturnType<typeof fieldsOf>> & { draft: Draft; data: Pressed['data']; request: Request; services: Services }

const onDraft = (act: (press: Press) => Promise<Reply>) => async (request: Request, pressed: Pressed, services: Services) => {
  const draft = await draftOf(request, pressed, services)
  return act({ draft, ...(await fieldsOf(services, request.who, draft.content)), data: pressed.data, request, services })
}

export const editOptions = onDraft((press) => show(press, typedOptions(press.draft.content), []))

/** With problems nothing is changed, and what was typed is shown again. */
export const setOptions = onDraft(async (press) => {
  const { draft, crmFields, exactFields, request, services } = press
  const typed = readTyped(press.data, typedOptions(draft.content))
  const read = readOptions(typed, draft.content.target, crmFields, exactFields, request.who.locale)
  if ('problems' in read) return show(press, typed, read.problems)
  const changed = await changeDraft(services, request.who.tenantId, draft.id, (kept) => ({
    ...kept,
    content: withOptions(kept.content, read.options),
  }))
  return replacing(await showMapping(changed ?? draft, wordsIn(request.who.locale).kept, request, services))
})

export const leaveOptions = onDraft(async ({ draft, request, services }) => replacing(await showMapping(draft, null, request, services)))

/** The key is mapped as well; a field that was the key before stays mapped. */
function withOptions(content: ProfileContent, { key, matching, gone, brake }: Options): ProfileContent {
  const { matching: _m, gone: _g, brake: _b, ...rest } = content
  const isMapped = content.mappings.some(({ target }) => target === key.target)
  const withKey = (each: Mapping) => (each.target === key.target ? { ...each, source: key.source } : each)
  const mappings = isMapped ? content.mappings.map(withKey) : [...content.mappings, key]
  return { ...rest, mappings, key, ...(matching && { matching }), ...(gone && { gone }), ...(brake && { brake }) }
}

async function show(press: Press, typed: TypedOptions, problems: readonly OptionsProblem[]): Promise<Reply> {
  const { draft, crmFields, exactFields, request } = press
  const { title, target } = draft.content
  const keyFields = keyFieldsOf(crmFields)
  const goneFields = crmFields.filter(({ name, readOnly }) => readOnly !== true && name !== draft.content.key.target)
  const fields = { keyFields, sourceFields: exactFields, goneFields, levels: levelsFor(target) }
  return replacing(profileOptionsCard({ draftId: draft.id, title, target, typed, ...fields, problems }, request.who.locale))
}
