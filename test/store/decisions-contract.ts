import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { createDecisionRecords } from '../../src/store/records/decisions.ts'
import type { Schema } from '../../src/store/schema.ts'
import type { DecisionPort, MirrorScope } from '../../src/sync/ports.ts'
import type { Decision } from '../../src/sync/types.ts'

const decision = (sourceId: string, more: Partial<Decision> = {}): Decision => ({
  sourceId,
  answer: 'create',
  targetId: null,
  by: 'anna',
  at: '2026-04-01T09:00:00.000Z',
  ...more,
})

export function describeDecisions(open: () => Kysely<Schema>) {
  let decisions: DecisionPort
  let scope: MirrorScope

  beforeEach(() => {
    decisions = createDecisionRecords(open())
    scope = { tenantId: randomUUID(), administration: 102030, source: 'account' }
  })

  it('are kept as they were made, and the later one about a record takes the place of the earlier', async () => {
    await decisions.save(scope, [decision('a'), decision('b', { answer: 'apart' })])
    const linked = decision('a', { answer: 'link', targetId: 'company-1', by: 'bob', at: '2026-04-02T09:00:00.000Z' })

    await decisions.save(scope, [decision('a', { answer: 'apart' }), linked])

    const kept = await decisions.of(scope, ['a', 'b', 'unknown'])
    expect(kept.toSorted((one, other) => (one.sourceId < other.sourceId ? -1 : 1))).toEqual([linked, decision('b', { answer: 'apart' })])
    expect(await decisions.of(scope, [])).toEqual([])
  })

  it('are forgotten one by one', async () => {
    await decisions.save(scope, [decision('a'), decision('b')])

    await decisions.forget(scope, ['a', 'unknown'])

    expect(await decisions.of(scope, ['a', 'b'])).toEqual([decision('b')])
  })

  it('are apart for each workspace, administration and kind of record, thousands at once', async () => {
    const ids = Array.from({ length: 1_200 }, (_, index) => `id-${index}`)
    await decisions.save(
      scope,
      ids.map((id) => decision(id)),
    )
    const others = [
      { ...scope, tenantId: randomUUID() },
      { ...scope, administration: 7 },
      { ...scope, source: 'contact' as const },
    ]

    for (const other of others) await decisions.forget(other, ids)
    const seen = await Promise.all(others.map((other) => decisions.of(other, ids)))

    expect(seen).toEqual([[], [], []])
    expect(await decisions.of(scope, ids)).toHaveLength(1_200)
  })
}
