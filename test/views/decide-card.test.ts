import { actionsOf } from '../../src/local/card-parts.ts'
import type { Question } from '../../src/sync/question.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { type DecideData, decideCard } from '../../src/views/decide-card.ts'
import type { View } from '../../src/views/view.ts'
import { run } from './scenes.ts'

const about = { position: 4, sourceId: 'e-1', label: 'Acme B.V.' }
const fields = [
  { label: 'Title', type: 'text' as const, value: 'Acme B.V.' },
  { label: 'Customer Number', type: 'text' as const, value: '1001' },
  { label: 'Fax', type: 'text' as const, value: null },
]
const candidate = (id: string) => ({
  id,
  name: `Acme ${id}`,
  values: [
    { value: `Acme ${id}`, agrees: false },
    { value: '1001', agrees: true },
    { value: null, agrees: null },
  ],
})
const which = (count: number, mayCreate = true): Question => ({
  ...{ ...about, kind: 'which', reason: { code: 'ambiguous' }, fields, mayCreate },
  candidates: Array.from({ length: count }, (_, index) => candidate(String(index))),
})
const whose: Question = {
  ...{ ...about, kind: 'whose', reason: { code: 'conflict' }, crmName: 'Acme' },
  contested: [{ label: 'Credit Limit', type: 'money', exact: '1500.00', crm: null }],
}
const gone: Question = {
  ...{ ...about, kind: 'gone', reason: { code: 'gone' }, crmName: 'Acme', current: null },
  field: { label: 'Status', type: 'text', value: 'Inactive' },
}
const standing = { left: 3, alike: 2, decided: 1, earlier: true, message: '' }
const card = (question: Question | null, change: Partial<DecideData> = {}) =>
  decideCard({ run: run(), question, ...standing, ...change }, 'en-NL')
const verbsOf = (view: View) =>
  actionsOf({ attachments: [{ contentType: '', content: view.kind === 'adaptive' ? view.card : {} }] } as never).map(({ title }) => title)

describe('a record that several may be', () => {
  it('shows both sides, and in words what agrees', () => {
    const text = cardAsText(card(which(1)))

    expect(text).toMatch(/Customer Number +1001 \(same\)/)
    expect(text).toContain('The same: Customer Number. Different: Title')
    expect(text).not.toContain('Fax')
    expect(text).toContain('3 to decide, 1 decided')
  })

  it('shows four candidates, and how many others there are', () => {
    const titles = verbsOf(card(which(7)))

    expect(titles.filter((title) => title === 'This is the one')).toHaveLength(4)
    expect(cardAsText(card(which(7)))).toContain('and 3 others in the CRM like it')
  })

  it('offers to create it only where the run may create', () => {
    expect(verbsOf(card(which(1)))).toContain('None: create it')
    expect(verbsOf(card(which(1, false)))).not.toContain('None: create it')
    expect(verbsOf(card(which(1, false)))).not.toContain('Create all')
  })

  it('offers the same for all only where there are others of the kind', () => {
    expect(verbsOf(card(which(1)))).toContain('Link where codes match')
    expect(verbsOf(card(which(1), { alike: 1 }))).not.toContain('Link where codes match')
  })
})

it('shows a conflict with both values as the reader writes them', () => {
  const text = cardAsText(card(whose))

  expect(text).toContain('Credit Limit | 1.500,00 | –')
  expect(verbsOf(card(whose))).toEqual(expect.arrayContaining(['Take Exact’s', 'Keep the CRM’s']))
})

it('says what marking a record that is gone would write', () => {
  expect(cardAsText(card(gone))).toContain('Marking it sets Status to “Inactive”; nothing else is changed.')
  expect(verbsOf(card(gone))).toEqual(expect.arrayContaining(['Keep it', 'Mark it Inactive']))
})

describe('the end', () => {
  it('carries out what was decided, and goes through what was left', () => {
    expect(cardAsText(card(null))).toContain('3 left for later.')
    expect(verbsOf(card(null))).toEqual(['Carry out 1 decision', 'Go through 3 records', 'Forget decisions', 'Show run'])
  })

  it('has nothing to carry out where what was decided needs no writing', () => {
    const done = card(null, { left: 0, decided: 0 })

    expect(cardAsText(done)).toContain('Nothing is left to decide.')
    expect(verbsOf(done)).toEqual(['Show run'])
  })
})
