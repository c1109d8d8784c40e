import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { makeFolder } from './temporary-folder.ts'

type Table = { ddl: string[]; upsert: string; rows: SQLInputValue[][] }

/**
 * How fast the driver alone takes the very rows an import kept: one prepared upsert a table, all rows in one transaction,
 * tables and indexes as Saldo's. Answers with the milliseconds of each repetition.
 */
export function upsertAlone(dataDir: string, tableNames: readonly string[], repetitions: number): number[] {
  const kept = new DatabaseSync(join(dataDir, 'saldo.db'), { readOnly: true })
  const tables = tableNames.map((name) => readTable(kept, name))
  kept.close()
  return Array.from({ length: repetitions }, () => writeAll(tables))
}

function readTable(database: DatabaseSync, name: string): Table {
  const ddl = database.prepare('select sql from sqlite_master where tbl_name = ? and sql is not null order by type desc').all(name)
  const columns = database.prepare('select name, pk from pragma_table_info(?) order by cid').all(name)
  const names = columns.map((column) => `"${column.name}"`)
  const key = columns.filter(({ pk }) => pk !== 0).map((column) => `"${column.name}"`)
  const changes = names.map((column) => `${column} = excluded.${column}`)
  const read = database.prepare(`select * from ${name}`)
  read.setReadBigInts(true)
  return {
    ddl: ddl.map(({ sql }) => String(sql)),
    upsert: `insert into ${name} values (${names.map(() => '?').join(', ')}) on conflict (${key.join(', ')}) do update set ${changes.join(', ')}`,
    rows: read.all().map((row) => Object.values(row)),
  }
}

function writeAll(tables: readonly Table[]): number {
  const database = new DatabaseSync(join(makeFolder(), 'raw.db'))
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -16000')
  for (const { ddl } of tables) for (const statement of ddl) database.exec(statement)
  const from = performance.now()
  database.exec('begin')
  for (const { upsert, rows } of tables) {
    const statement = database.prepare(upsert)
    for (const row of rows) statement.run(...row)
  }
  database.exec('commit')
  const ms = performance.now() - from
  database.close()
  return ms
}
