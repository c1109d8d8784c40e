import { chmod, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { SaldoError } from '../errors.ts'
import { emptyWorkspace, type SettingsPort, type Workspace } from './settings.ts'
import { toWorkspace, unreadable } from './workspace-document.ts'

/** One workspace's file, read once: this process is the only one that writes it. */
type Kept = { path: string; low: Low<Workspace>; last: Promise<unknown> }

/** Settings as one readable JSON file a workspace, `DATA_DIR/workspaces/<tenant>.json`, for their owner's eyes only. */
export function createLowdbSettings(dataDir: string): SettingsPort {
  const folder = join(dataDir, 'workspaces')
  const kept = new Map<string, Promise<Kept>>()

  function open(tenantId: string): Promise<Kept> {
    const known = kept.get(tenantId) ?? load(folder, tenantId)
    kept.set(tenantId, known)
    // A file that couldn't be read may be repaired by a person: it is tried again next time.
    known.catch(() => kept.delete(tenantId))
    return known
  }

  return {
    read: async (tenantId) => (await open(tenantId)).low.data,
    async update(tenantId, change) {
      const workspace = await open(tenantId)
      const next = workspace.last.then(() => keep(workspace, change))
      workspace.last = next.catch(() => {})
      return next
    },
    tenants: () => listTenants(folder),
  }
}

async function load(folder: string, tenantId: string): Promise<Kept> {
  const path = join(folder, `${fileNameOf(tenantId)}.json`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const low = new Low<Workspace>(new JSONFile(path), emptyWorkspace(tenantId))
  await low.read().catch((cause: unknown) => {
    throw unreadable(cause)
  })
  low.data = toWorkspace(tenantId, low.data)
  return { path, low, last: Promise.resolve() }
}

/** What couldn't be written isn't remembered either. */
async function keep({ path, low }: Kept, change: (workspace: Workspace) => Workspace): Promise<Workspace> {
  const before = low.data
  try {
    low.data = change(before)
    await low.write()
    await chmod(path, 0o600)
    return low.data
  } catch (error) {
    low.data = before
    throw error
  }
}

async function listTenants(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.flatMap((name) => (/^[a-z0-9%-]+\.json$/.test(name) ? decodeURIComponent(name.slice(0, -'.json'.length)) : []))
}

/** Tenant ids are GUIDs; whatever else comes along can neither leave the folder nor meet another tenant's file. */
function fileNameOf(tenantId: string): string {
  if (tenantId === '' || tenantId.length > 80) {
    throw new SaldoError('tenant-unknown', {
      message: 'A tenant id is empty or longer than any that Microsoft gives',
      person: 'Saldo could not see which organisation this message comes from.',
      recovery: 'give-up',
    })
  }
  return [...Buffer.from(tenantId)].map(escapeByte).join('')
}

function escapeByte(byte: number): string {
  const letter = String.fromCharCode(byte)
  return /[a-z0-9-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0')}`
}
