import { accountFields } from '../../src/exact/catalogue/accounts.ts'
import { contactFields } from '../../src/exact/catalogue/contacts.ts'
import { filterProblems, mostConditions, mostGroups } from '../../src/sync/filter/check-filter.ts'
import type { Condition, Filter } from '../../src/sync/filter/types.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { type FilterData, filterCard } from '../../src/views/filter-card.ts'
import { wordFilter } from '../../src/views/filter-words.ts'
import { nodesOf, problemsOf } from './card-rules.ts'

const customer: Condition = { field: 'Status', operator: 'is', values: ['C'] }
const active: Condition = { field: 'EndDate', operator: 'before', not: true, values: ['today'] }
const large: Condition = { field: 'CreditLineSales', operator: 'more-than', values: ['1000.5'] }
const filter: Filter = { any: [{ all: [customer, active] }, { all: [large] }] }

const data: FilterData = {
  ...{ draftId: 'd-1', title: 'Customers', source: 'account', filter, fields: accountFields, adding: null },
  count: { matching: 1240, all: 2300, readAt: '2025-03-31T08:00:00.000Z' },
  ...{ problems: [], addingProblem: null, message: null },
}
const card = (change: Partial<FilterData>) => filterCard({ ...data, ...change }, 'en-GB', 'Europe/Amsterdam')
const text = (change: Partial<FilterData>) => cardAsText(card(change)).replaceAll('\u00a0', ' ')
const nodes = (change: Partial<FilterData>) => {
  const view = card(change)
  return view.kind === 'adaptive' ? nodesOf(view.card).map(({ node }) => node) : []
}
const input = (change: Partial<FilterData>, id: string) => nodes(change).find((node) => node.id === id)
const titles = (change: Partial<FilterData>) => nodes(change).flatMap(({ type, title }) => (type === 'Action.Execute' ? [title] : []))

describe('the count', () => {
  it('tells how many of all match, and how old that is', () => {
    expect(text({})).toContain('1,240 of 2,300 accounts match.\nAs read from Exact on 31/03/2025, 10:00.')
    expect(text({ count: { matching: 5, all: 5, readAt: '2025-03-31T08:00:00.000Z' }, source: 'contact' })).toContain(
      'All 5 contacts match.',
    )
  })

  it('says plainly why there is none', () => {
    expect(text({ count: { unknown: 'not-read' } })).toContain('No count yet: the accounts of this administration haven’t been read.')
    expect(text({ count: { unknown: 'being-read' } })).toContain('aren’t wholly read')
    expect(text({ count: { unknown: 'not-held', fields: ['Modified'] } })).toContain(
      'No count yet: Modified on hasn’t been read from Exact.',
    )
    expect(text({ count: null, problems: ['The filter asks Gone.'] })).toContain('No count until the conditions are put right.')
  })
})

describe('the conditions', () => {
  it('stand group by group, each to be removed by itself', () => {
    expect(text({})).toMatch(
      /Either all of this holds\n1: Status is “C” .*\n2: End date is not before today .*\nor all of this\n3: Credit limit \(sales\) is more than 1,000\.50/,
    )
    expect(
      nodes({}).flatMap(({ type, verb, data: sent }) => (type === 'Action.Execute' && verb === 'remove-condition' ? [sent] : [])),
    ).toMatchObject([
      { group: 0, at: 0 },
      { group: 0, at: 1 },
      { group: 1, at: 0 },
    ])
  })

  it('are none to begin with, and then there is nothing to clear', () => {
    expect(text({ filter: undefined })).toContain('None: all accounts are taken.')
    expect(titles({ filter: undefined })).not.toContain('No filter')
    expect(titles({})).toContain('No filter')
  })
})

