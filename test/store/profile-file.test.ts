import fc from 'fast-check'
import { profileFileSchema, readProfileFile, writeProfileFile } from '../../src/store/profile-file.ts'
import type { FieldRule, Transform, TransformKind } from '../../src/sync/field-rules/types.ts'
import type { Condition, Operator } from '../../src/sync/filter/types.ts'
import type { ProfileContent } from '../../src/sync/types.ts'
import { wordFileProblem } from '../../src/views/file-problems.ts'

const address = 'https://saldo.example.com/schemas/profile-1.json'

/** One of every kind: the compiler asks for those that are added later. */
const steps: { [K in TransformKind]: Extract<Transform, { kind: K }> } = {
  trim: { kind: 'trim' },
  upper: { kind: 'upper' },
  lower: { kind: 'lower' },
  'title-case': { kind: 'title-case' },
  split: { kind: 'split', by: ',', part: -1 },
  join: { kind: 'join', fields: ['City'], by: ' ' },
  replace: { kind: 'replace', find: 'a', by: '' },
  left: { kind: 'left', length: 3 },
  right: { kind: 'right', length: 3 },
  'read-number': { kind: 'read-number', locale: 'nl-NL' },
  'write-number': { kind: 'write-number', locale: 'nl-NL', decimals: 2 },
  'read-date': { kind: 'read-date', format: 'dd-MM-yyyy' },
  'write-date': { kind: 'write-date', format: 'nl-NL' },
  phone: { kind: 'phone', country: 'NL' },
  'country-name': { kind: 'country-name', locale: 'nl-NL' },
  'country-code': { kind: 'country-code', locale: 'nl-NL' },
  'yes-no': { kind: 'yes-no', yes: ['Ja'], no: [] },
  'html-to-text': { kind: 'html-to-text' },
  fixed: { kind: 'fixed', value: 'x' },
}
const operators: Record<Operator, readonly string[]> = {
  is: ['C'],
  'one-of': ['a', 'b'],
  contains: ['a'],
  'begins-with': ['a'],
  equals: ['1.5'],
  'more-than': ['1'],
  'less-than': ['1'],
  on: ['today'],
  before: ['2025-01-31'],
  after: ['7 days ago'],
  since: ['2025-01-31'],
  yes: [],
  empty: [],
}
const rule: Required<Omit<FieldRule, 'transforms'>> = {
  values: [{ from: 'C', to: 'Customer\u00a0“x”' }],
  otherwise: 'None',
  whenEmpty: 'skip',
  authority: 'ask',
  once: true,
}
const conditions = Object.entries(operators).map(([operator, values], index): Condition => {
  const asked = { field: 'Name', operator: operator as Operator, values }
  return index % 2 ? { ...asked, not: true } : asked
})
const whole: Required<ProfileContent> = {
  title: 'Klanten & Co',
  target: 'company',
  source: 'account',
  mappings: [
    ...Object.values(steps).map((step, index) => ({ target: `field-${index}`, source: 'Name', rule: { transforms: [step] } })),
    { target: 'customerId', source: 'ID', rule },
    { target: 'plain', source: 'Name' },
  ],
  key: { target: 'customerId', source: 'ID' },
  mode: 'import-update',
  administration: null,
  filter: { any: [{ all: conditions }, { all: [] }] },
  brake: { share: 0.3, records: 500 },
  matching: ['key', 'number'],
  gone: { how: 'mark', field: 'status', value: 'Inactive' },
}

describe('the file of a profile', () => {
  it('says all that a profile can say', () => {
    expect(readProfileFile(writeProfileFile(whole, address))).toEqual({ content: whole })
  })

  it('leaves out which administration is read, and who and when', () => {
    const identity = { id: 'secret-id', version: 3, updatedAt: '2026-01-01', updatedBy: 'secret-person' }

    const text = writeProfileFile({ ...whole, administration: 987_654, ...identity }, address)

    expect(text).not.toMatch(/987654|secret|2026/)
  })

  it('is read with a byte order mark, and with the spaces of a web page', () => {
    const text = writeProfileFile(whole, address)

    expect(readProfileFile(`\ufeff${text}`)).toEqual({ content: whole })
    expect(readProfileFile(text.replaceAll('\n  ', '\n\u00a0 '))).toHaveProperty('content')
  })

  it('is described by a schema that knows no other members', () => {
    const schema = JSON.parse(JSON.stringify(profileFileSchema(address)))

    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: address, additionalProperties: false })
    expect(schema.properties.format).toEqual({ type: 'number', const: 1 })
  })

  it('is refused in words, whatever was put in its place', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ ...whole, format: 1, mappings: value })),
        ),
        (text) => {
          const read = readProfileFile(text)

          if ('content' in read) return
          expect(read.problems.length).toBeGreaterThan(0)
          for (const problem of read.problems) expect(wordFileProblem(problem, 'en-GB')).toMatch(/^\S.*\.$/s)
        },
      ),
    )
  })

  it('of a profile from before matching and records gone from Exact comes back as it was', () => {
    const { matching: _m, gone: _g, brake: _b, filter: _f, ...before } = whole

    expect(readProfileFile(writeProfileFile(before, address))).toEqual({ content: before })
  })

  it.each([
    [{ matching: ['key', 'nose'] }, '“matching”, number 2 should be one of these: key, code, number, email, name.'],
    [{ gone: { how: 'delete' } }, '“gone”, “how” should be one of these: keep, mark, ask.'],
    [{ gone: { how: 'mark', field: 'status' } }, '“gone”, “value” is missing.'],
    [{ gone: { how: 'keep', field: 'status' } }, '“gone” has “field”, which a profile doesn’t have. Take it out.'],
    [{ brake: { share: 30, records: 500 } }, '“brake”, “share” is out of bounds: 1.'],
  ])('is refused with %j, in words', (change, sentence) => {
    const read = readProfileFile(JSON.stringify({ ...JSON.parse(writeProfileFile(whole, address)), ...change }))

    expect('problems' in read && read.problems.map((problem) => wordFileProblem(problem, 'en-GB'))).toEqual([sentence])
  })

  it('is refused when any member of it is renamed', () => {
    const { administration: _, ...said } = whole
    for (const member of Object.keys(said)) {
      const { [member as 'title']: held, ...rest } = said
      const read = readProfileFile(JSON.stringify({ format: 1, ...rest, [`${member}s`]: held }))

      expect('problems' in read && read.problems.map(({ code }) => code)).toContain('unknown')
    }
  })
})
