export type Row = Readonly<Record<string, unknown>>
export type Page = { rows: readonly Row[]; next: string | null }

/**
 * Exact's "d" wrapper in its three shapes: `{d: {results: […], __next?}}`, `{d: […]}` (small `$top`) and `{d: {…}}` (by key).
 * Null when the body is anything else: empty, cut off, HTML.
 */
export function readEnvelope(body: string): Page | null {
  const d = unwrap(body)
  if (Array.isArray(d)) return { rows: d.filter(isRow), next: null }
  if (!isRow(d)) return null
  if (!Array.isArray(d.results)) return { rows: [d], next: null }
  return { rows: d.results.filter(isRow), next: typeof d.__next === 'string' ? d.__next : null }
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
