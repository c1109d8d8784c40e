import fc from 'fast-check'
import { workRun } from '../../src/sync/run.ts'
import type { RunPorts } from '../../src/sync/run-work.ts'
import type { Fields, Follows, Mode, Profile, Run } from '../../src/sync/types.ts'
import { dyingAt, Killed } from '../support/dying-ports.ts'
import { createMemoryCrm } from '../support/memory-crm.ts'
import { createMemoryDecisions } from '../support/memory-decisions.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { noFigures } from '../support/no-figures.ts'
import { crmFields, customers, exactFields, people } from '../support/sync-fields.ts'

const scope = { tenantId: 't', administration: 7, source: 'account' as const }

function scene() {
  const exact = createMemorySource(exactFields, 1_000)
  const crm = createMemoryCrm(crmFields)
  const journal = createMemoryJournal()
  const now = () => new Date('2025-03-31T08:00:00Z')
  const ports: RunPorts = {
    source: exact.port,
    crm: crm.port,
    journal: journal.port,
    decisions: createMemoryDecisions(),
    figures: noFigures,
    mirror: createMemoryMirror(),
    now,
  }
  const create = (mode: Mode, more: { follows?: Follows; profile?: Profile } = {}) =>
    journal.port.createRun({ tenantId: 't', administration: 7, askedBy: 'ann', profile: customers, preview: false, mode, ...more }, now())
  const work = async (mode: Mode, profile: Profile = customers) => approved(await workRun(await create(mode, { profile }), ports))
  /** Goes on where the plan waits for a yes. */
  const approved = (run: Run) => (run.parked?.why === undefined ? run : workRun(run, ports))
  const follow = async (how: Follows['how'], number: number, sourceId: string | null = null, mode: Mode = 'import-update') => {
    const profile = journal.runs.find((run) => run.number === number)?.profile ?? customers
    return workRun(await create(mode, { profile, follows: { how, number, sourceId } }), ports)
  }
  const undo = async (number: number, sourceId: string | null = null) => approved(await follow('undo', number, sourceId))
  /** Records without their versions, and links: all that a run may change. Empty is empty. */
  const state = () => ({
    records: (['company', 'person'] as const).map((target) =>
      crm.records(target).map(({ id, fields }) => [id, Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))]),
    ),
    links: journal.links(scope).toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1)),
  })
  const touch = (id: string, fields: Fields) => {
    const record = crm.records('company').find((each) => each.id === id)
    if (record) crm.add('company', { id, version: record.version + 1, fields: { ...record.fields, ...fields } })
  }
  return { exact, crm, journal, ports, create, work, follow, undo, state, touch, approved }
}

