import fc from 'fast-check'
import { normaliseName, rankNames } from '../../src/sync/customer-name.ts'

describe('a name as it is compared', () => {
  it.each([
    ['Acme B.V.', 'acme'],
    ['ACME  bv', 'acme'],
    ['Acme, Inc.', 'acme'],
    ['Acme B.V. Nederland', 'acme nederland'],
    ['V.O.F. De Gouden Leeuw', 'de gouden leeuw'],
    ['Müller & Söhne GmbH & Co. KG', 'muller sohne'],
    ['Weiß e.K.', 'weiss'],
    ['Ærø Smørrebrød ApS', 'aero smorrebrod'],
    ['Rødgrød A/S', 'rodgrod'],
    ['Åkerlund I/S', 'akerlund'],
    ["Coeur de l'Œuvre SARL", 'coeur de l oeuvre'],
    ['Boulangerie Dupont S.A.', 'boulangerie dupont'],
    ['Stichting Welzijn', 'stichting welzijn'],
    ['Bakkerij Jansen C.V.', 'bakkerij jansen'],
    ['Smith Trading Limited', 'smith trading'],
    ['AG Insurance NV', 'ag insurance'],
    ['SAS Institute B.V.', 'sas institute'],
    ['3M Belgium BVBA/SPRL', '3m belgium'],
  ])('reads %s as "%s"', (name, normalised) => {
    expect(normaliseName(name)).toBe(normalised)
  })

  it.each(['B.V.', 'GmbH & Co. KG', 'NV SA', 'A/S'])('keeps a legal form that is all there is: %s', (name) => {
    expect(normaliseName(name)).not.toBe('')
  })

  it('is stable and single-spaced for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = normaliseName(text)

        expect(normaliseName(once)).toBe(once)
        expect(once).toBe(once.trim())
        expect(once === '').toBe(text.trim() === '')
      }),
    )
  })
})

describe('finding a customer by name', () => {
  const customers = [
    { id: '1', name: 'Acme B.V.', code: '1001' },
    { id: '2', name: 'Acme Nederland B.V.', code: '1002' },
    { id: '3', name: 'Bakkerij Jansen & Zonen', code: '1003' },
    { id: '4', name: 'Jansen Techniek V.O.F.', code: '1004' },
    { id: '5', name: 'Müller Maschinenbau GmbH', code: '1005' },
    { id: '6', name: 'Groothandel Vandersteen', code: '                7' },
  ]
  const ids = (query: string) => rankNames(query, customers).map(({ id }) => id)

  it('puts the name itself first, whatever its legal form, and names that hold it after', () => {
    const ranked = rankNames('acme', customers)

    expect(ranked.map(({ id, exact }) => [id, exact])).toEqual([
      ['1', true],
      ['2', false],
    ])
  })

  it.each([
    ['a code', '1004', '4'],
    ['a padded code', '7', '6'],
    ['words in another order', 'jansen bakkerij', '3'],
    ['the beginning', 'mull', '5'],
    ['beginnings of words', 'bak jan', '3'],
    ['a part', 'dersteen', '6'],
    ['other spaces', 'groothandel van der steen', '6'],
    ['a letter too few', 'bakerij jansen', '3'],
    ['two letters swapped', 'maschinenbua', '5'],
    ['a wrong accent', 'Mûller', '5'],
  ])('finds a customer by %s', (_, query, id) => {
    expect(ids(query)[0]).toBe(id)
  })

  it('leaves out what nobody can have meant', () => {
    expect(ids('Philips')).toEqual([])
    expect(ids('  ')).toEqual([])
    expect(ids('1')).toEqual([])
  })

  it('takes the one whose legal form was named, when there are twins', () => {
    const twins = [
      { id: 'bv', name: 'Acme B.V.' },
      { id: 'nv', name: 'Acme N.V.' },
    ]

    expect(rankNames('Acme NV', twins).filter(({ exact }) => exact)).toEqual([{ id: 'nv', score: 1, exact: true }])
    expect(rankNames('Acme', twins).map(({ exact }) => exact)).toEqual([true, true])
  })

  const word = fc.stringMatching(/^[a-z]{8,12}$/)
  const name = fc.uniqueArray(word, { minLength: 2, maxLength: 3 })

  it('finds any name with a typing error, in another order, with accents and a legal form', () => {
    fc.assert(
      fc.property(name, fc.nat(7), fc.constantFrom('B.V.', 'GmbH', 'ApS', 'SARL'), (words, place, form) => {
        const candidates = [...customers, { id: 'it', name: `${words.join(' ')} ${form}` }]
        const accented = words.join(' ').replaceAll('e', 'é').replaceAll('o', 'ø')
        const mistyped = words.map((one) => one.slice(0, place) + one.slice(place + 1)).join(' ')

        const found = (query: string) => rankNames(query, candidates).some(({ id }) => id === 'it')

        expect(found(words.toReversed().join(' '))).toBe(true)
        expect(found(mistyped)).toBe(true)
        expect(rankNames(accented, candidates)[0]).toEqual({ id: 'it', score: 1, exact: true })
      }),
    )
  })

  it('ranks 10,000 names in the time of a breath', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => ({ id: String(i), name: `Bakkerij Groot Nummer ${i} B.V.`, code: String(i) }))
    const spent = () => {
      const begun = process.cpuUsage()
      rankNames('bakerij grot 77', many)
      return process.cpuUsage(begun).user / 1_000
    }

    const milliseconds = Math.min(...Array.from({ length: 5 }, spent))

    expect(milliseconds).toBeLessThan(500)
  })
})
