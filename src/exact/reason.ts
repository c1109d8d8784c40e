import type { Answer } from './http.ts'

/** Exact's own words, from the error body or else from the `Reason` header; several sentences come joined by CR LF. */
export function reasonOf({ body, headers }: Answer): string {
  const header = typeof headers.reason === 'string' ? headers.reason : ''
  return (messageIn(body) ?? header).replace(/\s+/g, ' ').trim().slice(0, 300)
}

function messageIn(body: string): string | null {
  try {
    const json: { error?: { message?: { value?: unknown } } } | null = JSON.parse(body)
    const value = json?.error?.message?.value
    return typeof value === 'string' && value !== '' ? value : null
  } catch {
    return null
  }
}

/** The one sentence that Exact uses for a fault of its own rather than for a broken rule. */
export function isInternalFault(reason: string): boolean {
  return reason.startsWith('A problem has occurred')
}
