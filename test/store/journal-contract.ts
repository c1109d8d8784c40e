import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createJournal } from '../../src/store/records/journal.ts'
import type { Schema } from '../../src/store/schema.ts'
import type { JournalPort, MirrorScope, PageFrom, RowKind } from '../../src/sync/ports.ts'
import type { Action, NewRun, Outcome, PlanCounts, PlannedRow, Profile } from '../../src/sync/types.ts'

const at = new Date('2026-04-01T09:00:00Z')
const profile: Profile = {
  id: 'p1',
  version: 3,
  title: 'Customers',
  target: 'company',
  source: 'account',
  mappings: [{ target: 'title', source: 'Name' }],
  key: { target: 'customerId', source: 'ID' },
  mode: 'import',
  updatedAt: '2026-03-01T09:00:00.000Z',
  updatedBy: 'anna',
}
const none: PlanCounts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }

export function describeJournal(open: () => Kysely<Schema>) {
  let journal: JournalPort
  let tenantId: string
  let scope: MirrorScope

  beforeEach(() => {
    journal = createJournal(open())
    tenantId = randomUUID()
    scope = { tenantId, administration: 102030, source: 'account' }
  })

  const newRun = (): NewRun => ({ tenantId, profile, mode: 'import', preview: false, administration: 102030, askedBy: 'anna' })

  it('begins a run with everything at zero', async () => {
    const run = await journal.createRun(newRun(), at)

    expect(run).toEqual({
      ...newRun(),
      compare: false,
      follows: null,
      number: 1,
      state: 'queued',
      phase: 'reading',
      read: 0,
      planned: none,
      outcomes: { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, filtered: 0 },
      planPosition: '',
      calls: 0,
      queuedAt: at.toISOString(),
      startedAt: null,
      finishedAt: null,
      toldAt: null,
      cancelAsked: false,
      problem: null,
      parked: null,
      card: null,
    })
    expect(await journal.run(tenantId, 1)).toEqual(run)
  })

  it('numbers runs of a workspace without gaps or doubles, though many begin at once', async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => journal.createRun(newRun(), at)))
    const elsewhere = await journal.createRun({ ...newRun(), tenantId: randomUUID() }, at)

    expect(runs.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(elsewhere.number).toBe(1)
  })

  it('lists runs, newest first', async () => {
    for (let count = 0; count < 4; count += 1) await journal.createRun(newRun(), at)

    expect((await journal.runs(tenantId, 3)).map(({ number }) => number)).toEqual([4, 3, 2])
    expect(await journal.run(tenantId, 99)).toBeUndefined()
  })

  it('knows which runs are unfinished or not told of yet, oldest first', async () => {
    for (let count = 0; count < 4; count += 1) await journal.createRun(newRun(), new Date(at.getTime() - count * 1_000))
    await journal.updateRun(tenantId, 1, { state: 'done', toldAt: at.toISOString() })
    await journal.updateRun(tenantId, 2, { state: 'done' })
    await journal.updateRun(tenantId, 3, { state: 'running' })

    const unfinished = await journal.unfinishedRuns()

    expect(unfinished.filter((run) => run.tenantId === tenantId).map(({ number }) => number)).toEqual([4, 3, 2])
  })

  it('changes what it is told and nothing else', async () => {
    const before = await journal.createRun(newRun(), at)
    const change = {
      state: 'running' as const,
      phase: 'applying' as const,
      read: 7,
      calls: 3,
      startedAt: '2026-04-01T09:00:01.000Z',
      cancelAsked: true,
      problem: 'Waits for Exact',
      parked: { for: 'time' as const, until: '2026-04-01T10:00:00.000Z', tries: 2 },
      card: { conversationId: 'c', messageId: 'm' },
    }

    const after = await journal.updateRun(tenantId, 1, change)

    expect(after).toEqual({ ...before, ...change })
    expect(await journal.updateRun(tenantId, 1, { card: null, problem: null })).toEqual({ ...before, ...change, card: null, problem: null })
    await expect(journal.updateRun(tenantId, 5, { read: 1 })).rejects.toMatchObject({ code: 'run-missing' })
  })

  it('keeps which records an ambiguous row may be, and counts who waits over all pages', async () => {
    await journal.createRun(newRun(), at)
    const row = { label: 'A', reason: { code: 'ambiguous' as const }, targetId: null, before: null, after: {} }
    const asking = { ...row, sourceId: 'a', action: 'ask' as const, candidates: ['c2', 'c1'] }
    const waiting = { ...row, sourceId: 'b', action: 'wait' as const }

    await journal.savePlannedPage(tenantId, 1, { rows: [asking, waiting], counts: { ...none, ask: 1, wait: 1 }, position: 'b' })
    const run = await journal.savePlannedPage(tenantId, 1, { rows: [], counts: { ...none, unchanged: 1 }, position: 'c' })

    const [asked, waits] = await journal.rows(tenantId, 1, {}, 2)
    expect(asked).toMatchObject({ candidates: ['c2', 'c1'] })
    expect(waits).not.toHaveProperty('candidates')
    expect(run.planned).toEqual({ ...none, unchanged: 1, ask: 1, wait: 1 })
    expect((await journal.rowsPage(tenantId, 1, 'waiting', { after: 0 }, 5)).map(({ sourceId }) => sourceId)).toEqual(['b'])
  })

  it('parks a run with all that was done, and lets it go on with nothing lost', async () => {
    await planHundred()
    await journal.saveOutcomes(tenantId, 1, scope, ids(0, 40).map(created), [])
    const before = await journal.updateRun(tenantId, 1, { state: 'running', phase: 'applying', read: 100, calls: 3 })
    const parked = { for: 'admin' as const, until: null, tries: 1 }

    const waiting = await journal.updateRun(tenantId, 1, { state: 'parked', parked, problem: 'A scope is missing' })
    const unfinished = await journal.unfinishedRuns()
    const goingOn = await journal.updateRun(tenantId, 1, { state: 'running', parked: null, problem: null })

    expect(waiting).toEqual({ ...before, state: 'parked', parked, problem: 'A scope is missing' })
    expect(unfinished.filter((run) => run.tenantId === tenantId)).toEqual([waiting])
    expect(goingOn).toEqual(before)
    expect((await journal.pendingRows(tenantId, 1, 100)).map(({ sourceId }) => sourceId)).toEqual(ids(40, 100))
  })

  it('keeps the error of a problem as long as the problem, and no longer', async () => {
    await planHundred()
    const person = 'Exact doesn’t have this.'
    const problemOf = { code: 'exact-not-found', person, happened: person, values: { run: 1, field: 'Name' } }

    const stopped = await journal.updateRun(tenantId, 1, { problem: person, problemOf })
    const asKept = await journal.updateRun(tenantId, 1, { calls: 4 })
    const other = await journal.updateRun(tenantId, 1, { problem: 'Waits for Exact' })

    expect(stopped).toMatchObject({ problem: person, problemOf })
    expect(asKept).toEqual({ ...stopped, calls: 4 })
    expect(other.problemOf ?? null).toBeNull()
  })

  it('saves a planned page with its counts and position, once', async () => {
    await journal.createRun(newRun(), at)
    const page = {
      rows: [planned('a', 'create'), planned('b', 'ask')],
      counts: { ...none, create: 1, ask: 1, unchanged: 5 },
      position: 'b',
    }

    await journal.savePlannedPage(tenantId, 1, page)
    const again = await journal.savePlannedPage(tenantId, 1, page)
    const last = await journal.savePlannedPage(tenantId, 1, {
      rows: [planned('c', 'update')],
      counts: { ...none, update: 1 },
      position: 'c',
    })

    expect(again.planned).toEqual({ ...none, create: 1, ask: 1, unchanged: 5 })
    expect(last).toMatchObject({ planPosition: 'c', planned: { ...none, create: 1, ask: 1, unchanged: 5, update: 1 } })
    const rows = await journal.rows(tenantId, 1, {}, 10)
    expect(rows.map(({ sourceId, position }) => [sourceId, position])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
  })

  it('gives a row back as it was planned', async () => {
    await journal.createRun(newRun(), at)
    const row: PlannedRow = {
      sourceId: 'a',
      label: 'Acme B.V.',
      action: 'update',
      reason: { code: 'refused', field: 'Title', detail: 'no' },
      targetId: 'crm-1',
      before: { title: 'Acme', blocked: false, creditLimit: null },
      after: { title: 'Acme B.V.', blocked: true, creditLimit: '10.00' },
    }

    await journal.savePlannedPage(tenantId, 1, { rows: [row], counts: { ...none, update: 1 }, position: 'a' })

    expect(await journal.rows(tenantId, 1, {}, 10)).toEqual([{ ...row, position: 1, outcome: null }])
  })

  it('hands out what is to be applied in plan order, until it has an outcome', async () => {
    await planHundred()

    const first = await journal.pendingRows(tenantId, 1, 10)
    await journal.saveOutcomes(
      tenantId,
      1,
      scope,
      first.map(({ sourceId }) => created(sourceId)),
      [],
    )
    const second = await journal.pendingRows(tenantId, 1, 10)

    expect(first.map(({ sourceId }) => sourceId)).toEqual(ids(0, 10))
    expect(second.map(({ sourceId }) => sourceId)).toEqual(ids(10, 20))
  })

  it('counts each outcome once, however often it is told, and keeps the first', async () => {
    await planHundred()
    const failed: Outcome = { sourceId: 's-003', kind: 'failed', reason: { code: 'required', field: 'Title' }, targetId: null }

    await journal.saveOutcomes(tenantId, 1, scope, [created('s-001'), created('s-002'), failed], [])
    const run = await journal.saveOutcomes(
      tenantId,
      1,
      scope,
      [created('s-002'), created('s-003'), created('s-004'), created('unknown')],
      [],
    )

    expect(run.outcomes).toEqual({ created: 3, updated: 0, unchanged: 0, skipped: 0, failed: 1, filtered: 0 })
    expect(await journal.run(tenantId, 1)).toEqual(run)
    const [row] = await journal.rows(tenantId, 1, { outcomes: ['failed'] }, 10)
    expect(row?.outcome).toEqual(failed)
  })

  it('adds to outcomes that were counted before', async () => {
    await planHundred()
    await journal.updateRun(tenantId, 1, { outcomes: { created: 0, updated: 0, unchanged: 40, skipped: 2, failed: 0, filtered: 0 } })

    const run = await journal.saveOutcomes(tenantId, 1, scope, [created('s-001')], [])

    expect(run.outcomes).toEqual({ created: 1, updated: 0, unchanged: 40, skipped: 2, failed: 0, filtered: 0 })
  })

  it('counts right when two save the same outcomes at once', async () => {
    await planHundred()
    const outcomes = ids(0, 100).map(created)

    await Promise.all([journal.saveOutcomes(tenantId, 1, scope, outcomes, []), journal.saveOutcomes(tenantId, 1, scope, outcomes, [])])

    expect((await journal.run(tenantId, 1))?.outcomes.created).toBe(100)
    expect(await journal.pendingRows(tenantId, 1, 1)).toEqual([])
  })

  it('shows rows by action or by outcome', async () => {
    await journal.createRun(newRun(), at)
    const rows = [planned('a', 'create'), planned('b', 'fail'), planned('c', 'ask'), planned('d', 'create'), planned('e', 'update')]
    await journal.savePlannedPage(tenantId, 1, { rows, counts: none, position: 'e' })
    await journal.saveOutcomes(tenantId, 1, scope, [created('a'), { sourceId: 'd', kind: 'failed', reason: null, targetId: null }], [])
    const shown = async (filter: Parameters<JournalPort['rows']>[2], limit = 10) =>
      (await journal.rows(tenantId, 1, filter, limit)).map(({ sourceId }) => sourceId)

    expect(await shown({ actions: ['create'] })).toEqual(['a', 'd'])
    expect(await shown({ outcomes: ['failed'] })).toEqual(['d'])
    expect(await shown({ actions: ['fail'], outcomes: ['failed', 'skipped'] })).toEqual(['b', 'd'])
    expect(await shown({ actions: ['fail', 'ask'] })).toEqual(['b', 'c'])
    expect(await shown({ actions: [] })).toEqual([])
    expect(await shown({}, 2)).toEqual(['a', 'b'])
  })

  it('remembers links with the outcomes, and the latest values of each', async () => {
    await planHundred()
    const many = ids(0, 100).map((sourceId) => ({ sourceId, targetId: `crm-${sourceId}`, written: { title: sourceId } }))

    await journal.saveOutcomes(tenantId, 1, scope, ids(0, 100).map(created), many)
    await journal.saveOutcomes(
      tenantId,
      1,
      scope,
      [],
      [{ sourceId: 's-001', targetId: 'crm-new', written: { title: 'New', blocked: null } }],
    )

    expect(await journal.links(scope, ['s-001', 's-002', 'unknown'])).toEqual(
      expect.arrayContaining([
        { sourceId: 's-001', targetId: 'crm-new', written: { title: 'New', blocked: null } },
        { sourceId: 's-002', targetId: 'crm-s-002', written: { title: 's-002' } },
      ]),
    )
    expect(await journal.links(scope, ids(0, 100))).toHaveLength(100)
    expect(await journal.links({ ...scope, administration: 1 }, ids(0, 100))).toEqual([])
    expect(await journal.links({ ...scope, source: 'contact' }, ids(0, 100))).toEqual([])
  })

  it('looks up each row of a large run by its key: the time grows with the rows, not with their square', async () => {
    const all = Array.from({ length: 10_000 }, (_, index) => `s-${String(index).padStart(5, '0')}`)
    await journal.createRun(newRun(), at)
    await journal.savePlannedPage(tenantId, 1, {
      rows: all.map((id) => planned(id, 'create')),
      counts: { ...none, create: 10_000 },
      position: 's-09999',
    })

    for (let rows = await journal.pendingRows(tenantId, 1, 1_000); rows.length > 0; rows = await journal.pendingRows(tenantId, 1, 1_000))
      await journal.saveOutcomes(
        tenantId,
        1,
        scope,
        rows.map(({ sourceId }) => created(sourceId)),
        [],
      )

    expect((await journal.run(tenantId, 1))?.outcomes.created).toBe(10_000)
  }, 8_000)

  /** Rows of every kind, twelve of each, in turn. */
  async function planKinds() {
    await journal.createRun(newRun(), at)
    const actions = ['create', 'update', 'ask', 'fail'] as const
    const rows = ids(0, 48).map((id, index) => planned(id, actions[index % 4] ?? 'create'))
    await journal.savePlannedPage(tenantId, 1, { rows, counts: none, position: 's-047' })
  }

  it('remembers that a run is a comparison, and pages what only the CRM has and what waits', async () => {
    const run = await journal.createRun({ ...newRun(), preview: true, compare: true }, at)
    const rows = [planned('s-1', 'create'), planned('s-2', 'wait'), planned('crm:9', 'only-crm')]
    await journal.savePlannedPage(tenantId, 1, { rows: rows.slice(0, 2), counts: { ...none, create: 1, wait: 1 }, position: 's-2' })
    await journal.savePlannedPage(tenantId, 1, { rows: rows.slice(2), counts: { ...none, onlyCrm: 1 }, position: '~~9' })

    const idsOf = async (kind: RowKind) => (await journal.rowsPage(tenantId, 1, kind, { after: 0 }, 5)).map(({ sourceId }) => sourceId)
    expect(run.compare).toBe(true)
    expect((await journal.run(tenantId, 1))?.planned).toEqual({ ...none, create: 1, wait: 1, onlyCrm: 1 })
    expect([await idsOf('waiting'), await idsOf('only-crm')]).toEqual([['s-2'], ['crm:9']])
    expect(await journal.pendingRows(tenantId, 1, 5)).toMatchObject([{ sourceId: 's-1' }])
  })

  it('pages rows of a kind forwards and backwards without gaps or doubles', async () => {
    await planKinds()
    const page = async (kind: RowKind, from: PageFrom) =>
      (await journal.rowsPage(tenantId, 1, kind, from, 5)).map(({ sourceId, position }) => ({ sourceId, position }))

    for (const [kind, first] of [
      ['created', 0],
      ['updated', 1],
      ['to-decide', 2],
      ['failed', 3],
    ] as const) {
      const one = await page(kind, { after: 0 })
      const two = await page(kind, { after: one.at(-1)?.position ?? 0 })
      const three = await page(kind, { after: two.at(-1)?.position ?? 0 })

      expect([...one, ...two, ...three].map(({ position }) => position)).toEqual(
        Array.from({ length: 12 }, (_, index) => index * 4 + first + 1),
      )
      expect(await page(kind, { before: two[0]?.position ?? 0 })).toEqual(one)
      expect(await page(kind, { before: one[0]?.position ?? 0 })).toEqual([])
    }
    expect((await page('all', { after: 20 })).map(({ position }) => position)).toEqual([21, 22, 23, 24, 25])
    expect((await page('all', { before: 20 })).map(({ position }) => position)).toEqual([15, 16, 17, 18, 19])
    expect(await journal.rowsPage(randomUUID(), 1, 'all', { after: 0 }, 5)).toEqual([])
  })

  it('pages rows by what became of them once that is known', async () => {
    await planKinds()
    const outcome = (sourceId: string, kind: Outcome['kind']): Outcome => ({ sourceId, kind, reason: null, targetId: null })

    await journal.saveOutcomes(
      tenantId,
      1,
      scope,
      [outcome('s-000', 'failed'), outcome('s-004', 'updated'), outcome('s-002', 'skipped')],
      [],
    )

    const firstOf = async (kind: RowKind) => (await journal.rowsPage(tenantId, 1, kind, { after: 0 }, 2)).map(({ sourceId }) => sourceId)
    expect(await firstOf('created')).toEqual(['s-008', 's-012'])
    expect(await firstOf('updated')).toEqual(['s-001', 's-004'])
    expect(await firstOf('to-decide')).toEqual(['s-002', 's-006'])
    expect(await firstOf('failed')).toEqual(['s-000', 's-003'])
  })

  it('tells what runs did with a record, newest first and no more than asked', async () => {
    for (let number = 1; number <= 4; number += 1) {
      await journal.createRun(newRun(), at)
      await journal.savePlannedPage(tenantId, number, {
        rows: [planned('a', 'create'), planned(`other-${number}`, 'create')],
        counts: none,
        position: 'z',
      })
    }
    await journal.saveOutcomes(tenantId, 3, scope, [created('a')], [])

    const history = await journal.historyOf(tenantId, ['a'], 3)

    expect(history.map(({ run, row }) => [run.number, row.sourceId, row.outcome?.kind ?? null])).toEqual([
      [4, 'a', null],
      [3, 'a', 'created'],
      [2, 'a', null],
    ])
    expect(await journal.historyOf(tenantId, ['unknown'], 3)).toEqual([])
    expect(await journal.historyOf(tenantId, [], 3)).toEqual([])
    expect(await journal.historyOf(randomUUID(), ['a'], 3)).toEqual([])
  })

  it('knows records that were not written by their name, in whatever case', async () => {
    await journal.createRun(newRun(), at)
    const rows = [{ ...planned('a', 'fail'), label: 'Jan Jansen' }, { ...planned('b', 'create'), label: 'Jan Jansen' }, planned('c', 'ask')]
    await journal.savePlannedPage(tenantId, 1, { rows, counts: none, position: 'c' })

    expect(await journal.idsNamed(tenantId, 'jan jansen', 5)).toEqual(['a'])
    expect(await journal.idsNamed(tenantId, 'jan', 5)).toEqual([])
  })

  it('finds links from the other side', async () => {
    await journal.createRun(newRun(), at)
    const link = { sourceId: 'a', targetId: 'crm-a', written: { title: 'A' } }
    await journal.saveOutcomes(tenantId, 1, scope, [], [link, { ...link, sourceId: 'b', targetId: 'crm-b' }])

    expect(await journal.linksTo(scope, ['crm-a', 'unknown'])).toEqual([link])
    expect(await journal.linksTo({ ...scope, administration: 1 }, ['crm-a'])).toEqual([])
  })

  it('removes runs that ended long ago with their rows, some at a time, and no others', async () => {
    const told = { toldAt: '2020-01-02T00:00:00.000Z', finishedAt: '2020-01-01T00:00:00.000Z' }
    const long = [
      { state: 'done', ...told },
      { state: 'done', finishedAt: told.finishedAt },
      { state: 'parked', ...told },
      { state: 'running' },
    ] as const
    for (const change of [...long, { ...told, state: 'failed', finishedAt: '2026-01-01T00:00:00.000Z' } as const]) {
      const { number } = await journal.createRun(newRun(), at)
      await journal.savePlannedPage(tenantId, number, {
        rows: [planned('a', 'create'), planned('b', 'create'), planned('c', 'create')],
        counts: none,
        position: 'c',
      })
      await journal.updateRun(tenantId, number, change)
    }
    const link = { sourceId: 'x', targetId: 'crm-x', written: {} }
    for (const number of [1, 5]) await journal.saveOutcomes(tenantId, number, scope, [], [link])
    const before = new Date('2025-01-01T00:00:00Z')

    const first = await journal.removeOldRuns(before, 2)
    const left = await journal.rows(tenantId, 1, {}, 5)
    while (await journal.removeOldRuns(before, 2));

    expect(first).toBe(true)
    expect(left.map(({ sourceId }) => sourceId)).toEqual(['c'])
    expect((await journal.runs(tenantId, 10)).map(({ number }) => number)).toEqual([5, 4, 3, 2])
    expect(await journal.rows(tenantId, 1, {}, 5)).toEqual([])
    expect(await journal.rows(tenantId, 5, {}, 5)).toHaveLength(3)
    expect(await journal.pastLinks(scope, 1, ['x'])).toEqual([])
    expect(await journal.pastLinks(scope, 5, ['x'])).toHaveLength(1)
    expect(await journal.links(scope, ['x'])).toHaveLength(1)
    expect(await journal.historyOf(tenantId, ['a'], 9)).toHaveLength(4)
  })

  describe('going back to a run', () => {
    const undoOf = (number: number): NewRun => ({ ...newRun(), follows: { how: 'undo', number, sourceId: null } })
    const link = (sourceId: string, targetId: string, title = 'x') => ({ sourceId, targetId, written: { title } })
    const rowsFor = async (number: number, rows: PlannedRow[], counts: Partial<PlanCounts> = {}) =>
      journal.savePlannedPage(tenantId, number, { rows, counts: { ...none, ...counts }, position: 'z' })

    it('knows which runs go back to one, newest first', async () => {
      await journal.createRun(newRun(), at)
      const record = { how: 'undo' as const, number: 1, sourceId: 's-001' }
      await journal.createRun({ ...newRun(), follows: record }, at)
      await journal.createRun({ ...newRun(), follows: { how: 'retry', number: 1, sourceId: null } }, at)
      await journal.createRun(undoOf(2), at)

      expect((await journal.followers(tenantId, 1)).map(({ number, follows }) => [number, follows?.how])).toEqual([
        [3, 'retry'],
        [2, 'undo'],
      ])
      expect((await journal.run(tenantId, 2))?.follows).toEqual(record)
      expect(await journal.followers(randomUUID(), 1)).toEqual([])
    })

    it('hands out what is to be put back and removed, counts it, and keeps what a write replaced', async () => {
      await journal.createRun(undoOf(9), at)
      const rows = [planned('a', 'restore'), planned('b', 'leave'), planned('c', 'remove')]
      await rowsFor(1, rows, { restore: 1, remove: 1, leave: 1 })

      const pending = await journal.pendingRows(tenantId, 1, 10)
      const before = { city: 'Gent', phone: null }
      await journal.saveOutcomes(tenantId, 1, scope, [{ sourceId: 'a', kind: 'restored', reason: null, targetId: 'x', before }], [])
      const run = await journal.saveOutcomes(tenantId, 1, scope, [{ sourceId: 'c', kind: 'removed', reason: null, targetId: 'y' }], [])

      expect(pending.map(({ sourceId }) => sourceId)).toEqual(['a', 'c'])
      expect(run).toMatchObject({ planned: { restore: 1, remove: 1, leave: 1 }, outcomes: { restored: 1, removed: 1 } })
      expect((await journal.rows(tenantId, 1, {}, 5)).map(({ outcome }) => outcome?.before)).toEqual([before, undefined, undefined])
    })

    it('keeps what each link was before a run first touched it, and forgets links', async () => {
      for (let i = 0; i < 3; i += 1) await journal.createRun(newRun(), at)
      await journal.saveOutcomes(tenantId, 1, scope, [], [link('a', '1')])
      await journal.saveOutcomes(tenantId, 2, scope, [], [link('a', '2')])
      await journal.saveOutcomes(tenantId, 2, scope, [], [link('a', '3'), link('b', '4')])
      await journal.saveOutcomes(tenantId, 3, scope, [], [{ sourceId: 'b', targetId: null }])

      expect(await journal.pastLinks(scope, 1, ['a', 'b'])).toEqual([{ sourceId: 'a', link: null, latest: false }])
      expect(await journal.pastLinks(scope, 2, ['a'])).toEqual([{ sourceId: 'a', link: link('a', '1'), latest: true }])
      expect(await journal.pastLinks(scope, 3, ['b'])).toEqual([{ sourceId: 'b', link: link('b', '4'), latest: true }])
      expect(await journal.pastLinks({ ...scope, administration: 1 }, 2, ['a'])).toEqual([])
      expect(await journal.links(scope, ['a', 'b'])).toEqual([link('a', '3')])
    })

    it('takes no later run for one whose links were put back', async () => {
      for (let i = 0; i < 2; i += 1) await journal.createRun(newRun(), at)
      await journal.createRun(undoOf(2), at)
      await journal.saveOutcomes(tenantId, 1, scope, [], [link('a', '1'), link('b', '1')])
      await journal.saveOutcomes(tenantId, 2, scope, [], [link('a', '2'), link('b', '2')])
      await journal.saveOutcomes(tenantId, 3, scope, [], [link('a', '1')])

      const past = await journal.pastLinks(scope, 1, ['a', 'b'])

      expect(past.map(({ sourceId, latest }) => [sourceId, latest]).toSorted()).toEqual([
        ['a', true],
        ['b', false],
      ])
    })

    it('pages the links that a run remembered without a row in its undo', async () => {
      await journal.createRun(newRun(), at)
      await journal.createRun(undoOf(1), at)
      await journal.saveOutcomes(
        tenantId,
        1,
        scope,
        [],
        ['a', 'b', 'c', 'd'].map((id) => link(id, id)),
      )
      await rowsFor(2, [planned('b', 'leave')])
      await journal.saveOutcomes(tenantId, 2, scope, [], [{ sourceId: 'a', targetId: null }])
      const page = async (after: string) =>
        (await journal.linksWithoutRow(scope, 1, 2, after, 2)).map(({ sourceId, latest }) => [sourceId, latest])

      expect(await page('')).toEqual([
        ['a', true],
        ['c', true],
      ])
      expect(await page('c')).toEqual([['d', true]])
      expect(await page('d')).toEqual([])
    })

    it('tells what later runs wrote to records, and which took it back', async () => {
      for (let i = 0; i < 2; i += 1) await journal.createRun(newRun(), at)
      await journal.createRun(undoOf(2), at)
      for (const number of [1, 2, 3]) await rowsFor(number, [planned('a', number === 3 ? 'restore' : 'update'), planned('b', 'update')])
      for (const number of [1, 2])
        await journal.saveOutcomes(tenantId, number, scope, [{ sourceId: 'a', kind: 'updated', reason: null, targetId: 'x' }], [])
      await journal.saveOutcomes(tenantId, 3, scope, [{ sourceId: 'a', kind: 'restored', reason: null, targetId: 'x' }], [])

      const later = await journal.laterWrites(tenantId, 1, ['a', 'b'])

      expect(later.toSorted((one, other) => one.number - other.number)).toEqual([
        { number: 2, follows: null, sourceId: 'a', fields: ['title'] },
        { number: 3, follows: { how: 'undo', number: 2, sourceId: null }, sourceId: 'a', fields: ['title'] },
      ])
    })

    it('knows whether a profile was ever carried out to its end', async () => {
      const asked = () => journal.hasFinished(tenantId, profile.id)
      const seen = [await asked()]
      for (const run of [newRun(), { ...newRun(), preview: true }, undoOf(1), newRun()]) {
        const { number } = await journal.createRun(run, at)
        await journal.updateRun(tenantId, number, { state: number === 1 ? 'failed' : 'done' })
        seen.push(await asked())
      }
      const quoted = { ...newRun(), profile: { ...profile, title: '"id":"p2"' } }
      const { number } = await journal.createRun(quoted, at)
      await journal.updateRun(tenantId, number, { state: 'done' })

      expect(seen).toEqual([false, false, false, false, true])
      expect(await journal.hasFinished(tenantId, 'p2')).toBe(false)
      expect(await journal.hasFinished(tenantId, 'p')).toBe(false)
    })
  })

  async function planHundred() {
    await journal.createRun(newRun(), at)
    const rows = ids(0, 100).map((id) => planned(id, 'create'))
    await journal.savePlannedPage(tenantId, 1, { rows, counts: { ...none, create: 100 }, position: 's-099' })
  }
}

function ids(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, index) => `s-${String(from + index).padStart(3, '0')}`)
}

function planned(sourceId: string, action: Action): PlannedRow {
  return { sourceId, label: sourceId, action, reason: null, targetId: null, before: null, after: { title: sourceId } }
}

function created(sourceId: string): Outcome {
  return { sourceId, kind: 'created', reason: null, targetId: `crm-${sourceId}` }
}
