import type { AuditService, Look, LookedAt } from '../bot/money-services.ts'
import type { Place } from '../bot/request.ts'
import type { AuditEntry, AuditPosition, AuditRecords } from '../store/records/audit.ts'
import type { SettingsPort, Workspace } from '../store/settings.ts'
import type { MirrorPort } from '../sync/ports.ts'

type Parts = { records: AuditRecords; settings: SettingsPort; mirror: Pick<MirrorPort, 'get'>; now: () => Date }

export type Audit = {
  service: AuditService
  /** Everything kept, newest first, a page at a time. */
  all(tenantId: string): AsyncGenerator<readonly Look[]>
}

const pageSize = 500

/** Every look at figures is kept before it is answered. Names are put in when it is read: only ids rest. */
export function createAudit({ records, settings, mirror, now }: Parts): Audit {
  async function page(tenantId: string, after: AuditPosition | null, limit: number) {
    const { entries, next } = await records.page(tenantId, after, limit)
    return { looks: await withNames(tenantId, entries), next }
  }

  async function withNames(tenantId: string, entries: readonly AuditEntry[]): Promise<Look[]> {
    const workspace = await settings.read(tenantId)
    const names = await customerNames(tenantId, entries)
    return entries.map((entry) => ({
      at: entry.at,
      person: workspace.people[entry.personId]?.name || entry.personId,
      where: entry.place as Place['kind'],
      what: entry.what as LookedAt,
      administration: administrationName(workspace, entry.administration),
      customer: entry.accountId === null ? null : (names.get(`${entry.administration}/${entry.accountId}`) ?? entry.accountId),
    }))
  }

  async function customerNames(tenantId: string, entries: readonly AuditEntry[]): Promise<Map<string, string>> {
    const names = new Map<string, string>()
    for (const administration of new Set(entries.flatMap((entry) => entry.administration ?? []))) {
      const ids = entries.flatMap((entry) => (entry.administration === administration && entry.accountId !== null ? [entry.accountId] : []))
      const rows = await mirror.get({ tenantId, administration, source: 'account' }, [...new Set(ids)])
      for (const { id, fields } of rows) names.set(`${administration}/${id}`, String(fields.Name ?? id).trim())
    }
    return names
  }

  return {
    service: {
      note: ({ tenantId, personId }, { kind }, what, administration, accountId) =>
        records.add(tenantId, { at: now(), personId, place: kind, what, administration, accountId }),
      newest: async (tenantId, limit) => (await page(tenantId, null, limit)).looks,
      async recent({ tenantId, personId }, limit) {
        const accounts = await records.recentAccounts(tenantId, personId, limit)
        return accounts.map(({ administration, accountId }) => ({ administration, id: accountId }))
      },
    },
    async *all(tenantId) {
      let after: AuditPosition | null = null
      do {
        const { looks, next } = await page(tenantId, after, pageSize)
        if (looks.length > 0) yield looks
        after = next
      } while (after !== null)
    },
  }
}

function administrationName({ connection }: Workspace, code: number | null): string | null {
  if (code === null) return null
  return connection?.administrations.find((each) => each.code === code)?.name ?? String(code)
}
