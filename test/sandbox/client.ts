import type { SandboxOptions } from '../../src/sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import type { Json } from '../../src/sandbox/wire.ts'

type Fields = Record<string, string>

export type Row = { [name: string]: Json }

export interface Reply {
  status: number
  headers: Headers
  text: string
  /** The whole body, undefined when it is no JSON. */
  json: { d?: unknown; error?: unknown } | undefined
}

const redirectUri = 'https://saldo.example/auth/exact'

/** A clock that stands still until it is moved. */
export const createTestClock = (start: string) => {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    forward: (seconds: number) => {
      time += seconds * 1_000
    },
  }
}

const read = async (response: Response): Promise<Reply> => {
  const text = await response.text()
  let json: Reply['json']
  try {
    json = JSON.parse(text)
  } catch {
    json = undefined
  }
  return { status: response.status, headers: response.headers, text, json }
}

/** Presses Allow or Deny on the consent page; answers where the browser is sent. */
export const decide = async (url: string, decision: 'allow' | 'deny', fields: Fields = {}): Promise<Response> =>
  fetch(`${url}/api/oauth2/auth`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ client_id: 'sandbox', redirect_uri: redirectUri, response_type: 'code', state: 's1', decision, ...fields }),
  })

export const allow = async (url: string): Promise<string> => {
  const location = (await decide(url, 'allow')).headers.get('location') ?? ''
  return new URL(location).searchParams.get('code') ?? ''
}

export const askToken = async (url: string, fields: Fields, headers: Fields = {}): Promise<Reply> =>
  read(await fetch(`${url}/api/oauth2/token`, { method: 'POST', headers, body: new URLSearchParams(fields) }))

const app = { client_id: 'sandbox', client_secret: 'sandbox-secret' }

export const exchange = (url: string, code: string): Promise<Reply> =>
  askToken(url, { ...app, grant_type: 'authorization_code', code, redirect_uri: redirectUri })

export const refresh = (url: string, token: string): Promise<Reply> =>
  askToken(url, { ...app, grant_type: 'refresh_token', refresh_token: token })

export const tokensIn = (reply: Reply): { access: string; refresh: string } => {
  const { access_token: access = '', refresh_token: renew = '' } = JSON.parse(reply.text) as Fields
  return { access, refresh: renew }
}

/** A connected client of a sandbox. */
export const connect = async (sandbox: Sandbox) => {
  const { access } = tokensIn(await exchange(sandbox.url, await allow(sandbox.url)))
  const [home, abroad] = sandbox.administrations
  const absolute = (path: string) => (path.startsWith('http') ? path : `${sandbox.url}/api/v1/${home.code}/${path}`)
  const call = async (method: string, path: string, body?: unknown, headers: Fields = {}): Promise<Reply> =>
    read(
      await fetch(absolute(path), {
        method,
        headers: { authorization: `Bearer ${access}`, accept: 'application/json', ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
  const get = (path: string, headers: Fields = {}) => call('GET', path, undefined, headers)
  const rows = async (path: string): Promise<Row[]> => rowsOf(await get(path))
  return {
    access,
    call,
    get,
    rows,
    /** Follows `__next` to the end. */
    all: async (path: string): Promise<Row[]> => {
      const list: Row[] = []
      for (let next: string | undefined = path; next !== undefined; ) {
        const reply: Reply = await get(next)
        list.push(...rowsOf(reply))
        next = nextOf(reply)
      }
      return list
    },
    elsewhere: (path: string) => get(`${sandbox.url}/api/v1/${abroad.code}/${path}`),
    me: () => get(`${sandbox.url}/api/v1/current/Me`),
  }
}

export type Client = Awaited<ReturnType<typeof connect>>

/** Rows of either envelope. */
export const rowsOf = (reply: Reply): Row[] => {
  const d = reply.json?.d as Row[] | { results: Row[] } | undefined
  if (d === undefined) throw new Error(`No rows in ${reply.status} ${reply.text.slice(0, 200)}`)
  return Array.isArray(d) ? d : d.results
}

export const nextOf = (reply: Reply): string | undefined => (reply.json?.d as { __next?: string } | undefined)?.__next

export const messageOf = (reply: Reply): string => (reply.json?.error as { message?: { value?: string } } | undefined)?.message?.value ?? ''

/** Limits out of the way, for tests that are not about them. */
export const generous = { minutely: 100_000, daily: 100_000, errorsPerHour: 1_000 }

export const withSandbox = async (options: SandboxOptions, work: (sandbox: Sandbox) => Promise<void>): Promise<void> => {
  const sandbox = await startSandbox(options)
  try {
    await work(sandbox)
  } finally {
    await sandbox.close()
  }
}
