import { SaldoError } from '../errors.ts'
import { emptyWorkspace, type Workspace } from './settings.ts'

/**
 * A kept document as a whole workspace: members that an older version didn't know get their default.
 * Throws `settings-unreadable` when it is something else; the document is then left as it is.
 */
export function toWorkspace(tenantId: string, document: unknown): Workspace {
  const defaults = emptyWorkspace(tenantId)
  if (!isRecord(document) || (document.tenantId !== undefined && document.tenantId !== tenantId)) throw unreadable(undefined)
  for (const member of ['signIns', 'profiles', 'pastProfiles', 'drafts', 'schedules'] as const)
    if (!Array.isArray(document[member] ?? [])) throw unreadable(undefined)
  for (const member of ['people', 'conversations', 'money'] as const) if (!isRecord(document[member] ?? {})) throw unreadable(undefined)
  return { ...defaults, ...document, money: { ...defaults.money, ...(document.money ?? {}) } }
}

export function unreadable(cause: unknown): SaldoError {
  return new SaldoError('settings-unreadable', {
    message: 'The settings of a workspace are damaged; nothing was changed',
    person: "Saldo's settings for this organisation can't be read. Nothing was changed; please ask whoever runs Saldo to restore them.",
    recovery: 'ask-admin',
    cause,
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
