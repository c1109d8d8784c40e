import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { type Recovery, SaldoError } from '../../src/errors.ts'
import type { SourcePort } from '../../src/sync/ports.ts'
import { workRun } from '../../src/sync/run.ts'
import type { RunPorts } from '../../src/sync/run-work.ts'
import type { Fields, Mode, Parked, Profile, Run } from '../../src/sync/types.ts'
import { dyingAt, Killed } from '../support/dying-ports.ts'
import { createMemoryCrm } from '../support/memory-crm.ts'
import { createMemoryDecisions } from '../support/memory-decisions.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { noFigures } from '../support/no-figures.ts'
import { crmFields, customers, exactFields, people } from '../support/sync-fields.ts'

const scope = { tenantId: 't', administration: 7, source: 'account' as const }

function scene(accounts = 0, pageSize = 1_000) {
  const exact = createMemorySource(exactFields, pageSize)
  const crm = createMemoryCrm(crmFields)
  const journal = createMemoryJournal()
  const now = () => new Date('2025-03-31T08:00:00Z')
  const ports = {
    source: exact.port,
    crm: crm.port,
    journal: journal.port,
    decisions: createMemoryDecisions(),
    figures: noFigures,
    mirror: createMemoryMirror(),
    now,
  }
  for (let i = 1; i <= accounts; i++) exact.put('account', `a${String(i).padStart(5, '0')}`, { Name: `Account ${i}`, City: 'Gent' })
  const ask = (mode: Mode, more: { profile?: Profile; preview?: boolean } = {}) =>
    journal.port.createRun({ tenantId: 't', administration: 7, askedBy: 'ann', profile: customers, preview: false, mode, ...more }, now())
  const work = async (
    mode: Mode,
    { profile = customers, preview = false, ...more }: { profile?: Profile; preview?: boolean } & Partial<RunPorts> = {},
  ) => workRun(await ask(mode, { profile, preview }), { ...ports, ...more })
  const held = () => crm.records('company').map(({ fields }) => fields)
  return { exact, crm, journal, ports, ask, work, held }
}

/** A source whose n-th call, of either kind, isn't answered. */
function failingAt(source: SourcePort, place: number, error: SaldoError): SourcePort {
  let left = place
  async function* failing<Page>(pages: AsyncIterable<Page>) {
    if (--left === 0) throw error
    for await (const page of pages) {
      yield page
      if (--left === 0) throw error
    }
  }
  return {
    ...source,
    changed: (...given) => failing(source.changed(...given)),
    deleted: (...given) => failing(source.deleted(...given)),
  }
}

const total = ({ outcomes }: Run) => outcomes.created + outcomes.updated + outcomes.unchanged + outcomes.skipped + outcomes.failed
const outcomes = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, filtered: 0 }

