import { createEmbeddedCrm } from '../../src/crm/embedded/crm.ts'
import { type CrmSchema, crmMigrations } from '../../src/crm/embedded/schema.ts'
import { openDatabase } from '../../src/store/database.ts'
import type { Schema } from '../../src/store/schema.ts'
import type { CrmPort } from '../../src/sync/ports.ts'

/** Works on the CRM of a running Saldo, as somebody does who types in it. */
export async function inCrm<T>(dataDir: string, tenantId: string, work: (crm: CrmPort) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase<Schema & CrmSchema>({ databaseUrl: null, dataDir, migrations: crmMigrations })
  try {
    return await work(createEmbeddedCrm(db, tenantId))
  } finally {
    await close()
  }
}
