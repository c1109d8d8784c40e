import { accounts } from '../../src/sandbox/catalogue/accounts.ts'
import { addresses } from '../../src/sandbox/catalogue/addresses.ts'
import { agingReceivablesList } from '../../src/sandbox/catalogue/aging-receivables-list.ts'
import { contacts } from '../../src/sandbox/catalogue/contacts.ts'
import { divisions } from '../../src/sandbox/catalogue/divisions.ts'
import { hrmDivisions } from '../../src/sandbox/catalogue/hrm-divisions.ts'
import { me } from '../../src/sandbox/catalogue/me.ts'
import { receivables } from '../../src/sandbox/catalogue/receivables.ts'
import { receivablesList } from '../../src/sandbox/catalogue/receivables-list.ts'
import { salesInvoices } from '../../src/sandbox/catalogue/sales-invoices.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { connect, generous, nextOf, type Row, rowsOf, withSandbox } from './client.ts'

const normalise = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|gmbh|bvba|srl|sa|ag|kg|aps|a\/s|ltd|inc|llc)\b\.?/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const all = async (options: { seed?: number; accounts: number }, path: string): Promise<Row[]> => {
  const sandbox = await startSandbox({ ...options, limits: generous, now: () => new Date('2025-03-31T10:00:00Z') })
  const client = await connect(sandbox)
  const rows = await client.all(path)
  await sandbox.close()
  return rows
}

const accountColumns =
  'sync/CRM/Accounts?$filter=Timestamp gt 1&$select=ID,Name,Country,Status,VATNumber,ChamberOfCommerce,Blocked,IsSupplier,Parent,MainContact'

describe('the catalogue', () => {
  it('has every column of the ten entities', () => {
    const entities = [
      accounts,
      contacts,
      salesInvoices,
      receivablesList,
      receivables,
      agingReceivablesList,
      divisions,
      hrmDivisions,
      me,
      addresses,
    ]

    expect(entities.map((entity) => entity.columns.length)).toEqual([166, 70, 80, 17, 79, 17, 62, 33, 39, 55])
  })
})

describe('generated accounts', () => {
  let rows: Row[]

  beforeAll(async () => {
    rows = await all({ accounts: 1_536 }, accountColumns)
  })

  it('bear different names, and only one is Acme', () => {
    const names = rows.map((row) => normalise(String(row.Name)))

    expect(new Set(rows.map((row) => row.Name)).size).toBe(1_536)
    expect(names.filter((name) => name === 'acme')).toHaveLength(1)
  })

  it('come from four countries and more, mostly as customers', () => {
    const share = (test: (row: Row) => boolean) => rows.filter(test).length / rows.length

    expect(['NL ', 'BE ', 'DE ', 'DK '].every((country) => share((row) => row.Country === country) > 0.02)).toBe(true)
    expect(share((row) => row.Status === 'C')).toBeGreaterThan(0.7)
    expect(['P', 'S', 'A'].every((status) => share((row) => row.Status === status) > 0.01)).toBe(true)
    expect(share((row) => row.Blocked === true)).toBeGreaterThan(0.005)
    expect(share((row) => row.Parent !== null)).toBeGreaterThan(0.01)
  })

  it('are the same for the same seed, and others for another', async () => {
    const again = await all({ accounts: 100 }, accountColumns)
    const other = await all({ accounts: 100, seed: 2 }, accountColumns)

    const content = (list: Row[]) => list.slice(20, 100).map(({ __metadata, ...row }) => row)
    expect(content(again)).toEqual(content(rows))
    expect(content(other)).not.toEqual(content(rows))
  })

  it('have contacts that point back at them', async () => {
    const people = await all({ accounts: 100 }, 'sync/CRM/Contacts?$filter=Timestamp gt 1&$select=ID,Account,AccountName,IsMainContact')

    const names = new Map(rows.map((row) => [row.ID, row.Name]))
    const main = new Set(rows.slice(0, 100).map((row) => row.MainContact))
    expect(people.length).toBeGreaterThan(80)
    expect(people.every((person) => person.AccountName === names.get(person.Account ?? null))).toBe(true)
    expect(people.every((person) => main.has(person.ID ?? null) === person.IsMainContact)).toBe(true)
  })
})

describe('a large administration', () => {
  it('serves any page and any key of 200,000 accounts', async () => {
    await withSandbox({ accounts: 200_000, limits: generous }, async (sandbox) => {
      const client = await connect(sandbox)
      const last = sandbox.administrations[0].accountId(199_999)

      const first = await client.get('sync/CRM/Accounts?$filter=Timestamp gt 1')
      const deep = await client.rows('sync/CRM/Accounts?$filter=Timestamp gt 2500000L&$select=ID,Name')
      const keyed = await client.rows(`crm/Accounts?$filter=ID eq guid'${last}'&$select=Name`)
      const items = await client.get(`read/financial/ReceivablesList?$filter=AccountId eq guid'${last}'`)

      expect([rowsOf(first).length, deep.length, keyed.length, items.status]).toEqual([1_000, 1_000, 1, 200])
      expect(nextOf(first)).toBeDefined()
    })
  })
})
