import type { Kysely, Transaction } from 'kysely'
import type { Dialect } from '../dialect.ts'
import type { Schema } from '../schema.ts'
import { fromJson, toJson } from './codec.ts'

/** A value that processes share: two changes never overlap, and the step may not do anything else. */
type Cell<T> = { change<A>(step: (state: T) => { state: T; answer: A }): Promise<A> }

type Where = { db: Kysely<Schema>; dialect: Dialect }
type Scope = { tenantId: string; administration: number }

/**
 * One administration's shared value, which outlives the processes. `initial` is what it holds before the first change; it rests as JSON.
 * SQLite is one process's, whose transactions go one after the other; PostgreSQL locks the row.
 */
export function createCallState<T>({ db, dialect }: Where, { tenantId, administration }: Scope, initial: T): Cell<T> {
  async function lock(transaction: Transaction<Schema>): Promise<string | undefined> {
    const row = await transaction
      .selectFrom('call_state')
      .select('state')
      .where('tenant_id', '=', tenantId)
      .where('administration', '=', administration)
      .$if(dialect === 'postgres', (query) => query.forUpdate())
      .executeTakeFirst()
    return row?.state
  }

  async function create(transaction: Transaction<Schema>): Promise<string> {
    const state = toJson(initial)
    await transaction
      .insertInto('call_state')
      .values({ tenant_id: tenantId, administration, state })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return (await lock(transaction)) ?? state
  }

  return {
    change(step) {
      return db.transaction().execute(async (transaction) => {
        const before = fromJson<T>((await lock(transaction)) ?? (await create(transaction)))
        const { state, answer } = step(before)
        if (state !== before) {
          await transaction
            .updateTable('call_state')
            .set({ state: toJson(state) })
            .where('tenant_id', '=', tenantId)
            .where('administration', '=', administration)
            .execute()
        }
        return answer
      })
    },
  }
}
