import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createMarkRecords, type KeptMark } from '../../src/store/records/marks.ts'
import { createNewsRecords, type KeptNews } from '../../src/store/records/news.ts'
import { createWatchRecords } from '../../src/store/records/watches.ts'
import type { Schema } from '../../src/store/schema.ts'

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 23, hour, minute))
const promise = (more: Partial<KeptMark> = {}): KeptMark => ({
  ...{ id: randomUUID(), administration: 7, accountId: 'acme', kind: 'promise', body: { text: 'pays' }, by: 'anna', at: at(9) },
  ...{ day: '2026-11-27', state: 'open', endedAt: null, ...more },
})

export function describeMarks(open: () => Kysely<Schema>) {
  let tenantId = ''
  const marks = () => createMarkRecords(open())
  beforeEach(() => {
    tenantId = randomUUID()
  })

  it('are found by account, the newest first, and not those that ended long ago', async () => {
    const [older, newer] = [promise(), promise({ kind: 'note', day: null, at: at(10) })]
    const ended = promise({ state: 'kept', endedAt: at(1) })
    for (const mark of [older, newer, ended, promise({ accountId: 'other' }), promise({ administration: 8 })])
      await marks().add(tenantId, mark)

    const found = await marks().ofAccounts({ tenantId, administration: 7 }, ['acme'], at(2))

    expect(found).toEqual([newer, older])
  })

  it('are told once, by whoever claims first of many, and again when they couldn’t be', async () => {
    const mark = promise()
    await marks().add(tenantId, mark)
    const untold = () => marks().untold(tenantId, 'open', 'due', '2026-11-27')

    const claims = await Promise.all(Array.from({ length: 8 }, () => marks().claim(tenantId, mark.id, 'due', at(9))))
    await marks().release(tenantId, mark.id, at(9))
    const again = await marks().claim(tenantId, mark.id, 'due', at(9, 1))
    const before = await untold()
    await marks().markTold(tenantId, mark.id, 'due', at(9, 1))

    expect(claims.filter(Boolean)).toHaveLength(1)
    expect([again, before]).toEqual([true, [mark]])
    expect(await untold()).toEqual([])
    expect(await marks().claim(tenantId, mark.id, 'due', at(12))).toBe(false)
    expect(await marks().untold(tenantId, 'open', 'broken', '2026-11-27')).toHaveLength(1)
  })

  it('are taken up from one who claimed them and died, not from one who is telling', async () => {
    const mark = promise()
    await marks().add(tenantId, mark)
    await marks().claim(tenantId, mark.id, 'due', at(9))

    const soon = await marks().claim(tenantId, mark.id, 'due', at(9, 9))
    const later = await marks().claim(tenantId, mark.id, 'due', at(9, 10))
    await marks().markTold(tenantId, mark.id, 'due', at(9))

    expect([soon, later]).toEqual([false, true])
    expect(await marks().untold(tenantId, 'open', 'due', '2026-11-27')).toEqual([mark])
  })

  it('end once, and are open and untold again with another day', async () => {
    const mark = promise()
    await marks().add(tenantId, mark)
    await marks().claim(tenantId, mark.id, 'due', at(12))

    const ended = [await marks().end(tenantId, mark.id, 'broken', at(12)), await marks().end(tenantId, mark.id, 'kept', at(12))]
    const moved = await marks().move(tenantId, mark.id, '2026-11-30')
    await marks().markTold(tenantId, mark.id, 'due', at(12))

    expect(ended).toEqual([true, false])
    expect(moved).toBe(true)
    expect(await marks().one(tenantId, mark.id)).toEqual({ ...mark, day: '2026-11-30' })
    expect(await marks().untold(tenantId, 'open', 'due', '2026-11-30')).toHaveLength(1)
  })
}

