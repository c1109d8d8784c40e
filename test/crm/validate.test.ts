import fc from 'fast-check'
import { crmFields } from '../../src/crm/embedded/fields.ts'
import { validateFields } from '../../src/crm/embedded/validate.ts'
import type { FieldSpec, FieldType, Value } from '../../src/sync/types.ts'

const spec = (type: FieldType): FieldSpec[] => [{ name: 'x', label: 'X', type }]

it.each<[FieldType, Value[], Value[]]>([
  ['text', ['a', ' '], [1, true]],
  ['id', ['a-1'], [1, 'a\u0000b']],
  ['email', ['a@b.nl', 'a@b.nl; c@d.nl', 'ä@localhost'], ['a', 'a b@c.nl', '@', 5]],
  ['url', ['www.acme.nl', 'https://acme.nl/x?y=1'], ['acme', 'www acme.nl']],
  ['number', [0, -1.5], ['1', Number.NaN, Number.POSITIVE_INFINITY]],
  ['money', ['0', '-12.50', '123456789012345.123456'], [12.5, '1,00', '1.234,50', '1e3', '.5']],
  ['date', ['2024-02-29', '1999-12-31'], ['2025-02-29', '2025-13-01', '01-02-2025', '2025-1-1', '2025-01-01T00:00:00Z']],
  ['instant', ['2025-01-01T10:00:00Z', '2025-01-01T10:00:00.123Z'], ['2025-01-01', '2025-01-01T10:00:00', '2025-01-01T25:00:00Z']],
  ['boolean', [true, false], ['true', 1, 0]],
])('knows a %s', (type, good, bad) => {
  for (const value of good) expect([value, validateFields(spec(type), { x: value }, 'create')]).toEqual([value, []])
  for (const value of bad)
    expect([value, validateFields(spec(type), { x: value }, 'create')]).toEqual([value, [{ code: 'wrong-type', field: 'X' }]])
})

it('takes only the choices of a choice', () => {
  const fields: FieldSpec[] = [{ name: 'x', label: 'X', type: 'choice', choices: ['yes', 'no'] }]

  expect(validateFields(fields, { x: 'yes' }, 'create')).toEqual([])
  expect(validateFields(fields, { x: 'maybe' }, 'create')).toEqual([{ code: 'not-a-choice', field: 'X', detail: 'maybe' }])
})

it('asks for required fields when creating, and lets nobody empty them later', () => {
  const fields: FieldSpec[] = [{ name: 'x', label: 'X', type: 'text', required: true }]
  const required = [{ code: 'required', field: 'X' }]

  expect(validateFields(fields, {}, 'create')).toEqual(required)
  expect(validateFields(fields, {}, 'update')).toEqual([])
  expect(validateFields(fields, { x: null }, 'update')).toEqual(required)
  expect(validateFields(fields, { x: '  ' }, 'update')).toEqual(required)
})

it('names everything that is wrong at once', () => {
  const reasons = validateFields(crmFields.company, { title: 'x'.repeat(256), email: 'nobody', shoeSize: 1 }, 'create')

  expect(reasons.map(({ code, field }) => [code, field])).toEqual([
    ['too-long', 'Title'],
    ['wrong-type', 'E-mail'],
    ['refused', 'shoeSize'],
  ])
})

it('judges any values without throwing', () => {
  const names = crmFields.person.map(({ name }) => name)
  const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null))

  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), fc.constantFrom('create' as const, 'update' as const), (fields, kind) => {
      expect(Array.isArray(validateFields(crmFields.person, fields, kind))).toBe(true)
    }),
  )
})