describe('a run', () => {
  it('brings every account into the CRM once, and changes nothing the second time', async () => {
    const { work, held, crm, exact } = scene(3)

    const first = await work('import')
    exact.asked.length = 0
    const second = await work('import')

    expect(first).toMatchObject({
      state: 'done',
      phase: 'applying',
      read: 3,
      calls: 2,
      outcomes: { ...outcomes, created: 3 },
      problem: null,
    })
    expect(second).toMatchObject({ state: 'done', read: 0, calls: 2, outcomes: { ...outcomes, unchanged: 3 } })
    expect(held()).toHaveLength(3)
    expect(crm.writes()).toBe(3)
  })

  it('writes exactly what changed in Exact, when it may update', async () => {
    const { work, exact, crm } = scene(3)
    await work('import')
    exact.put('account', 'a00002', { Name: 'Account 2', City: 'Breda' })

    const imported = await work('import')
    const updated = await work('update')

    expect(imported.outcomes).toEqual({ ...outcomes, unchanged: 2, skipped: 1 })
    expect(updated.outcomes).toEqual({ ...outcomes, updated: 1, unchanged: 2 })
    expect(crm.records('company').map(({ version, fields }) => [version, fields.city])).toEqual([
      [1, 'Gent'],
      [2, 'Breda'],
      [1, 'Gent'],
    ])
  })

  it('clears in the CRM what was cleared in Exact', async () => {
    const { work, exact, held } = scene(1)
    await work('import')
    exact.put('account', 'a00001', { Name: 'Account 1', City: null })

    await work('update')

    expect(held()).toMatchObject([{ city: null }])
  })

  it('remembers what earlier runs wrote, so that clearing it in Exact clears it in the CRM', async () => {
    const { work, exact, held } = scene()
    exact.put('account', 'a', { Name: 'A', City: 'Gent', Phone: '1' })
    await work('import')
    exact.put('account', 'a', { Name: 'A', City: 'Breda', Phone: '1' })
    await work('update')
    exact.put('account', 'a', { Name: 'A', City: 'Breda', Phone: null })

    await work('update')

    expect(held()).toMatchObject([{ city: 'Breda', phone: null }])
  })

  it('counts its calls over restarts, and no others', async () => {
    const { ask, work, ports } = scene(5, 2)
    await work('import')
    const shutdown = new AbortController()
    const run = await ask('import', {
      profile: { ...customers, mappings: [...customers.mappings, { target: 'city', source: 'Created' }].toSpliced(2, 1) },
    })

    const left = await workRun(run, { ...ports, signal: shutdown.signal, onProgress: () => shutdown.abort() })
    const done = await workRun(left, ports)

    expect([left.calls, done.calls]).toEqual([1, 4])
  })

  it('never creates in an update', async () => {
    const { work, held } = scene(2)

    expect((await work('update')).outcomes).toEqual({ ...outcomes, skipped: 2 })
    expect(held()).toEqual([])
  })

  it('stops after the plan when it is a preview, with nothing written or remembered', async () => {
    const { work, held, journal, crm } = scene(2)
    crm.add('company', { id: 'old', version: 1, fields: { customerId: 'a00001', title: 'Old' } })

    const run = await work('import-update', { preview: true })

    expect(run).toMatchObject({ state: 'done', phase: 'planning', planned: { create: 1, update: 1 }, outcomes })
    expect(held()).toHaveLength(1)
    expect(journal.links(scope)).toEqual([])
  })

  it('carries on with the others when records are refused, ambiguous or cannot be written', async () => {
    const { work, exact, crm, journal } = scene(1)
    exact.put('account', 'b', { Name: 'Refused', Phone: 'refuse me' })
    exact.put('account', 'c', { Name: 'x'.repeat(41) })
    exact.put('account', 'd', { Name: 'Twin' })
    crm.add('company', { id: 'd1', version: 1, fields: { customerId: 'd' } })
    crm.add('company', { id: 'd2', version: 1, fields: { customerId: 'd' } })

    const run = await work('import-update')

    expect(run.outcomes).toEqual({ ...outcomes, created: 1, skipped: 1, failed: 2 })
    expect(journal.rows(1).map(({ label, outcome }) => [label, outcome?.kind, outcome?.reason?.code])).toEqual([
      ['Account 1', 'created', undefined],
      ['Refused', 'failed', 'refused'],
      ['x'.repeat(41), 'failed', 'too-long'],
      ['Twin', 'skipped', 'ambiguous'],
    ])
    expect(total(run)).toBe(4)
  })

  it('tells how far it is after every page', async () => {
    const { work } = scene(500, 250)
    const seen: string[] = []

    const run = await work('import', {
      onProgress: ({ phase, read, planned, outcomes }) => void seen.push(`${phase} ${read} ${planned.create} ${outcomes.created}`),
    })

    const applied = seen.filter((each) => each.startsWith('applying'))
    expect(seen.slice(0, 4)).toEqual(['reading 250 0 0', 'reading 500 0 0', 'planning 500 250 0', 'planning 500 500 0'])
    expect(seen.slice(4)).toEqual(applied)
    expect([applied[0], applied.at(-1)]).toEqual(['applying 500 500 100', 'applying 500 500 500'])
    expect(run.calls).toBe(4)
  })

  it('leaves a finished run alone', async () => {
    const { work, ports, crm } = scene(1)
    const done = await work('import')

    expect(await workRun(done, ports)).toEqual(done)
    expect(crm.writes()).toBe(1)
  })
})

