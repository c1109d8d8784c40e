import { SaldoError } from '../../errors.ts'
import { putProfile, versionsOf } from '../../store/profile-versions.ts'
import { contentOf, saysTheSame } from '../../sync/profile-changes.ts'
import type { Profile } from '../../sync/types.ts'
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
  const { tenantId } = request.who
  const draft = await draftOf(request, pressed, services)
  const { profiles } = await services.settings.read(tenantId)
  const theirs = profiles.find(({ id }) => id === draft.profileId)
  if (theirs === undefined) throw gone('That profile was deleted meanwhile. Save your form to keep it as a new one.')
  const taken = (await changeDraft(services, tenantId, draft.id, (kept) => asSaved(kept, theirs))) ?? draft
  return replacing(await showMapping(taken, `This is version ${theirs.version}, as it is saved.`, request, services))
}

/** Makes an earlier version the newest one; when it no longer fits the fields there are, it opens as a form instead. */
export async function restoreVersion(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { tenantId, personId } = request.who
  const [newest, ...earlier] = versionsOf(await services.settings.read(tenantId), data.profileId ?? '')
  if (newest === undefined) throw gone('That profile was deleted. Say profiles to see those there are.')
  const chosen = earlier.find(({ version }) => String(version) === data.version)
  if (chosen === undefined) return replacing(await showVersions(newest, 'Choose one of the earlier versions.', request, services))
  const problems = await problemsOf(services, tenantId, contentOf(chosen))
  if (problems.length > 0) {
    const draft = await keepDraft(services, tenantId, personId, contentOf(chosen), newest)
    const message = `Version ${chosen.version} doesn’t fit any more: see the notes below. Save restores it once they are put right.`
    return replacing(await showMapping(draft, message, request, services))
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
  let profile = chosen
  let message = 'That profile was deleted meanwhile.'
  await services.settings.update(who.tenantId, (current) => {
    const newest = current.profiles.find(({ id }) => id === chosen.id)
    if (newest === undefined) return current
    profile = newest
    const content = { ...contentOf(chosen), title: freeTitle(current.profiles, chosen.title, chosen.id) }
    message = `Version ${chosen.version} says the same as the newest one: nothing was changed.`
    if (saysTheSame(content, newest)) return current
    message = `Version ${newest.version} was saved meanwhile, so nothing was restored. Look at it, and choose again.`
    if (newest.version !== seen) return current
    const version = newest.version + 1
    profile = { ...content, id: chosen.id, version, updatedAt: services.now().toISOString(), updatedBy: who.personId }
    message = `Version ${chosen.version} is restored, as version ${version}.`
    return putProfile(current, profile)
  })
  return { profile, message }
}
