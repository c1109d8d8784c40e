import type { Transform } from '../../src/sync/field-rules/types.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { type FieldRuleData, fieldRuleCard } from '../../src/views/field-rule-card.ts'
import { wordRule, wordStep } from '../../src/views/rule-words.ts'
import { stepInputs } from '../../src/views/step-inputs.ts'
import { words as ruleWords } from '../../src/views/words/rules.ts'
import { nodesOf } from './card-rules.ts'

const data: FieldRuleData = {
  ...{ draftId: 'd-1', target: 'title', targetLabel: 'Title', sourceLabel: 'Name', rule: {}, valuesText: '' },
  ...{ example: { from: ' acme bv ', to: 'Acme BV', problem: null }, adding: null, problems: [], message: null },
  sourceFields: [{ name: 'City', label: 'Town' }],
}
const card = (change: Partial<FieldRuleData>) => fieldRuleCard({ ...data, ...change }, 'en-GB')
const nodes = (change: Partial<FieldRuleData>) => {
  const view = card(change)
  return view.kind === 'adaptive' ? nodesOf(view.card).map(({ node }) => node) : []
}
const input = (change: Partial<FieldRuleData>, id: string) => nodes(change).find((node) => node.id === id)
const verbs = (change: Partial<FieldRuleData>) =>
  nodes(change)
    .filter(({ type }) => type === 'Action.Execute')
    .map(({ verb, data: sent }) => [verb, (sent as { step?: string }).step ?? (sent as { at?: number }).at ?? ''])

it('shows a real value before and after, spaces and all', () => {
  expect(cardAsText(card({}))).toContain('Example: “\u00a0acme bv\u00a0” → “Acme BV”')
})

it('says why there is no value afterwards, and says nothing without an example', () => {
  const problem = card({ example: { from: 'x', to: '', problem: 'Title can’t be filled.' } })

  expect(cardAsText(problem)).toContain('Example: “x”\nTitle can’t be filled.')
  expect(cardAsText(card({ example: null }))).not.toContain('Example')
})

it('begins with what happens without a rule', () => {
  const values = ['values', 'otherwise', 'whenEmpty', 'authority', 'once'].map((id) => input({}, id)?.value)

  expect(values).toEqual(['', '', 'clear', 'exact', 'no'])
  expect(input({}, 'step')?.choices).toHaveLength(Object.keys(ruleWords('en').stepNames).length)
  expect(verbs({})).toEqual([
    ['add-step', ''],
    ['set-rule', ''],
    ['clear-rule', ''],
    ['back-to-mapping', ''],
  ])
})

it('lists the steps in order, each to be moved or removed by itself', () => {
  const rule = { transforms: [{ kind: 'trim' as const }, { kind: 'left' as const, length: 3 }] }

  expect(cardAsText(card({ rule }))).toMatch(/Step 1: spaces trimmed[\s\S]*Step 2: first 3 letters/)
  expect(verbs({ rule }).slice(0, 3)).toEqual([
    ['remove-step', 0],
    ['move-step', 1],
    ['remove-step', 1],
  ])
})

it('asks what a step needs, keeps what was typed, and offers to leave it', () => {
  const adding = { kind: 'read-number' as const, typed: { locale: 'dutch' } }

  expect(input({ adding }, 'locale')?.value).toBe('dutch')
  expect(input({ adding: { ...adding, typed: {} } }, 'locale')?.value).toBe('en-GB')
  expect(input({ adding }, 'step')).toBeUndefined()
  expect(verbs({ adding }).slice(0, 2)).toEqual([
    ['add-step', 'read-number'],
    ['add-step', 'none'],
  ])
})

it('offers Exact’s fields to join with', () => {
  expect(input({ adding: { kind: 'join', typed: { fields: 'City' } } }, 'fields')).toMatchObject({
    ...{ isMultiSelect: true, value: 'City' },
    choices: [{ title: 'Town', value: 'City' }],
  })
})

it('tells a problem right under what it is about', () => {
  const problems = [
    { at: 0, text: 'Step trouble.' },
    { at: 'values' as const, text: 'List trouble.' },
    { at: 'otherwise' as const, text: 'Default trouble.' },
  ]

  const text = cardAsText(card({ problems, rule: { transforms: [{ kind: 'trim' }] }, valuesText: 'C = Customer\nP = Prospect' }))

  expect(text).toMatch(/Step 1: spaces trimmed\nStep trouble\.[\s\S]*Value list[\s\S]*Prospect\nList trouble\.\n[^\n]*\nDefault trouble\./)
})

describe('a rule in words', () => {
  const labelOf = (name: string) => (name === 'City' ? 'Town' : name)
  const steps: Transform[] = [
    { kind: 'trim' },
    { kind: 'upper' },
    { kind: 'join', fields: ['City'], by: ', ' },
    { kind: 'replace', find: 'x', by: '' },
    { kind: 'phone', country: 'NL' },
  ]

  it('is short, names fields as people know them, and is nothing without a rule', () => {
    expect(wordRule({ transforms: [{ kind: 'upper' }], values: Array(4).fill({ from: 'a', to: 'b' }) }, labelOf, 'en-GB')).toBe(
      'upper case, value list of 4',
    )
    expect(wordRule({ transforms: steps, authority: 'crm', once: true }, labelOf, 'en-GB')).toBe(
      'spaces trimmed, upper case, joined with Town by “, ”, 2 more steps, CRM wins, written once',
    )
    expect(wordRule({ otherwise: 'Other', whenEmpty: 'skip', authority: 'ask' }, labelOf, 'en-GB')).toBe(
      'otherwise “Other”, skipped when empty, asks when both changed',
    )
    expect(wordRule(undefined, labelOf, 'en-GB')).toBe('')
  })

  it('has a sentence part for every step', () => {
    for (const step of steps) expect(wordStep(step, labelOf, 'en-GB')).toMatch(/\S/)
    expect(stepInputs('trim', 'nl-NL')).toEqual([])
  })
})
