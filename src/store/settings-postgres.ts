import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'
import { emptyWorkspace, type SettingsPort, type Workspace } from './settings.ts'
import { toWorkspace, unreadable } from './workspace-document.ts'

/** Settings as one document a workspace in a table that all processes share. */
export function createPostgresSettings(db: Kysely<Schema>): SettingsPort {
  return {
    async read(tenantId) {
      const row = await db.selectFrom('workspace').select('document').where('tenant_id', '=', tenantId).executeTakeFirst()
      return row === undefined ? emptyWorkspace(tenantId) : parse(tenantId, row.document)
    },
    update: (tenantId, change) => db.transaction().execute((tx) => update(tx, tenantId, change)),
    async tenants() {
      const rows = await db.selectFrom('workspace').select('tenant_id').orderBy('tenant_id').execute()
      return rows.map((row) => row.tenant_id)
    },
  }
}

async function update(tx: Transaction<Schema>, tenantId: string, change: (workspace: Workspace) => Workspace): Promise<Workspace> {
  const first = { tenant_id: tenantId, document: JSON.stringify(emptyWorkspace(tenantId)) }
  // There has to be a row before it can be locked.
  await tx
    .insertInto('workspace')
    .values(first)
    .onConflict((conflict) => conflict.column('tenant_id').doNothing())
    .execute()
  const { document } = await tx
    .selectFrom('workspace')
    .select('document')
    .where('tenant_id', '=', tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const changed = change(parse(tenantId, document))
  await tx
    .updateTable('workspace')
    .set({ document: JSON.stringify(changed) })
    .where('tenant_id', '=', tenantId)
    .execute()
  return changed
}

function parse(tenantId: string, document: string): Workspace {
  try {
    return toWorkspace(tenantId, JSON.parse(document))
  } catch (cause) {
    throw unreadable(cause)
  }
}
