import fc from 'fast-check'
import { applyTransform, isProblem } from '../../src/sync/field-rules/apply-transform.ts'
import { checkRule } from '../../src/sync/field-rules/check-rule.ts'
import { isCountry } from '../../src/sync/field-rules/countries.ts'
import { readNumber, writeNumber } from '../../src/sync/field-rules/locale-number.ts'
import { ruled } from '../../src/sync/field-rules/ruled-value.ts'
import { sourceFieldsOf } from '../../src/sync/field-rules/source-fields.ts'
import type { FieldRule, Transform } from '../../src/sync/field-rules/types.ts'
import type { FieldSpec, Value } from '../../src/sync/types.ts'
import { customers } from '../support/sync-fields.ts'

const problem = expect.objectContaining({ problem: expect.stringMatching(/\S/) })
const text: FieldSpec = { name: 'x', label: 'X', type: 'text' }
const known = new Set(['City', 'Country'])
const check = (rule: FieldRule, from = text, to = text) => checkRule(rule, from, to, known)

describe('a transform', () => {
  it.each<[Transform, Value, Value | typeof problem]>([
    [{ kind: 'trim' }, '  acme   bv ', 'acme bv'],
    [{ kind: 'upper' }, 'Straße é', 'STRASSE É'],
    [{ kind: 'lower' }, 'ACME', 'acme'],
    [{ kind: 'title-case' }, 'ACME bv', 'Acme BV'],
    [{ kind: 'title-case' }, 'de boer-jansen b.v.', 'De Boer-Jansen B.V.'],
    [{ kind: 'title-case' }, 'sa group holding sa', 'Sa Group Holding SA'],
    [{ kind: 'split', by: ',', part: 2 }, 'Jansen, Jan', 'Jan'],
    [{ kind: 'split', by: ' ', part: -1 }, 'Jan Piet Jansen', 'Jansen'],
    [{ kind: 'split', by: ',', part: 3 }, 'Jansen, Jan', null],
    [{ kind: 'join', fields: ['City', 'Phone', 'Country'], by: ', ' }, 'Markt 1', 'Markt 1, Breda, NL'],
    [{ kind: 'join', fields: ['City'], by: ', ' }, null, 'Breda'],
    [{ kind: 'replace', find: '.', by: '$&' }, 'b.v.', 'b$&v$&'],
    [{ kind: 'left', length: 2 }, '👍🏽abc', '👍🏽'],
    [{ kind: 'right', length: 3 }, 'NL001B01', 'B01'],
    [{ kind: 'read-number', locale: 'nl-NL' }, '1.234,50', '1234.5'],
    [{ kind: 'read-number', locale: 'en-US' }, '1.234,50', problem],
    [{ kind: 'read-number', locale: 'nl-NL' }, '1.23', problem],
    [{ kind: 'read-number', locale: 'nl-NL' }, '€ 12', problem],
    [{ kind: 'read-number', locale: 'fr-FR' }, '-1 234,5', '-1234.5'],
    [{ kind: 'read-number', locale: 'en-IN' }, '12,34,567.8', '1234567.8'],
    [{ kind: 'read-number', locale: 'de-CH' }, '1’234.5', '1234.5'],
    [{ kind: 'write-number', locale: 'nl-NL', decimals: 2 }, '1234.5', '1.234,50'],
    [{ kind: 'write-number', locale: 'nl-NL', decimals: 2 }, 'ten', problem],
    [{ kind: 'read-date', format: 'nl-NL' }, '1-3-2025', '2025-03-01'],
    [{ kind: 'read-date', format: 'en-US' }, '1/3/2025', '2025-01-03'],
    [{ kind: 'read-date', format: 'nl-NL' }, '31 maart 2025', '2025-03-31'],
    [{ kind: 'read-date', format: 'nl-NL' }, '31-2-2025', problem],
    [{ kind: 'read-date', format: 'nl-NL' }, '1-3-25', problem],
    [{ kind: 'read-date', format: 'yyyyMMdd' }, '20250331', '2025-03-31'],
    [{ kind: 'read-date', format: 'yyyyMMdd' }, '2025-03-31', problem],
    [{ kind: 'write-date', format: 'd/M/yyyy' }, '2025-03-01', '1/3/2025'],
    [{ kind: 'write-date', format: 'en-US' }, '2025-03-01', '03/01/2025'],
    [{ kind: 'phone', country: 'NL' }, '030 - 123 45 67', '+31301234567'],
    [{ kind: 'phone', country: 'NL' }, '+32 (0)2 555 12 12', '+3225551212'],
    [{ kind: 'phone', country: 'NL' }, '06 12345678 / 030 1234567', problem],
    [{ kind: 'phone', country: 'NL' }, 'ask Jan', problem],
    [{ kind: 'phone', country: 'NL' }, '030 123 45 67 ext. 5', problem],
    [{ kind: 'phone', country: 'NL' }, '0000000000', problem],
    [{ kind: 'phone', country: 'XX' }, '+31301234567', problem],
    [{ kind: 'country-name', locale: 'nl-NL' }, 'FR ', 'Frankrijk'],
    [{ kind: 'country-name', locale: 'nl-NL' }, 'UK', problem],
    [{ kind: 'country-code', locale: 'nl-NL' }, 'verenigd koninkrijk', 'GB'],
    [{ kind: 'country-code', locale: 'fr' }, 'Cote d’Ivoire', 'CI'],
    [{ kind: 'country-code', locale: 'nl-NL' }, 'Holland', problem],
    [{ kind: 'country-code', locale: 'ta' }, 'கென்யா', 'KE'],
    [{ kind: 'yes-no', yes: ['Ja', '1'], no: ['nee'] }, ' JA ', true],
    [{ kind: 'yes-no', yes: ['Ja', '1'], no: ['nee'] }, 1, true],
    [{ kind: 'yes-no', yes: ['Ja'], no: ['nee'] }, 'Nee', false],
    [{ kind: 'yes-no', yes: ['Ja'], no: ['nee'] }, 'misschien', problem],
    [{ kind: 'html-to-text' }, '<h1>Terms</h1><p>30&nbsp;days &amp; <a href="http://x">more</a></p>', 'Terms\n\n30\u00a0days & more'],
    [{ kind: 'fixed', value: 'Customer' }, null, 'Customer'],
  ])('%j makes of %j: %j', (transform, value, expected) => {
    expect(applyTransform(transform, value, { City: ' Breda ', Phone: null, Country: 'NL' })).toEqual(expected)
  })

  it('reads no HTML that it would have to cut', () => {
    expect(applyTransform({ kind: 'html-to-text' }, `${'<div>'.repeat(5_000)}x`, {})).toEqual(problem)
  })

  it('tells what is wrong without the whole of a long text', () => {
    const told = applyTransform({ kind: 'phone', country: 'NL' }, 'x'.repeat(5000), {})

    expect(isProblem(told) && told.problem.length).toBeLessThan(120)
  })
})

