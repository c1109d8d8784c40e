import fc from 'fast-check'
import { defineEntity } from '../../src/sandbox/catalogue/entity.ts'
import { BadRequest } from '../../src/sandbox/odata/bad-request.ts'
import { compileFilter, fixedValues, leastValue } from '../../src/sandbox/odata/evaluate.ts'
import { parseFilter } from '../../src/sandbox/odata/parse.ts'
import { objectRow } from '../../src/sandbox/world/rows.ts'

const entity = defineEntity(
  'Things',
  'Model.Thing',
  'ID Guid key\nName String\nSize Int32\nBig Int64\nPrice Double\nOpen Boolean\nDay DateTime\nCode String left:6',
)

const matches = (filter: string, values: Record<string, string | number | boolean | null>): boolean =>
  compileFilter(entity, parseFilter(filter))(objectRow(values))

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A condition with what it has to come to. */
type Condition = { text: string; value: boolean }

const size = 7

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .integer({ min: -20, max: 20 })
    .chain((number) =>
      fc.constantFrom<Condition>(
        { text: `Size eq ${number}`, value: size === number },
        { text: `Size ne ${number}`, value: size !== number },
        { text: `Size gt ${number}`, value: size > number },
        { text: `Size ge ${number}`, value: size >= number },
        { text: `Size lt ${number}L`, value: size < number },
        { text: `Size le ${number}.0`, value: size <= number },
      ),
    ),
  fc.boolean().map((open) => ({ text: `Open eq ${open}`, value: open })),
)

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('condition'), tie('condition'))
      .map(([one, other]) => ({ text: `(${one.text}) and (${other.text})`, value: one.value && other.value })),
    fc
      .tuple(tie('condition'), tie('condition'))
      .map(([one, other]) => ({ text: `((${one.text}) or ${other.text})`, value: one.value || other.value })),
    tie('condition').map((inner) => ({ text: `not (${inner.text})`, value: !inner.value })),
  ),
}))

describe('a filter', () => {
  it('comes to what its parts come to, however deep', () => {
    fc.assert(fc.property(condition, ({ text, value }) => matches(text, { Size: size, Open: true }) === value))
  })

  it('reads any text between quotes', () => {
    fc.assert(fc.property(fc.string(), (text) => matches(`Name eq ${quote(text)}`, { Name: text })))
  })

  it('understands a text or refuses it, and never fails otherwise', () => {
    const pieces = fc.constantFrom('Name', 'Size', 'eq', 'and', 'not', '(', ')', ',', "'a'", '12', 'trim', 'null', '$', ' ', "guid'", '-')
    fc.assert(
      fc.property(
        fc.array(pieces).map((list) => list.join(' ')),
        (text) => {
          try {
            compileFilter(entity, parseFilter(text))
          } catch (error) {
            return error instanceof BadRequest
          }
          return true
        },
      ),
    )
  })

  it('binds and before or', () => {
    expect(matches('Size eq 1 and Open eq true or Open eq true', { Size: 2, Open: true })).toBe(true)
    expect(matches('Open eq true or Open eq true and Size eq 1', { Size: 2, Open: true })).toBe(true)
  })

  it.each([
    ['Big gt 9007199254740993L', { Big: 5 }, false],
    ['Big le 9007199254740993L', { Big: 5 }, true],
    ['Price eq 0.1', { Price: 0.1 }, true],
    ['Size gt 3', { Size: null }, false],
    ['Name eq null', { Name: null }, true],
    ["substringof('b',Name)", { Name: null }, false],
    ["Day ge datetime'2025-03-30T02:30:00'", { Day: Date.UTC(2025, 2, 30, 2, 30) }, true],
    ["Code eq '    25'", { Code: '25' }, true],
    ["Code eq '25'", { Code: '25' }, false],
    ["toupper(trim(Code)) eq 'A1'", { Code: 'a1' }, true],
    ["ID eq guid'ABCDEF00-0000-4000-8000-000000000001'", { ID: 'abcdef00-0000-4000-8000-000000000001' }, true],
  ])('%s over %j is %s', (filter, values, expected) => {
    expect(matches(filter, values)).toBe(expected)
  })

  it.each([
    ['Name eq 1', "Operator 'eq' incompatible with operand types 'System.String' and 'System.Int32' at position 5."],
    ['Size eq 1 and Name', "Expression of type 'System.Boolean' expected at position 14."],
    ['Nothing eq 1', "No property 'Nothing' exists in type 'Model.Thing' at position 0."],
    ['tolower(Size) eq 1', "No applicable function 'tolower' exists with the specified arguments at position 0."],
    ['soundslike(Name)', "No applicable function 'soundslike' exists at position 0."],
    ['(Size eq 1', 'Expression expected at position 10.'],
    ["Day eq datetime'2025-02-30'", "Unrecognized 'Edm.DateTime' literal"],
  ])('is refused: %s', (filter, text) => {
    expect(() => matches(filter, {})).toThrow(expect.objectContaining({ name: 'BadRequest', message: expect.stringContaining(text) }))
  })

  it.each([
    ["ID eq guid'abcdef00-0000-4000-8000-000000000001' and Size eq 2", 'ID', ['abcdef00-0000-4000-8000-000000000001']],
    ['Size eq 1 or Size eq 2', 'Size', [1, 2]],
    ['Size eq 1 or Open eq true', 'Size', undefined],
    ['not (Size eq 1)', 'Size', undefined],
    ['Size gt 1', 'Size', undefined],
  ])('%s fixes %s to %j', (filter, column, expected) => {
    expect(fixedValues(parseFilter(filter), column)).toEqual(expected)
  })

  it('gives the least value a column can have', () => {
    expect(leastValue(parseFilter('Big gt 5L and Big gt 9L'), 'Big')).toBe(9)
    expect(leastValue(parseFilter('Big gt 5L or Size eq 1'), 'Big')).toBeUndefined()
  })
})
