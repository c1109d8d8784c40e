import type { CompiledQuery, Kysely } from 'kysely'
import { inPortions, statementRows } from './portions.ts'

/**
 * A statement over many rows that is built once for a full portion: building one with hundreds of values takes longer than carrying it
 * out. Its parameters are the rows' values, row by row in the order of the first row's columns, and nothing else. Answers with what it
 * returns.
 */
export function rowStatement<Tables, Row extends object, Found>(build: (db: Kysely<Tables>, rows: readonly Row[]) => CompiledQuery<Found>) {
  // Two databases in one process have their own words for a parameter.
  const built = new WeakMap<object, { query: CompiledQuery<Found>; columns: readonly (keyof Row)[] }>()

  function statementFor(db: Kysely<Tables>, rows: readonly Row[]): CompiledQuery<Found> {
    if (rows.length < statementRows) return build(db, rows)
    const { adapter } = db.getExecutor()
    const known = built.get(adapter)
    if (known) return { ...known.query, parameters: valuesOf(rows, known.columns) }
    const query = build(db, rows)
    const columns = Object.keys(rows[0] ?? {}) as (keyof Row)[]
    const expected = valuesOf(rows, columns)
    if (query.parameters.length !== expected.length || query.parameters.some((value, index) => value !== expected[index]))
      throw new Error('A statement over rows has parameters besides their values')
    built.set(adapter, { query, columns })
    return query
  }

  return async (db: Kysely<Tables>, rows: readonly Row[]): Promise<Found[]> => {
    const found: Found[] = []
    await inPortions(rows, async (some) => {
      const result = await db.executeQuery(statementFor(db, some))
      for (const row of result.rows) found.push(row)
    })
    return found
  }
}

function valuesOf<Row>(rows: readonly Row[], columns: readonly (keyof Row)[]): unknown[] {
  return rows.flatMap((row) => columns.map((column) => row[column]))
}
