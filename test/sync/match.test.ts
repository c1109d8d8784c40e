import { workRun } from '../../src/sync/run.ts'
import type { Decision, Fields, MatchLevel, NewRun, Profile } from '../../src/sync/types.ts'
import { alikeCompanies, alikeCrmFields, alikeExactFields, alikePeople } from '../support/alike-fields.ts'
import { createMemoryCrm } from '../support/memory-crm.ts'
import { createMemoryDecisions } from '../support/memory-decisions.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { noFigures } from '../support/no-figures.ts'

const scope = { tenantId: 't', administration: 7, source: 'account' as const }
const at = '2025-03-31T08:00:00.000Z'

function scene() {
  const exact = createMemorySource(alikeExactFields)
  const crm = createMemoryCrm(alikeCrmFields)
  const journal = createMemoryJournal()
  const decisions = createMemoryDecisions()
  const asked: string[] = []
  const port = {
    ...crm.port,
    findAlike: (...given: Parameters<typeof crm.port.findAlike>) => {
      asked.push(`${given[1]}: ${given[2].join()}`)
      return crm.port.findAlike(...given)
    },
  }
  const ports = {
    source: exact.port,
    crm: port,
    journal: journal.port,
    decisions,
    figures: noFigures,
    mirror: createMemoryMirror(),
    now: () => new Date(at),
  }
  const work = async (profile: Profile, more: Partial<NewRun> = {}) => {
    const about = { tenantId: 't', administration: 7, askedBy: 'ann', profile, mode: profile.mode, preview: false, ...more }
    return workRun(await journal.port.createRun(about, new Date(at)), ports)
  }
  const company = (id: string, fields: Fields) => crm.add('company', { id, version: 1, fields: { name: 'Other', ...fields } })
  const decide = (sourceId: string, answer: Decision['answer'], targetId: string | null = null) =>
    decisions.save(scope, [{ sourceId, answer, targetId, by: 'ann', at }])
  const links = () => Object.fromEntries(journal.links(scope).map(({ sourceId, targetId }) => [sourceId, targetId]))
  return { exact, crm, journal, decisions, asked, work, company, decide, links }
}

const last = ({ journal }: ReturnType<typeof scene>) => journal.rows(journal.runs.length)

describe('a run', () => {
  it('asks the CRM for what is alike once a level, and only for records that nothing was found for yet', async () => {
    const set = scene()
    set.company('c1', { exactId: 'a', f_17: '1' })
    set.company('c2', { f_17: '2' })
    set.company('c3', { mail: 'x@c.example' })
    for (const [id, Code] of [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ] as const)
      set.exact.put('account', id, { Name: id, Code, Email: `info@${id}.example` })

    await set.work(alikeCompanies)
    const first = [...set.asked]
    set.asked.length = 0
    await set.work(alikeCompanies)

    expect(set.links()).toEqual({ a: 'c1', b: 'c2', c: 'c3' })
    expect(first).toEqual(['code: 2,3', 'email: c.example'])
    expect(set.asked).toEqual([])
  })

  it('asks nothing of an empty CRM', async () => {
    const set = scene()
    set.exact.put('account', 'a', { Name: 'A', Code: '1' })

    const run = await set.work(alikeCompanies)

    expect([run.outcomes.created, set.asked]).toEqual([1, []])
  })

  it.each<[MatchLevel[], string | undefined]>([
    [['code', 'email'], 'c1'],
    [['email'], 'c2'],
    [['key', 'name'], undefined],
    [[], undefined],
  ])('goes by the levels of the profile alone: %j', async (matching, expected) => {
    const set = scene()
    set.company('c1', { f_17: '1' })
    set.company('c2', { mail: 'x@acme.example' })
    set.exact.put('account', 'a', { Name: 'A', Code: '1', Email: 'a@acme.example' })

    await set.work({ ...alikeCompanies, mode: 'update', matching })

    expect(set.links().a).toBe(expected)
  })

  it('never takes a record that another one is linked with', async () => {
    const set = scene()
    set.company('c1', { f_17: '1' })
    set.exact.put('account', 'a', { Name: 'A', Code: '1' })
    await set.work(alikeCompanies)

    set.exact.put('account', 'b', { Name: 'B', Code: '1' })
    const run = await set.work(alikeCompanies)

    expect(run.outcomes).toMatchObject({ created: 1, unchanged: 1 })
    expect(set.links()).toEqual({ a: 'c1', b: 'company-1' })
  })

  it('takes over the record of one that is gone from Exact', async () => {
    const set = scene()
    set.company('c1', { f_17: '1' })
    set.exact.put('account', 'a', { Name: 'A', Code: '1' })
    await set.work(alikeCompanies)

    set.exact.remove('account', 'a')
    set.exact.put('account', 'b', { Name: 'B', Code: '1' })
    await set.work(alikeCompanies)

    expect(set.links().b).toBe('c1')
  })
})

