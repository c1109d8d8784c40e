import { addresses as entity } from '../catalogue/addresses.ts'
import type { World } from './company.ts'
import { mix } from './dice.ts'
import { guidAt, guidRank, positionOfGuid } from './guid.ts'
import { countryNames, isCountry } from './places.ts'
import { createRecords, type Records } from './records.ts'
import type { Row, Value } from './rows.ts'
import { user } from './staff.ts'
import type { Versions } from './versions.ts'

export const addressKind = 3

/** A visiting address for every account, an invoice address for some. */
export const addressesPerAccount = 2

const copied = new Set(['AddressLine1', 'City', 'Country', 'Created', 'Modified', 'Phone', 'Postcode'])

/** The addresses of an administration; generated ones repeat what the account says. */
export const createAddresses = (world: World, accountCount: number, accounts: Records, versions: Versions): Records => {
  const space = { seed: world.seed, kind: addressKind, division: world.division }
  const size = accountCount * addressesPerAccount
  const accountOf = (position: number) => Math.floor(position / addressesPerAccount)

  const fromAccount = (self: Row, column: string): Value => {
    const position = accounts.find(self('Account'))
    return position === undefined ? null : accounts.row(position)(column)
  }

  const compute = (position: number, column: string, self: Row): Value => {
    if (column === 'AccountName') return fromAccount(self, 'Name')
    if (column === 'AccountIsSupplier') return fromAccount(self, 'IsSupplier')
    if (column === 'Division') return world.division
    if (column === 'CountryName') {
      const country = self('Country')
      return typeof country === 'string' && isCountry(country) ? countryNames[country].nl : null
    }
    if (column === 'Creator' || column === 'Modifier') return user.id
    if (column === 'CreatorFullName' || column === 'ModifierFullName') return user.name
    if (position >= size) return column === 'Main' ? false : null
    if (column === 'Account') return accounts.row(accountOf(position))('ID')
    if (column === 'Type') return position % addressesPerAccount === 0 ? 1 : 3
    if (column === 'Main') return true
    return copied.has(column) ? accounts.row(accountOf(position))(column) : null
  }

  const records: Records = createRecords({
    entity,
    syncType: 'Exact.Web.Api.Models.Sync.CRM.Address',
    size,
    holds: (position) =>
      accounts.exists(accountOf(position)) &&
      (position % addressesPerAccount === 0 || mix(world.seed, world.division, position, 51) % 5 === 0),
    compute,
    id: (position) => guidAt(space, position),
    seek: guidRank,
    locate: (id) => positionOfGuid(space, id),
    lookup: (column, value) => {
      if (column !== 'Account') return undefined
      const account = accounts.find(value)
      if (account === undefined) return []
      const own = account < accountCount ? [account * addressesPerAccount, account * addressesPerAccount + 1] : []
      return [...new Set([...own, ...records.touched()])].filter(records.exists).sort((one, other) => one - other)
    },
    versions,
    kind: addressKind,
  })
  return records
}