describe('contacts', () => {
  it('come with their company, found by link or by Customer ID, and read contacts alone', async () => {
    const { work, exact, crm } = scene(1)
    await work('import')
    crm.add('company', { id: 'typed', version: 1, fields: { title: 'Typed', customerId: 'b' } })
    exact.put('contact', 'p1', { Account: 'a00001', FullName: 'Ann' })
    exact.put('contact', 'p2', { Account: 'b', FullName: 'Bob' })
    exact.put('contact', 'p3', { Account: 'nowhere', FullName: 'Cy' })
    exact.put('contact', 'p4', { Account: 'twin', FullName: 'Di' })
    for (const id of ['t1', 't2']) crm.add('company', { id, version: 1, fields: { title: 'Twin', customerId: 'twin' } })
    exact.asked.length = 0

    const run = await work('import', { profile: people })

    expect(run.outcomes).toEqual({ ...outcomes, created: 2, waiting: 2 })
    expect(crm.records('person').map(({ fields }) => [fields.title, fields.company])).toEqual([
      ['Ann', 'company-1'],
      ['Bob', 'typed'],
    ])
    expect(exact.asked.every((call) => call.includes('contact'))).toBe(true)
  })
})

describe('what happens in between', () => {
  const between = async (mode: Mode, happen: (scene: ReturnType<typeof setUp>) => void) => {
    const set = setUp()
    const run = await set.work(mode, {
      onProgress: ({ phase }) => (phase === 'planning' ? happen(set) : undefined),
    })
    return { ...set, run }
  }
  const setUp = () => {
    const set = scene(2)
    set.crm.add('company', { id: 'one', version: 1, fields: { customerId: 'a00001', title: 'Account 1', city: 'Breda' } })
    return set
  }

  it('does not write over a value that changed after the plan', async () => {
    const { run, journal, crm } = await between('import-update', ({ crm }) =>
      crm.add('company', { id: 'one', version: 2, fields: { customerId: 'a00001', title: 'Account 1', city: 'Oss' } }),
    )

    expect(run.outcomes).toEqual({ ...outcomes, created: 1, failed: 1 })
    expect(journal.rows(1)[0]?.outcome?.reason).toEqual({ code: 'changed-meanwhile', field: 'City' })
    expect(crm.records('company')[0]?.fields.city).toBe('Oss')
  })

  it('writes when something else of the record changed', async () => {
    const { run, crm } = await between('update', ({ crm }) =>
      crm.add('company', { id: 'one', version: 2, fields: { customerId: 'a00001', title: 'Account 1', city: 'Breda', phone: '1' } }),
    )

    expect(run.outcomes).toEqual({ ...outcomes, updated: 1, skipped: 1 })
    expect(crm.records('company')[0]).toMatchObject({ version: 3, fields: { city: 'Gent', phone: '1' } })
  })

  it.each<[Mode, Partial<typeof outcomes>, Fields]>([
    ['import', { skipped: 2 }, { city: 'Oss' }],
    ['import-update', { updated: 2 }, { city: 'Gent' }],
  ])('meets a record that somebody else created in %s', async (mode, expected, fields) => {
    const { run, crm } = await between(mode, ({ crm }) =>
      crm.add('company', { id: 'two', version: 1, fields: { customerId: 'a00002', title: 'Account 2', city: 'Oss' } }),
    )

    expect(run.outcomes).toEqual({ ...outcomes, ...expected })
    expect(crm.records('company')).toHaveLength(2)
    expect(crm.records('company')[1]).toMatchObject({ id: 'two', fields })
  })

  it('tries once more when the record moves while it is written, then gives up', async () => {
    const { work, crm, ports } = setUp()
    const moving = { left: 1 }
    const restless = {
      ...ports.crm,
      write: async (...given: Parameters<typeof ports.crm.write>) => {
        const [one] = crm.records('company')
        if (one && moving.left-- > 0) crm.add('company', { ...one, version: one.version + 1 })
        return ports.crm.write(...given)
      },
    }

    const patient = await work('update', { crm: restless })
    crm.add('company', { id: 'one', version: 9, fields: { customerId: 'a00001', title: 'Account 1', city: 'Breda' } })
    moving.left = 2
    const beaten = await work('update', { crm: restless })

    expect(patient.outcomes.updated).toBe(1)
    expect(beaten.outcomes).toEqual({ ...outcomes, skipped: 1, failed: 1 })
  })
})

