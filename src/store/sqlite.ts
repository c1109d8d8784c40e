import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { keepLog, type LogKeeper } from './log-keeper.ts'

/** Prepared statements kept for the next query with the same text. */
const keptStatements = 100

/** Pages in the log before a commit takes it up itself, should nobody else have: 128 MB. */
const longestLog = 32_000

/**
 * Opens `saldo.db` in the data folder, readable by its owner only.
 * WAL with synchronous NORMAL: what was committed survives the death of the process at any moment; after a power cut
 * the last commits may be missing, but never out of order, and a run then goes on from where the file says it was.
 */
export function openSqlite(dataDir: string): SqliteDatabase {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'saldo.db')
  // The companion files (-wal, -shm) take over the mode of this one, so it has to be right before SQLite opens it.
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
  const database = new DatabaseSync(path, { timeout: 5_000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -16000; pragma journal_size_limit = 67108864')
  database.exec(`pragma wal_autocheckpoint = ${longestLog}`)
  const log = keepLog(path)
  const close = () => {
    log.stop()
    database.close()
  }
  return { close, prepare: rememberLast((sql) => prepare(database, sql, log)) }
}

/** The face that Kysely expects of a SQLite driver. */
function prepare(database: DatabaseSync, sql: string, log: LogKeeper): SqliteStatement {
  const statement: StatementSync = database.prepare(sql)
  // Begin and commit answer with the count of the statement before them.
  const changesRows = /^(insert|update|delete) /i.test(sql.trimStart())
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...(values as SQLInputValue[])),
    run: (values) => {
      const result = statement.run(...(values as SQLInputValue[]))
      if (changesRows) log.written(Number(result.changes))
      return result
    },
    iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
  }
}

function rememberLast(make: (sql: string) => SqliteStatement): (sql: string) => SqliteStatement {
  const kept = new Map<string, SqliteStatement>()
  return (sql) => {
    const statement = kept.get(sql) ?? make(sql)
    kept.delete(sql)
    kept.set(sql, statement)
    if (kept.size > keptStatements) kept.delete(kept.keys().next().value ?? '')
    return statement
  }
}
