import { refreshMirror } from '../../src/sync/refresh-mirror.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { exactFields } from '../support/sync-fields.ts'

const scope = { tenantId: 't', administration: 7, source: 'account' as const }
const day = 86_400_000

function scene(rows: number, pageSize = 2) {
  const exact = createMemorySource(exactFields, pageSize)
  const mirror = createMemoryMirror()
  const clock = { at: Date.parse('2025-03-31T08:00:00Z') }
  for (let i = 1; i <= rows; i++) exact.put('account', `a${i}`, { Name: `Account ${i}`, City: 'Gent' })
  const refresh = (more: { fields?: string[]; onPage?: (rows: number) => Promise<boolean>; signal?: AbortSignal } = {}) =>
    refreshMirror({ source: exact.port, mirror }, scope, { now: () => new Date(clock.at), ...more })
  const ids = async () => (await mirror.page(scope, '', 100)).map(({ id }) => id)
  const callsOf = async (work: () => Promise<unknown>) => {
    exact.asked.length = 0
    await work()
    return [...exact.asked]
  }
  return { exact, mirror, clock, refresh, ids, callsOf }
}

describe('bringing the mirror up to date', () => {
  it('reads everything the first time, then only what changed', async () => {
    const { exact, refresh, ids, callsOf } = scene(3)

    const first = await callsOf(refresh)
    exact.put('account', 'a4', { Name: 'New' })
    const second = await callsOf(refresh)

    expect(first).toEqual(["account after ''", "account after '2'", "deleted account after ''"])
    expect(second).toEqual(["account after '3'", "deleted account after ''"])
    expect(await ids()).toEqual(['a1', 'a2', 'a3', 'a4'])
  })

  it('spends two calls when nothing is new', async () => {
    const { refresh, callsOf } = scene(3)
    await refresh()

    expect(await callsOf(refresh)).toHaveLength(2)
  })

  it('moves the cursor on with the last portion of a page only', async () => {
    const { exact, mirror, refresh } = scene(250, 1_000)
    const saved: { rows: number; cursor: string }[] = []
    const savePage: typeof mirror.savePage = async (to, page) => {
      saved.push({ rows: page.rows.length, cursor: page.cursor })
      await mirror.savePage(to, page)
    }
    const ports = { source: exact.port, mirror: { ...mirror, savePage } }

    await refreshMirror(ports, scope, { now: () => new Date('2025-03-31T08:00:00Z') })
    exact.put('account', 'a1', { Name: 'Changed' })
    await refresh()

    expect(saved).toEqual([
      { rows: 100, cursor: '' },
      { rows: 100, cursor: '' },
      { rows: 50, cursor: '250' },
    ])
    expect((await mirror.state(scope)).cursor).toBe('251')
  })

  it('lets go of what was deleted in Exact', async () => {
    const { exact, refresh, ids } = scene(3)
    await refresh()

    exact.remove('account', 'a2')
    await refresh()

    expect(await ids()).toEqual(['a1', 'a3'])
  })

  it('reads everything again for a field it does not hold, and keeps those it had', async () => {
    const { mirror, refresh, callsOf } = scene(1)
    await refresh({ fields: ['CreditLineSales'] })

    const calls = await callsOf(() => refresh({ fields: ['Created'] }))

    expect(calls[0]).toBe("account after ''")
    expect((await mirror.state(scope)).fields).toEqual(expect.arrayContaining(['Name', 'CreditLineSales', 'Created']))
    expect(await callsOf(() => refresh({ fields: ['CreditLineSales'] }))).toEqual(["account after '1'", "deleted account after ''"])
  })

  it('never asks for a field Exact does not have', async () => {
    const { mirror, refresh } = scene(1)

    await refresh({ fields: ['Shoe'] })

    expect((await mirror.state(scope)).fields).not.toContain('Shoe')
  })

  it('reads everything again after 55 days, since the log of deletions forgets', async () => {
    const { exact, clock, refresh, callsOf, ids } = scene(3)
    await refresh()
    exact.remove('account', 'a1')
    const forgetful = { ...exact.port, deleted: () => exact.port.deleted('contact', '') }

    clock.at += 54 * day
    const inTime = await callsOf(refresh)
    clock.at += 56 * day
    const mirror = scene(0).mirror
    await refreshMirror({ source: forgetful, mirror }, scope, { now: () => new Date(clock.at) })
    const late = await callsOf(refresh)

    expect(inTime[0]).toBe("account after '3'")
    expect(late[0]).toBe("account after ''")
    expect(await ids()).toEqual(['a2', 'a3'])
  })

  it('goes on where an interrupted full read stopped', async () => {
    const { mirror, refresh, callsOf, ids } = scene(5)

    const stopped = await refresh({ onPage: async () => false })
    const rest = await callsOf(refresh)

    expect(stopped).toBe(false)
    expect(rest).toEqual(["account after '2'", "account after '4'", "deleted account after ''"])
    expect(await mirror.state(scope)).toMatchObject({ complete: true, syncedAt: '2025-03-31T08:00:00.000Z' })
    expect(await ids()).toHaveLength(5)
  })

  it('stops at the next page when it is told to', async () => {
    const { mirror, refresh } = scene(5)
    const stop = new AbortController()

    const done = await refresh({
      signal: stop.signal,
      onPage: async () => {
        stop.abort()
        return true
      },
    })

    expect(done).toBe(false)
    expect(await mirror.state(scope)).toMatchObject({ cursor: '2', complete: false, syncedAt: null })
  })

  it('tells how many rows each page brought', async () => {
    const { refresh } = scene(5)
    const pages: number[] = []

    await refresh({ onPage: async (rows) => pages.push(rows) > 0 })

    expect(pages).toEqual([2, 2, 1])
  })
})
