import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import pg from 'pg'
import { SaldoError } from '../errors.ts'
import type { Dialect } from './dialect.ts'
import { createRecords } from './migrations/0001-records.ts'
import { createDialogStateTable } from './migrations/0002-dialog-state.ts'
import { createNames } from './migrations/0003-names.ts'
import { createCallState } from './migrations/0004-calls.ts'
import { addParkedRuns } from './migrations/0005-parked-runs.ts'
import { createVatNumbers } from './migrations/0006-vat-numbers.ts'
import { createDownloads } from './migrations/0007-downloads.ts'
import { addUndo } from './migrations/0008-undo.ts'
import { addProfileFiles } from './migrations/0009-profile-files.ts'
import { createDecisions } from './migrations/0010-decisions.ts'
import { addCompare } from './migrations/0011-compare.ts'
import { createFigures } from './migrations/0012-figures.ts'
import { createOpenItems } from './migrations/0013-open-items.ts'
import { createWatches } from './migrations/0014-watches.ts'
import { createLedgerMarks } from './migrations/0015-promises.ts'
import { createAudit } from './migrations/0016-audit.ts'
import { createCreatedAccounts } from './migrations/0017-created-accounts.ts'
import { addCustomerCard } from './migrations/0018-customer-card.ts'
import { addProblemOf } from './migrations/0019-problem-of-a-run.ts'
import { orderChildren } from './migrations/0020-children-in-order.ts'
import { addClaimsOfNews } from './migrations/0022-claims-of-news.ts'
import type { Schema } from './schema.ts'
import { openSqlite } from './sqlite.ts'

/** One step of a schema's history. Steps are never changed once published; each can be repeated after half of it was done. */
export type MigrationStep = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>

/** By name, in the order of their names within one owner (`store-…`, `crm-…`). */
const storeMigrations: Readonly<Record<string, MigrationStep>> = {
  'store-0001-records': createRecords,
  'store-0002-dialog-state': createDialogStateTable,
  'store-0003-names': createNames,
  'store-0004-calls': createCallState,
  'store-0005-parked-runs': addParkedRuns,
  'store-0006-vat-numbers': createVatNumbers,
  'store-0007-downloads': createDownloads,
  'store-0008-undo': addUndo,
  'store-0009-profile-files': addProfileFiles,
  'store-0010-decisions': createDecisions,
  'store-0011-compare': addCompare,
  'store-0012-figures': createFigures,
  'store-0013-open-items': createOpenItems,
  'store-0014-watches': createWatches,
  'store-0015-promises': createLedgerMarks,
  'store-0016-audit': createAudit,
  'store-0017-created-accounts': createCreatedAccounts,
  'store-0018-customer-card': addCustomerCard,
  'store-0019-problem-of-a-run': addProblemOf,
  'store-0020-children-in-order': orderChildren,
  'store-0022-claims-of-news': addClaimsOfNews,
}

export type Database<Tables = Schema> = { db: Kysely<Tables>; dialect: Dialect; close(): Promise<void> }

/**
 * Opens the one database and brings its tables up to date: PostgreSQL when there is a `databaseUrl`, otherwise
 * `DATA_DIR/saldo.db`. Other owners of tables bring their own migrations along:
 * `openDatabase<Schema & CrmSchema>({ …, migrations: crmMigrations })`.
 *
 * Throws `database-unavailable` (can't be opened) or `database-migration` (its tables are not ours to change).
 */
export async function openDatabase<Tables extends Schema = Schema>(where: {
  databaseUrl: string | null
  dataDir: string
  migrations?: Readonly<Record<string, MigrationStep>>
}): Promise<Database<Tables>> {
  const { db, dialect } = where.databaseUrl ? openPostgres<Tables>(where.databaseUrl) : openEmbedded<Tables>(where.dataDir)
  try {
    await reach(db)
    await migrate(db, dialect, { ...storeMigrations, ...where.migrations })
  } catch (error) {
    await db.destroy()
    throw error
  }
  return { db, dialect, close: () => db.destroy() }
}

function openEmbedded<Tables>(dataDir: string): { db: Kysely<Tables>; dialect: Dialect } {
  try {
    return { db: new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(dataDir) }) }), dialect: 'sqlite' }
  } catch (cause) {
    throw unavailable(cause)
  }
}

function openPostgres<Tables>(connectionString: string): { db: Kysely<Tables>; dialect: Dialect } {
  const pool = new pg.Pool({ connectionString, max: 10, connectionTimeoutMillis: 10_000, application_name: 'saldo' })
  // A server that goes away also drops idle connections. The next query reports it; unheard, this event would end the process.
  pool.on('error', () => {})
  return { db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), dialect: 'postgres' }
}

async function reach<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`select 1`.execute(db).catch((cause: unknown) => {
    throw unavailable(cause)
  })
}

async function migrate<Tables>(db: Kysely<Tables>, dialect: Dialect, steps: Readonly<Record<string, MigrationStep>>): Promise<void> {
  const migrations: Record<string, Migration> = {}
  for (const [name, step] of Object.entries(steps)) migrations[name] = { up: (handle) => step(handle, dialect) }
  // Owners add steps independently of each other, so the names needn't run in one order.
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations }, allowUnorderedMigrations: true })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  throw new SaldoError('database-migration', {
    message: 'The database could not be brought up to date',
    person: 'Saldo could not bring its database up to date. It may have been used by a newer version: please ask whoever runs it.',
    recovery: 'ask-admin',
    cause: error,
  })
}

function unavailable(cause: unknown): SaldoError {
  return new SaldoError('database-unavailable', {
    message: 'The database could not be opened',
    person: 'Saldo cannot reach its database at the moment. Please try again later, or ask whoever runs it.',
    recovery: 'ask-admin',
    cause,
  })
}
