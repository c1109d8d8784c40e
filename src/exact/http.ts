import axios from 'axios'
import { unavailable } from './errors.ts'

/** Header names in lower case, as Node gives them. */
export type Headers = Readonly<Record<string, unknown>>
export type Answer = { status: number; headers: Headers; body: string }
export type Exchange = {
  method: 'GET' | 'POST' | 'DELETE'
  url: string
  headers: Readonly<Record<string, string>>
  body?: string
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/**
 * One request, one answer, whatever its status. Redirects aren't followed: they could carry the token to another host.
 * Throws a SaldoError (`exact-unavailable`) when no complete answer came in time; an abort by the caller's signal throws its reason.
 */
export async function exchange({ method, url, headers, body, timeoutMs, signal }: Exchange): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const answer = await axios.request<string>({
      method,
      url,
      headers: { ...headers },
      data: body,
      responseType: 'text',
      transformResponse: (text: string) => text,
      validateStatus: () => true,
      maxRedirects: 0,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return { status: answer.status, headers: { ...answer.headers }, body: answer.data }
  } catch (error) {
    signal?.throwIfAborted()
    throw unavailable({ method, path: new URL(url).pathname }, timeout.aborted ? `no answer in ${timeoutMs} ms` : describe(error))
  }
}

/** An axios error holds the request with its token: only its code and message go on. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown failure'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
