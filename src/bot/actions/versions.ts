import { SaldoError } from '../../errors.ts'
import { putProfile, versionsOf } from '../../store/profile-versions.ts'
import { contentOf, saysTheSame } from '../../sync/profile-changes.ts'
import type { Profile } from '../../sync/types.ts'
import { words as wordsIn } from '../../views/words/versions.ts'
import { changeDraft, freeTitle, keepDraft } from '../drafts.ts'
import { problemsOf, showMapping } from '../mapping-form.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import { asSaved } from '../save-draft.ts'
import type { Services } from '../services.ts'
import { showVersions } from '../version-lines.ts'
import { draftOf } from './mapping.ts'

const gone = (person: string) =>
  new SaldoError('profile-gone', { message: 'button refers to a profile that is not kept', person, recovery: 'fix-input' })

/** The form starts again from the profile as it is saved. */
export async function takeSaved(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const { tenantId, locale } = request.who
  const words = wordsIn(locale).said
  const draft = await draftOf(request, pressed, services)
  const { profiles } = await services.settings.read(tenantId)
  const theirs = profiles.find(({ id }) => id === draft.profileId)
  if (theirs === undefined) throw gone(words.deletedKeep)
  const taken = (await changeDraft(services, tenantId, draft.id, (kept) => asSaved(kept, theirs))) ?? draft
  return replacing(await showMapping(taken, words.asSaved(theirs.version), request, services))
}

/** Makes an earlier version the newest one; when it no longer fits the fields there are, it opens as a form instead. */
export async function restoreVersion(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { tenantId, personId, locale } = request.who
  const words = wordsIn(locale).said
  const [newest, ...earlier] = versionsOf(await services.settings.read(tenantId), data.profileId ?? '')
  if (newest === undefined) throw gone(words.deleted)
  const chosen = earlier.find(({ version }) => String(version) === data.version)
  if (chosen === undefined) return replacing(await showVersions(newest, words.chooseEarlier, request, services))
  const problems = await problemsOf(services, request.who, contentOf(chosen))
  if (problems.length > 0) {
    const draft = await keepDraft(services, tenantId, personId, contentOf(chosen), newest)
    return replacing(await showMapping(draft, words.misfit(chosen.version), request, services))
  }
  const { profile, message } = await restore(chosen, Number(data.newest), request, services)
  return replacing(await showVersions(profile, message, request, services))
}

/** `seen`: the newest version on the card that was pressed. What was saved after it is looked at first. */
async function restore(
  chosen: Profile,
  seen: number,
  { who }: Request,
  services: Services,
): Promise<{ profile: Profile; message: string }> {
  const words = wordsIn(who.locale).said
  let profile = chosen
  let message = words.deletedMeanwhile
  await services.settings.update(who.tenantId, (current) => {
    const newest = current.profiles.find(({ id }) => id === chosen.id)
    if (newest === undefined) return current
    profile = newest
    const content = { ...contentOf(chosen), title: freeTitle(current.profiles, chosen.title, chosen.id) }
    message = words.same(chosen.version)
    if (saysTheSame(content, newest)) return current
    message = words.savedMeanwhile(newest.version)
    if (newest.version !== seen) return current
    const version = newest.version + 1
    profile = { ...content, id: chosen.id, version, updatedAt: services.now().toISOString(), updatedBy: who.personId }
    message = words.restored(chosen.version, version)
    return putProfile(current, profile)
  })
  return { profile, message }
}
