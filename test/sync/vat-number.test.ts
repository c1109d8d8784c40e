import fc from 'fast-check'
import { dice } from '../../src/sandbox/world/dice.ts'
import {
  belgianEnterpriseNumber,
  danishCompanyNumber,
  dutchTaxNumber,
  dutchVatNumber,
  germanVatNumber,
} from '../../src/sandbox/world/vat.ts'
import { checkVatNumber } from '../../src/sync/vat-number.ts'

describe('a VAT number', () => {
  it.each([
    ['NL123456782B12', '', 'NL123456782B12'],
    ['nl 8045.95.306.B03', 'NL', 'NL804595306B03'],
    ['804595306B03', 'NL', 'NL804595306B03'],
    ['BE 0403.170.701', 'NL', 'BE0403170701'],
    ['0403170701', 'BE', 'BE0403170701'],
    ['DE 136 695 976', '', 'DE136695976'],
    ['DK13585628', '', 'DK13585628'],
    ['FR 83 404 833 048', '', 'FR83404833048'],
    ['LU10000356', '', 'LU10000356'],
    ['ATU12345678', '', 'ATU12345678'],
    ['CHE-123.456.789 MWST', 'CH', 'CHE123456789MWST'],
    ['123456789', 'GR', 'EL123456789'],
    ['EL123456789', 'GR', 'EL123456789'],
    ['12-3456789', 'US', '123456789'],
  ])('%s (%s) is %s', (text, country, number) => {
    expect(checkVatNumber(text, country)).toEqual({ ok: true, number })
  })

  it.each([
    ['NL12', 'NL', 'shape', 'NL'],
    ['NL123456783B12', '', 'digits', 'NL'],
    ['BE0403170702', '', 'digits', 'BE'],
    ['DE136695977', 'DE', 'digits', 'DE'],
    ['13585629', 'DK', 'digits', 'DK'],
    ['FR84404833048', '', 'digits', 'FR'],
    ['LU10000357', '', 'digits', 'LU'],
    ['', 'NL', 'shape', 'NL'],
  ])('%s (%s) is wrong by its %s, with an example of %s', (text, country, why, letters) => {
    expect(checkVatNumber(text, country)).toEqual({ ok: false, why, country: letters, example: expect.stringContaining(letters) })
  })

  const makers = {
    NL: (seed: number) => dutchVatNumber(dutchTaxNumber(dice(seed))),
    BE: (seed: number) => `BE${belgianEnterpriseNumber(dice(seed))}`,
    DE: (seed: number) => germanVatNumber(dice(seed)),
    DK: (seed: number) => `DK${danishCompanyNumber(dice(seed))}`,
  }

  it.each(Object.entries(makers))('of %s that passes its check is taken, and with one digit changed isn’t', (_, make) => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, place, by) => {
        const number = make(seed)
        const digits = [...number].flatMap((sign, index) => (/\d/.test(sign) && index < 10 ? [index] : []))
        const at = digits[place % digits.length] ?? 0
        const changed = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`
        return checkVatNumber(number, '').ok && !checkVatNumber(changed, '').ok
      }),
    )
  })
})
