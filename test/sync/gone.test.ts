import { planGone } from '../../src/sync/plan-gone.ts'
import { workRun } from '../../src/sync/run.ts'
import type { Decision, GoneRule, Profile, Run } from '../../src/sync/types.ts'
import { customers, scope, syncScene } from '../support/sync-scene.ts'

const withRule = (gone: GoneRule, more: Partial<Profile> = {}): Profile => ({ ...customers, ...more, gone })
const marking = withRule({ how: 'mark', field: 'status', value: 'Inactive' })
const asking = withRule({ how: 'ask', field: 'status', value: 'Inactive' })
const decided = (sourceId: string, answer: Decision['answer']): Decision => ({ sourceId, answer, targetId: null, by: 'ann', at: '' })

/** Three companies, of which the first and the last are gone from Exact. */
async function twoGone() {
  const scene = syncScene()
  for (const [id, Name] of [
    ['a', 'Acme'],
    ['b', 'Bakery'],
    ['c', 'Cafe'],
  ] as const)
    scene.exact.put('account', id, { Name })
  await scene.work('import')
  for (const id of ['a', 'c']) scene.exact.remove('account', id)
  return scene
}

describe('a record that is gone from Exact', () => {
  it('is left as it is unless the profile says otherwise', async () => {
    const { work, crm } = await twoGone()

    const plain = await work('import-update')
    const kept = await work('update', { profile: withRule({ how: 'keep' }) })

    expect([plain.planned, kept.planned]).toMatchObject([
      { update: 0, ask: 0 },
      { update: 0, ask: 0 },
    ])
    expect(crm.records('company').every(({ version }) => version === 1)).toBe(true)
  })

  it('gets the one field that marks it, once, and nothing else of it changes', async () => {
    const { work, held, crm, planned } = await twoGone()

    const first = await work('update', { profile: marking })
    const writes = crm.writes()
    const again = await work('import-update', { profile: marking })

    expect(first.outcomes).toMatchObject({ updated: 2, unchanged: 1 })
    expect(planned(first.number)).toEqual([
      { label: 'Acme', action: 'update', after: { status: 'Inactive' } },
      { label: 'Cafe', action: 'update', after: { status: 'Inactive' } },
    ])
    expect(held('Acme')?.fields).toMatchObject({ title: 'Acme', customerId: 'a', status: 'Inactive' })
    expect(held('Bakery')?.fields.status).toBeUndefined()
    expect(again.planned).toMatchObject({ update: 0, unchanged: 1 })
    expect(crm.writes()).toBe(writes)
  })

  it('is never touched by an import', async () => {
    const { work, crm } = await twoGone()
    const writes = crm.writes()

    await work('import', { profile: marking })

    expect(crm.writes()).toBe(writes)
  })

  it('is shown to the filter of no profile', async () => {
    const { work, held } = await twoGone()
    const filter = { any: [{ all: [{ field: 'City', operator: 'is', values: ['Nowhere'] }] }] } as const

    await work('update', { profile: withRule({ how: 'mark', field: 'status', value: 'Inactive' }, { filter }) })

    expect(held('Acme')?.fields.status).toBe('Inactive')
  })

  it('waits for a person where the profile asks, and is marked or kept as decided', async () => {
    const { work, decisions, journal, held } = await twoGone()

    const asked = await work('update', { profile: asking })
    await decisions.save(scope, [decided('a', 'mark'), decided('c', 'keep')])
    const follows = { how: 'decide', number: asked.number, sourceId: null } as const
    const carriedOut = await work('update', { profile: asking, follows })
    const later = await work('update', { profile: asking })

    expect(journal.rows(asked.number)).toMatchObject([
      { sourceId: 'a', action: 'ask', reason: { code: 'gone', field: 'Status' }, outcome: { kind: 'skipped' } },
      { sourceId: 'c', action: 'ask', reason: { code: 'gone' } },
    ])
    expect(carriedOut.outcomes).toMatchObject({ updated: 1 })
    expect([held('Acme')?.fields.status, held('Cafe')?.fields.status]).toEqual(['Inactive', undefined])
    expect(later.planned).toMatchObject({ update: 0, ask: 0 })
  })

  it('is left where its CRM record belongs to another record that Exact still has', async () => {
    const { work, journal, held } = await twoGone()
    const run = await work('update')
    await journal.port.saveOutcomes('t', run.number, scope, [], [{ sourceId: 'b', targetId: held('Acme')?.id ?? '', written: {} }])

    await work('update', { profile: marking })

    expect(held('Cafe')?.fields.status).toBe('Inactive')
    expect(journal.rows(run.number + 1).map(({ sourceId }) => sourceId)).not.toContain('a')
  })

  it('that failed is taken up by a retry, and no other', async () => {
    const { work, journal, exact, crm } = await twoGone()
    const meddle = async ({ planned }: Run) => {
      const [acme] = crm.records('company')
      if (planned.update === 2 && acme?.version === 1)
        await crm.port.write('company', [{ kind: 'update', id: acme.id, version: 1, fields: { status: 'Active' } }])
    }

    const failed = await work('update', { profile: marking }, { onProgress: meddle })
    exact.remove('account', 'b')
    const retried = await work('update', { profile: marking, follows: { how: 'retry', number: failed.number, sourceId: null } })

    expect(journal.rows(failed.number)).toMatchObject([
      { sourceId: 'a', outcome: { kind: 'failed', reason: { code: 'changed-meanwhile' } } },
      { sourceId: 'c', outcome: { kind: 'updated' } },
    ])
    expect(journal.rows(retried.number)).toMatchObject([{ sourceId: 'a', outcome: { kind: 'updated' } }])
  })

  it('fails with the reason where the CRM cannot hold the value', () => {
    const status = { name: 'status', label: 'Status', type: 'choice', choices: ['Active'] } as const

    const plan = planGone({
      rule: { how: 'mark', field: 'status', value: 'Away' },
      rows: [{ id: 'a', stamp: '1', fields: { Name: 'Acme' } }],
      links: [{ sourceId: 'a', targetId: '1', written: {} }],
      records: [{ id: '1', version: 1, fields: {} }],
      decisions: [],
      crmFields: [status],
    })

    expect(plan.rows).toMatchObject([{ label: 'Acme', action: 'fail', reason: { code: 'not-a-choice', field: 'Status' } }])
    expect(plan.counts).toMatchObject({ fail: 1, update: 0 })
  })

  it('is planned as any record once it is back', async () => {
    const { work, exact, held } = await twoGone()
    await work('update', { profile: marking })

    exact.put('account', 'a', { Name: 'Acme', City: 'Gent' })
    const back = await work('update', { profile: marking })

    expect(back.outcomes).toMatchObject({ updated: 1 })
    expect(held('Acme')?.fields.city).toBe('Gent')
  })

  it('gets its old value back by an undo', async () => {
    const { work, ports, held } = await twoGone()
    const run = await work('update', { profile: marking })

    const undo = await work('update', { profile: marking, follows: { how: 'undo', number: run.number, sourceId: null } })
    await workRun(undo, ports)

    expect(held('Acme')?.fields.status ?? null).toBeNull()
  })
})
