import type { Profile } from '../sync/types.ts'
import type { Workspace } from './settings.ts'

/** Of each profile, the newest one included. */
export const keptVersions = 30

/** Keeps a profile as the newest version of itself; what it was until now joins its past. */
export function putProfile(workspace: Workspace, profile: Profile): Workspace {
  const known = workspace.profiles.find(({ id }) => id === profile.id)
  if (known === undefined) return { ...workspace, profiles: [...workspace.profiles, profile] }
  const past = [...workspace.pastProfiles.filter(({ id }) => id === profile.id), known].slice(1 - keptVersions)
  return {
    ...workspace,
    profiles: workspace.profiles.map((each) => (each.id === profile.id ? profile : each)),
    pastProfiles: [...workspace.pastProfiles.filter(({ id }) => id !== profile.id), ...past],
  }
}

/** All kept versions of a profile, the newest first; none when it is gone. */
export function versionsOf({ profiles, pastProfiles }: Workspace, profileId: string): Profile[] {
  const newest = profiles.filter(({ id }) => id === profileId)
  return newest.length === 0 ? [] : [...newest, ...pastProfiles.filter(({ id }) => id === profileId).reverse()]
}
