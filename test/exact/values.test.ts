import fc from 'fast-check'
import { normalise } from '../../src/exact/values.ts'

it.each([
  ['an account code padded on the left', 'text', '           0000011', '0000011'],
  ['a country padded on the right', 'text', 'FR ', 'FR'],
  ['a language padded on the right', 'text', 'FR        ', 'FR'],
  ['empty text', 'text', '', null],
  ['blanks only', 'text', '   ', null],
  ['the id of nobody', 'id', '00000000-0000-0000-0000-000000000000', null],
  ['an id', 'id', '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11', '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11'],
  ['a note with its line breaks', 'multiline', 'one\r\ntwo\r\n', 'one\r\ntwo'],
  ['a status', 'choice', 'C', 'C'],
  ['a fraction', 'number', 0.055, 0.055],
  ['a whole number', 'number', 10, 10],
  ['money with binary noise', 'money', 0.1 + 0.2, '0.30'],
  ['whole money', 'money', 25000, '25000.00'],
  ['money just below nothing', 'money', -0.001, '0.00'],
  ['a flag of 1', 'boolean', 1, true],
  ['a flag of 0', 'boolean', 0, false],
  ['a boolean', 'boolean', false, false],
  ['a flag of neither', 'boolean', 2, null],
  ['a day', 'date', '/Date(1782345600000)/', '2026-06-25'],
  ['a moment', 'instant', '/Date(1782404052403)/', '2026-06-25T14:14:12.403Z'],
  ['a link to what wasn’t asked for', 'text', { __deferred: { uri: 'https://example.test' } }, null],
  ['a value missing from the row', 'text', undefined, null],
] as const)('reads %s', (_, type, wire, value) => {
  expect(normalise(type, wire)).toBe(value)
})

it('keeps every amount of whole cents to the cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      const [whole = '', fraction] = (normalise('money', cents / 100) as string).split('.')
      return fraction?.length === 2 && BigInt(whole + fraction) === BigInt(cents)
    }),
  )
})

it('makes a plain value of whatever comes', () => {
  const types = fc.constantFrom(
    'text',
    'multiline',
    'email',
    'phone',
    'url',
    'id',
    'number',
    'money',
    'date',
    'instant',
    'boolean',
    'choice',
  )

  fc.assert(
    fc.property(types, fc.anything(), (type, wire) => {
      const value = normalise(type, wire)
      return value === null || ['string', 'number', 'boolean'].includes(typeof value)
    }),
  )
})
