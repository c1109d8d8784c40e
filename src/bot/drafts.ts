import { randomUUID } from 'node:crypto'
import type { Draft, Workspace } from '../store/settings.ts'
import type { Profile, ProfileContent } from '../sync/types.ts'
import type { Services } from './services.ts'

/** Forms nobody came back to are dropped after this many newer ones by the same person. */
const keptPerPerson = 20

/** Keeps a form's content on the server; its card holds the id only. `of`: the saved profile it was opened from, as it was then. */
export async function keepDraft(
  services: Services,
  tenantId: string,
  by: string,
  content: ProfileContent,
  of: { id: string; version: number } | null,
): Promise<Draft> {
  const draft: Draft = {
    id: randomUUID(),
    profileId: of?.id ?? null,
    version: of?.version ?? null,
    content,
    by,
    at: services.now().toISOString(),
  }
  await services.settings.update(tenantId, (workspace) => ({ ...workspace, drafts: [...recentDrafts(workspace, by), draft] }))
  return draft
}

function recentDrafts(workspace: Workspace, by: string): Draft[] {
  const mine = workspace.drafts.filter((draft) => draft.by === by).slice(1 - keptPerPerson)
  return [...workspace.drafts.filter((draft) => draft.by !== by), ...mine]
}

/** Changes a draft in place. Answers with null when it is no longer kept. */
export async function changeDraft(
  services: Services,
  tenantId: string,
  id: string,
  change: (draft: Draft) => Draft,
): Promise<Draft | null> {
  const workspace = await services.settings.update(tenantId, (current) => ({
    ...current,
    drafts: current.drafts.map((draft) => (draft.id === id ? change(draft) : draft)),
  }))
  return workspace.drafts.find((draft) => draft.id === id) ?? null
}

/** A form as a profile to run: version 0 tells that its id is the draft's. */
export function unsavedProfile({ id, content, by, at }: Draft): Profile {
  return { ...content, id, version: 0, updatedAt: at, updatedBy: by }
}

export function isUnsaved(profile: Profile): boolean {
  return profile.version === 0
}

/** A title nobody else has: "Customers", "Customers (2)", … */
export function freeTitle(profiles: readonly Profile[], wanted: string, exceptId: string | null = null): string {
  const taken = new Set(profiles.filter((profile) => profile.id !== exceptId).map((profile) => profile.title.toLocaleLowerCase('en')))
  const isFree = (title: string) => !taken.has(title.toLocaleLowerCase('en'))
  if (isFree(wanted)) return wanted
  let count = 2
  while (!isFree(`${wanted} (${count})`)) count += 1
  return `${wanted} (${count})`
}
