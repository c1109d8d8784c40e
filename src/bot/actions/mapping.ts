import { SaldoError } from '../../errors.ts'
import type { Draft } from '../../store/settings.ts'
import { saysTheSame } from '../../sync/profile-changes.ts'
import type { Mode, Profile, Source, Target } from '../../sync/types.ts'
import { newProfileCard } from '../../views/new-profile-card.ts'
import { words as wordsIn } from '../../views/words/mapping-said.ts'
import { startProfile } from '../commands/profiles.ts'
import { changeDraft, unsavedProfile } from '../drafts.ts'
import { problemsOf, showMapping } from '../mapping-form.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import { type SaveAs, saveDraft } from '../save-draft.ts'
import type { Services } from '../services.ts'
import { startRun } from '../start-run.ts'
import { showConflict } from '../version-lines.ts'

const titleLength = 80

export function modeOf(text: string | undefined): Mode {
  return text === 'import' || text === 'update' ? text : 'import-update'
}

/** From the first form to the mapping. Companies come from accounts and people from contacts. */
export async function startProfileForm(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const title = (data.title ?? '').trim().slice(0, titleLength)
  const target: Target = data.target === 'person' ? 'person' : 'company'
  const source: Source = data.source === 'contact' ? 'contact' : 'account'
  const words = wordsIn(request.who.locale)
  const problems = [
    ...(title === '' ? [words.titleMissing] : []),
    ...((target === 'company') === (source === 'account') ? [] : [words.wrongPair]),
  ]
  if (problems.length > 0) return replacing(newProfileCard({ title, target, source, problems }, request.who.locale))
  return replacing(await startProfile(title, target, source, request, services))
}

/** The administration a form names: null for the one that imports use; what isn't on the form stays as it was. */
function administrationOf(text: string | undefined, before: number | null | undefined): number | null {
  const code = Number(text)
  if (text === undefined || text === '') return before ?? null
  return Number.isSafeInteger(code) ? code : null
}

/** The draft a form belongs to, with the title, administration and mode as filled in on that form. */
export async function draftOf(request: Request, { data }: Pressed, services: Services): Promise<Draft> {
  const title = (data.title ?? '').trim().slice(0, titleLength)
  const draft = await changeDraft(services, request.who.tenantId, data.draftId ?? '', ({ content, ...kept }) => ({
    ...kept,
    content: {
      ...content,
      title: title === '' ? content.title : title,
      mode: data.mode === undefined ? content.mode : modeOf(data.mode),
      administration: administrationOf(data.administration, content.administration),
    },
  }))
  if (draft !== null) return draft
  throw new SaldoError('draft-gone', {
    message: 'mapping form refers to a draft that is no longer kept',
    person: wordsIn(request.who.locale).draftGone,
    recovery: 'fix-input',
  })
}

/** A form with problems is shown again with the reason at the field; a good one goes on. */
const withGoodDraft =
  (act: (draft: Draft, request: Request, pressed: Pressed, services: Services) => Promise<Reply>) =>
  async (request: Request, pressed: Pressed, services: Services) => {
    const draft = await draftOf(request, pressed, services)
    const problems = await problemsOf(services, request.who, draft.content)
    if (problems.length > 0)
      return replacing(await showMapping(draft, wordsIn(request.who.locale).notYet, request, services, { refused: true }))
    return act(draft, request, pressed, services)
  }

/** Updates the profile the form was opened from, or makes the first one of its title. Several people may press one form in a group chat: what counts is the version they saw. */
export const saveProfile = withGoodDraft((draft, request, { data }, services) => {
  const seen = data.version === undefined ? draft : { ...draft, version: Number(data.version) }
  return keep(seen, { kind: 'same' }, request, services)
})

export const saveProfileAsNew = withGoodDraft((draft, request, _pressed, services) => keep(draft, { kind: 'new' }, request, services))

/** Replaces the version that the conflict card showed; a later one is shown first. */
export const overwriteProfile = withGoodDraft((draft, request, { data }, services) =>
  keep(draft, { kind: 'over', version: Number(data.version) }, request, services),
)

async function keep(draft: Draft, as: SaveAs, request: Request, services: Services): Promise<Reply> {
  const result = await saveDraft(draft, as, request, services)
  if (result.kind === 'moved-on') return replacing(await showConflict(draft, result.versions, request, services))
  const { title } = result.draft.content
  const message = wordsIn(request.who.locale)[result.kind](title)
  return replacing(await showMapping(result.draft, message, request, services))
}

/** The saved profile when the form says the same, whatever it is run as; otherwise the form itself. */
async function profileOf(draft: Draft, request: Request, services: Services): Promise<Profile> {
  const { profiles } = await services.settings.read(request.who.tenantId)
  const saved = profiles.find((profile) => profile.id === draft.profileId)
  const same = saved !== undefined && saysTheSame({ ...saved, mode: draft.content.mode }, draft.content)
  return same ? saved : unsavedProfile(draft)
}

const running = (preview: boolean) =>
  withGoodDraft(async (draft, request, { data }, services) => {
    const profile = await profileOf(draft, request, services)
    return startRun(profile, modeOf(data.mode), preview, request, services)
  })

export const runDraft = running(false)
export const previewDraft = running(true)
