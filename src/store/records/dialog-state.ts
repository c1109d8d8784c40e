import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'
import { fromJson, toJson } from './codec.ts'

/** What conversations with several steps remember between two messages, as JSON by key. Shaped as the bot SDK's storage. */
export type DialogState = {
  read(keys: string[]): Promise<Record<string, unknown>>
  write(changes: Record<string, unknown>): Promise<void>
  delete(keys: string[]): Promise<void>
}

export function createDialogState(db: Kysely<Schema>): DialogState {
  return {
    async read(keys) {
      if (keys.length === 0) return {}
      const rows = await db.selectFrom('dialog_state').selectAll().where('key', 'in', keys).execute()
      return Object.fromEntries(rows.map(({ key, value }) => [key, fromJson(value)]))
    },
    async write(changes) {
      for (const [key, value] of Object.entries(changes)) {
        const json = toJson(value)
        await db
          .insertInto('dialog_state')
          .values({ key, value: json })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
          .execute()
      }
    },
    async delete(keys) {
      if (keys.length > 0) await db.deleteFrom('dialog_state').where('key', 'in', keys).execute()
    },
  }
}