describe('any transform of any value', () => {
  const anyValue = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('1.234,50', '31-12-2025', '+31301234567', 'NL', '<p>a'),
  )
  const anyText = fc.oneof(fc.string(), fc.constantFrom('nl-NL', 'en', 'ar-EG', 'NL', 'dd-MM-yyyy', 'x'))
  const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.nat(5))
  const words = fc.array(anyText, { maxLength: 3 })
  const anyTransform: fc.Arbitrary<Transform> = fc.oneof(
    ...(['trim', 'upper', 'lower', 'title-case', 'html-to-text'] as const).map((kind) => fc.record({ kind: fc.constant(kind) })),
    fc.record({ kind: fc.constant('split' as const), by: anyText, part: anyNumber }),
    fc.record({ kind: fc.constant('join' as const), fields: words, by: anyText }),
    fc.record({ kind: fc.constant('replace' as const), find: anyText, by: anyText }),
    fc.record({ kind: fc.constantFrom('left' as const, 'right' as const), length: anyNumber }),
    fc.record({ kind: fc.constantFrom('read-number' as const, 'country-name' as const, 'country-code' as const), locale: anyText }),
    fc.record({ kind: fc.constant('write-number' as const), locale: anyText, decimals: anyNumber }),
    fc.record({ kind: fc.constantFrom('read-date' as const, 'write-date' as const), format: anyText }),
    fc.record({ kind: fc.constant('phone' as const), country: anyText }),
    fc.record({ kind: fc.constant('yes-no' as const), yes: words, no: words }),
    fc.record({ kind: fc.constant('fixed' as const), value: anyText }),
  )

  it('answers with a value or a sentence, never with an error, and the same again', () => {
    fc.assert(
      fc.property(anyTransform, anyValue, (transform, value) => {
        const result = applyTransform(transform, value, { NL: 'x' })

        expect(
          ['string', 'number', 'boolean'].includes(typeof result) || result === null || /\S/.test((result as { problem: string }).problem),
        ).toBe(true)
        expect(applyTransform(transform, value, { NL: 'x' })).toEqual(result)
      }),
      { numRuns: 2_000 },
    )
  })

  it.each<[Transform, RegExp]>([
    [{ kind: 'read-number', locale: 'nl-NL' }, /^-?\d+(\.\d+)?$/],
    [{ kind: 'read-date', format: 'nl-NL' }, /^\d{4}-\d{2}-\d{2}$/],
    [{ kind: 'phone', country: 'NL' }, /^\+[1-9]\d{4,14}$/],
    [{ kind: 'country-code', locale: 'nl-NL' }, /^[A-Z]{2}$/],
  ])('%j keeps to its form', (transform, form) => {
    const nearly = fc.string({ unit: fc.constantFrom(...'0123456789.,-+/ NLEBabc'), maxLength: 14 })
    fc.assert(
      fc.property(fc.oneof(anyValue, nearly), (value) => {
        const result = applyTransform(transform, value, {})

        expect(result === null || isProblem(result) || typeof result === 'number' || form.test(String(result))).toBe(true)
      }),
    )
  })

  it('reads every number as it was written, in any language', () => {
    const locale = fc.constantFrom('nl-NL', 'en-US', 'fr-FR', 'de-CH', 'en-IN', 'da-DK', 'sv-SE', 'ar-EG', 'fa', 'pl', 'es', 'bn', 'hi')
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), locale, (cents, where) => {
        const amount = (cents / 100).toFixed(2)

        expect(Number(readNumber(writeNumber(amount, where, 2) ?? '', where))).toBe(Number(amount))
      }),
    )
  })

  it('reads back every country it names', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    fc.assert(
      fc.property(fc.tuple(letter, letter), fc.constantFrom('nl', 'en', 'de', 'fr', 'da'), (letters, locale) => {
        const code = letters.join('')
        const name = applyTransform({ kind: 'country-name', locale }, code, {})

        expect(isProblem(name)).toBe(!isCountry(code))
        if (!isProblem(name)) expect(applyTransform({ kind: 'country-code', locale }, name, {})).toBe(code)
      }),
    )
  })
})

