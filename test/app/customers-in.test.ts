import fc from 'fast-check'
import { phrasesOf } from '../../src/app/customers-in.ts'

describe('what may be a customer’s name in a message', () => {
  it.each([
    ['Hoi, belt Acme B.V. nog terug?', 'Acme'],
    ['Jansen & Zonen vroeg om uitstel', 'Jansen'],
    ['Bakkerij van den Berg betaalt morgen', 'Bakkerij van den Berg'],
    ['Ask “Acme” about it', 'Acme'],
    ['account 10001, please', '10001'],
    ['Acme’s invoice', 'Acme'],
  ])('of “%s” holds “%s”', (text, name) => {
    expect(phrasesOf(text)).toContain(name)
  })

  it('begins with a capital or a digit', () => {
    expect(phrasesOf('we will call them back soon')).toEqual([])
  })

  it('is bounded, and the longest come first, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6000 }), (text) => {
        const sizes = phrasesOf(text).map((phrase) => phrase.split(' ').length)
        expect(sizes.length).toBeLessThanOrEqual(150 * 5)
        expect(sizes).toEqual(sizes.toSorted((one, other) => other - one))
      }),
    )
  })
})
