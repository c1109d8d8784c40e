import { problemsOf } from './card-rules.ts'
import { contrastOf } from './contrast.ts'

const heading = { type: 'TextBlock', style: 'heading', wrap: true, text: 'Balance' }
const choices = [{ title: 'Everyone', value: 'all' }]
const chart = { type: 'Chart.HorizontalBar.Stacked', title: 'Ageing', data: [], fallback: 'drop' }
const facts = { type: 'FactSet', facts: [{ title: 'Not due', value: '1' }] }

function cardOf(...body: object[]): object {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json'
  return { $schema, type: 'AdaptiveCard', version: '1.5', fallbackText: 'Balance', body: [heading, ...body] }
}

it('lets a card pass that everybody can read', () => {
  const box = { type: 'Container', style: 'warning', items: [{ type: 'TextBlock', wrap: true, isSubtle: true, text: 'As of 14:05' }] }
  const open = { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://start.exactonline.nl' }] }

  const problems = problemsOf(cardOf(box, { type: 'Container', items: [chart] }, facts, open))

  expect(problems).toEqual([])
})

it.each([
  ['coloured text', { type: 'TextBlock', wrap: true, color: 'Warning', text: 'Overdue' }, 'is coloured text'],
  ['a list nobody meant', { type: 'TextBlock', wrap: true, text: '2. kvt. 2024' }, 'begins like a list'],
  ['a box of no theme', { type: 'Container', style: 'red', items: [heading] }, '“Balance” is hard to read on red in the dark theme'],
  ['choices on one line', { type: 'Input.ChoiceSet', id: 'who', label: 'Who', style: 'expanded', choices }, 'choices that are cut'],
  ['a tick on one line', { type: 'Input.Toggle', id: 'own', label: 'Whose', title: 'Own customers' }, 'choices that are cut'],
  ['a picture without words', { type: 'Image', url: 'https://saldo.example/logo.png' }, 'is a picture without words'],
  ['a chart alone', { type: 'Container', items: [chart] }, 'is a chart without a table or facts'],
  [
    'a long title',
    { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'W'.repeat(41), url: 'https://x.example' }] },
    'too long',
  ],
  ['an input without a label', { type: 'Input.Text', id: 'name' }, 'is an input without label'],
])('finds %s', (_what, element, problem) => {
  expect(problemsOf(cardOf(element)).join('\n')).toContain(problem)
})

it.each([
  ['#FF000000', '#FFFFFF', 21],
  ['#FFFFFFFF', '#FFFFFF', 1],
  ['#777777', '#FFFFFF', 4.48],
  // Half of black on white is the grey between them.
  ['#80000000', '#FFFFFF', 4],
])('measures %s on %s', (letters, background, contrast) => {
  expect(contrastOf(letters, background)).toBeCloseTo(contrast, 1)
})