describe('a rule', () => {
  const value = (rule: FieldRule, given: Value, from = text, to = text) => ruled({ target: 'x', source: 'X', rule }, from, to)({ X: given })
  const ok = (value: Value) => ({ ok: true, value })

  it('goes through its steps in order, then the list, then the default', () => {
    const rule: FieldRule = {
      transforms: [{ kind: 'left', length: 1 }, { kind: 'upper' }],
      values: [{ from: 'C', to: 'Customer' }],
      otherwise: 'Other',
    }

    expect(value(rule, 'cx')).toEqual(ok('Customer'))
    expect(value(rule, 'px')).toEqual(ok('Other'))
    expect(value(rule, '  ')).toEqual(ok('Other'))
  })

  it('says which value its list lacks', () => {
    expect(value({ values: [{ from: 'C', to: 'Customer' }] }, ' s ')).toEqual({
      ok: false,
      reason: { code: 'not-in-list', field: 'X', detail: ' s ' },
    })
    expect(value({ values: [{ from: 'C', to: 'Customer' }] }, ' c ')).toEqual(ok('Customer'))
    expect(value({ values: [{ from: 'C', to: 'Customer' }] }, null)).toEqual(ok(null))
  })

  it('tells why a step could not be done, with the CRM field', () => {
    expect(value({ transforms: [{ kind: 'read-number', locale: 'nl-NL' }] }, 'many')).toEqual({
      ok: false,
      reason: {
        ...{ code: 'transform', field: 'X', detail: '“many” isn’t a number as nl-NL writes it' },
        misfit: { is: 'number', shown: 'many', by: 'nl-NL' },
      },
    })
  })

  it('hands the CRM field what it takes', () => {
    const to = (type: FieldSpec['type']): FieldSpec => ({ ...text, type })

    expect(value({ transforms: [{ kind: 'read-number', locale: 'nl-NL' }] }, '1.234,5', text, to('money'))).toEqual(ok('1234.50'))
    expect(value({ transforms: [{ kind: 'read-date', format: 'nl-NL' }] }, '31-3-2025', text, to('date'))).toEqual(ok('2025-03-31'))
    expect(value({ transforms: [{ kind: 'yes-no', yes: ['J'], no: ['N'] }] }, 'n', text, to('boolean'))).toEqual(ok(false))
    expect(value({ otherwise: '2025-01-01' }, null, to('date'), to('date'))).toEqual(ok('2025-01-01'))
    expect(value({ values: [{ from: '1', to: 'One' }] }, 1, to('number'), text)).toEqual(ok('One'))
  })
})

