import fc from 'fast-check'
import { sourceFieldsOf } from '../../src/sync/field-rules/source-fields.ts'
import { withCondition, withoutCondition } from '../../src/sync/filter/change-filter.ts'
import { filterProblems, mostConditions, mostGroups } from '../../src/sync/filter/check-filter.ts'
import { countMatches } from '../../src/sync/filter/count-matches.ts'
import { filterMatcher } from '../../src/sync/filter/filter-matcher.ts'
import { operatorsOf } from '../../src/sync/filter/operators.ts'
import { readyMade } from '../../src/sync/filter/ready-made.ts'
import type { Condition, Filter, Operator } from '../../src/sync/filter/types.ts'
import type { FieldSpec, Fields, FieldType, SourceRecord, Value } from '../../src/sync/types.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { customers } from '../support/sync-fields.ts'

const today = '2025-03-31'
const condition = (operator: Operator, ...values: string[]): Condition => ({ field: 'X', operator, values })
const holds = (value: Value | undefined, condition: Condition) =>
  filterMatcher({ any: [{ all: [condition] }] }, today)(value === undefined ? {} : { X: value })

describe('a condition', () => {
  it.each<[Value | undefined, Operator, string[], boolean]>([
    ['Gent', 'is', ['gent '], true],
    ['  00042', 'is', ['00042'], true],
    ['00042', 'is', ['42'], false],
    ['Genté', 'is', ['Gente\u0301'], true],
    ['BE', 'one-of', ['NL', 'be'], true],
    ['DE', 'one-of', ['NL', 'BE'], false],
    ['Acme B.V.', 'contains', ['me b'], true],
    ['Acme B.V.', 'begins-with', ['acme'], true],
    ['The Acme', 'begins-with', ['acme'], false],
    [null, 'contains', [''], false],
    ['12.50', 'equals', ['12.5'], true],
    [12.5, 'equals', ['12.50'], true],
    ['1000', 'more-than', ['999.99'], true],
    ['-3', 'less-than', ['-2'], true],
    ['9', 'more-than', ['10'], false],
    ['ten', 'more-than', ['1'], false],
    ['2025-03-30', 'before', ['today'], true],
    ['2025-03-31', 'before', ['today'], false],
    ['2025-03-31', 'on', ['today'], true],
    ['2025-03-31T23:30:00.000Z', 'on', ['2025-03-31'], true],
    ['2025-03-31T23:30:00.000Z', 'after', ['2025-03-31'], false],
    ['2025-04-01', 'after', ['2025-03-31'], true],
    ['2025-03-24', 'since', ['today-7'], true],
    ['2025-03-23T23:59:59.000Z', 'since', ['today-7'], false],
    ['2025-04-30', 'before', ['today+30'], false],
    ['2025-03-31T14:00:00.000Z', 'since', ['2025-03-31T14:00Z'], true],
    ['2025-03-31T13:59:59.000Z', 'since', ['2025-03-31T14:00Z'], false],
    [null, 'before', ['today'], false],
    [undefined, 'since', ['today'], false],
    ['x', 'before', ['2025-02-30'], false],
    [true, 'yes', [], true],
    [null, 'yes', [], false],
    [' ', 'empty', [], true],
    [0, 'empty', [], false],
  ])('%j %s %j: %j', (value, operator, values, expected) => {
    expect(holds(value, condition(operator, ...values))).toBe(expected)
  })
})

const fieldNames = ['A', 'B', 'C']
const operators = [...new Set((['text', 'number', 'date', 'boolean'] as FieldType[]).flatMap((type) => [...operatorsOf(type)]))]
const someText = fc.oneof(
  fc.constantFrom('', 'a', 'A ', 'ab', '10', '9.5', 'today', 'today-3', '2025-03-30', '2025-03-31T10:00:00Z'),
  fc.string(),
)
const someValue: fc.Arbitrary<Value> = fc.oneof(someText, fc.boolean(), fc.double(), fc.constant(null))
const someCondition: fc.Arbitrary<Condition> = fc.record(
  {
    field: fc.constantFrom(...fieldNames),
    operator: fc.constantFrom(...operators),
    not: fc.boolean(),
    values: fc.array(someText, { maxLength: 3 }),
  },
  { requiredKeys: ['field', 'operator', 'values'] },
) as fc.Arbitrary<Condition>
const someFilter: fc.Arbitrary<Filter> = fc.record({
  any: fc.array(fc.record({ all: fc.array(someCondition, { minLength: 1, maxLength: 3 }) }), { maxLength: 3 }),
})
const someRow: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...fieldNames), someValue)
const opposite = (each: Condition): Condition => ({ ...each, not: !each.not })

