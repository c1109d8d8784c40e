import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** A link to one run's file. Only the hash of what the link holds is kept. */
export type Download = { tokenHash: string; tenantId: string; number: number; personId: string; expiresAt: Date }

export type Downloads = {
  save(download: Download): Promise<void>
  /** The download while its link is valid. */
  find(tokenHash: string, at: Date): Promise<Omit<Download, 'tokenHash' | 'expiresAt'> | undefined>
  removeExpired(at: Date): Promise<void>
}

export function createDownloadRecords(db: Kysely<Schema>): Downloads {
  return {
    async save({ tokenHash, tenantId, number, personId, expiresAt }) {
      const row = { token_hash: tokenHash, tenant_id: tenantId, number, person_id: personId, expires_at: expiresAt.toISOString() }
      await db.insertInto('download').values(row).execute()
    },
    async find(tokenHash, at) {
      const row = await db
        .selectFrom('download')
        .select(['tenant_id', 'number', 'person_id'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', at.toISOString())
        .executeTakeFirst()
      return row && { tenantId: row.tenant_id, number: row.number, personId: row.person_id }
    },
    async removeExpired(at) {
      await db.deleteFrom('download').where('expires_at', '<=', at.toISOString()).execute()
    },
  }
}