describe('stopping', () => {
  it('keeps what was done when it is cancelled, and counts it', async () => {
    const { ask, ports, journal, held } = scene(1_200)
    const run = await ask('import')
    const cancelled = await workRun(run, {
      ...ports,
      onProgress: async ({ phase, outcomes }) => {
        if (phase === 'applying' && outcomes.created >= 100) await journal.port.updateRun('t', run.number, { cancelAsked: true })
      },
    })

    expect(cancelled).toMatchObject({ state: 'cancelled', finishedAt: '2025-03-31T08:00:00.000Z' })
    expect(cancelled.outcomes.created).toBe(held().length)
    expect(held().length).toBeLessThan(1_200)
  })

  it.each(['reading', 'planning'] as const)('writes nothing when it is cancelled while %s', async (phase) => {
    const { ask, ports, journal, held } = scene(3)
    const run = await ask('import')

    const cancelled = await workRun(run, {
      ...ports,
      onProgress: async (at) => {
        if (at.phase === phase) await journal.port.updateRun('t', run.number, { cancelAsked: true })
      },
    })

    expect(cancelled.state).toBe('cancelled')
    expect(held()).toEqual([])
  })

  it('stays running when the process shuts down, and goes on later', async () => {
    const { ask, ports, held } = scene(1_200)
    const shutdown = new AbortController()
    const run = await ask('import')

    const left = await workRun(run, {
      ...ports,
      signal: shutdown.signal,
      onProgress: ({ phase }) => (phase === 'applying' ? shutdown.abort() : undefined),
    })
    const heldThen = held().length
    const done = await workRun(left, ports)

    expect(left.state).toBe('running')
    expect(heldThen).toBe(100)
    expect(done).toMatchObject({ state: 'done', outcomes: { ...outcomes, created: 1_200 } })
    expect(held()).toHaveLength(1_200)
  })

  it('does not take a call that the shutdown broke off for a failure', async () => {
    const { work, ports } = scene(1)
    const shutdown = new AbortController()
    const changed = () => {
      shutdown.abort()
      return shutdown.signal.throwIfAborted() ?? ports.source.changed('account', [], '')
    }

    const run = await work('import', { signal: shutdown.signal, source: { ...ports.source, changed } })

    expect(run).toMatchObject({ state: 'running', problem: null })
  })

  it.each<[Recovery, string]>([
    ['fix-input', 'business-rule'],
    ['give-up', 'query-refused'],
  ])('ends with the sentence of an error of which waiting makes nothing better (%s)', async (recovery, code) => {
    const { work, ports } = scene(1)
    const error = new SaldoError(code, { message: 'refused', person: 'Exact refused this.', recovery })

    const run = await work('import', { source: failingAt(ports.source, 1, error) })

    expect(run).toMatchObject({ state: 'failed', parked: null, problem: 'Exact refused this.', finishedAt: '2025-03-31T08:00:00.000Z' })
  })

  it('ends with a general sentence after the unexpected, and throws it on for the log', async () => {
    const { ask, ports, journal } = scene(1)
    const run = await ask('import')
    const broken = { ...ports.mirror, page: () => Promise.reject(new TypeError('broken')) }

    await expect(workRun(run, { ...ports, mirror: broken })).rejects.toThrow('broken')

    expect(journal.runs[0]).toMatchObject({ state: 'failed', problem: expect.stringContaining('unexpected') })
  })

  it('does not begin with a profile that does not pass its checks', async () => {
    const { work, exact } = scene(1)

    const run = await work('import', { profile: { ...customers, mappings: [] } })

    expect(run).toMatchObject({ state: 'failed', problem: expect.stringContaining('needs attention') })
    expect(exact.asked).toEqual([])
  })
})

