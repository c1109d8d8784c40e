import fc from 'fast-check'
import { applyTransform, isProblem } from '../../src/sync/field-rules/apply-transform.ts'
import { ruled } from '../../src/sync/field-rules/ruled-value.ts'
import type { FieldRule, Transform, TransformKind } from '../../src/sync/field-rules/types.ts'
import type { FieldSpec, FieldType, Value } from '../../src/sync/types.ts'

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('1.234,50', '31-12-2025', '2025-02-30', '+31301234567', 'NL', '<p>a<b', '&#x110000;', '<'.repeat(3_000)),
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('nl-NL', 'en', 'ar-EG', 'x-klingon', 'NL', 'dd-MM-yyyy', 'City', '[(', ''),
)
const number = fc.oneof(fc.integer(), fc.double(), fc.integer({ min: -3, max: 25 }))
const texts = fc.array(text, { maxLength: 4 })

/** Every kind there is, with whatever a file or a form may bring. */
const transforms: { [K in TransformKind]: fc.Arbitrary<Extract<Transform, { kind: K }>> } = {
  trim: fc.record({ kind: fc.constant('trim') }),
  upper: fc.record({ kind: fc.constant('upper') }),
  lower: fc.record({ kind: fc.constant('lower') }),
  'title-case': fc.record({ kind: fc.constant('title-case') }),
  split: fc.record({ kind: fc.constant('split'), by: text, part: number }),
  join: fc.record({ kind: fc.constant('join'), fields: texts, by: text }),
  replace: fc.record({ kind: fc.constant('replace'), find: text, by: text }),
  left: fc.record({ kind: fc.constant('left'), length: number }),
  right: fc.record({ kind: fc.constant('right'), length: number }),
  'read-number': fc.record({ kind: fc.constant('read-number'), locale: text }),
  'write-number': fc.record({ kind: fc.constant('write-number'), locale: text, decimals: number }),
  'read-date': fc.record({ kind: fc.constant('read-date'), format: text }),
  'write-date': fc.record({ kind: fc.constant('write-date'), format: text }),
  phone: fc.record({ kind: fc.constant('phone'), country: text }),
  'country-name': fc.record({ kind: fc.constant('country-name'), locale: text }),
  'country-code': fc.record({ kind: fc.constant('country-code'), locale: text }),
  'yes-no': fc.record({ kind: fc.constant('yes-no'), yes: texts, no: texts }),
  'html-to-text': fc.record({ kind: fc.constant('html-to-text') }),
  fixed: fc.record({ kind: fc.constant('fixed'), value: text }),
}

describe.each(Object.entries(transforms))('the transform %s', (_, transform: fc.Arbitrary<Transform>) => {
  it('answers with a value or a sentence for anything, without an error, and the same again', () => {
    fc.assert(
      fc.property(transform, value, value, (step, given, other) => {
        const result = applyTransform(step, given, { City: other })

        expect(isProblem(result) ? /\S/.test(result.problem) : isValue(result)).toBe(true)
        expect(applyTransform(step, given, { City: other })).toEqual(result)
      }),
      { numRuns: 300 },
    )
  })
})

const type = fc.constantFrom<FieldType>(
  ...(['text', 'multiline', 'email', 'phone', 'url', 'id', 'number', 'money', 'date', 'instant', 'boolean', 'choice'] as const),
)
const rule: fc.Arbitrary<FieldRule> = fc.record(
  {
    transforms: fc.array(fc.oneof(...Object.values(transforms)), { maxLength: 4 }),
    values: fc.array(fc.record({ from: text, to: text }), { maxLength: 3 }),
    otherwise: text,
  },
  { requiredKeys: [] },
)
const specOf = (name: string, of: FieldType): FieldSpec => ({ name, label: name, type: of, maxLength: 50, choices: ['A', 'B'] })

it('any rule, whatever it joins together, gives a value that the CRM field takes, or a reason', () => {
  fc.assert(
    fc.property(rule, type, type, value, (given, from, to, raw) => {
      const read = ruled({ target: 'to', source: 'from', rule: given }, specOf('from', from), specOf('to', to))

      const result = read({ from: raw, City: 'Breda' })

      expect(result.ok ? isValue(result.value) : result.reason.code).toBeTruthy()
    }),
    { numRuns: 1_000 },
  )
})

const isValue = (result: Value) => result === null || ['string', 'number', 'boolean'].includes(typeof result)
