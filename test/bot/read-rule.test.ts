import { linesOf, readRule, readStep } from '../../src/bot/read-rule.ts'
import { inputText } from '../../src/views/escape.ts'

describe('a rule as typed', () => {
  it('reads a value list line by line, and writes it the same', () => {
    const rule = readRule({ values: 'C = Customer\r\n\r\n a=b = Both \nP=Prospect' }, {})

    expect(rule.values).toEqual([
      { from: 'C', to: 'Customer' },
      { from: 'a=b', to: 'Both' },
      { from: 'P', to: 'Prospect' },
    ])
    expect(readRule({ values: linesOf(rule) }, {})).toEqual(rule)
  })

  it('keeps a line with one side, for the check to name', () => {
    expect(readRule({ values: 'C' }, {}).values).toEqual([{ from: 'C', to: '' }])
  })

  it('leaves out what makes no difference, and keeps what the form does not hold', () => {
    const typed = { values: ' ', otherwise: ' ', whenEmpty: 'clear', authority: 'nobody', once: 'no' }

    expect(readRule(typed, { transforms: [{ kind: 'trim' }], once: true, authority: 'ask' })).toEqual({ transforms: [{ kind: 'trim' }] })
    expect(readRule({}, { otherwise: 'x', whenEmpty: 'skip', once: true })).toEqual({ otherwise: 'x', whenEmpty: 'skip', once: true })
  })

  it('takes a template’s letters as they were typed', () => {
    const typed = 'pay ${amount}'

    expect(inputText(typed)).not.toContain('${')
    expect(readRule({ otherwise: inputText(typed) }, {}).otherwise).toBe(typed)
    expect(readStep('fixed', { value: inputText(typed) })).toEqual({ kind: 'fixed', value: typed })
  })

  it('makes no number of an empty text', () => {
    expect(readStep('left', { length: ' ' })).toEqual({ kind: 'left', length: Number.NaN })
    expect(readStep('split', { by: ' ', part: '-1' })).toEqual({ kind: 'split', by: ' ', part: -1 })
  })
})
