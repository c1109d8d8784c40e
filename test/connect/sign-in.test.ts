import { arrive, beginSignIn, checkArrival, completeSignIn, openStart, type SignIns } from '../../src/connect/sign-in.ts'
import type { SealedTokens } from '../../src/connect/types.ts'

const now = new Date('2026-03-02T10:00:00Z')
const tooLate = new Date('2026-03-02T10:10:00Z')
const tokens: SealedTokens = { accessToken: 'v1.a', refreshToken: 'v1.r', issuedAt: now.toISOString(), expiresAt: now.toISOString() }

type Step = { list: SignIns; refusal?: string; state?: string; code?: string }

/** A sign-in of Ann's that Exact has answered. */
function arrived(list: SignIns = [], personId = 'ann') {
  const begun = beginSignIn(list, { personId, parked: 'balance for Acme', now })
  const opened: Step = openStart(begun.list, begun.startId, now)
  const answered: Step = arrive(opened.list, opened.state ?? '', tokens, now)
  return { startId: begun.startId, state: opened.state ?? '', code: answered.code ?? '', list: answered.list }
}

function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000'
}

it('ends with the tokens and the parked command when the same person brings the code', () => {
  const { list, code } = arrived()

  const completed = completeSignIn(list, { personId: 'ann', code, now })

  expect(completed).toEqual({ list: [], tokens, parked: 'balance for Acme' })
})

it('makes codes of six digits and keeps none of them', () => {
  const { list, code } = arrived()

  expect(code).toMatch(/^\d{6}$/)
  expect(JSON.stringify(list)).not.toContain(code)
})

it('hashes the same code differently each time', () => {
  const hashes = [arrived(), arrived()].map(({ list }) => list[0]?.arrived?.codeHash.split('.')[0])

  expect(hashes[0]).not.toBe(hashes[1])
})

describe('the code', () => {
  it('finds nothing when another person brings it, and harms nothing', () => {
    const { list, code } = arrived()

    const other = completeSignIn(list, { personId: 'bob', code, now })

    expect(other).toEqual({ list, refusal: 'nothing-open' })
    expect(completeSignIn(list, { personId: 'ann', code, now })).toHaveProperty('tokens')
  })

  it('of another person doesn’t open one’s own sign-in, and the own tokens are gone', () => {
    const bobs = arrived([], 'bob')
    const anns = arrived(bobs.list)
    const code = bobs.code === anns.code ? otherThan(bobs.code) : bobs.code

    const result = completeSignIn(anns.list, { personId: 'ann', code, now })

    expect(result).toMatchObject({ refusal: 'wrong-code' })
    expect(result.list.map((one) => one.personId)).toEqual(['bob'])
  })

  it('is refused when wrong, and the tokens are not kept', () => {
    const { list, code } = arrived()

    const result = completeSignIn(list, { personId: 'ann', code: otherThan(code), now })

    expect(result).toEqual({ list: [], refusal: 'wrong-code' })
  })

  it('gets no second try after a wrong one', () => {
    const { list, code } = arrived()
    const wrong = completeSignIn(list, { personId: 'ann', code: otherThan(code), now })

    expect(completeSignIn(wrong.list, { personId: 'ann', code, now })).toEqual({ list: [], refusal: 'nothing-open' })
  })

  it('is refused after ten minutes, and the tokens are not kept', () => {
    const { list, code } = arrived()

    expect(completeSignIn(list, { personId: 'ann', code, now: tooLate })).toEqual({ list: [], refusal: 'expired' })
  })

  it('works once', () => {
    const { list, code } = arrived()
    const completed = completeSignIn(list, { personId: 'ann', code, now })

    expect(completeSignIn(completed.list, { personId: 'ann', code, now })).toEqual({ list: [], refusal: 'nothing-open' })
  })

  it.each(['', '12345', '1234567'])('is refused when it is %j', (code) => {
    expect(completeSignIn(arrived().list, { personId: 'ann', code, now })).toEqual({ list: [], refusal: 'wrong-code' })
  })

  it('that comes before Exact’s answer leaves the sign-in as it is', () => {
    const { list } = beginSignIn([], { personId: 'ann', parked: null, now })

    expect(completeSignIn(list, { personId: 'ann', code: '123456', now })).toEqual({ list, refusal: 'not-arrived' })
  })
})