export function describeWatches(open: () => Kysely<Schema>) {
  let tenantId = ''
  beforeEach(() => {
    tenantId = randomUUID()
  })
  const watches = () => createWatchRecords<{ text: string }>(open())
  const news = () => createNewsRecords<string>(open())
  const watch = { administration: 7, accountId: 'acme', name: 'Acme', kinds: ['paid'], largeFrom: 10_000_00, since: at(9) }
  const one: KeptNews<string> = { id: 'n1', administration: 7, accountId: 'acme', name: 'Acme', kind: 'paid', foundAt: at(9), body: 'x' }

  it('are kept a person, changed in place, and stopped', async () => {
    const anna = { tenantId, personId: 'anna' }
    await watches().keep(anna, watch)
    await watches().keep(anna, { ...watch, kinds: ['overdue'], since: at(10) })
    await watches().keep({ tenantId, personId: 'bob' }, watch)

    expect(await watches().of(anna)).toEqual([{ ...watch, kinds: ['overdue'] }])
    expect((await watches().onAccounts(tenantId, 7, ['acme', 'other'])).map(({ personId }) => personId).sort()).toEqual(['anna', 'bob'])
    expect([await watches().stop(anna, 7, 'acme'), await watches().stop(anna, 7, 'acme')]).toEqual([true, false])
  })

  it('remember that nothing was chosen, none, or hours of quiet', async () => {
    const anna = { tenantId, personId: 'anna' }
    const before = await watches().wish(anna)
    await watches().setQuiet(anna, null)
    const off = await watches().wish(anna)
    await watches().setQuiet(anna, { from: '18:00', until: '08:00' })

    expect([before.quiet, off.quiet, (await watches().wish(anna)).quiet]).toEqual([undefined, null, { from: '18:00', until: '08:00' }])
  })

  it('let one of many tell a digest of its time, and another when that one died', async () => {
    const anna = { tenantId, personId: 'anna' }
    const digest = { personId: 'anna', digest: { text: 'daily' } }
    await watches().setDigest(anna, digest.digest, at(8), at(1))

    const claims = await Promise.all(Array.from({ length: 8 }, () => watches().claimDigest(anna, at(8), at(8, 1))))
    const [soon, later] = [await watches().claimDigest(anna, at(8), at(8, 10)), await watches().claimDigest(anna, at(8), at(8, 11))]
    await watches().endDigest(anna, at(8), at(8, 1), at(22))
    const untold = await watches().digests(tenantId)
    await watches().endDigest(anna, at(8), at(8, 11), at(20))

    expect(claims.filter(Boolean)).toHaveLength(1)
    expect([soon, later]).toEqual([false, true])
    expect(untold).toEqual([{ ...digest, at: at(8), since: at(1) }])
    expect(await watches().digests(tenantId)).toEqual([{ ...digest, at: at(20), since: at(8, 11) }])
    expect(await watches().claimDigest(anna, at(20), at(20))).toBe(true)
  })

  describe('give news', () => {
    const to = { personId: 'anna', way: 'watch' as const, newsId: 'n1' }
    const anna = () => ({ tenantId, personId: 'anna', way: 'watch' as const })
    const take = (when: Date) => news().take(tenantId, 'anna', 'watch', when)
    const waiting = (when: Date) => news().waiting(tenantId, 'watch', when)

    it('once, however often it was found', async () => {
      await news().add(tenantId, [one], [to])
      await news().add(tenantId, [{ ...one, body: 'y' }], [to])

      const taken = await Promise.all(Array.from({ length: 4 }, () => take(at(10))))
      await news().settle(anna(), at(10), [])
      await news().add(tenantId, [one], [to])

      expect(taken.flat()).toEqual([one])
      expect([await waiting(at(12)), await take(at(12))]).toEqual([[], []])
    })

    it('again when it could not be told, as long as it is kept', async () => {
      const two = { ...one, id: 'n2' }
      await news().add(tenantId, [one, two], [to, { ...to, newsId: 'n2' }])
      await take(at(10))

      await news().settle(anna(), at(10), ['n1'])

      expect(await waiting(at(10))).toEqual(['anna'])
      expect(await take(at(10))).toEqual([one])
      await news().settle(anna(), at(10), ['n1'])
      await news().removeOld(tenantId, at(23))
      expect(await take(at(10))).toEqual([])
    })

    it('to another when the one who took it died, not while they may be telling it', async () => {
      await news().add(tenantId, [one], [to])
      await take(at(10))

      const soon = [await waiting(at(10, 9)), await take(at(10, 9))]
      const later = [await waiting(at(10, 10)), await take(at(10, 10))]
      await news().settle(anna(), at(10), [])

      expect([soon, later]).toEqual([
        [[], []],
        [['anna'], [one]],
      ])
      expect(await waiting(at(10, 20))).toEqual(['anna'])
    })
  })
}
