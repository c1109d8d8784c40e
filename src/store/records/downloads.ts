import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { fromJson, toJson } from './codec.ts'

/** What a link's file is about: a run by its number, a profile by its id, or something about a customer, which is for others to read. */
export type DownloadOf = { run: number } | { profile: string } | { money: Readonly<Record<string, unknown>> }

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
      const row = { token_hash: tokenHash, tenant_id: tenantId, ...subjectOf(of), person_id: personId, expires_at: expiresAt.toISOString() }
      await db.insertInto('download').values(row).execute()
    },
    async find(tokenHash, at) {
      const row = await db
        .selectFrom('download')
        .select(['tenant_id', 'number', 'profile_id', 'money_file', 'person_id'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', at.toISOString())
        .executeTakeFirst()
      if (row === undefined) return undefined
      return { tenantId: row.tenant_id, of: toSubject(row), personId: row.person_id }
    },
    async removeExpired(at) {
      await db.deleteFrom('download').where('expires_at', '<=', at.toISOString()).execute()
    },
  }
}

type Subject = Pick<Schema['download'], 'number' | 'profile_id' | 'money_file'>

function subjectOf(of: DownloadOf): Subject {
  if ('run' in of) return { number: of.run, profile_id: null, money_file: null }
  if ('profile' in of) return { number: noRun, profile_id: of.profile, money_file: null }
  return { number: noRun, profile_id: null, money_file: toJson(of.money) }
}

function toSubject({ number, profile_id: profile, money_file: money }: Subject): DownloadOf {
  if (money !== null) return { money: fromJson(money) }
  return profile === null ? { run: number } : { profile }
}
