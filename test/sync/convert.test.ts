import fc from 'fast-check'
import { canConvert, convertValue } from '../../src/sync/convert.ts'
import type { FieldSpec, FieldType, Value } from '../../src/sync/types.ts'

const types: readonly FieldType[] = [
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
]
const field = (type: FieldType, more: Partial<FieldSpec> = {}): FieldSpec => ({ name: type, label: `The ${type}`, type, ...more })
const convert = (value: Value, from: FieldType, to: FieldType, more?: Partial<FieldSpec>) =>
  convertValue(value, field(from), field(to, more))

describe('values from one field to another', () => {
  it.each<[Value, FieldType, FieldType, Value]>([
    ['  Acme ', 'text', 'text', 'Acme'],
    ['   ', 'text', 'text', null],
    [null, 'money', 'number', null],
    [42, 'number', 'text', '42'],
    [0.1 + 0.2, 'number', 'text', '0.3'],
    [0.1 + 0.2, 'number', 'money', '0.30'],
    [1e21, 'number', 'money', '1000000000000000000000.00'],
    [1.5e-7, 'number', 'text', '0.00000015'],
    [12_345.675, 'number', 'money', '12345.675'],
    [-0, 'number', 'money', '0.00'],
    ['0012.5', 'money', 'money', '12.50'],
    ['1234.50', 'text', 'money', '1234.50'],
    ['1234.50', 'money', 'number', 1234.5],
    [true, 'boolean', 'text', 'true'],
    [1, 'number', 'boolean', true],
    ['false', 'text', 'boolean', false],
    ['2025-03-31', 'date', 'text', '2025-03-31'],
    ['2025-03-31', 'text', 'date', '2025-03-31'],
    ['2025-03-31T10:00:00+02:00', 'text', 'instant', '2025-03-31T08:00:00.000Z'],
    ['a@b.nl; c@d.nl', 'text', 'email', 'a@b.nl; c@d.nl'],
    ['www.acme.nl', 'text', 'url', 'www.acme.nl'],
  ])('%p of %s becomes %s %p', (value, from, to, expected) => {
    expect(convert(value, from, to)).toEqual({ ok: true, value: expected })
  })

  it.each<[Value, FieldType, FieldType]>([
    ['1.234,50', 'text', 'money'],
    ['1,234', 'text', 'number'],
    ['31-03-2025', 'text', 'date'],
    ['2025-02-30', 'text', 'date'],
    ['2025-03-31T10:00:00', 'text', 'instant'],
    ['2025-03-31T10:00:00Z', 'instant', 'date'],
    ['2025-03-31', 'date', 'instant'],
    ['yes', 'text', 'boolean'],
    [2, 'number', 'boolean'],
    ['123456789012345678.99', 'money', 'number'],
    ['not an address', 'text', 'email'],
    [Number.NaN, 'number', 'text'],
  ])('%p of %s is not guessed to be a %s', (value, from, to) => {
    expect(convert(value, from, to)).toEqual({ ok: false, reason: { code: 'wrong-type', field: `The ${to}` } })
  })

  it('tells beforehand which types never meet', () => {
    expect(canConvert(field('date'), field('instant'))).toBe(false)
    expect(canConvert(field('text'), field('money'))).toBe(true)
  })

  it('takes a choice by its words and nothing else', () => {
    const choices = ['Customer', 'Prospect']

    expect(convert('customer', 'text', 'choice', { choices })).toEqual({ ok: true, value: 'Customer' })
    expect(convert('C', 'text', 'choice', { choices })).toEqual({ ok: false, reason: { code: 'not-a-choice', field: 'The choice' } })
  })

  it('refuses what is too long instead of cutting it', () => {
    expect(convert('12345', 'text', 'text', { maxLength: 4 })).toEqual({ ok: false, reason: { code: 'too-long', field: 'The text' } })
    expect(convert(' 1234 ', 'text', 'text', { maxLength: 4 })).toEqual({ ok: true, value: '1234' })
  })

  const anyValue = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.date({ noInvalidDate: true }).map(String),
    fc.integer().map(String),
  )
  const anyType = fc.constantFrom(...types)

  it('never throws, and says no wherever the types can never meet', () => {
    fc.assert(
      fc.property(anyValue, anyType, anyType, (value, from, to) => {
        const converted = convert(value, from, to, { choices: ['a', 'true'] })
        if (converted.ok && converted.value !== null) expect(canConvert(field(from), field(to))).toBe(true)
      }),
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyValue, anyType, (value, type) => {
        const once = convert(value, type, type, { choices: ['a', 'true'] })
        if (once.ok) expect(convert(once.value, type, type, { choices: ['a', 'true'] })).toEqual(once)
      }),
    )
  })
})
