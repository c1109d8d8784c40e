import type { Kysely } from 'kysely'
import type { DecisionPort, MirrorScope } from '../../sync/ports.ts'
import type { Decision } from '../../sync/types.ts'
import type { Schema } from '../schema.ts'
import { columnsOf } from './mirror-scope.ts'
import { inPortions } from './portions.ts'

/** What people decided about records of Exact: at most one decision a record. */
export function createDecisionRecords(db: Kysely<Schema>): DecisionPort {
  return {
    save: (scope, decisions) => save(db, scope, decisions),
    of: (scope, sourceIds) => read(db, scope, sourceIds),
    forget: (scope, sourceIds) => forget(db, scope, sourceIds),
  }
}

async function save(db: Kysely<Schema>, scope: MirrorScope, decisions: readonly Decision[]): Promise<void> {
  const latest = [...new Map(decisions.map((decision) => [decision.sourceId, decision])).values()]
  const rows = latest.map(({ sourceId, answer, targetId, by, at }) => ({
    ...columnsOf(scope),
    ...{ source_id: sourceId, answer, target_id: targetId, decided_by: by, decided_at: at },
  }))
  await db.transaction().execute((tx) =>
    inPortions(rows, (some) =>
      tx
        .insertInto('decision')
        .values(some)
        .onConflict((conflict) =>
          conflict.columns(['tenant_id', 'administration', 'source', 'source_id']).doUpdateSet(({ ref }) => ({
            answer: ref('excluded.answer'),
            target_id: ref('excluded.target_id'),
            decided_by: ref('excluded.decided_by'),
            decided_at: ref('excluded.decided_at'),
          })),
        )
        .execute(),
    ),
  )
}

async function read(db: Kysely<Schema>, scope: MirrorScope, sourceIds: readonly string[]): Promise<Decision[]> {
  const found: Decision[] = []
  await inPortions(sourceIds, async (some) => {
    const rows = await db
      .selectFrom('decision')
      .select(['source_id', 'answer', 'target_id', 'decided_by', 'decided_at'])
      .where('tenant_id', '=', scope.tenantId)
      .where('administration', '=', scope.administration)
      .where('source', '=', scope.source)
      .where('source_id', 'in', some)
      .execute()
    found.push(...rows.map(toDecision))
  })
  return found
}

async function forget(db: Kysely<Schema>, scope: MirrorScope, sourceIds: readonly string[]): Promise<void> {
  await inPortions(sourceIds, (some) =>
    db
      .deleteFrom('decision')
      .where('tenant_id', '=', scope.tenantId)
      .where('administration', '=', scope.administration)
      .where('source', '=', scope.source)
      .where('source_id', 'in', some)
      .execute(),
  )
}

type Row = Pick<Schema['decision'], 'source_id' | 'answer' | 'target_id' | 'decided_by' | 'decided_at'>

function toDecision({ source_id, answer, target_id, decided_by, decided_at }: Row): Decision {
  return { sourceId: source_id, answer: answer as Decision['answer'], targetId: target_id, by: decided_by, at: decided_at }
}
