import fc from 'fast-check'
import { readEnvelope } from '../../src/exact/envelope.ts'

const row = { ID: 'a', __metadata: { uri: 'https://example.test', type: 'Account' } }

it.each([
  ['a collection', { d: { results: [row] } }, { rows: [row], next: null }],
  [
    'a collection with more to come',
    { d: { results: [row], __next: 'https://example.test/2' } },
    { rows: [row], next: 'https://example.test/2' },
  ],
  ['a bare array, the answer to a small $top', { d: [row, row] }, { rows: [row, row], next: null }],
  ['one row by its key', { d: row }, { rows: [row], next: null }],
  ['an empty collection', { d: { results: [] } }, { rows: [], next: null }],
  ['an empty array', { d: [] }, { rows: [], next: null }],
])('reads %s', (_, json, page) => {
  expect(readEnvelope(JSON.stringify(json))).toEqual(page)
})

it.each([
  { d: { results: [row, null] } },
  { d: { results: [row], __next: 7 } },
  { d: { results: [row], __next: { uri: 'x' } } },
  { d: { results: null } },
  { d: [row, 'b'] },
])('takes %j, of which a part would be left out, for no answer', (json) => {
  expect(readEnvelope(JSON.stringify(json))).toBeNull()
})

it.each(['', '<html></html>', '{"d":{"results":[{"ID":"a"', '{}', 'null', '[]', '"d"', '{"d":null}', '{"d":7}'])(
  'takes %j for no answer',
  (body) => {
    expect(readEnvelope(body)).toBeNull()
  },
)

it('takes no answer that was cut off for a whole one', () => {
  const whole = JSON.stringify({ d: { results: [row, row], __next: 'https://example.test/2' } })

  fc.assert(fc.property(fc.nat({ max: whole.length - 1 }), (length) => readEnvelope(whole.slice(0, length)) === null))
})
