import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createJournal } from '../../src/store/records/journal.ts'
import type { Schema } from '../../src/store/schema.ts'
import type { JournalPort, MirrorScope } from '../../src/sync/ports.ts'
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
const none: PlanCounts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0 }

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
      number: 1,
      state: 'queued',
      phase: 'reading',
      read: 0,
      planned: none,
      outcomes: { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 },
      planPosition: '',
      calls: 0,
      queuedAt: at.toISOString(),
      startedAt: null,
      finishedAt: null,
      toldAt: null,
      cancelAsked: false,
      problem: null,
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
      card: { conversationId: 'c', messageId: 'm' },
    }

    const after = await journal.updateRun(tenantId, 1, change)

    expect(after).toEqual({ ...before, ...change })
    expect(await journal.updateRun(tenantId, 1, { card: null, problem: null })).toEqual({ ...before, ...change, card: null, problem: null })
    await expect(journal.updateRun(tenantId, 5, { read: 1 })).rejects.toMatchObject({ code: 'run-missing' })
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

    expect(run.outcomes).toEqual({ created: 3, updated: 0, unchanged: 0, skipped: 0, failed: 1 })
    expect(await journal.run(tenantId, 1)).toEqual(run)
    const [row] = await journal.rows(tenantId, 1, { outcomes: ['failed'] }, 10)
    expect(row?.outcome).toEqual(failed)
  })

  it('adds to outcomes that were counted before', async () => {
    await planHundred()
    await journal.updateRun(tenantId, 1, { outcomes: { created: 0, updated: 0, unchanged: 40, skipped: 2, failed: 0 } })

    const run = await journal.saveOutcomes(tenantId, 1, scope, [created('s-001')], [])

    expect(run.outcomes).toEqual({ created: 1, updated: 0, unchanged: 40, skipped: 2, failed: 0 })
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