describe('a run that is stopped by something that passes or can be put right', () => {
  const error = (recovery: Recovery, more: { code?: string; retryAt?: Date } = {}) =>
    new SaldoError(more.code ?? 'exact-something', {
      message: 'm',
      person: 'Exact is out. Please try again in a few minutes.',
      recovery,
      ...more,
    })
  const stopAt = async (place: number, what: SaldoError, set = scene(2_500)) => {
    const run = await set.work('import', { source: failingAt(set.ports.source, place, what) })
    return { ...set, run }
  }

  it.each<[string, SaldoError, Partial<Parked>]>([
    [
      'a time Exact named',
      error('retry', { retryAt: new Date('2025-03-31T09:00:00Z') }),
      { for: 'time', until: '2025-03-31T09:00:00.000Z' },
    ],
    ['a minute, when nobody said when', error('retry'), { for: 'time', until: '2025-03-31T08:01:00.000Z' }],
    ['the connection', error('reconnect'), { for: 'connection', until: null }],
    ['the connection that is gone', error('ask-admin', { code: 'not-connected' }), { for: 'connection', until: null }],
    ['an admin', error('ask-admin'), { for: 'admin', until: null }],
    ['an admin, when the question is too broad', error('give-up', { code: 'exact-query-too-broad' }), { for: 'admin', until: null }],
  ])('waits for %s', async (_what, what, parked) => {
    const { run } = await stopAt(2, what)

    expect(run).toMatchObject({ state: 'parked', parked: { ...parked, tries: 1 }, finishedAt: null, read: 1_000, calls: 1 })
  })

  it('says only what happened, without the advice to try again, while it waits for a time', async () => {
    const { run } = await stopAt(1, new SaldoError('c', { message: 'm', person: 'Exact is out.', advice: 'Try again.', recovery: 'retry' }))

    expect(run.problem).toBe('Exact is out.')
  })

  it('passes the whole sentence on to an admin', async () => {
    const { run } = await stopAt(1, error('ask-admin'))

    expect(run.problem).toBe('Exact is out. Please try again in a few minutes.')
  })

  it.each([
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 5],
    [5, 5],
  ])('goes on where it stood, with each page read once and all calls counted, when call %i failed: %i in all', async (place, calls) => {
    const { run, ports, exact, held } = await stopAt(place, error('retry'))

    const done = await workRun(run, ports)

    expect(done).toMatchObject({ state: 'done', parked: null, read: 2_500, calls, outcomes: { ...outcomes, created: 2_500 } })
    expect(exact.asked).toEqual([...new Set(exact.asked)])
    expect(held()).toHaveLength(2_500)
  })

  it.each(['planning', 'applying'] as const)(
    'goes on where it stood when the CRM was away while %s, with no record twice',
    async (phase) => {
      const { ports, work, held, crm, journal } = scene(2_500)
      let away = false
      const gone = () => Promise.reject(error('retry', { code: 'crm-unavailable' }))
      const restless = {
        ...ports.crm,
        findByKey: (...given: Parameters<typeof ports.crm.findByKey>) =>
          away && phase === 'planning' ? gone() : ports.crm.findByKey(...given),
        write: (...given: Parameters<typeof ports.crm.write>) => (away && phase === 'applying' ? gone() : ports.crm.write(...given)),
      }

      const run = await work('import', {
        crm: restless,
        onProgress: (at) => {
          away = at.phase === phase
        },
      })
      const kept = { planned: journal.rows(1).length, written: crm.writes() }
      const done = await workRun(run, ports)

      expect(run).toMatchObject({ state: 'parked', phase })
      expect(kept).toEqual(phase === 'planning' ? { planned: 250, written: 0 } : { planned: 2_500, written: 100 })
      expect(done.outcomes).toEqual({ ...outcomes, created: 2_500 })
      expect(held()).toHaveLength(2_500)
    },
  )

  it('waits longer the longer it leads nowhere, and gives up after a day of it', async () => {
    const { run: first, ports } = await stopAt(1, error('retry'))
    const source = () => failingAt(ports.source, 1, error('retry'))
    let run = first
    const minutes: number[] = []

    while (run.parked?.until != null) {
      minutes.push((Date.parse(run.parked.until) - ports.now().getTime()) / 60_000)
      run = await workRun(run, { ...ports, source: source() })
    }

    expect(minutes.slice(0, 9)).toEqual([1, 2, 5, 10, 20, 30, 60, 60, 60])
    expect(minutes.reduce((sum, each) => sum + each)).toBeGreaterThanOrEqual(24 * 60)
    expect(run).toMatchObject({ state: 'failed', parked: null, problem: expect.stringContaining('Exact is out.') })
  })

  it('begins to count anew once it got on', async () => {
    const { run, ports } = await stopAt(1, error('retry'))

    const second = await workRun(run, { ...ports, source: failingAt(ports.source, 1, error('retry')) })
    const third = await workRun(second, { ...ports, source: failingAt(ports.source, 2, error('retry')) })

    expect([run, second, third].map(({ parked }) => parked?.tries)).toEqual([1, 2, 1])
  })

  it('plans on no mirror that was emptied or begun anew meanwhile: it reads first', async () => {
    for (const happen of ['emptied', 'begun anew'] as const) {
      const { ports, work, held } = scene(2_500)
      let away = false
      const restless = {
        ...ports.crm,
        findByKey: (...given: Parameters<typeof ports.crm.findByKey>) =>
          away ? Promise.reject(error('retry')) : ports.crm.findByKey(...given),
      }
      const run = await work('import', {
        crm: restless,
        onProgress: (at) => {
          away = at.phase === 'planning'
        },
      })
      if (happen === 'emptied') await ports.mirror.clear('t', 7)
      else await ports.mirror.beginFullRead(scope, ['ID', 'Name'])

      const phases: string[] = []

      const done = await workRun(run, { ...ports, onProgress: ({ phase }) => void phases.push(phase) })

      expect([happen, phases[0]]).toEqual([happen, 'reading'])
      expect([happen, done.outcomes]).toEqual([happen, { ...outcomes, created: 2_500 }])
      expect(held()).toHaveLength(2_500)
    }
  })

  it('takes no mirror for read to its end that is emptied while it plans', async () => {
    const { ports, work, held } = scene(2_500)
    let emptied = false

    const done = await work('import', {
      onProgress: async ({ phase }) => {
        if (phase !== 'planning' || emptied) return
        emptied = true
        await ports.mirror.clear('t', 7)
      },
    })

    expect(done).toMatchObject({ state: 'done', outcomes: { ...outcomes, created: 2_500 } })
    expect(held()).toHaveLength(2_500)
  })

  it('is cancelled, not parked, when that was asked for meanwhile', async () => {
    const { ask, ports, journal } = scene(2_500)
    const run = await ask('import')
    const fields = async () => {
      await journal.port.updateRun('t', run.number, { cancelAsked: true })
      throw error('retry')
    }

    const ended = await workRun(run, { ...ports, crm: { ...ports.crm, fields } })

    expect(ended).toMatchObject({ state: 'cancelled', parked: null })
  })
})

