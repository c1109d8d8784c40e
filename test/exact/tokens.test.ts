import type { Tokens } from '../../src/connect/types.ts'
import { SaldoError } from '../../src/errors.ts'
import { createTokenSource, type TokenSourceOptions } from '../../src/exact/tokens.ts'
import { failure } from './rig.ts'

const start = Date.parse('2026-03-02T10:00:00Z')

function tokensOf(number: number, issuedAt: number, lifeMs = 600_000): Tokens {
  const [issued, expires] = [issuedAt, issuedAt + lifeMs].map((at) => new Date(at).toISOString())
  return { accessToken: `access-${number}`, refreshToken: `refresh-${number}`, issuedAt: issued ?? '', expiresAt: expires ?? '' }
}

/** Tokens at rest and an Exact that rotates them: a refresh token works once. */
function scene({ lifeMs = 600_000, withLock }: { lifeMs?: number } & Pick<TokenSourceOptions, 'withLock'> = {}) {
  const state = {
    at: start,
    kept: tokensOf(1, start, lifeMs) as Tokens | null,
    current: 1,
    refreshed: 0,
    lost: [] as SaldoError[],
    rejectedUntil: [] as string[],
    log: [] as string[],
  }
  const source = createTokenSource({
    now: () => new Date(state.at),
    load: async () => state.kept,
    save: async (tokens) => {
      state.kept = tokens
      state.log.push(`kept ${tokens.accessToken}`)
    },
    refresh: async (refreshToken) => {
      state.refreshed += 1
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (refreshToken !== `refresh-${state.current}`) throw oldToken()
      state.current += 1
      return tokensOf(state.current, state.at)
    },
    onLost: async (error) => {
      state.lost.push(error)
    },
    onRejected: (renewableAt) => {
      state.rejectedUntil.push(renewableAt.toISOString())
    },
    ...(withLock && { withLock }),
  })
  return { state, ...source }
}

function oldToken(): SaldoError {
  return new SaldoError('exact-reconnect', { message: 'old', person: 'Connect again.', recovery: 'reconnect' })
}

const seconds = (count: number) => count * 1000

it('uses the token until its last 30 seconds', async () => {
  const { state, accessToken } = scene()
  state.at += seconds(569.999)

  expect(await accessToken()).toBe('access-1')
  expect(state.refreshed).toBe(0)
})

it.each([570, 599, 601, 86_400])('renews it %d seconds after it was issued', async (age) => {
  const { state, accessToken } = scene()
  state.at += seconds(age)

  expect(await accessToken()).toBe('access-2')
  expect(state.refreshed).toBe(1)
})

it('waits for the 570th second even when a token lives shorter', async () => {
  const { state, accessToken } = scene({ lifeMs: seconds(300) })
  state.at += seconds(569)

  expect(await accessToken()).toBe('access-1')
  expect(state.refreshed).toBe(0)
})

it('makes one refresh for 50 callers at once, round after round', async () => {
  const { state, accessToken } = scene()

  for (const round of [1, 2, 3]) {
    state.at += seconds(600)
    const answers = await Promise.all(Array.from({ length: 50 }, () => accessToken()))
    expect(new Set(answers)).toEqual(new Set([`access-${round + 1}`]))
  }

  expect(state.refreshed).toBe(3)
  expect(state.lost).toEqual([])
})

it('keeps new tokens before anyone gets them', async () => {
  const { state, accessToken } = scene()
  state.at += seconds(600)

  state.log.push(`used ${await accessToken()}`)

  expect(state.log).toEqual(['kept access-2', 'used access-2'])
})

it('takes tokens that another process renewed meanwhile', async () => {
  const { state, accessToken } = scene()
  state.at += seconds(600)
  state.kept = tokensOf(7, state.at)

  expect(await accessToken()).toBe('access-7')
  expect(state.refreshed).toBe(0)
})

it('takes the other process’s tokens when it lost the race for the refresh', async () => {
  const { state, accessToken } = scene()
  state.at += seconds(600)
  state.current = 2
  const racing = accessToken()
  await new Promise((resolve) => setTimeout(resolve, 1))
  state.kept = tokensOf(2, state.at)

  expect(await racing).toBe('access-2')
  expect(state.lost).toEqual([])
})

it('keeps the token when Exact says it is too early, and asks again only a while later', async () => {
  const state = { at: start + seconds(600), asked: 0, saved: 0, lost: 0 }
  const { accessToken } = createTokenSource({
    now: () => new Date(state.at),
    load: async () => tokensOf(1, start),
    save: async () => {
      state.saved += 1
    },
    refresh: async () => {
      state.asked += 1
      throw new SaldoError('exact-token-early', { message: 'early', person: 'Later.', recovery: 'retry' })
    },
    onLost: async () => {
      state.lost += 1
    },
  })

  const answers = [await accessToken(), await accessToken()]
  const askedAtOnce = state.asked
  state.at += seconds(15)
  await accessToken()

  expect(answers).toEqual(['access-1', 'access-1'])
  expect([askedAtOnce, state.asked]).toEqual([1, 2])
  expect(state).toMatchObject({ saved: 0, lost: 0 })
})

