import type { Services } from './services.ts'

/** Removes a saved profile, and with it its earlier versions and its schedule; answers with its title, or null when it was gone already. */
export async function forgetProfile(services: Services, tenantId: string, id: string): Promise<string | null> {
  let title: string | null = null
  await services.settings.update(tenantId, (current) => {
    title = current.profiles.find((profile) => profile.id === id)?.title ?? null
    return {
      ...current,
      profiles: current.profiles.filter((profile) => profile.id !== id),
      pastProfiles: current.pastProfiles.filter((profile) => profile.id !== id),
      schedules: current.schedules.filter(({ profileId }) => profileId !== id),
    }
  })
  return title
}