describe('any filter', () => {
  it('never throws, says yes or no, and says it again', () => {
    fc.assert(
      fc.property(someFilter, someRow, someText, (filter, row, day) => {
        const [first, second] = [filterMatcher(filter, day)(row), filterMatcher(filter, day)(row)]

        expect(typeof first).toBe('boolean')
        expect(second).toBe(first)
        expect(Array.isArray(filterProblems(filter, []))).toBe(true)
      }),
    )
  })

  it('takes what one of its groups takes, and a group what all its conditions take', () => {
    fc.assert(
      fc.property(someFilter, someRow, (filter, row) => {
        const single = (each: Condition) => filterMatcher({ any: [{ all: [each] }] }, today)(row)
        const expected = filter.any.length === 0 || filter.any.some(({ all }) => all.every(single))

        expect(filterMatcher(filter, today)(row)).toBe(expected)
      }),
    )
  })

  it('and its opposite part the rows between them', () => {
    fc.assert(
      fc.property(fc.array(someCondition, { minLength: 1, maxLength: 4 }), fc.array(someRow), (all, rows) => {
        const inside = filterMatcher({ any: [{ all }] }, today)
        const outside = filterMatcher({ any: all.map((each) => ({ all: [opposite(each)] })) }, today)

        expect(rows.filter((row) => inside(row) === outside(row))).toEqual([])
      }),
    )
  })

  it('narrows with and, widens with or', () => {
    fc.assert(
      fc.property(someFilter, someCondition, someRow, (filter, added, row) => {
        const [before, alone] = [filterMatcher(filter, today)(row), filterMatcher({ any: [{ all: [added] }] }, today)(row)]

        expect(filterMatcher(withCondition(filter, added, 'every'), today)(row)).toBe(before && alone)
        if (filter.any.length > 0) expect(filterMatcher(withCondition(filter, added, 'new'), today)(row)).toBe(before || alone)
      }),
    )
  })
})

describe('changing a filter', () => {
  const [a, b, c] = [condition('is', 'a'), condition('is', 'b'), condition('is', 'c')]

  it('adds to every group, to one, or as one more, and nothing twice', () => {
    const two: Filter = { any: [{ all: [a] }, { all: [b] }] }

    expect(withCondition(undefined, a, 'every')).toEqual({ any: [{ all: [a] }] })
    expect(withCondition(two, c, 'every')).toEqual({ any: [{ all: [a, c] }, { all: [b, c] }] })
    expect(withCondition(two, c, 1)).toEqual({ any: [{ all: [a] }, { all: [b, c] }] })
    expect(withCondition(two, c, 'new')).toEqual({ any: [{ all: [a] }, { all: [b] }, { all: [c] }] })
    expect(withCondition(two, { ...a, not: false }, 'every')).toEqual({ any: [{ all: [a] }, { all: [b, { ...a, not: false }] }] })
    expect(withCondition(two, { ...a, not: true }, 0)).toEqual({ any: [{ all: [a, { ...a, not: true }] }, { all: [b] }] })
  })

  it('lets a group go with its last condition, and the filter with its last group', () => {
    const filter: Filter = { any: [{ all: [a, b] }, { all: [c] }] }

    expect(withoutCondition(filter, 0, 0)).toEqual({ any: [{ all: [b] }, { all: [c] }] })
    expect(withoutCondition(filter, 1, 0)).toEqual({ any: [{ all: [a, b] }] })
    expect(withoutCondition({ any: [{ all: [a] }] }, 0, 0)).toBeUndefined()
  })
})

