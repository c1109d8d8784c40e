import type { Digest, QuietHours, Watch, WatchService } from '../bot/watch-services.ts'
import { watchKinds } from '../receivables/watch-events.ts'
import type { KeptWatch, WatchRecords } from '../store/records/watches.ts'
import { nextTime } from '../sync/schedule/next-time.ts'
import type { Schedule } from '../sync/schedule/types.ts'

export type KeptDigest = { schedule: Schedule; text: string; zone: string }
type Parts = { records: WatchRecords<KeptDigest>; now: () => Date }

/** More than anybody reads about. */
export const mostWatches = 200

/** Nobody is woken who said nothing about it. */
export const usualQuiet: QuietHours = { from: '20:00', until: '07:00' }

/** Whom somebody watches, and when they want to be told. */
export function createWatchService({ records, now }: Parts): WatchService {
  return {
    async of(who) {
      const kept = await records.of(who)
      return kept.map(toWatch).toSorted((one, other) => one.name.localeCompare(other.name))
    },
    resting: async () => 0,
    async one(who, { administration, id }) {
      const kept = (await records.of(who)).find((each) => each.accountId === id && each.administration === administration)
      return kept === undefined ? null : toWatch(kept)
    },
    async keep(who, { account, name, kinds, largeFrom }) {
      const kept = await records.of(who)
      const isKept = kept.some((each) => each.accountId === account.id && each.administration === account.administration)
      if (!isKept && kept.length >= mostWatches) return false
      await records.keep(who, { administration: account.administration, accountId: account.id, name, kinds, largeFrom, since: now() })
      return true
    },
    stop: async (who, { administration, id }) => administration !== null && records.stop(who, administration, id),
    async wishes(who) {
      const { quiet, digest, digestAt } = await records.wish(who)
      return {
        quiet: quiet === undefined ? usualQuiet : quiet,
        digest: digest === null || digestAt === null ? null : { ...digest, nextAt: digestAt },
      }
    },
    async setDigest(who, asked) {
      if (asked === null) {
        await records.setDigest(who, null, null, null)
        return null
      }
      const digest: Digest = { ...asked, zone: who.timeZone, nextAt: nextTime(asked.schedule, who.timeZone, now()) }
      await records.setDigest(who, { schedule: digest.schedule, text: digest.text, zone: digest.zone }, digest.nextAt, now())
      return digest
    },
    setQuiet: (who, quiet) => records.setQuiet(who, quiet),
  }
}

function toWatch({ administration, accountId, name, kinds, largeFrom, since }: KeptWatch): Watch {
  return { account: { administration, id: accountId }, name, kinds: watchKinds.filter((kind) => kinds.includes(kind)), largeFrom, since }
}
