import type { Country } from './places.ts'
import type { Values } from './records.ts'

/** A customer set by hand. `ledger` says which books it has; the rest of the account is generated as usual. */
export interface Scene {
  country: Country
  values: Values & { Name: string }
  ledger: 'usual' | 'none' | 'worked-example' | 'credits-only' | 'two-currencies' | 'late'
  /** Position of the account that owns this one. */
  parent?: number
  /** Whether the account has contacts; left out: as generated. */
  contacts?: number
}

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`)

const customer = (Name: string, country: Country = 'NL', values: Values = {}, ledger: Scene['ledger'] = 'usual'): Scene => ({
  country,
  values: { Status: 'C', Blocked: false, EndDate: null, SalesCurrency: country === 'DK' ? 'DKK' : 'EUR', IsAnonymised: 0, ...values, Name },
  ledger,
})

const longName = 'Coöperatieve Vereniging tot Gezamenlijke Inkoop, Opslag en Distributie van Duurzame Bouwmaterialen Noord-Holland U.A.'

/** One company buys from both administrations: its numbers are the same in either's books. */
const acmeNumbers = { VATNumber: 'NL804595306B03', RSIN: '804595306' }

/** The first accounts of the Dutch administration, by position. */
export const scenes: readonly Scene[] = [
  {
    ...customer(
      'Acme B.V.',
      'NL',
      {
        ...acmeNumbers,
        City: 'Utrecht',
        Postcode: '3511 LX',
        AddressLine1: 'Oudegracht 112',
        Email: 'administratie@acme.example',
        Website: 'www.acme.example',
        CreditLineSales: 10_000,
        PaymentConditionSales: '30',
      },
      'worked-example',
    ),
    contacts: 2,
  },
  { ...customer('Acme Logistics GmbH', 'DE'), parent: 0 },
  customer('Acmenta Interieur', 'BE'),
  customer('Jansen Bouw B.V.'),
  customer('Jansen & Zonen'),
  customer('Jansen Transport N.V.', 'NL', {}, 'late'),
  customer('Janssen Techniek'),
  customer('[klik](http://evil.example) **x**'),
  customer(`'t Hoekje "De Smid" & Zn.`),
  customer(longName),
  { ...customer('Geanonimiseerd', 'NL', anonymised(), 'none'), contacts: 1 },
  customer('Rederij Oude Haven B.V.', 'NL', { EndDate: day('2022-06-30') }, 'none'),
  customer('Van Straten Verf V.O.F.', 'NL', { Blocked: true, Remarks: 'Geblokkeerd wegens betalingsachterstand.' }, 'late'),
  customer('Nieuwland Start-up B.V.', 'NL', {}, 'none'),
  customer('Retourhuis Benelux B.V.', 'NL', {}, 'credits-only'),
  customer('Liberty Instruments Inc.', 'US', { SalesCurrency: 'USD' }, 'two-currencies'),
]

/** The same for the Danish administration, whose other accounts are all generated. */
export const scenesAbroad: readonly Scene[] = [customer('Acme B.V.', 'NL', { ...acmeNumbers, City: 'Utrecht', SalesCurrency: 'DKK' })]

/** Personal data wiped, as Exact leaves such a row. */
function anonymised(): Values {
  const wiped = ['AddressLine1', 'Postcode', 'City', 'Email', 'Phone', 'Website', 'VATNumber', 'ChamberOfCommerce', 'RSIN', 'SearchCode']
  return { IsAnonymised: 1, ...Object.fromEntries(wiped.map((name) => [name, null])) }
}