describe('the check', () => {
  const fields: FieldSpec[] = [
    { name: 'Name', label: 'Name', type: 'text' },
    { name: 'Limit', label: 'Credit limit', type: 'money' },
    { name: 'End', label: 'End date', type: 'date' },
    { name: 'Status', label: 'Status', type: 'choice', choices: ['A', 'C'] },
  ]
  const problems = (...all: Condition[]) => filterProblems({ any: [{ all }] }, fields)

  it('finds nothing wrong with a good filter, or with none', () => {
    expect(filterProblems(undefined, fields)).toEqual([])
    expect(
      problems(
        { field: 'Name', operator: 'begins-with', values: ['A'] },
        { field: 'Limit', operator: 'more-than', values: ['1000.50'] },
        { field: 'End', operator: 'since', values: ['today-7'] },
        { field: 'Status', operator: 'one-of', values: ['a', 'C'] },
        { field: 'Status', operator: 'empty', not: true, values: [] },
      ),
    ).toEqual([])
  })

  it('says which condition can’t be asked, and why', () => {
    expect(
      problems(
        { field: 'Gone', operator: 'is', values: ['x'] },
        { field: 'Limit', operator: 'contains', values: ['1'] },
        { field: 'Name', operator: 'is', values: [' '] },
        { field: 'Limit', operator: 'less-than', values: ['1.000,50'] },
        { field: 'End', operator: 'before', values: ['2025-02-30'] },
        { field: 'Status', operator: 'is', values: ['Z'] },
        { field: 'Name', operator: 'is', values: ['a', 'b'] },
      ),
    ).toEqual([
      { code: 'filter-unknown-field', source: 'Gone' },
      { code: 'filter-operator', source: 'Credit limit' },
      { code: 'filter-no-value', source: 'Name' },
      { code: 'filter-number', source: 'Credit limit', detail: '1.000,50' },
      { code: 'filter-day', source: 'End date', detail: '2025-02-30' },
      { code: 'filter-not-a-choice', source: 'Status', detail: 'Z' },
      { code: 'filter-too-much', source: 'Name' },
    ])
  })

  it('refuses more groups or conditions than a card shows', () => {
    const all = Array<Condition>(mostConditions + 1).fill({ field: 'Name', operator: 'is', values: ['x'] })
    const groups = Array(mostGroups + 1).fill({ all: all.slice(0, 1) })

    expect(problems(...all)).toEqual([{ code: 'filter-too-much' }])
    expect(filterProblems({ any: groups }, fields)).toEqual([{ code: 'filter-too-much' }])
  })
})

it('is read with the profile: its fields are among those a run needs', () => {
  const filter: Filter = { any: [{ all: [condition('is', 'x')] }, { all: [{ field: 'ID', operator: 'is', values: ['1'] }] }] }

  expect(sourceFieldsOf({ ...customers, filter })).toEqual([...sourceFieldsOf(customers), 'X'])
})

describe('ready-made filters', () => {
  const fits = (id: string, row: Fields) => {
    const found = readyMade.account.find((each) => each.id === id)
    return found && 'condition' in found ? filterMatcher({ any: [{ all: [found.condition] }] }, today)(row) : null
  }

  it('know customers, the active and those not blocked', () => {
    expect([fits('customers', { Status: 'C' }), fits('customers', { Status: 'P' }), fits('customers', {})]).toEqual([true, false, false])
    expect([null, '2025-03-30', '2025-03-31'].map((EndDate) => fits('active', { EndDate }))).toEqual([true, false, true])
    expect([null, false, true].map((Blocked) => fits('unblocked', { Blocked }))).toEqual([true, true, false])
  })
})

describe('the count', () => {
  const scope = { tenantId: 't', administration: 1, source: 'account' as const }
  const row = (index: number): SourceRecord => ({
    id: String(index).padStart(5, '0'),
    stamp: '1',
    fields: { X: index % 3 === 0 ? 'a' : 'b' },
  })
  const filter: Filter = { any: [{ all: [condition('is', 'a')] }] }

  it('tells how many fit of all, page after page, and lets others have their turn', async () => {
    const mirror = createMemoryMirror()
    await mirror.beginFullRead(scope, ['X'])
    await mirror.savePage(scope, { rows: Array.from({ length: 1_201 }, (_, index) => row(index)), cursor: '1' })
    await mirror.finishFullRead(scope)
    await mirror.markSynced(scope, new Date(0))
    let turns = 0
    const others = setInterval(() => {
      turns += 1
    }, 0)

    const counted = await countMatches(mirror, scope, filter, today)
    clearInterval(others)

    expect(counted).toEqual({ matching: 401, all: 1_201, readAt: '1970-01-01T00:00:00.000Z' })
    expect(await countMatches(mirror, scope, undefined, today)).toMatchObject({ matching: 1_201 })
    expect(turns).toBeGreaterThan(0)
  })

  it('isn’t told while nothing was read, not all was read, or a field wasn’t', async () => {
    const mirror = createMemoryMirror()
    const nothing = await countMatches(mirror, scope, filter, today)
    await mirror.beginFullRead(scope, ['Y'])
    await mirror.savePage(scope, { rows: [row(1)], cursor: '1' })
    const some = await countMatches(mirror, scope, filter, today)
    await mirror.finishFullRead(scope)
    await mirror.markSynced(scope, new Date(0))

    expect(nothing).toEqual({ unknown: 'not-read' })
    expect(some).toEqual({ unknown: 'being-read' })
    expect(await countMatches(mirror, scope, filter, today)).toEqual({ unknown: 'not-held', fields: ['X'] })
  })
})
