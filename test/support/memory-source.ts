import type { SourcePort } from '../../src/sync/ports.ts'
import type { FieldSpec, Fields, Source, SourceRecord } from '../../src/sync/types.ts'

export type MemorySource = {
  port: SourcePort
  put: (source: Source, id: string, fields: Fields) => void
  remove: (source: Source, id: string) => void
  /** The calls made so far, in words. */
  asked: string[]
}

/** An administration in memory whose rows carry growing stamps, read in pages of `pageSize`: a call a page. */
export function createMemorySource(fields: Record<Source, readonly FieldSpec[]>, pageSize = 1_000): MemorySource {
  const rows: Record<Source, Map<string, SourceRecord>> = { account: new Map(), contact: new Map() }
  const log: Record<Source, { id: string; stamp: string }[]> = { account: [], contact: [] }
  const asked: string[] = []
  let stamp = 0
  const nextStamp = () => String(++stamp)
  async function* paged<T extends { stamp: string }>(name: string, all: () => readonly T[], after: string) {
    let cursor = after
    for (;;) {
      asked.push(`${name} after '${cursor}'`)
      const page = all()
        .filter((row) => Number(row.stamp) > Number(cursor))
        .sort((a, b) => Number(a.stamp) - Number(b.stamp))
        .slice(0, pageSize)
      cursor = page.at(-1)?.stamp ?? cursor
      if (page.length > 0) yield { rows: page, cursor }
      if (page.length < pageSize) return
    }
  }
  const port: SourcePort = {
    fields: (source) => fields[source],
    changed: (source, select, after) => paged(source, () => [...rows[source].values()].map((row) => selected(row, select)), after),
    deleted: (source, after) => paged(`deleted ${source}`, () => log[source], after),
    calls: () => asked.length,
  }
  return {
    port,
    asked,
    put: (source, id, values) => rows[source].set(id, { id, stamp: nextStamp(), fields: { ID: id, ...values } }),
    remove: (source, id) => {
      rows[source].delete(id)
      log[source].push({ id, stamp: nextStamp() })
    },
  }
}

function selected({ id, stamp, fields }: SourceRecord, select: readonly string[]): SourceRecord {
  return { id, stamp, fields: Object.fromEntries(select.map((name) => [name, fields[name] ?? null])) }
}
