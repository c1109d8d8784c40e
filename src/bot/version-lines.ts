import { administrationName } from '../connect/administrations.ts'
import { versionsOf } from '../store/profile-versions.ts'
import type { Draft, Workspace } from '../store/settings.ts'
import { profileChanges } from '../sync/profile-changes.ts'
import type { Profile, ProfileContent } from '../sync/types.ts'
import { type ProfileTerms, wordProfileChanges } from '../views/profile-change-words.ts'
import { profileConflictCard } from '../views/profile-conflict-card.ts'
import type { VersionLine } from '../views/version-line.ts'
import { versionsCard } from '../views/versions-card.ts'
import type { View } from '../views/view.ts'
import { fieldsOf } from './mapping-form.ts'
import type { Request } from './request.ts'
import type { Services } from './services.ts'

async function termsOf(content: ProfileContent, { connection }: Workspace, who: Request['who'], services: Services): Promise<ProfileTerms> {
  const fields = await fieldsOf(services, who, content)
  return { ...fields, administrationName: (code) => administrationName(connection, code) }
}

/** Each version with what it changed in the one before it, where that is still kept. */
function linesOf(versions: readonly Profile[], { people }: Workspace, terms: ProfileTerms, locale: string): VersionLine[] {
  return versions.map((profile, index) => {
    const before = versions[index + 1]
    return {
      version: profile.version,
      at: new Date(profile.updatedAt),
      by: people[profile.updatedBy]?.name ?? null,
      changed: before === undefined ? null : wordProfileChanges(profileChanges(before, profile), terms, locale),
    }
  })
}

/** The kept versions of a profile. */
export async function showVersions(profile: Profile, message: string | null, { who }: Request, services: Services): Promise<View> {
  const workspace = await services.settings.read(who.tenantId)
  const terms = await termsOf(profile, workspace, who, services)
  const versions = linesOf(versionsOf(workspace, profile.id), workspace, terms, who.locale)
  const { id: profileId, title } = profile
  return versionsCard({ profileId, title, versions, message, now: services.now(), timeZone: who.timeZone }, who.locale)
}

/** What happened to a profile since a form of it was opened. `kept`: all its versions, the newest first. */
export async function showConflict(
  draft: Draft,
  kept: readonly [Profile, ...Profile[]],
  { who }: Request,
  services: Services,
): Promise<View> {
  const [theirs] = kept
  const workspace = await services.settings.read(who.tenantId)
  const terms = await termsOf(theirs, workspace, who, services)
  const since = kept.filter(({ version }, index) => index === 0 || version > (draft.version ?? 0)).length
  return profileConflictCard(
    {
      draftId: draft.id,
      title: theirs.title,
      versions: linesOf(kept, workspace, terms, who.locale).slice(0, since),
      differs: wordProfileChanges(profileChanges(theirs, draft.content), terms, who.locale),
      now: services.now(),
      timeZone: who.timeZone,
    },
    who.locale,
  )
}
