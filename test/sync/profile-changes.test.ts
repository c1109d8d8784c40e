import fc from 'fast-check'
import { contentOf, profileChanges, saysTheSame } from '../../src/sync/profile-changes.ts'
import type { GoneRule, MatchLevel, ProfileContent } from '../../src/sync/types.ts'

const before: ProfileContent = {
  title: 'Customers',
  target: 'company',
  source: 'account',
  mappings: [
    { target: 'title', source: 'Name' },
    { target: 'phone', source: 'Phone', rule: { transforms: [{ kind: 'trim' }] } },
  ],
  key: { target: 'customerId', source: 'ID' },
  mode: 'import',
}

const mapping = fc.record(
  {
    target: fc.constantFrom('title', 'phone', 'city'),
    source: fc.constantFrom('Name', 'Phone'),
    rule: fc.constantFrom({ once: true }, {}),
  },
  { requiredKeys: ['target', 'source'] },
)
const content: fc.Arbitrary<ProfileContent> = fc.record(
  {
    title: fc.constantFrom('A', 'B'),
    target: fc.constant('company' as const),
    source: fc.constant('account' as const),
    mappings: fc.array(mapping, { maxLength: 4 }),
    key: fc.record({ target: fc.constantFrom('customerId', 'title'), source: fc.constant('ID') }),
    mode: fc.constantFrom('import' as const, 'update' as const),
    administration: fc.constantFrom(null, 1, 2),
    filter: fc.constantFrom({ any: [] }, { any: [{ all: [] }] }),
    brake: fc.constantFrom({ share: 0.3, records: 5 }, { share: 0.3, records: 6 }),
    matching: fc.constantFrom<MatchLevel[][]>(['key', 'code'], ['code', 'key'], [], ['key', 'code', 'number', 'email', 'name']),
    gone: fc.constantFrom<GoneRule[]>({ how: 'keep' }, { how: 'mark', field: 'a', value: 'b' }, { how: 'ask', field: 'a', value: 'b' }),
  },
  { requiredKeys: ['title', 'target', 'source', 'mappings', 'key', 'mode'] },
)

describe('what changed between two versions', () => {
  it('is told field by field', () => {
    const after: ProfileContent = {
      ...before,
      mappings: [
        { target: 'phone', source: 'Fax' },
        { target: 'city', source: 'City' },
      ],
      mode: 'update',
      administration: 7,
    }

    expect(profileChanges(before, after)).toEqual([
      { kind: 'filled', target: 'phone', source: 'Fax' },
      { kind: 'rule', target: 'phone', rule: undefined },
      { kind: 'filled', target: 'city', source: 'City' },
      { kind: 'left-out', target: 'title' },
      { kind: 'mode', mode: 'update' },
      { kind: 'administration', administration: 7 },
    ])
  })

  it('is the order when only that changed', () => {
    expect(profileChanges(before, { ...before, mappings: before.mappings.toReversed() })).toEqual([{ kind: 'order' }])
  })

  it('tells how records are recognised, and what becomes of those gone', () => {
    const gone = { how: 'mark', field: 'status', value: 'Inactive' } as const

    expect(profileChanges(before, { ...before, matching: ['key'], gone })).toEqual([
      { kind: 'matching', matching: ['key'] },
      { kind: 'gone', gone },
    ])
    expect(profileChanges({ ...before, gone }, before)).toEqual([{ kind: 'gone', gone: { how: 'keep' } }])
  })

  it('is nothing when all levels are written out, or that gone records are kept', () => {
    const said = { ...before, matching: ['name', 'email', 'number', 'code', 'key'], gone: { how: 'keep' } } as ProfileContent

    expect(profileChanges(before, said)).toEqual([])
  })

  it('is something even when there are no words for it', () => {
    const later = { ...before, colour: 'red' } as ProfileContent

    expect(profileChanges(before, later)).toEqual([{ kind: 'other' }])
  })

  it('is nothing exactly when both say the same, whoever saved them and in whatever order it was written', () => {
    const stamp = { id: 'p', version: 4, updatedAt: '2026-01-01', updatedBy: 'a' }
    fc.assert(
      fc.property(content, content, (one, other) => {
        const turned = Object.fromEntries(Object.entries({ ...one, ...stamp }).reverse()) as typeof one

        expect(saysTheSame(one, turned)).toBe(true)
        expect(profileChanges(turned, one)).toEqual([])
        expect(profileChanges(one, other).length === 0).toBe(saysTheSame(one, other))
        expect(contentOf({ ...one, ...stamp })).toEqual(one)
      }),
    )
  })
})