describe('adding', () => {
  it('offers ready-made conditions of accounts, and every field by name', () => {
    expect(titles({}).slice(3, 11)).toEqual([
      ...['Customers only', 'Active only', 'Not blocked', 'Country is…', 'Classification is…'],
      ...['Account manager is…', 'Changed since…', 'Name begins with…'],
    ])
    expect(titles({ source: 'contact', fields: contactFields, filter: undefined })).toEqual(['Add condition', 'Back to mapping'])
    expect(input({}, 'field')).toMatchObject({ style: 'filtered', choices: expect.arrayContaining([{ title: 'City', value: 'City' }]) })
  })

  it('asks what suits the field, and where it goes once there is something to go with', () => {
    const adding = { field: 'Modified', operator: 'since', value: 'soon', place: 'new' }

    expect(input({ adding }, 'operator')).toMatchObject({
      value: 'since',
      choices: expect.arrayContaining([{ title: 'is filled', value: 'not empty' }]),
    })
    expect(input({ adding }, 'value')?.value).toBe('soon')
    expect(input({ adding }, 'place')).toMatchObject({ value: 'new' })
    expect(input({ adding }, 'place')?.choices).toHaveLength(4)
    expect(input({ adding, filter: undefined }, 'place')).toBeUndefined()
    expect(input({ adding: { ...adding, field: 'Blocked' } }, 'value')).toBeUndefined()
    expect(input({ adding }, 'field')).toBeUndefined()
    expect(text({ adding, addingProblem: 'No day.' })).toContain('No day.')
  })
})

it('fits with the longest filter there may be, and one column is enough for it', () => {
  const longest: Condition = {
    field: 'PaymentConditionPurchaseDescription',
    operator: 'one-of',
    not: true,
    values: Array(50).fill('[W](x)'.repeat(16)),
  }
  const groups = Array.from({ length: mostGroups }, () => ({ all: Array<Condition>(mostConditions / mostGroups).fill(longest) }))
  const view = card({ filter: { any: groups }, title: 'W'.repeat(80), message: 'W'.repeat(400), problems: Array(20).fill('W'.repeat(400)) })

  expect(filterProblems({ any: groups }, accountFields)).toEqual([])
  expect(view.kind === 'adaptive' ? problemsOf(view.card) : ['no card']).toEqual([])
  expect(nodes({ filter: { any: groups } }).filter(({ type }) => type === 'Table')).toEqual([])
})

it('shows what was typed as it was typed', () => {
  const sly: Condition = { field: 'Name', operator: 'is', values: ['[x](http://evil.example) **b** ${y}'] }

  expect(JSON.stringify(card({ filter: { any: [{ all: [sly] }] } }))).toContain('“\\\\[x\\\\](http:')
  expect(text({ adding: { field: 'Name', operator: 'is', value: '${y}', place: '' } })).not.toMatch(/undefined/)
})

describe('a filter in words', () => {
  const words = (given: Filter | undefined) => wordFilter(given, accountFields, 'en-GB')
  const one = (condition: Condition) => words({ any: [{ all: [condition] }] })

  it('joins conditions with and, possibilities with or', () => {
    expect(words(filter)).toBe('(Status is “C” and End date is not before today) or Credit limit (sales) is more than 1,000.50')
    expect(words({ any: [{ all: [customer, large] }] })).toBe('Status is “C” and Credit limit (sales) is more than 1,000.50')
    expect(words(undefined)).toBe('')
  })

  it('says values as people write them', () => {
    expect(one({ field: 'Modified', operator: 'since', values: ['today-1'] })).toBe('Modified on is on or after 1 day ago')
    expect(one({ field: 'EndDate', operator: 'before', values: ['today+30'] })).toBe('End date is before 30 days from now')
    expect(one({ field: 'Modified', operator: 'after', values: ['2025-03-31T08:00Z'] })).toBe('Modified on is after 31/03/2025, 08:00 UTC')
    expect(one({ field: 'Blocked', operator: 'yes', not: true, values: [] })).toBe('Blocked is no')
    expect(one({ field: 'City', operator: 'empty', not: true, values: [] })).toBe('City is filled')
    expect(one({ field: 'Country', operator: 'one-of', values: [...'ABCDEFG'] })).toBe(
      'Country code is one of “A”, “B”, “C”, “D”, “E”, 2 more',
    )
    expect(one({ field: 'Gone', operator: 'contains', not: true, values: ['$&'] })).toBe('Gone doesn’t contain “$&”')
  })
})
