import axios from 'axios'
import { unavailable } from './errors.ts'

/** Header names in lower case, as Node gives them. */
export type Headers = Readonly<Record<string, unknown>>
export type Answer = { status: number; headers: Headers; body: string }
export type Exchange = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Readonly<Record<string, string>>
  body?: string
  /** Take the answer's bytes as they are: one character of `body` each, at most so many. */
  mostBytes?: number
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/**
 * One request, one answer, whatever its status. Redirects aren't followed: they could carry the token to another host.
 * Throws a SaldoError (`exact-unavailable`) when no complete answer came in time; an abort by the caller's signal throws its reason.
 */
export async function exchange({ method, url, headers, body, mostBytes, timeoutMs, signal }: Exchange): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const answer = await axios.request<string | ArrayBuffer>({
      method,
      url,
      headers: { ...headers },
      data: body,
      responseType: mostBytes === undefined ? 'text' : 'arraybuffer',
      transformResponse: (text: string) => text,
      ...(mostBytes === undefined ? {} : { maxContentLength: mostBytes }),
      validateStatus: () => true,
      maxRedirects: 0,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    return {
      status: answer.status,
      headers: { ...answer.headers },
      body: typeof answer.data === 'string' ? answer.data : Buffer.from(answer.data).toString('latin1'),
    }
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
