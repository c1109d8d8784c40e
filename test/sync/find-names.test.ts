import fc from 'fast-check'
import { isTypoOf } from '../../src/sync/customer-name.ts'
import { entriesOf, searchedName } from '../../src/sync/find-names.ts'
import { partsOf, partsSought } from '../../src/sync/word-parts.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcdeé1'), minLength: 1, maxLength: 14 })
const typingError = fc.record({
  kind: fc.constantFrom('drop', 'add', 'change', 'swap'),
  at: fc.nat(13),
  letter: fc.constantFrom(...'abcx'),
})

describe('words by which a name is found', () => {
  it('are those of its normalised name, each once, with the length of the name', () => {
    const entries = entriesOf('7', [searchedName('Van den Berg & Van den Broek B.V.'), searchedName('Berg')])

    expect(entries).toEqual([
      { word: 'van', size: 26, id: '7' },
      { word: 'den', size: 26, id: '7' },
      { word: 'berg', size: 26, id: '7' },
      { word: 'broek', size: 26, id: '7' },
      { word: 'berg', size: 4, id: '7' },
    ])
  })

  it('are not more than a database can index, however long the name', () => {
    expect(searchedName('word '.repeat(10_000)).length).toBeLessThanOrEqual(200)
  })
})

describe('parts by which a misspelt word is found', () => {
  it('lead to every word that it may be a typing error of', () => {
    fc.assert(
      fc.property(word, fc.array(typingError, { minLength: 1, maxLength: 2 }), (own, errors) => {
        const typed = errors.reduce(mistype, own)
        fc.pre(typed !== own && isTypoOf(typed, own))

        const sought = new Set(partsSought(typed))

        expect(partsOf(own).some((part) => sought.has(part))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('are looked for in words of usual length only', () => {
    expect(partsSought('x'.repeat(5_000))).toEqual([])
    expect(partsSought('abc')).toEqual([])
  })
})

function mistype(text: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const place = at % text.length
  if (kind === 'drop') return text.slice(0, place) + text.slice(place + 1) || text
  if (kind === 'add') return text.slice(0, place) + letter + text.slice(place)
  if (kind === 'change') return text.slice(0, place) + letter + text.slice(place + 1)
  return text.slice(0, place) + text.charAt(place + 1) + text.charAt(place) + text.slice(place + 2)
}
