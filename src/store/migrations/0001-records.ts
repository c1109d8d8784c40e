import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Ids are compared byte by byte in both databases, so that pages in id order mean the same everywhere. */
function idType(dialect: Dialect) {
  return dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
}

export async function createRecords(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await createSettings(db, dialect)
  await createMirror(db, dialect)
  await createRuns(db, dialect)
  await createLinks(db, dialect)
}

async function createSettings(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  await schema
    .createTable('workspace')
    .ifNotExists()
    .addColumn('tenant_id', idType(dialect), (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createTable('seen_activity')
    .ifNotExists()
    .addColumn('key', idType(dialect), (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('seen_activity_at').ifNotExists().on('seen_activity').column('at').execute()
}

async function createMirror(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  await schema
    .createTable('mirror_state')
    .ifNotExists()
    .addColumn('tenant_id', idType(dialect), (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('cursor', 'text', (column) => column.notNull())
    .addColumn('deleted_cursor', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('complete', 'integer', (column) => column.notNull())
    .addColumn('synced_at', 'text')
    .addPrimaryKeyConstraint('mirror_state_key', ['tenant_id', 'administration', 'source'])
    .execute()
  await schema
    .createTable('mirror_row')
    .ifNotExists()
    .addColumn('tenant_id', idType(dialect), (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('id', idType(dialect), (column) => column.notNull())
    .addColumn('stamp', 'bigint', (column) => column.notNull())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('gone', 'integer', (column) => column.notNull())
    .addColumn('search_name', 'text', (column) => column.notNull())
    .addColumn('search_trade', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('fields', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('mirror_row_key', ['tenant_id', 'administration', 'source', 'id'])
    .execute()
  // Holds all that a search looks at, so that a scan of every name never touches the rows themselves.
  await schema
    .createIndex('mirror_row_search')
    .ifNotExists()
    .on('mirror_row')
    .columns(['tenant_id', 'administration', 'source', 'search_name', 'id', 'search_trade', 'code'])
    .where(sql.ref('gone'), '=', sql.lit(0))
    .execute()
}

async function createRuns(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db
  await schema
    .createTable('run_counter')
    .ifNotExists()
    .addColumn('tenant_id', idType(dialect), (column) => column.primaryKey())
    .addColumn('last', 'integer', (column) => column.notNull())
    .execute()
  await schema
    .createTable('run')
    .ifNotExists()
    .addColumn('tenant_id', idType(dialect), (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('profile', 'text', (column) => column.notNull())
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('preview', 'integer', (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('phase', 'text', (column) => column.notNull())
    .addColumn('read', 'integer', (column) => column.notNull())
    .addColumn('planned', 'text', (column) => column.notNull())
    .addColumn('outcomes', 'text', (column) => column.notNull())
    .addColumn('plan_position', 'text', (column) => column.notNull())
    .addColumn('calls', 'integer', (column) => column.notNull())
    .addColumn('queued_at', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('told_at', 'text')
    .addColumn('cancel_asked', 'integer', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('card', 'text')
    .addPrimaryKeyConstraint('run_key', ['tenant_id', 'number'])
    .execute()
  await schema.createIndex('run_untold').ifNotExists().on('run').columns(['queued_at']).where(sql<boolean>`told_at is null`).execute()
  await createRunRows(db, dialect)
}

async function createRunRows({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await schema
    .createTable('run_row')
    .ifNotExists()
    .addColumn('tenant_id', idType(dialect), (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('source_id', idType(dialect), (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('target_id', 'text')
    .addColumn('before', 'text')
    .addColumn('after', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('outcome_reason', 'text')
    .addColumn('outcome_target_id', 'text')
    .addPrimaryKeyConstraint('run_row_key', ['tenant_id', 'number', 'position'])
    .execute()
  const index = (name: string) => schema.createIndex(name).ifNotExists().on('run_row')
  await index('run_row_source').unique().columns(['tenant_id', 'number', 'source_id']).execute()
  // Small ones over large tables: what is left to apply, and what people look for.
  const pending = sql<boolean>`outcome is null and action in ('create', 'update')`
  await index('run_row_pending').columns(['tenant_id', 'number', 'position']).where(pending).execute()
  const attention = sql<boolean>`(action in ('ask', 'fail') or outcome in ('skipped', 'failed'))`
  await index('run_row_attention').columns(['tenant_id', 'number', 'position']).where(attention).execute()
}

async function createLinks({ schema }: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await schema
    .createTable('link')
    .ifNotExists()
    .addColumn('tenant_id', idType(dialect), (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('source_id', idType(dialect), (column) => column.notNull())
    .addColumn('target_id', idType(dialect), (column) => column.notNull())
    .addColumn('written', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('link_key', ['tenant_id', 'administration', 'source', 'source_id'])
    .execute()
  await schema.createIndex('link_target').ifNotExists().on('link').columns(['tenant_id', 'administration', 'source', 'target_id']).execute()
}