describe('any run', () => {
  const values = fc.record({
    Name: fc.constantFrom('A', 'B', null, 'x'.repeat(50)),
    City: fc.constantFrom('Gent', null),
    Phone: fc.constantFrom('1', 'refuse me', null),
  })
  const accounts = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), values)
  const companies = fc.array(
    fc.record({ customerId: fc.constantFrom('a', 'b', 'c', 'z'), title: fc.constant('A'), city: fc.constantFrom('Gent', 'Oss', null) }),
    { maxLength: 4 },
  )
  const modes = fc.constantFrom<Mode>('import', 'update', 'import-update')

  it('counts every record once, applied twice is applied once, import changes nothing and update adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(accounts, companies, modes, async (rows, there, mode) => {
        const { exact, crm, work } = scene()
        for (const [id, fields] of Object.entries(rows)) exact.put('account', id, fields)
        for (const [i, fields] of there.entries()) crm.add('company', { id: `old-${i}`, version: 1, fields })

        const first = await work(mode)
        const after = structuredClone(crm.records('company'))
        const second = await work(mode)

        expect(total(first)).toBe(Object.keys(rows).length)
        expect(total(second)).toBe(Object.keys(rows).length)
        expect(crm.records('company')).toEqual(after)
        expect(second.outcomes).toMatchObject({ created: 0, updated: 0 })
        if (mode === 'import') expect(after.filter(({ version }) => version > 1)).toEqual([])
        if (mode === 'update') expect(after).toHaveLength(there.length)
      }),
    )
  })
})