describe('decisions', () => {
  const twins = async () => {
    const set = scene()
    for (const id of ['c1', 'c2']) set.company(id, { f_17: '1' })
    for (const id of ['d1', 'd2']) set.company(id, { f_17: '2' })
    set.exact.put('account', 'a', { Name: 'A', Code: '1' })
    set.exact.put('account', 'b', { Name: 'B', Code: '2' })
    set.exact.put('account', 'c', { Name: 'C', Code: '3' })
    const run = await set.work(alikeCompanies)
    return { ...set, run }
  }
  const follow = { follows: { how: 'decide' as const, number: 1, sourceId: null } }

  it('leave what several records may be to a person, with these', async () => {
    const { run, journal } = await twins()

    expect(run.outcomes).toMatchObject({ created: 1, skipped: 2 })
    expect(journal.rows(1).filter(({ action }) => action === 'ask')).toMatchObject([
      { sourceId: 'a', candidates: ['c1', 'c2'], outcome: { kind: 'skipped' } },
      { sourceId: 'b', candidates: ['d1', 'd2'] },
    ])
  })

  it('are carried out by a run of their own over what was decided, and forgotten then', async () => {
    const set = await twins()
    await set.decide('a', 'link', 'c2')

    const run = await set.work(alikeCompanies, follow)

    expect(last(set).map(({ sourceId, targetId }) => [sourceId, targetId])).toEqual([['a', 'c2']])
    expect(run.outcomes).toMatchObject({ created: 0, updated: 1, skipped: 0 })
    expect(set.links().a).toBe('c2')
    expect(await set.decisions.of(scope, ['a'])).toEqual([])
  })

  it('create, leave apart, and are kept while nothing came of them', async () => {
    const set = await twins()
    await set.decide('a', 'create')
    await set.decide('b', 'apart')

    const preview = await set.work(alikeCompanies, { ...follow, preview: true })
    const keptAfterPreview = await set.decisions.of(scope, ['a', 'b'])
    const run = await set.work(alikeCompanies, follow)
    const left = await set.decisions.of(scope, ['a', 'b'])
    const again = await set.work(alikeCompanies)

    expect([preview.planned.create, keptAfterPreview.length]).toEqual([1, 2])
    expect(run.outcomes).toMatchObject({ created: 1, skipped: 1 })
    expect(again.outcomes).toMatchObject({ created: 0, updated: 0, skipped: 1, unchanged: 2 })
    expect(left.map(({ answer }) => answer)).toEqual(['apart'])
  })

  it('wait for the next run when the record was refused', async () => {
    const set = await twins()
    set.exact.put('account', 'a', { Name: '', Code: '1' })
    await set.decide('a', 'create')

    const run = await set.work(alikeCompanies, follow)

    expect(run.outcomes).toMatchObject({ failed: 1 })
    expect(await set.decisions.of(scope, ['a'])).toHaveLength(1)
  })
})

describe('contacts', () => {
  it('wait for their company, and are tied by a run over those alone', async () => {
    const set = scene()
    set.company('there', { exactId: 'z' })
    set.exact.put('account', 'a', { Name: 'A', Code: '1' })
    set.exact.put('contact', 'n', { Account: 'z', FullName: 'Di' })
    set.exact.put('contact', 'p', { Account: 'a', FullName: 'Ann' })
    set.exact.put('contact', 'q', { Account: 'b', FullName: 'Bob' })
    const first = await set.work(alikePeople)
    set.exact.put('contact', 'r', { Account: 'a', FullName: 'Cy' })

    await set.work(alikeCompanies)
    const tied = await set.work(alikePeople, { follows: { how: 'tie', number: 1, sourceId: null } })

    expect(first.outcomes).toMatchObject({ created: 1, failed: 0, waiting: 2 })
    expect(set.journal.rows(1).slice(1)).toMatchObject([
      { sourceId: 'p', action: 'wait', reason: { code: 'company-missing' }, outcome: null },
      { sourceId: 'q', action: 'wait' },
    ])
    expect(tied.outcomes).toMatchObject({ created: 1, unchanged: 0, waiting: 1 })
    expect(set.crm.records('person').map(({ fields }) => [fields.fullName, fields.company])).toEqual([
      ['Di', 'there'],
      ['Ann', 'company-1'],
    ])
  })
})
