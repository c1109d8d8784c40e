import { accounts as entity } from '../catalogue/accounts.ts'
import { accountKind, accountSpace, freshAccount, generated } from './account-columns.ts'
import { currencies, paymentConditions, vatCodes } from './codes.ts'
import { sceneAt, type World } from './company.ts'
import { guidAt, guidRank, positionOfGuid } from './guid.ts'
import { countryNames, isCountry } from './places.ts'
import { createRecords, type Records } from './records.ts'
import type { Row, Value } from './rows.ts'
import { employeeById } from './staff.ts'
import type { Versions } from './versions.ts'

/** Relation numbers count up from here, in the order of the positions. */
const firstCode = 10_001

const placeholder = 'https://start.exactonline.nl/docs/images/placeholder_account_myeol.png'

const lookUp = (table: Record<string, { description: string }>, key: Value): Value =>
  (typeof key === 'string' && table[key]?.description) || null

/** Columns that follow from other columns of the row, or of the rows it points at. */
const derived = (records: () => Records): Record<string, (self: Row) => Value> => {
  const other = (id: Value, column: string): Value => {
    const position = records().find(id)
    return position === undefined ? null : records().row(position)(column)
  }
  const employee = (id: Value) => (typeof id === 'string' ? employeeById.get(id) : undefined)
  return {
    AccountManagerFullName: (self) => employee(self('AccountManager'))?.name ?? null,
    AccountManagerHID: (self) => employee(self('AccountManager'))?.number ?? null,
    CountryName: (self) => {
      const country = self('Country')
      return typeof country === 'string' && isCountry(country) ? countryNames[country].nl : null
    },
    CreatorFullName: (self) => employee(self('Creator'))?.name ?? null,
    InvoiceAccountCode: (self) => other(self('InvoiceAccount'), 'Code'),
    InvoiceAccountName: (self) => other(self('InvoiceAccount'), 'Name'),
    IsSales: (self) => self('Status') === 'C',
    LogoThumbnailUrl: () => placeholder,
    LogoUrl: () => placeholder,
    ModifierFullName: (self) => employee(self('Modifier'))?.name ?? null,
    PaymentConditionSalesDescription: (self) => lookUp(paymentConditions, self('PaymentConditionSales')),
    PaymentConditionPurchaseDescription: (self) => lookUp(paymentConditions, self('PaymentConditionPurchase')),
    PurchaseCurrencyDescription: (self) => lookUp(currencies, self('PurchaseCurrency')),
    ResellerCode: (self) => other(self('Reseller'), 'Code'),
    ResellerName: (self) => other(self('Reseller'), 'Name'),
    SalesCurrencyDescription: (self) => lookUp(currencies, self('SalesCurrency')),
    SalesVATCodeDescription: (self) => lookUp(vatCodes, self('SalesVATCode')),
  }
}

/**
 * The accounts of an administration.
 * @param mainContact guid of the generated primary contact of an account, if it has contacts
 */
export const createAccounts = (
  world: World,
  size: number,
  versions: Versions,
  mainContact: (position: number) => string | null,
): Records => {
  const space = accountSpace(world)
  const follow = derived(() => records)

  const compute = (position: number, column: string, self: Row): Value => {
    if (column === 'Code') return String(firstCode + position)
    if (column === 'Division') return world.division
    const rule = follow[column]
    if (rule) return rule(self)
    if (position >= size)
      return column === 'SalesCurrency' || column === 'PurchaseCurrency' ? world.currency : (freshAccount[column] ?? null)
    const set = sceneAt(world, position)?.values[column]
    if (set !== undefined) return set
    if (column === 'MainContact') return mainContact(position)
    return generated[column]?.(world, position) ?? freshAccount[column] ?? null
  }

  const records: Records = createRecords({
    entity,
    syncType: 'Exact.Web.Api.Models.Sync.CRM.Account',
    size,
    holds: () => true,
    compute,
    id: (position) => guidAt(space, position),
    seek: guidRank,
    locate: (id) => positionOfGuid(space, id),
    versions,
    kind: accountKind,
  })
  return records
}
