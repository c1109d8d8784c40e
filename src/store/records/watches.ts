import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { endedClaims } from './claims.ts'
import { fromJson, fromJsonOrNull, toJson } from './codec.ts'
import { inPortions } from './portions.ts'

export type WatchOf = { tenantId: string; personId: string }
export type KeptWatch = {
  administration: number
  accountId: string
  name: string
  kinds: readonly string[]
  largeFrom: number
  since: Date
}
/** `quiet`: undefined as long as nothing was chosen, null for none. */
export type KeptWish<Digest> = {
  quiet: { from: string; until: string } | null | undefined
  digest: Digest | null
  digestAt: Date | null
  digestSince: Date | null
}

export type WatchRecords<Digest = unknown> = {
  of(of: WatchOf): Promise<KeptWatch[]>
  /** Who watches these accounts. */
  onAccounts(tenantId: string, administration: number, accountIds: readonly string[]): Promise<(KeptWatch & { personId: string })[]>
  /** Administrations somebody watches in. */
  anyIn(tenantId: string): Promise<boolean>
  watchers(tenantId: string): Promise<string[]>
  keep(of: WatchOf, watch: KeptWatch): Promise<void>
  stop(of: WatchOf, administration: number, accountId: string): Promise<boolean>
  wish(of: WatchOf): Promise<KeptWish<Digest>>
  setQuiet(of: WatchOf, quiet: { from: string; until: string } | null): Promise<void>
  setDigest(of: WatchOf, digest: Digest | null, at: Date | null, since: Date | null): Promise<void>
  /** Everybody with a digest. */
  digests(tenantId: string): Promise<{ personId: string; digest: Digest; at: Date; since: Date | null }[]>
  /** True for one who asks, of however many processes, until it is clear that they died: the digest of that time is theirs to tell. */
  claimDigest(of: WatchOf, digestAt: Date, at: Date): Promise<boolean>
  /** The digest of that time was told by whoever claimed it at `since`: the next one is at `next`. */
  endDigest(of: WatchOf, digestAt: Date, since: Date, next: Date): Promise<void>
}

export function createWatchRecords<Digest>(db: Kysely<Schema>): WatchRecords<Digest> {
  const own = ({ tenantId, personId }: WatchOf) =>
    db.selectFrom('watch').selectAll().where('tenant_id', '=', tenantId).where('person_id', '=', personId)

  async function setWish({ tenantId, personId }: WatchOf, set: Partial<Schema['telling_wish']>): Promise<void> {
    const none = { quiet: null, digest: null, digest_at: null, digest_since: null, digest_taken_at: null }
    const row = { tenant_id: tenantId, person_id: personId, ...none, ...set }
    await db
      .insertInto('telling_wish')
      .values(row)
      .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id']).doUpdateSet(set))
      .execute()
  }

  return {
    async of(of) {
      return (await own(of).execute()).map(toWatch)
    },
    async onAccounts(tenantId, administration, accountIds) {
      const found: (KeptWatch & { personId: string })[] = []
      await inPortions([...new Set(accountIds)], async (some) => {
        const rows = await db
          .selectFrom('watch')
          .selectAll()
          .where('tenant_id', '=', tenantId)
          .where('administration', '=', administration)
          .where('account_id', 'in', some)
          .execute()
        found.push(...rows.map((row) => ({ ...toWatch(row), personId: row.person_id })))
      })
      return found
    },
    async anyIn(tenantId) {
      const row = await db.selectFrom('watch').select('person_id').where('tenant_id', '=', tenantId).limit(1).executeTakeFirst()
      return row !== undefined
    },
    async watchers(tenantId) {
      const rows = await db.selectFrom('watch').select('person_id').distinct().where('tenant_id', '=', tenantId).execute()
      return rows.map(({ person_id }) => person_id)
    },
    async keep({ tenantId, personId }, watch) {
      const set = { account_name: watch.name, kinds: watch.kinds.join(), large_from: watch.largeFrom }
      const key = { tenant_id: tenantId, person_id: personId, administration: watch.administration, account_id: watch.accountId }
      await db
        .insertInto('watch')
        .values({ ...key, ...set, since: watch.since.toISOString() })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'person_id', 'administration', 'account_id']).doUpdateSet(set))
        .execute()
    },
    async stop({ tenantId, personId }, administration, accountId) {
      const stopped = await db
        .deleteFrom('watch')
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('administration', '=', administration)
        .where('account_id', '=', accountId)
        .returning('account_id')
        .execute()
      return stopped.length > 0
    },
    async wish({ tenantId, personId }) {
      const row = await db
        .selectFrom('telling_wish')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .executeTakeFirst()
      return {
        quiet: row === undefined || row.quiet === null ? undefined : row.quiet === '' ? null : fromJson(row.quiet),
        digest: fromJsonOrNull<Digest>(row?.digest ?? null),
        digestAt: toDate(row?.digest_at ?? null),
        digestSince: toDate(row?.digest_since ?? null),
      }
    },
    setQuiet: (of, quiet) => setWish(of, { quiet: quiet === null ? '' : toJson(quiet) }),
    setDigest: (of, digest, at, since) =>
      setWish(of, {
        digest: digest === null ? null : toJson(digest),
        digest_at: at?.toISOString() ?? null,
        digest_since: since?.toISOString() ?? null,
        digest_taken_at: null,
      }),
    async digests(tenantId) {
      const rows = await db
        .selectFrom('telling_wish')
        .selectAll()
        .where('tenant_id', '=', tenantId)
        .where('digest_at', 'is not', null)
        .execute()
      return rows.flatMap(({ person_id: personId, digest, digest_at, digest_since }) =>
        digest === null || digest_at === null
          ? []
          : [{ personId, digest: fromJson<Digest>(digest), at: new Date(digest_at), since: toDate(digest_since) }],
      )
    },
    async claimDigest({ tenantId, personId }, digestAt, at) {
      const claimed = await db
        .updateTable('telling_wish')
        .set({ digest_taken_at: at.toISOString() })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('digest_at', '=', digestAt.toISOString())
        .where(({ eb, or }) => or([eb('digest_taken_at', 'is', null), eb('digest_taken_at', '<=', endedClaims(at))]))
        .returning('person_id')
        .execute()
      return claimed.length > 0
    },
    async endDigest({ tenantId, personId }, digestAt, since, next) {
      await db
        .updateTable('telling_wish')
        .set({ digest_at: next.toISOString(), digest_since: since.toISOString(), digest_taken_at: null })
        .where('tenant_id', '=', tenantId)
        .where('person_id', '=', personId)
        .where('digest_at', '=', digestAt.toISOString())
        .where('digest_taken_at', '=', since.toISOString())
        .execute()
    },
  }
}

const toDate = (text: string | null) => (text === null ? null : new Date(text))

function toWatch(row: Schema['watch']): KeptWatch {
  const { administration, account_id: accountId, account_name: name, kinds, large_from, since } = row
  return { administration, accountId, name, kinds: kinds.split(',').filter(Boolean), largeFrom: Number(large_from), since: new Date(since) }
}
