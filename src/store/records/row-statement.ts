import { CompiledQuery, type Kysely } from 'kysely'

/** A handful of texts for any number of rows: the database keeps each one prepared, and forgets those it doesn't hear again. */
const portions = [100, 50, 20, 10, 5, 2, 1] as const

/**
 * A statement over many rows that is built once for each size of portion: building one with hundreds of values takes longer than carrying
 * it out. Its parameters are the rows' values, row by row in the order of the first row's columns, and nothing else. Answers with what it
 * returns.
 */
export function rowStatement<Tables, Row extends object, Found>(build: (db: Kysely<Tables>, rows: readonly Row[]) => CompiledQuery<Found>) {
  type Built = { compiled: CompiledQuery<Found>; columns: readonly (keyof Row)[] }
  // Two databases in one process have their own words for a parameter.
  const built = new WeakMap<object, Map<number, Built>>()

  function statementFor(db: Kysely<Tables>, rows: readonly Row[]): CompiledQuery<Found> {
    const { adapter } = db.getExecutor()
    const sizes = built.get(adapter) ?? new Map<number, Built>()
    built.set(adapter, sizes)
    const known = sizes.get(rows.length) ?? buildFor(db, rows)
    sizes.set(rows.length, known)
    return { ...known.compiled, parameters: valuesOf(rows, known.columns) }
  }

  function buildFor(db: Kysely<Tables>, rows: readonly Row[]): Built {
    const compiled = build(db, rows)
    const { sql, parameters } = compiled
    const columns = Object.keys(rows[0] ?? {}) as (keyof Row)[]
    const expected = valuesOf(rows, columns)
    if (parameters.length !== expected.length || parameters.some((value, index) => value !== expected[index]))
      throw new Error('A statement over rows has parameters besides their values')
    // Its text is all that is needed again, not the tree with the values of its first rows.
    return { compiled: { ...compiled, query: CompiledQuery.raw(sql).query, parameters: [] }, columns }
  }

  return async (db: Kysely<Tables>, rows: readonly Row[]): Promise<Found[]> => {
    const found: Found[] = []
    for (let from = 0; from < rows.length; ) {
      const left = rows.length - from
      const some = rows.slice(from, from + (portions.find((size) => size <= left) ?? 1))
      const result = await db.executeQuery(statementFor(db, some))
      for (const row of result.rows) found.push(row)
      from += some.length
    }
    return found
  }
}

function valuesOf<Row>(rows: readonly Row[], columns: readonly (keyof Row)[]): unknown[] {
  return rows.flatMap((row) => columns.map((column) => row[column]))
}
