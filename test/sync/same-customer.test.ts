import fc from 'fast-check'
import { customersOf, type Known } from '../../src/sync/same-customer.ts'

const account = (code: number, name: string, vatNumber: string | null = null): Known => ({ administration: { code }, name, vatNumber })

const names = (accounts: readonly Known[]) =>
  customersOf(accounts).map((customer) => customer.map(({ administration, name }) => `${administration.code} ${name}`))

describe('accounts of several administrations', () => {
  it('are one customer by the same VAT number, however it is written', () => {
    const found = names([account(1, 'Acme B.V.', 'NL804595306B03'), account(2, 'Acme Danmark', 'nl 8045.95.306 b03')])

    expect(found).toEqual([['1 Acme B.V.', '2 Acme Danmark']])
  })

  it('are one customer by exactly the same name, legal form aside', () => {
    const found = names([account(1, 'Nieuwland B.V.'), account(2, 'NIEUWLAND'), account(3, 'Nieuwland Noord')])

    expect(found).toEqual([['1 Nieuwland B.V.', '2 NIEUWLAND'], ['3 Nieuwland Noord']])
  })

  it('are told apart by two VAT numbers of one country', () => {
    const found = names([account(1, 'Jansen', 'NL811111111B01'), account(2, 'Jansen', 'NL822222222B01')])

    expect(found).toHaveLength(2)
  })

  it('may have a VAT number in each of two countries', () => {
    const found = names([account(1, 'Jansen', 'NL811111111B01'), account(2, 'Jansen', 'DK25313763')])

    expect(found).toHaveLength(1)
  })

  it('stay apart where several would fit', () => {
    const found = names([account(1, 'Jansen'), account(1, 'Jansen B.V.'), account(2, 'Jansen')])

    expect(found).toEqual([['1 Jansen'], ['1 Jansen B.V.'], ['2 Jansen']])
  })

  it('of one firm with branches are matched by name among those with its number', () => {
    const number = 'NL804595306B03'

    const found = names([account(1, 'Acme Noord', number), account(1, 'Acme Zuid', number), account(2, 'Acme Zuid', number)])

    expect(found).toEqual([['1 Acme Noord'], ['1 Acme Zuid', '2 Acme Zuid']])
  })

  it('come out each once, never two of one administration together', () => {
    const any = fc.record({
      administration: fc.record({ code: fc.integer({ min: 1, max: 3 }) }),
      name: fc.constantFrom('Acme', 'Acme B.V.', 'Jansen'),
      vatNumber: fc.constantFrom(null, 'NL804595306B03', 'NL811111111B01', 'DK25313763'),
    })

    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (accounts) => {
        const customers = customersOf(accounts)

        expect(new Set(customers.flat())).toEqual(new Set(accounts))
        expect(customers.flat()).toHaveLength(accounts.length)
        for (const customer of customers)
          expect(new Set(customer.map(({ administration }) => administration.code)).size).toBe(customer.length)
      }),
    )
  })
})
