import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Client, connect, createTestClock, generous, messageOf, type Reply, type Row, rowsOf } from './client.ts'

let clock: ReturnType<typeof createTestClock>
let sandbox: Sandbox
let client: Client

beforeEach(async () => {
  clock = createTestClock('2025-07-01T10:00:00Z')
  sandbox = await startSandbox({ accounts: 60, limits: generous, now: clock.now })
  client = await connect(sandbox)
})

afterEach(() => sandbox.close())

const rowIn = (reply: Reply): Row => reply.json?.d as Row
const whole = { prefer: 'return=representation' }
const home = () => sandbox.administrations[0]
const highest = async (path: string): Promise<bigint> =>
  (await client.all(`${path}?$filter=Timestamp gt 1&$select=Timestamp`)).reduce((most, row) => {
    const stamp = BigInt(String(row.Timestamp))
    return stamp > most ? stamp : most
  }, 0n)

describe('creating', () => {
  it('answers 201 with a skeleton: the ID, flags at 0, everything else null', async () => {
    const reply = await client.call('POST', 'crm/Accounts', { Name: 'Nieuw B.V.' })

    const { ID, IsAnonymised, Name, Code, Status } = rowIn(reply)
    expect(reply.status).toBe(201)
    expect(reply.headers.get('location')).toBe(`${sandbox.url}/api/v1/350101/crm/Accounts(guid'${ID}')`)
    expect({ IsAnonymised, Name, Code, Status }).toEqual({ IsAnonymised: 0, Name: null, Code: null, Status: null })
  })

  it('answers the full row when asked to, with the vendor’s defaults', async () => {
    const reply = await client.call('POST', 'crm/Accounts', { Name: 'Nieuw B.V.', Status: 'C', Country: 'NL' }, whole)

    expect(rowIn(reply)).toMatchObject({
      Name: 'Nieuw B.V.',
      Code: '             10061',
      Country: 'NL ',
      CountryName: 'Nederland',
      Type: 'A',
      Source: 2,
      SecurityLevel: 10,
      ConsolidationScenario: 6,
      SalesCurrency: 'EUR',
      CreditLineSales: 0,
      IsSales: true,
      StartDate: `/Date(${Date.UTC(2025, 6, 1)})/`,
      Created: `/Date(${Date.UTC(2025, 6, 1, 12)})/`,
    })
  })

  it('ignores read-only fields without a word', async () => {
    const reply = await client.call('POST', 'crm/Accounts', { Name: 'X', IsPurchase: false, CountryName: 'Nergens' }, whole)

    expect(rowIn(reply)).toMatchObject({ IsPurchase: true, CountryName: null })
  })

  it('drops a currency that is not active', async () => {
    const reply = await client.call('POST', 'crm/Accounts', { Name: 'X', SalesCurrency: 'XTS' }, whole)

    expect(rowIn(reply)).toMatchObject({ SalesCurrency: 'EUR' })
  })

  it('shifts a date with a zone to the wall clock, and leaves one without as it is', async () => {
    const zoned = await client.call('POST', 'crm/Accounts', { Name: 'X', StartDate: '2025-06-30T22:30:00Z' }, whole)
    const plain = await client.call('POST', 'crm/Accounts', { Name: 'X', StartDate: '2025-06-30' }, whole)

    expect(rowIn(zoned).StartDate).toBe(`/Date(${Date.UTC(2025, 6, 1, 0, 30)})/`)
    expect(rowIn(plain).StartDate).toBe(`/Date(${Date.UTC(2025, 5, 30)})/`)
  })

  it.each([
    ['a missing name', 'crm/Accounts', {}, 500, 'Verplicht: Naam'],
    ['a code that exists', 'crm/Accounts', { Name: 'X', Code: '10001' }, 500, 'Gegeven bestaat reeds.'],
    ['a contact without account', 'crm/Contacts', { LastName: 'X' }, 500, 'Verplicht: Relatie'],
    ['an unknown field', 'crm/Accounts', { Name: 'X', Nonsense: 1 }, 400, "The property name 'Nonsense'"],
    ['a value of the wrong type', 'crm/Accounts', { Name: 'X', Blocked: 'yes' }, 400, "The property value provided for 'Blocked'"],
    ['a body that is no object', 'crm/Accounts', '[', 400, 'Error processing request stream.'],
  ])('refuses %s', async (_case, path, body, status, text) => {
    const reply = await client.call('POST', path, body)

    expect(reply.status).toBe(status)
    expect(messageOf(reply)).toContain(text)
  })

  it('answers a wrong reference with two messages in the user’s language', async () => {
    const contact = (await client.rows('crm/Contacts?$select=ID&$top=1'))[0]?.ID

    const reply = await client.call('POST', 'crm/Contacts', { Account: contact, LastName: 'X' })

    expect(reply.status).toBe(500)
    expect(messageOf(reply).split('\r\n')).toEqual(['Ongeldige referentie: Relatie', 'Ongeldige referentie: Relatie (ID)'])
  })

  it('speaks English to an English user', async () => {
    const english = await startSandbox({ accounts: 20, language: 'en', limits: generous })
    const other = await connect(english)

    const reply = await other.call('POST', 'crm/Accounts', { Name: 'X', Code: '10001' })

    await english.close()
    expect(messageOf(reply)).toBe('Data already exists')
  })

  it('copies what a contact takes from its account', async () => {
    const reply = await client.call('POST', 'crm/Contacts', { Account: home().accountId(0), FirstName: 'An', Email: 'an@a.example' }, whole)
    const found = await client.rows(`crm/Contacts?$filter=Account eq guid'${home().accountId(0)}'&$select=ID`)

    expect(rowIn(reply)).toMatchObject({
      AccountName: 'Acme B.V.',
      Code: '             10001',
      BusinessEmail: 'an@a.example',
      FullName: 'An',
    })
    expect(found.map((row) => row.ID)).toContain(rowIn(reply).ID)
  })

  it('gives back the address that is already there', async () => {
    const [known = {}] = await client.rows(
      `crm/Addresses?$filter=Account eq guid'${home().accountId(0)}' and Type eq 1&$select=ID,AddressLine1,Postcode,City,Country,Type`,
    )
    const { ID, __metadata, ...address } = known

    const reply = await client.call('POST', 'crm/Addresses', { ...address, Account: home().accountId(0) })

    expect(rowIn(reply).ID).toBe(ID)
  })
})