it('reads, renews and keeps within the lock, and asks for no lock while the token is good', async () => {
  const log: string[] = []
  const { state, accessToken } = scene({
    withLock: async (work) => {
      log.push('locked')
      const answer = await work()
      log.push(...state.log.splice(0), 'released')
      return answer
    },
  })

  await accessToken()
  const whileGood = [...log]
  state.at += seconds(600)
  await accessToken()

  expect(whileGood).toEqual([])
  expect(log).toEqual(['locked', 'kept access-2', 'released'])
})

it('takes what was kept while it waited for the lock', async () => {
  const { state, accessToken } = scene({
    withLock: (work) => {
      state.kept = tokensOf(9, state.at)
      return work()
    },
  })
  state.at += seconds(600)

  expect(await accessToken()).toBe('access-9')
  expect(state.refreshed).toBe(0)
})

it('is settled once the refresh under way is kept', async () => {
  const { state, accessToken, settled } = scene()
  state.at += seconds(600)
  const asked = accessToken()
  await new Promise((resolve) => setTimeout(resolve, 1))

  await settled()

  expect(state.log).toEqual(['kept access-2'])
  await asked
})

it('marks the connection lost, once, when the chain is broken', async () => {
  const { state, accessToken } = scene()
  state.at += seconds(600)
  state.current = 99

  const errors = await Promise.all([failure(accessToken()), failure(accessToken())])

  expect(errors).toEqual([expect.objectContaining({ code: 'exact-reconnect', recovery: 'reconnect' }), errors[0]])
  expect(state.lost).toHaveLength(1)
})

it('stays connected when Exact is only unavailable', async () => {
  const lost: SaldoError[] = []
  const { accessToken } = createTokenSource({
    now: () => new Date(start + seconds(600)),
    load: async () => tokensOf(1, start),
    save: async () => {},
    refresh: async () => {
      throw new SaldoError('exact-unavailable', { message: 'down', person: 'Later.', recovery: 'retry' })
    },
    onLost: async (error) => {
      lost.push(error)
    },
  })

  expect(await failure(accessToken())).toMatchObject({ code: 'exact-unavailable' })
  expect(lost).toEqual([])
})

it('doesn’t lose new tokens when keeping them fails', async () => {
  const state = { disk: 'full', kept: tokensOf(1, start), refreshed: 0 }
  const { accessToken } = createTokenSource({
    now: () => new Date(start + seconds(600)),
    load: async () => state.kept,
    save: async (tokens) => {
      if (state.disk === 'full') throw new Error('no space left')
      state.kept = tokens
    },
    refresh: async () => {
      state.refreshed += 1
      return tokensOf(2, start + seconds(600))
    },
    onLost: async () => {},
  })
  const first = await failure(accessToken())
  state.disk = 'fine'

  expect(first).toMatchObject({ message: 'no space left' })
  expect(await accessToken()).toBe('access-2')
  expect(state).toMatchObject({ refreshed: 1, kept: { refreshToken: 'refresh-2' } })
})

it('renews a rejected token early only once the 570 seconds are over', async () => {
  const { state, accessToken } = scene({ lifeMs: seconds(3600) })
  state.at += seconds(569)
  const early = await accessToken('access-1')
  state.at += seconds(1)

  expect(early).toBe('access-1')
  expect(await accessToken('access-1')).toBe('access-2')
})

it('keeps back a token that was rejected again for three minutes, and asks for another as soon as that is allowed', async () => {
  const { state, accessToken } = scene()
  state.at += seconds(300)
  const again = await accessToken('access-1')

  const refusals = [await failure(accessToken('access-1', true)), await failure(accessToken()), await failure(accessToken())]
  state.at += seconds(180)
  const rested = await accessToken()
  state.at += seconds(90)

  expect([again, rested]).toEqual(['access-1', 'access-1'])
  expect(refusals).toEqual(refusals.map(() => expect.objectContaining({ code: 'exact-reconnect', recovery: 'reconnect' })))
  expect(state.rejectedUntil).toEqual(['2026-03-02T10:09:30.000Z'])
  expect(await accessToken()).toBe('access-2')
})

it('asks to connect when nothing is kept', async () => {
  const { state, accessToken } = scene()
  state.kept = null

  expect(await failure(accessToken())).toMatchObject({ code: 'exact-not-connected', recovery: 'reconnect' })
})
