import type { CompiledQuery, Kysely } from 'kysely'
import { inPortions } from './portions.ts'

/**
 * A statement over many rows that is built once for each number of rows: building one with hundreds of values takes longer than carrying
 * it out, and pages leave the same remainder again and again. Its parameters are the rows' values, row by row in the order of the first
 * row's columns, and nothing else. Answers with what it returns.
 */
export function rowStatement<Tables, Row extends object, Found>(build: (db: Kysely<Tables>, rows: readonly Row[]) => CompiledQuery<Found>) {
  // Two databases in one process have their own words for a parameter.
  const built = new WeakMap<object, Map<number, { query: CompiledQuery<Found>; columns: readonly (keyof Row)[] }>>()

  function statementFor(db: Kysely<Tables>, rows: readonly Row[]): CompiledQuery<Found> {
    const { adapter } = db.getExecutor()
    const sizes = built.get(adapter) ?? new Map()
    built.set(adapter, sizes)
    const known = sizes.get(rows.length)
    if (known) return { ...known.query, parameters: valuesOf(rows, known.columns) }
    const query = build(db, rows)
    const columns = Object.keys(rows[0] ?? {}) as (keyof Row)[]
    const expected = valuesOf(rows, columns)
    if (query.parameters.length !== expected.length || query.parameters.some((value, index) => value !== expected[index]))
      throw new Error('A statement over rows has parameters besides their values')
    sizes.set(rows.length, { query, columns })
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
