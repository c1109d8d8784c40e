import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

export type SeenActivities = {
  /** True exactly once per key, whichever process asks. Keys are forgotten after a week. */
  firstSeen(key: string, at: Date): Promise<boolean>
}

const day = 86_400_000
/** Teams repeats an activity within minutes; a week covers any queue that was stuck. */
const keptFor = 7 * day

/** Remembers which activities were handled, so that one delivered twice acts once. */
export function createSeenActivities(db: Kysely<Schema>): SeenActivities {
  let purgedAt = 0
  return {
    async firstSeen(key, at) {
      if (at.getTime() - purgedAt > day) {
        purgedAt = at.getTime()
        await purge(db, new Date(at.getTime() - keptFor))
      }
      const inserted = await db
        .insertInto('seen_activity')
        .values({ key, at: at.toISOString() })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .returning('key')
        .executeTakeFirst()
      return inserted !== undefined
    },
  }
}

async function purge(db: Kysely<Schema>, before: Date): Promise<void> {
  await db.deleteFrom('seen_activity').where('at', '<', before.toISOString()).execute()
}
