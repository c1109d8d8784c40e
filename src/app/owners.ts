import type { SettingsPort, Workspace } from '../store/settings.ts'

/** The name under which Exact keeps somebody as account manager: what an admin said, otherwise the name Teams shows. */
export function managerIn(workspace: Workspace, personId: string): string | null {
  const said = Object.hasOwn(workspace.money.managers, personId) ? workspace.money.managers[personId] : undefined
  const name = (said ?? workspace.people[personId]?.name ?? '').trim()
  return name === '' ? null : name
}

export async function managerOf(settings: SettingsPort, tenantId: string, personId: string): Promise<string | null> {
  return managerIn(await settings.read(tenantId), personId)
}