describe('a process killed at any call', () => {
  /** Creates, updates, unchanged, refused, failing and ambiguous records, over several pages of each phase. */
  const setUp = () => {
    const set = scene(1_010, 400)
    set.exact.put('account', 'b', { Name: 'Refused', Phone: 'refuse me' })
    set.exact.put('account', 'c', { Name: null })
    set.exact.put('account', 'd', { Name: 'Twin' })
    set.crm.add('company', { id: 'd1', version: 1, fields: { customerId: 'd' } })
    set.crm.add('company', { id: 'd2', version: 1, fields: { customerId: 'd' } })
    set.crm.add('company', { id: 'x', version: 1, fields: { customerId: 'a00003', title: 'Account 3', city: 'Breda' } })
    set.crm.add('company', { id: 'y', version: 1, fields: { customerId: 'a01001', title: 'Account 1001', city: 'Gent' } })
    return set
  }
  const endOf = ({ crm, journal, held }: ReturnType<typeof setUp>) => ({
    records: held().toSorted((a, b) => (String(a.customerId) < String(b.customerId) ? -1 : 1)),
    versions: crm.records('company').map(({ version }) => version),
    rows: journal.rows(1).map(({ sourceId, action, outcome }) => [sourceId, action, outcome?.kind, outcome?.reason]),
    links: journal.links(scope),
    run: [journal.runs[0]?.state, journal.runs[0]?.planned, journal.runs[0]?.outcomes],
  })

  it.each(['before', 'after'] as const)('goes on as if nothing had happened, killed %s the call', async (moment) => {
    const whole = setUp()
    const run = await whole.ask('import-update')
    const counted = dyingAt(whole.ports, Number.POSITIVE_INFINITY, moment)
    await workRun(run, { ...whole.ports, ...counted })
    const expected = endOf(whole)
    const calls = counted.calls()

    for (let k = 1; k <= calls; k++) {
      const set = setUp()
      const killed = await set.ask('import-update')
      await expect(workRun(killed, { ...set.ports, ...dyingAt(set.ports, k, moment) })).rejects.toThrow(Killed)

      await workRun(killed, set.ports)

      // Jest takes long over thousands of rows: it is asked only where something differs.
      const end = endOf(set)
      expect({ k, end: isDeepStrictEqual(end, expected) ? expected : end }).toEqual({ k, end: expected })
    }
    expect(calls).toBeGreaterThan(25)
    expect(expected.run).toEqual([
      'done',
      expect.anything(),
      { created: 1_008, updated: 1, unchanged: 1, skipped: 1, failed: 2, filtered: 0 },
    ])
  })
})