describe('changing', () => {
  const acme = () => `crm/Accounts(guid'${home().accountId(0)}')`

  it('answers 204 and changes what was sent, nothing else', async () => {
    const before = rowIn(await client.get(acme()))

    const reply = await client.call('PUT', acme(), { City: 'Zeist' })

    const after = rowIn(await client.get(acme()))
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(after).toEqual({ ...before, City: 'Zeist', Modified: `/Date(${Date.UTC(2025, 6, 1, 12)})/` })
  })

  it('gives the row the newest version, so that sync brings exactly that row', async () => {
    const cursor = await highest('sync/CRM/Accounts')
    await client.call('PUT', acme(), { City: 'Zeist' })

    const changed = await client.rows(`sync/CRM/Accounts?$filter=Timestamp gt ${cursor}L&$select=Name,City`)

    const all = await client.all('sync/CRM/Accounts?$filter=Timestamp gt 1&$select=ID')
    expect(changed).toMatchObject([{ Name: 'Acme B.V.', City: 'Zeist' }])
    expect(new Set(all.map((row) => row.ID)).size).toBe(60)
    expect(all).toHaveLength(60)
  })

  it('refuses a code sent again, its own included', async () => {
    const reply = await client.call('PUT', acme(), { Code: '10001' })

    expect([reply.status, messageOf(reply)]).toEqual([500, 'Gegeven bestaat reeds.'])
  })

  it('answers 404 for a row that is not there and 405 where nothing can be written', async () => {
    const missing = await client.call('PUT', "crm/Accounts(guid'11111111-1111-4111-8111-111111111111')", { City: 'X' })
    const closed = await client.call('POST', 'read/financial/ReceivablesList', {})
    const behind = await client.call('DELETE', `${acme()}/BankAccounts`)
    const kept = await client.get(acme())

    expect([missing.status, closed.status, behind.status, kept.status]).toEqual([404, 405, 405, 200])
  })
})

describe('deleting', () => {
  const idle = async (): Promise<string> => sandbox.administrations[0].findAccount('Nieuwland Start-up B.V.') ?? ''

  it('refuses an account with open items', async () => {
    const reply = await client.call('DELETE', `crm/Accounts(guid'${home().accountId(0)}')`)

    expect(reply.status).toBe(500)
    expect(messageOf(reply)).toMatch(/^Verwijderen niet mogelijk: Relatie - In gebruik bij: /)
  })

  it('removes the row everywhere and logs it, contacts too', async () => {
    const id = await idle()
    const contacts = await client.rows(`crm/Contacts?$filter=Account eq guid'${id}'&$select=ID`)

    const reply = await client.call('DELETE', `crm/Accounts(guid'${id}')`)

    const log = await client.rows('sync/Deleted?$filter=Timestamp gt 1 and EntityType eq 2&$select=EntityKey,EntityType')
    const people = await client.rows('sync/Deleted?$filter=Timestamp gt 1 and EntityType eq 5&$select=EntityKey')
    const left = await client.all('sync/CRM/Accounts?$filter=Timestamp gt 1&$select=ID')
    expect(reply.status).toBe(204)
    expect((await client.get(`crm/Accounts(guid'${id}')`)).status).toBe(404)
    expect(log).toMatchObject([{ EntityKey: id, EntityType: 2 }])
    expect(people.map((row) => row.EntityKey)).toEqual(contacts.map((row) => row.ID))
    expect(left.map((row) => row.ID)).not.toContain(id)
  })

  it('forgets deletions after two months', async () => {
    home().removeAccount(await idle())
    const before = await client.rows('sync/Deleted?$filter=Timestamp gt 1')
    clock.forward(63 * 86_400)
    client = await connect(sandbox)

    const after = await client.rows('sync/Deleted?$filter=Timestamp gt 1')

    expect([before.length > 0, after.length]).toEqual([true, 0])
  })
})

describe('a move to another database', () => {
  it('renews every row version and says when', async () => {
    const added = rowIn(await client.call('POST', 'crm/Accounts', { Name: 'Nieuw B.V.' })).ID
    const cursor = await highest('sync/CRM/Accounts')

    home().move()

    const again = await client.all(`sync/CRM/Accounts?$filter=Timestamp gt ${cursor}L&$select=ID`)
    const [division] = await client.rows('system/Divisions?$select=DivisionMoveDate')
    expect(new Set(again.map((row) => row.ID)).size).toBe(61)
    expect(again.map((row) => row.ID)).toContain(added)
    expect(division?.DivisionMoveDate).toBe(`/Date(${Date.UTC(2025, 6, 1, 12)})/`)
  })

  it('can be asked for by another process', async () => {
    const cursor = await highest('sync/CRM/Contacts')

    const reply = await fetch(`${sandbox.url}/sandbox/divisions/350101/move`, { method: 'POST' })

    const again = rowsOf(await client.get(`sync/CRM/Contacts?$filter=Timestamp gt ${cursor}L&$select=ID`))
    expect(reply.status).toBe(204)
    expect(again.length).toBeGreaterThan(10)
  })
})