describe('undo of a run', () => {
  const values = fc.record({
    Name: fc.constantFrom('A', 'B', null, 'x'.repeat(50)),
    City: fc.constantFrom('Gent', 'Oss', null),
    Phone: fc.constantFrom('1', '2', 'refuse me', null),
  })
  const accounts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), values)
  const companies = fc.array(
    fc.record({
      customerId: fc.constantFrom('a', 'b', 'c', 'z'),
      title: fc.constantFrom('A', 'B'),
      city: fc.constantFrom('Gent', 'Oss', null),
      phone: fc.constantFrom('1', '9', null),
    }),
    { maxLength: 4 },
  )
  const modes = fc.constantFrom<Mode>('import', 'update', 'import-update')

  it('right after it restores records, fields and links exactly, whatever it did and whatever ran before', async () => {
    await fc.assert(
      fc.asyncProperty(accounts, accounts, companies, modes, async (first, second, there, mode) => {
        const { exact, crm, work, undo, state } = scene()
        for (const [i, fields] of there.entries()) crm.add('company', { id: `old-${i}`, version: 1, fields })
        for (const [id, fields] of Object.entries(first)) exact.put('account', id, fields)
        await work('import-update')
        const before = structuredClone(state())
        for (const [id, fields] of Object.entries(second)) exact.put('account', id, fields)
        const run = await work(mode)
        const after = structuredClone(state())

        const undone = await undo(run.number)
        const last = structuredClone(state())
        await undo(1)

        expect(undone).toMatchObject({ state: 'done', parked: null })
        expect(last).toEqual(before)
        expect((undone.outcomes.restored ?? 0) + (undone.outcomes.removed ?? 0)).toBe(run.outcomes.created + run.outcomes.updated)
        if (run.outcomes.created + run.outcomes.updated > 0) expect(after).not.toEqual(before)
        expect(state().records[0]).toEqual(there.map((fields, i) => [`old-${i}`, expect.objectContaining(withValues(fields))]))
        expect(state().links).toEqual([])
      }),
    )
  })

  it('asks first, with nothing changed, and writes nothing when it is left', async () => {
    const { exact, follow, state, work, journal, ports } = scene()
    exact.put('account', 'a', { Name: 'A' })
    await work('import')
    const before = structuredClone(state())

    const waiting = await follow('undo', 1)
    await journal.port.updateRun('t', waiting.number, { cancelAsked: true })
    const ended = await workRun(waiting, ports)

    expect(waiting).toMatchObject({ state: 'parked', phase: 'applying', parked: { for: 'admin', why: 'undo' }, planned: { remove: 1 } })
    expect(ended.state).toBe('cancelled')
    expect(state()).toEqual(before)
  })

  it('leaves what people changed since, and says which field', async () => {
    const { exact, work, undo, touch, journal, crm } = scene()
    for (const id of ['a', 'b', 'c']) exact.put('account', id, { Name: id, City: 'Gent', Phone: '1' })
    await work('import')
    for (const id of ['a', 'b', 'c']) exact.put('account', id, { Name: id, City: 'Breda', Phone: '2' })
    await work('update')
    touch('company-1', { city: 'Oss' })
    touch('company-2', { city: 'Oss', phone: '9' })

    const second = await undo(2)
    const first = await undo(1)

    expect(crm.records('company').map(({ fields }) => [fields.title, fields.city, fields.phone])).toEqual([
      ['a', 'Oss', '1'],
      ['b', 'Oss', '9'],
    ])
    expect(second.outcomes).toMatchObject({ restored: 2, skipped: 1, failed: 0 })
    expect(journal.rows(3).map(({ outcome }) => [outcome?.kind, outcome?.reason])).toEqual([
      ['restored', { code: 'changed-since', field: 'City' }],
      ['skipped', { code: 'changed-since', field: 'City' }],
      ['restored', null],
    ])
    expect(first.outcomes).toMatchObject({ removed: 1, skipped: 2 })
  })

  it('leaves what changes between its plan and its writes', async () => {
    const { exact, work, follow, touch, approved, crm } = scene()
    for (const id of ['a', 'b']) exact.put('account', id, { Name: id, City: 'Gent' })
    await work('import')
    const waiting = await follow('undo', 1)
    touch('company-1', { city: 'Oss' })

    const done = await approved(waiting)

    expect(done.outcomes).toMatchObject({ removed: 1, skipped: 1 })
    expect(crm.records('company')).toHaveLength(1)
  })

  it('puts back the rest of a record of which a field moved between its plan and its writes', async () => {
    const { exact, work, follow, touch, approved, crm, journal } = scene()
    exact.put('account', 'a', { Name: 'a', City: 'Gent', Phone: '1' })
    await work('import')
    exact.put('account', 'a', { Name: 'a', City: 'Breda', Phone: '2' })
    await work('update')
    const waiting = await follow('undo', 2)
    touch('company-1', { city: 'Oss' })

    const done = await approved(waiting)

    expect(done.outcomes).toMatchObject({ restored: 1, skipped: 0 })
    expect(journal.rows(3)[0]?.outcome?.reason).toEqual({ code: 'changed-since', field: 'City' })
    expect(crm.records('company')[0]?.fields).toMatchObject({ city: 'Oss', phone: '1' })
  })

  it('remembers what was written to a field that is left', async () => {
    const { exact, work, undo, touch, journal } = scene()
    exact.put('account', 'a', { Name: 'a', City: 'Gent', Phone: '1' })
    await work('import')
    exact.put('account', 'a', { Name: 'a', City: 'Breda', Phone: '2' })
    await work('update')
    touch('company-1', { city: 'Oss' })

    await undo(2)

    expect(journal.links(scope)[0]?.written).toMatchObject({ city: 'Breda', phone: '1' })
  })

  it('lets later runs win, also where they wrote the same value again', async () => {
    const { exact, work, undo, crm } = scene()
    const put = (City: string) => exact.put('account', 'a', { Name: 'a', City })
    put('Gent')
    await work('import')
    for (const city of ['Breda', 'Oss', 'Breda']) {
      put(city)
      await work('update')
    }

    const undone = await undo(2)

    expect(undone.outcomes).toMatchObject({ skipped: 1 })
    expect(crm.records('company')[0]?.fields.city).toBe('Breda')
  })

  it('goes back run by run, each to where the one before left it', async () => {
    const { exact, work, undo, state, crm } = scene()
    const put = (City: string) => exact.put('account', 'a', { Name: 'a', City })
    const states = [structuredClone(state())]
    put('Gent')
    await work('import')
    for (const city of ['Breda', 'Oss', 'Breda']) {
      states.push(structuredClone(state()))
      put(city)
      await work('update')
    }

    for (const number of [4, 3, 2, 1]) {
      await undo(number)
      expect({ number, ...state() }).toEqual({ number, ...states[number - 1] })
    }
    expect(crm.records('company')).toEqual([])
  })

  it('keeps a company that people are tied to, planned or met when it is removed', async () => {
    const { exact, work, undo, follow, approved, crm } = scene()
    for (const id of ['a', 'b']) exact.put('account', id, { Name: id })
    await work('import')
    exact.put('contact', 'p', { Account: 'a', FullName: 'Ann' })
    await work('import', people)

    const waiting = await follow('undo', 1)
    crm.add('person', { id: 'typed', version: 1, fields: { title: 'Bob', company: 'company-2' } })
    const done = await approved(waiting)

    expect(waiting.planned).toMatchObject({ remove: 1, leave: 1 })
    expect(done.outcomes).toMatchObject({ skipped: 2 })
    expect(done.outcomes.removed ?? 0).toBe(0)
    expect((await undo(2)).outcomes).toMatchObject({ removed: 1 })
  })

  it('takes back one record and no other', async () => {
    const { exact, work, undo, crm, journal } = scene()
    for (const id of ['a', 'b']) exact.put('account', id, { Name: id })
    await work('import')

    const one = await undo(1, 'a')
    const rest = await undo(1)

    expect([one.outcomes.removed, rest.outcomes]).toEqual([1, expect.objectContaining({ removed: 1, unchanged: 1 })])
    expect([crm.records('company'), journal.links(scope)]).toEqual([[], []])
  })

  it('takes back an update of a record that somebody else had created meanwhile', async () => {
    const { exact, ports, create, undo, state, crm } = scene()
    exact.put('account', 'a', { Name: 'a', City: 'Gent' })
    const run = await create('import-update')
    await workRun(run, {
      ...ports,
      onProgress: ({ phase }) => {
        if (phase === 'planning') crm.add('company', { id: 'theirs', version: 1, fields: { customerId: 'a', title: 'a', city: 'Oss' } })
      },
    })

    await undo(1)

    expect(state()).toEqual({ records: [[['theirs', { customerId: 'a', title: 'a', city: 'Oss' }]], []], links: [] })
  })

  it('costs no call, and needs no profile that could run', async () => {
    const { exact, work, ports, create } = scene()
    exact.put('account', 'a', { Name: 'a' })
    await work('import')
    exact.asked.length = 0
    const undo = await create('import', { profile: { ...customers, mappings: [] }, follows: { how: 'undo', number: 1, sourceId: null } })

    const done = await workRun(await workRun(undo, ports), ports)

    expect(done).toMatchObject({ state: 'done', calls: 0, outcomes: { removed: 1 } })
    expect(exact.asked).toEqual([])
  })

  it.each(['before', 'after'] as const)('goes on as if nothing had happened, killed %s any call', async (moment) => {
    const setUp = async () => {
      const set = scene()
      for (let i = 1; i <= 320; i++) {
        const id = `a${String(i).padStart(4, '0')}`
        exactRow(set, id, 'Gent')
        if (i > 150)
          set.crm.add('company', { id: `old-${id}`, version: 1, fields: { customerId: id, title: id, city: i > 310 ? 'Gent' : 'Oss' } })
      }
      const before = structuredClone(set.state())
      await set.work('import-update')
      set.touch('company-5', { city: 'Roes' })
      const undo = await set.create('import-update', { follows: { how: 'undo', number: 1, sourceId: null } })
      return { ...set, undo, before }
    }
    const endOf = ({ state, journal }: Awaited<ReturnType<typeof setUp>>) => ({
      ...state(),
      rows: journal.rows(2).map(({ sourceId, action, outcome }) => [sourceId, action, outcome?.kind, outcome?.reason]),
      run: [journal.runs[1]?.state, journal.runs[1]?.planned, journal.runs[1]?.outcomes],
    })
    const whole = await setUp()
    const counted = dyingAt(whole.ports, Number.POSITIVE_INFINITY, moment)
    await whole.approved(await workRun(whole.undo, { ...whole.ports, ...counted }))
    await workRun(whole.undo, { ...whole.ports, ...counted })
    const expected = endOf(whole)
    const calls = counted.calls() + 20

    for (let k = 1; k <= calls; k += 7) {
      const set = await setUp()
      const dying = { ...set.ports, ...dyingAt(set.ports, k, moment) }
      const dead = await workRun(set.undo, dying)
        .then(() => workRun(set.undo, dying))
        .catch((error: unknown) => error)
      if (dead instanceof Error) expect(dead).toBeInstanceOf(Killed)

      await workRun(set.undo, set.ports)
      await workRun(set.undo, set.ports)

      expect({ k, ...endOf(set) }).toEqual({ k, ...expected })
    }
    expect(expected.run).toEqual(['done', expect.anything(), expect.objectContaining({ removed: 149, restored: 160, skipped: 1 })])
  })
})