describe('checking a rule', () => {
  it.each<[FieldRule, object]>([
    [{ transforms: [{ kind: 'join', fields: ['City', 'Shoe'], by: ' ' }] }, { code: 'rule-unknown-field', at: 0, detail: 'Shoe' }],
    [{ transforms: [{ kind: 'trim' }, { kind: 'join', fields: [], by: ' ' }] }, { code: 'rule-argument', at: 1 }],
    [{ transforms: [{ kind: 'split', by: '', part: 1 }] }, { code: 'rule-argument', at: 0 }],
    [{ transforms: [{ kind: 'split', by: ',', part: 0 }] }, { code: 'rule-number', at: 0, detail: '0' }],
    [{ transforms: [{ kind: 'left', length: Number.NaN }] }, { code: 'rule-number', at: 0, detail: 'NaN' }],
    [{ transforms: [{ kind: 'replace', find: '', by: 'x' }] }, { code: 'rule-argument', at: 0 }],
    [{ transforms: [{ kind: 'fixed', value: ' ' }] }, { code: 'rule-argument', at: 0 }],
    [{ transforms: [{ kind: 'yes-no', yes: [], no: [] }] }, { code: 'rule-argument', at: 0 }],
    [{ transforms: [{ kind: 'yes-no', yes: ['ja'], no: ['Ja'] }] }, { code: 'rule-double', at: 0, detail: 'Ja' }],
    [{ transforms: [{ kind: 'read-number', locale: 'dutch' }] }, { code: 'rule-locale', at: 0, detail: 'dutch' }],
    [{ transforms: [{ kind: 'read-date', format: 'dd-MM-yy' }] }, { code: 'rule-format', at: 0, detail: 'dd-MM-yy' }],
    [{ transforms: [{ kind: 'phone', country: 'Holland' }] }, { code: 'rule-country', at: 0, detail: 'Holland' }],
    [{ transforms: [{ kind: 'country-name', locale: '' }] }, { code: 'rule-locale', at: 0, detail: '' }],
    [{ transforms: [{ kind: 'upper' }, { kind: 'write-number', locale: 'nl', decimals: 2 }] }, { code: 'rule-wrong-type', at: 1 }],
    [
      {
        values: [
          { from: 'C', to: 'x' },
          { from: ' c', to: 'y' },
        ],
      },
      { code: 'rule-double', at: 'values', detail: 'c' },
    ],
    [{ values: [{ from: 'C', to: ' ' }] }, { code: 'rule-half-line', at: 'values', detail: 'C' }],
  ])('%j is refused', (rule, problem) => {
    expect(check(rule)).toEqual([problem])
  })

  it('refuses rules that no card could show', () => {
    expect(check({ transforms: Array<Transform>(11).fill({ kind: 'trim' }) })).toEqual([{ code: 'rule-too-much', at: 10 }])
    expect(check({ values: [{ from: 'C', to: 'x'.repeat(10_000) }] })).toEqual([{ code: 'rule-too-much', at: 'values' }])
  })

  it('refuses a default and listed values that the CRM field does not take', () => {
    const status: FieldSpec = { ...text, type: 'choice', choices: ['Customer', 'Prospect'] }

    expect(check({ otherwise: 'Friend', values: [{ from: 'C', to: 'Klant' }] }, text, status)).toEqual([
      { code: 'rule-does-not-fit', at: 'values', detail: 'Klant' },
      { code: 'rule-does-not-fit', at: 'otherwise', detail: 'Friend' },
    ])
    expect(check({ otherwise: 'prospect', values: [{ from: 'C', to: 'Customer' }] }, text, status)).toEqual([])
  })

  it('refuses to read a number or a date from what is one already', () => {
    expect(check({ transforms: [{ kind: 'read-number', locale: 'nl-NL' }] }, { ...text, type: 'money' })).toEqual([
      { code: 'rule-wrong-type', at: 0 },
    ])
    expect(check({ transforms: [{ kind: 'read-date', format: 'nl-NL' }] }, { ...text, type: 'date' })).toEqual([
      { code: 'rule-wrong-type', at: 0 },
    ])
  })
})

it('a profile reads the fields that its rules join', () => {
  const mappings = [
    ...customers.mappings,
    { target: 'city', source: 'City', rule: { transforms: [{ kind: 'join' as const, fields: ['Created', 'Name'], by: ' ' }] } },
  ]

  expect(sourceFieldsOf({ ...customers, mappings })).toEqual(['Name', 'ID', 'City', 'Phone', 'CreditLineSales', 'Blocked', 'Created'])
})
