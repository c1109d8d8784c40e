export type Row = Readonly<Record<string, unknown>>
export type Page = { rows: readonly Row[]; next: string | null }

/**
 * Exact's "d" wrapper in its three shapes: `{d: {results: […], __next?}}`, `{d: […]}` (small `$top`) and `{d: {…}}` (by key).
 * Null when the body is anything else: empty, cut off, HTML, or a list or next link that can't be read as one, so that nothing is
 * left out without a word.
 */
export function readEnvelope(body: string): Page | null {
  const d = unwrap(body)
  if (Array.isArray(d)) return pageOf(d, null)
  if (!isRow(d)) return null
  return 'results' in d ? pageOf(d.results, d.__next ?? null) : { rows: [d], next: null }
}

function pageOf(rows: unknown, next: unknown): Page | null {
  if (!Array.isArray(rows) || !rows.every(isRow)) return null
  return next === null || typeof next === 'string' ? { rows, next } : null
}

function unwrap(body: string): unknown {
  try {
    const json: unknown = JSON.parse(body)
    return isRow(json) ? json.d : null
  } catch {
    return null
  }
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