describe('the start link', () => {
  it('works once', () => {
    const { list, startId } = beginSignIn([], { personId: 'ann', parked: null, now })
    const opened = openStart(list, startId, now)

    expect(openStart(opened.list, startId, now)).toEqual({ list: opened.list, refusal: 'link-used' })
  })

  it('is refused when nobody made it', () => {
    const { list } = beginSignIn([], { personId: 'ann', parked: null, now })

    expect(openStart(list, 'made-up', now)).toEqual({ list, refusal: 'link-unknown' })
  })

  it('is refused after ten minutes', () => {
    const { list, startId } = beginSignIn([], { personId: 'ann', parked: null, now })

    expect(openStart(list, startId, tooLate)).toEqual({ list: [], refusal: 'expired' })
  })

  it('of an older sign-in dies when the person begins again', () => {
    const older = beginSignIn([], { personId: 'ann', parked: 'status', now })
    const newer = beginSignIn(older.list, { personId: 'ann', parked: 'help', now })

    expect(newer.list).toHaveLength(1)
    expect(openStart(newer.list, older.startId, now)).toMatchObject({ refusal: 'link-unknown' })
    expect(openStart(newer.list, newer.startId, now)).toHaveProperty('state')
  })

  it('of another person stays, unless it expired', () => {
    const bobs = beginSignIn([], { personId: 'bob', parked: null, now })

    expect(beginSignIn(bobs.list, { personId: 'ann', parked: null, now }).list).toHaveLength(2)
    expect(beginSignIn(bobs.list, { personId: 'ann', parked: null, now: tooLate }).list.map((one) => one.personId)).toEqual(['ann'])
  })
})

describe('Exact’s answer', () => {
  it('is refused with a state nobody handed out, and no token is kept', () => {
    const { list, startId } = beginSignIn([], { personId: 'ann', parked: null, now })
    const opened = openStart(list, startId, now)

    const result = arrive(opened.list, 'foreign', tokens, now)

    expect(result).toEqual({ list: opened.list, refusal: 'state-unknown' })
    expect(JSON.stringify(result.list)).not.toContain(tokens.accessToken)
  })

  it('is refused with an empty state while a sign-in waits for its link to be opened', () => {
    const { list } = beginSignIn([], { personId: 'ann', parked: null, now })

    expect(arrive(list, '', tokens, now)).toEqual({ list, refusal: 'state-unknown' })
  })

  it('is refused with a state that was used, and the first tokens stay', () => {
    const { list, state } = arrived()
    const second = { ...tokens, accessToken: 'v1.second' }

    expect(checkArrival(list, state, now)).toBe('state-used')
    expect(arrive(list, state, second, now)).toEqual({ list, refusal: 'state-used' })
  })

  it('is refused after ten minutes, and no token is kept', () => {
    const begun = beginSignIn([], { personId: 'ann', parked: null, now })
    const opened: Step = openStart(begun.list, begun.startId, now)

    expect(checkArrival(opened.list, opened.state ?? '', tooLate)).toBe('expired')
    expect(arrive(opened.list, opened.state ?? '', tokens, tooLate)).toEqual({ list: [], refusal: 'expired' })
  })

  it('is welcome with a fresh state', () => {
    const begun = beginSignIn([], { personId: 'ann', parked: null, now })
    const opened: Step = openStart(begun.list, begun.startId, now)

    expect(checkArrival(opened.list, opened.state ?? '', now)).toBeNull()
  })
})