describe('retry of what failed', () => {
  it('runs over the failed records alone, with the values Exact has now', async () => {
    const { exact, work, follow, journal, crm } = scene()
    exact.put('account', 'a', { Name: 'a', Phone: 'refuse me' })
    exact.put('account', 'b', { Name: 'b', Phone: 'refuse me' })
    exact.put('account', 'c', { Name: 'c' })
    await work('import')
    exact.put('account', 'a', { Name: 'a', Phone: '1' })
    exact.put('account', 'c', { Name: 'c, renamed' })
    exact.put('account', 'd', { Name: 'd' })

    const again = await follow('retry', 1, null, 'import')
    const last = await follow('retry', 2, null, 'import')

    expect(again.outcomes).toMatchObject({ created: 1, failed: 1, unchanged: 0, skipped: 0 })
    expect(journal.rows(2).map(({ sourceId }) => sourceId)).toEqual(['a', 'b'])
    expect(journal.rows(3).map(({ sourceId }) => sourceId)).toEqual(['b'])
    expect(last.outcomes).toMatchObject({ failed: 1 })
    expect(crm.records('company').map(({ fields }) => fields.title)).toEqual(['c', 'a'])
  })
})

describe('a run that would change too much', () => {
  const grown = async (accounts: number, more: number, profile: Profile = customers) => {
    const set = scene()
    for (let i = 1; i <= accounts; i++) exactRow(set, `a${i}`, 'Gent')
    const first = await workRun(await set.create('import', { profile }), set.ports)
    for (let i = 1; i <= more; i++) exactRow(set, `a${i}`, i <= 5 ? null : 'Breda')
    const second = await workRun(await set.create('update', { profile }), set.ports)
    return { ...set, first, second }
  }

  it('stops after its plan, before the first write, and tells the figures', async () => {
    const { first, second, crm } = await grown(100, 40)

    expect(first.state).toBe('done')
    expect(second).toMatchObject({
      state: 'parked',
      phase: 'applying',
      parked: { for: 'admin', until: null, why: 'brake', figures: { creates: 0, updates: 40, clears: 5, records: 100 } },
      outcomes: { unchanged: 60, updated: 0 },
    })
    expect(crm.records('company').every(({ version }) => version === 1)).toBe(true)
  })

  it('carries out that plan once it goes on, and asks no second time', async () => {
    const { second, ports } = await grown(100, 40)

    expect(await workRun(second, ports)).toMatchObject({ state: 'done', parked: null, outcomes: { updated: 40, unchanged: 60 } })
  })

  it('goes by the profile’s own measures, and lets pass what is within them', async () => {
    expect((await grown(100, 30)).second.state).toBe('done')
    expect((await grown(100, 40, { ...customers, brake: { share: 0.5, records: 500 } })).second.state).toBe('done')
    expect((await grown(100, 12, { ...customers, brake: { share: 0.5, records: 10 } })).second.state).toBe('parked')
  })

  it('never stops a preview', async () => {
    const { ports, journal } = await grown(100, 40)
    const run = { tenantId: 't', administration: 7, askedBy: 'ann', profile: customers, mode: 'update' as const }

    const preview = await workRun(await journal.port.createRun({ ...run, preview: true }, ports.now()), ports)

    expect(preview).toMatchObject({ state: 'done', planned: { update: 40 } })
  })
})

function exactRow({ exact }: Pick<ReturnType<typeof scene>, 'exact'>, id: string, City: string | null) {
  exact.put('account', id, { Name: id, City })
}

const withValues = (fields: Fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
