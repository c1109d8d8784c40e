import fc from 'fast-check'
import { parseCode } from '../../src/connect/parse-code.ts'

describe('a code in a message', () => {
  it.each([
    '123456',
    ' 123 456 ',
    '123-456',
    'code: 123456',
    'Code 123456',
    'my code is 123 456',
    'the code is: 123456.',
    'mijn code is 123456',
  ])('is found in %j', (message) => {
    expect(parseCode(message)).toBe('123456')
  })

  it.each([
    '',
    '12345',
    '1234567',
    'run 123456',
    'invoice 123456',
    '123456 please',
    'code',
    'code: 12 34 56',
    'customer 123456',
    'customer code 123456',
    'customer code 123456',
    '1 2 3 4 5 6',
  ])('is not found in %j', (message) => {
    expect(parseCode(message)).toBeNull()
  })

  it('keeps leading zeros', () => {
    expect(parseCode('000 042')).toBe('000042')
  })

  it('answers at once, however long the message', () => {
    const started = performance.now()

    parseCode(`${'code: '.repeat(20_000)}x`)

    expect(performance.now() - started).toBeLessThan(200)
  })

  it('is six digits or nothing, for any message', () => {
    fc.assert(fc.property(fc.string(), (message) => /^\d{6}$/.test(parseCode(message) ?? '000000')))
  })
})
