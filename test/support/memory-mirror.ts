import type { MirrorPort, MirrorScope, MirrorState } from '../../src/sync/ports.ts'
import { rankCustomers } from '../../src/sync/rank-customers.ts'
import type { SourceRecord } from '../../src/sync/types.ts'

type Row = SourceRecord & { seen: boolean; gone: boolean }
type Book = { state: MirrorState; rows: Map<string, Row> }

/** Exact's rows as last read, in memory. */
export function createMemoryMirror(): MirrorPort {
  const books = new Map<string, Book>()
  const bookOf = ({ tenantId, administration, source }: MirrorScope): Book => {
    const name = `${tenantId} ${administration} ${source}`
    const book = books.get(name) ?? {
      state: { cursor: '', deletedCursor: '', fields: [], complete: false, syncedAt: null },
      rows: new Map(),
    }
    books.set(name, book)
    return book
  }
  const rowsOf = (scope: MirrorScope) => [...bookOf(scope).rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const live = (scope: MirrorScope) => rowsOf(scope).filter(({ gone }) => !gone)
  return {
    state: async (scope) => structuredClone(bookOf(scope).state),
    beginFullRead: async (scope, fields) => {
      const book = bookOf(scope)
      for (const row of book.rows.values()) row.seen = false
      book.state = { cursor: '', deletedCursor: '', fields: [...fields], complete: false, syncedAt: null }
      return structuredClone(book.state)
    },
    savePage: async (scope, { rows, cursor }) => {
      const book = bookOf(scope)
      for (const row of rows) {
        const known = book.rows.get(row.id)
        if (!known?.seen || BigInt(row.stamp) > BigInt(known.stamp))
          book.rows.set(row.id, { ...structuredClone(row), seen: true, gone: false })
      }
      book.state.cursor = cursor
    },
    finishFullRead: async (scope) => {
      const book = bookOf(scope)
      for (const row of book.rows.values()) row.gone ||= !row.seen
      book.state.complete = true
    },
    saveDeleted: async (scope, { rows, cursor }) => {
      const book = bookOf(scope)
      for (const { id, stamp } of rows) {
        const known = book.rows.get(id)
        if (known && BigInt(known.stamp) <= BigInt(stamp)) known.gone = true
      }
      book.state.deletedCursor = cursor
    },
    children: async (scope, parentId) => records(live(scope).filter(({ fields, id }) => fields.Parent === parentId && id !== parentId)),
    markSynced: async (scope, at) => {
      bookOf(scope).state.syncedAt = at.toISOString()
    },
    page: async (scope, afterId, limit) =>
      records(
        live(scope)
          .filter(({ id }) => id > afterId)
          .slice(0, limit),
      ),
    get: async (scope, ids) => records(live(scope).filter(({ id }) => ids.includes(id))),
    gone: async (scope, afterId, limit) =>
      records(
        rowsOf(scope)
          .filter(({ gone, id }) => gone && id > afterId)
          .slice(0, limit),
      ),
    count: async (scope) => live(scope).length,
    search: async (scope, text, limit) => {
      const rows = live(scope)
      return records(
        rankCustomers(text, rows)
          .slice(0, limit)
          .flatMap((hit) => rows.find(({ id }) => id === hit.id) ?? []),
      )
    },
    clear: async () => books.clear(),
  }
}

const records = (rows: readonly Row[]): SourceRecord[] => rows.map(({ id, stamp, fields }) => structuredClone({ id, stamp, fields }))
