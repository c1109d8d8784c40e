import { SaldoError } from '../../src/errors.ts'
import type { SignInRoutes } from '../../src/web/server.ts'
import { noSignIn, type RunningServer, startServer } from './start-server.ts'

let server: RunningServer | undefined

afterEach(async () => {
  await server?.close()
  server = undefined
})

async function open(path: string, signIn: Partial<SignInRoutes> = {}) {
  server = await startServer({ signIn: { ...noSignIn, ...signIn } })
  const answer = await fetch(`${server.url}${path}`, { redirect: 'manual' })
  return { answer, page: await answer.text() }
}

const arrived = async () => ({ code: '042917', expiresAt: new Date('2026-11-23T14:32:10Z') })

describe('GET /auth/start', () => {
  it('sends the browser on to Exact', async () => {
    const seen: string[] = []

    const { answer } = await open('/auth/start?id=abc%2B1', {
      start: async (id) => {
        seen.push(id)
        return { redirect: 'https://start.exactonline.nl/api/oauth2/auth?state=s1' }
      },
    })

    expect(seen).toEqual(['abc+1'])
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('https://start.exactonline.nl/api/oauth2/auth?state=s1')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('shows why a link is refused', async () => {
    const { answer, page } = await open('/auth/start?id=old', { start: async () => ({ refused: 'This link was used already.' }) })

    expect(answer.status).toBe(400)
    expect(page).toContain('This link was used already.')
  })

  it.each(['/auth/start', '/auth/start?id='])('asks nobody when the link is cut off: %s', async (path) => {
    const { answer, page } = await open(path)

    expect(answer.status).toBe(400)
    expect(page).toContain('incomplete')
  })
})

describe('GET /auth/callback', () => {
  it('hands over what Exact sent back, decoded', async () => {
    const seen: unknown[] = []

    await open('/auth/callback?code=stampNL001.x%21y%2Bz&state=s1', {
      callback: async (query) => {
        seen.push(query)
        return arrived()
      },
    })

    expect(seen).toEqual([{ code: 'stampNL001.x!y+z', state: 's1', error: null }])
  })

  it('hands over that the person said no', async () => {
    const seen: unknown[] = []

    const { page } = await open('/auth/callback?error=access_denied&state=s1', {
      callback: async (query) => {
        seen.push(query)
        return { refused: 'You pressed Deny at Exact, so nothing was connected.' }
      },
    })

    expect(seen).toEqual([{ code: null, state: 's1', error: 'access_denied' }])
    expect(page).toContain('You pressed Deny at Exact')
  })

  it('shows the six digits in the page itself, without any script', async () => {
    const { answer, page } = await open('/auth/callback?code=c&state=s', { callback: arrived })

    expect(answer.status).toBe(200)
    expect(/<(\w+) id="code">([^<]*)<\/\1>/.exec(page)?.[2]).toBe('042917')
    expect(page).toContain('datetime="2026-11-23T14:32:10.000Z"')
    expect(page).toContain('14:32 UTC')
  })

  it('has a language, a title and one main part, and no script of its own', async () => {
    const { page } = await open('/auth/callback?code=c&state=s', { callback: arrived })

    expect(page).toContain('<html lang="en">')
    expect(page).toMatch(/<title>[^<]+<\/title>/)
    expect(page.match(/<main>/g)).toHaveLength(1)
    expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/teams-js.js" defer>', '<script src="/assets/sign-in.js" defer>'])
    expect(page).not.toMatch(/style=|onclick=|<style/)
  })

  it('shows markup in a refusal as text', async () => {
    const { page } = await open('/auth/callback?code=c&state=s', {
      callback: async () => ({ refused: `<script>alert("1")</script> & 'more'` }),
    })

    expect(page).not.toContain('<script>')
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39;')
  })

  it('tells Teams in one word that it was refused', async () => {
    const { page } = await open('/auth/callback?code=c&state=s', { callback: async () => ({ refused: 'No.' }) })

    expect(page).toContain('data-reason="refused"')
  })

  it('shows the sentence of a known error and keeps its technical side in the log', async () => {
    const error = new SaldoError('exact-unreachable', {
      message: 'POST /token: ECONNREFUSED',
      person: 'Exact Online does not answer. Try again in a minute.',
      recovery: 'retry',
    })

    const { answer, page } = await open('/auth/callback?code=c&state=s', { callback: async () => Promise.reject(error) })

    expect(answer.status).toBe(503)
    expect(page).toContain('Exact Online does not answer. Try again in a minute.')
    expect(page).not.toContain('ECONNREFUSED')
    expect(server?.log()).toContain('exact-unreachable')
  })

  it('shows a reference for an unknown error, and logs it under that reference', async () => {
    const { answer, page } = await open('/auth/callback?code=c&state=s', {
      callback: async () => Promise.reject(new Error('column "x" is missing')),
    })

    const reference = /reference: ([0-9a-f]{8})/.exec(page)?.[1] ?? 'no reference'
    expect(answer.status).toBe(500)
    expect(page).not.toContain('column')
    expect(server?.log()).toContain(reference)
  })

  it('never logs what stands in the address', async () => {
    const { answer } = await open('/auth/callback?code=hush-code&state=hush-state&error=hush-error', {
      callback: async () => Promise.reject(new Error('boom')),
    })

    expect(answer.status).toBe(500)
    expect(server?.log()).toContain('"/auth/callback"')
    expect(server?.log()).not.toContain('hush')
  })
})

describe('headers of a sign-in page', () => {
  it('keep it out of caches, referrers and foreign frames', async () => {
    const { answer } = await open('/auth/callback?code=c&state=s', { callback: arrived })

    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toMatch(
      /frame-ancestors https:\/\/teams\.microsoft\.com https:\/\/\*\.teams\.microsoft\.com https:\/\/\*\.cloud\.microsoft$/,
    )
    expect(policy).not.toContain('unsafe')
  })

  it('leave the window in touch with the Teams that opened it', async () => {
    const { answer } = await open('/auth/callback?code=c&state=s', { callback: arrived })

    expect(answer.headers.get('cross-origin-opener-policy')).toBeNull()
    expect(answer.headers.get('x-frame-options')).toBeNull()
  })
})

describe('a page of the sign-in window', () => {
  it.each([
    ['nl-BE, en;q=0.8', 'nl', 'Typ deze code in de chat'],
    ['sv, de-AT;q=0.7, en;q=0.3', 'de', 'Schreiben Sie diesen Code in den Chat'],
    ['fr', 'fr', 'Tapez ce code dans la conversation'],
    ['da;q=0.9, nl;q=0.1', 'da', 'Skriv denne kode i chatten'],
    ['nl;q=0, sv', 'en', 'Type this code in the chat'],
  ])('speaks what the browser asks for first: %s', async (wish, language, sentence) => {
    server = await startServer({ signIn: { ...noSignIn, callback: arrived } })

    const answer = await fetch(`${server.url}/auth/callback?code=c&state=s`, { headers: { 'Accept-Language': wish } })

    const page = await answer.text()
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(sentence)
  })

  it('hands the language on, so that a refusal is said in it', async () => {
    const start = async (_id: string, language: string) => ({ refused: `said in ${language}` })
    server = await startServer({ signIn: { ...noSignIn, start } })

    const answer = await fetch(`${server.url}/auth/start?id=old`, { headers: { 'Accept-Language': 'de' } })

    const page = await answer.text()
    expect(page).toContain('said in de')
    expect(page).toContain('Exact Online wurde nicht verbunden')
  })
})
