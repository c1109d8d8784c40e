import { randomUUID } from 'node:crypto'
import { putProfile, versionsOf } from '../store/profile-versions.ts'
import type { Draft, Workspace } from '../store/settings.ts'
import { saysTheSame } from '../sync/profile-changes.ts'
import type { Profile } from '../sync/types.ts'
import { freeTitle } from './drafts.ts'
import type { Request } from './request.ts'
import type { Services } from './services.ts'

/** over: replaces that version of the profile, whoever saved it. */
export type SaveAs = { kind: 'same' } | { kind: 'new' } | { kind: 'over'; version: number }

/** moved-on: somebody saved the profile after the form was opened, and nothing was kept. The newest version comes first. */
export type SaveResult =
  | { kind: 'created' | 'updated' | 'unchanged'; draft: Draft }
  | { kind: 'moved-on'; versions: readonly [Profile, ...Profile[]] }

/** Compares with the profile in the same step as the form is kept, so that of two who save at once the second one is told. */
export async function saveDraft(draft: Draft, as: SaveAs, request: Request, services: Services): Promise<SaveResult> {
  let result: SaveResult = { kind: 'unchanged', draft }
  await services.settings.update(request.who.tenantId, (current) => {
    const kept = current.drafts.find(({ id }) => id === draft.id) ?? draft
    const [theirs, ...before] = as.kind === 'new' ? [] : versionsOf(current, kept.profileId ?? '')
    if (theirs !== undefined && saysTheSame(titled(draft, current, theirs), theirs)) {
      const same = asSaved(kept, theirs)
      result = { kind: 'unchanged', draft: same }
      return withDraft(current, same)
    }
    if (theirs !== undefined && theirs.version !== (as.kind === 'over' ? as.version : draft.version)) {
      result = { kind: 'moved-on', versions: [theirs, ...before] }
      return current
    }
    const stamp = { updatedAt: services.now().toISOString(), updatedBy: request.who.personId }
    const version = (theirs?.version ?? 0) + 1
    const profile = { ...titled(draft, current, theirs), id: theirs?.id ?? randomUUID(), version, ...stamp }
    const saved = asSaved(kept, profile)
    result = { kind: theirs === undefined ? 'created' : 'updated', draft: saved }
    return withDraft(putProfile(current, profile), saved)
  })
  return result
}

/** What the form says, under a title that no other profile has. */
function titled({ content }: Draft, { profiles }: Workspace, theirs: Profile | undefined) {
  return { ...content, title: freeTitle(profiles, content.title, theirs?.id) }
}

/** The form goes on from a saved profile. */
export function asSaved(draft: Draft, { id, version, updatedAt: _at, updatedBy: _by, ...content }: Profile): Draft {
  return { ...draft, profileId: id, version, content }
}

function withDraft(workspace: Workspace, draft: Draft): Workspace {
  return { ...workspace, drafts: workspace.drafts.map((each) => (each.id === draft.id ? draft : each)) }
}
