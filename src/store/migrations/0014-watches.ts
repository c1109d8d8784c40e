import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../dialect.ts'

/** Who watches whom and wants to be told when, what happened, and who is still to hear of it. */
export async function createWatches(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const exact = dialect === 'postgres' ? sql`text collate "C"` : ('text' as const)
  const { schema } = db
  await schema
    .createTable('watch')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('person_id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('account_id', exact, (column) => column.notNull())
    .addColumn('account_name', 'text', (column) => column.notNull())
    .addColumn('kinds', 'text', (column) => column.notNull())
    .addColumn('large_from', 'bigint', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('watch_key', ['tenant_id', 'person_id', 'administration', 'account_id'])
    .execute()
  await schema
    .createTable('telling_wish')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('person_id', exact, (column) => column.notNull())
    .addColumn('quiet', 'text')
    .addColumn('digest', 'text')
    .addColumn('digest_at', exact)
    .addColumn('digest_since', exact)
    .addPrimaryKeyConstraint('telling_wish_key', ['tenant_id', 'person_id'])
    .execute()
  await schema
    .createTable('news')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('id', exact, (column) => column.notNull())
    .addColumn('administration', 'integer', (column) => column.notNull())
    .addColumn('account_id', exact, (column) => column.notNull())
    .addColumn('account_name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('found_at', exact, (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('news_key', ['tenant_id', 'id'])
    .execute()
  await schema
    .createTable('news_for')
    .ifNotExists()
    .addColumn('tenant_id', exact, (column) => column.notNull())
    .addColumn('person_id', exact, (column) => column.notNull())
    .addColumn('way', exact, (column) => column.notNull())
    .addColumn('news_id', exact, (column) => column.notNull())
    .addColumn('told_at', exact)
    .addPrimaryKeyConstraint('news_for_key', ['tenant_id', 'person_id', 'way', 'news_id'])
    .execute()
}
