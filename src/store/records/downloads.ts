import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** What a link's file is about: a run by its number, or a profile by its id. */
export type DownloadOf = { run: number } | { profile: string }

/** A link to one file. Only the hash of what the link holds is kept. */
export type Download = { tokenHash: string; tenantId: string; of: DownloadOf; personId: string; expiresAt: Date }

export type Downloads = {
  save(download: Download): Promise<void>
  /** The download while its link is valid. */
  find(tokenHash: string, at: Date): Promise<Omit<Download, 'tokenHash' | 'expiresAt'> | undefined>
  removeExpired(at: Date): Promise<void>
}

/** Runs count from 1. */
const noRun = 0

export function createDownloadRecords(db: Kysely<Schema>): Downloads {
  return {
    async save({ tokenHash, tenantId, of, personId, expiresAt }) {
      const subject = 'run' in of ? { number: of.run, profile_id: null } : { number: noRun, profile_id: of.profile }
      const row = { token_hash: tokenHash, tenant_id: tenantId, ...subject, person_id: personId, expires_at: expiresAt.toISOString() }
      await db.insertInto('download').values(row).execute()
    },
    async find(tokenHash, at) {
      const row = await db
        .selectFrom('download')
        .select(['tenant_id', 'number', 'profile_id', 'person_id'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', at.toISOString())
        .executeTakeFirst()
      if (row === undefined) return undefined
      const of = row.profile_id === null ? { run: row.number } : { profile: row.profile_id }
      return { tenantId: row.tenant_id, of, personId: row.person_id }
    },
    async removeExpired(at) {
      await db.deleteFrom('download').where('expires_at', '<=', at.toISOString()).execute()
    },
  }
}
