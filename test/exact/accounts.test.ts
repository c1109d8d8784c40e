import { findAccounts, readAccount } from '../../src/exact/accounts.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure, page, testClient } from './rig.ts'

const accounts = 'GET /api/v1/77/crm/Accounts'
const id = '6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11'

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

const find = (text: string) => findAccounts(testClient(exact.url).client, text)
const filter = () => exact.requests[0]?.query.$filter

it('looks for the text as typed, with capitals, and in capitals', async () => {
  exact.expect(accounts, page([]))

  await find('  van der  berg ')

  expect(filter()).toBe("substringof('van der berg',Name) or substringof('Van Der Berg',Name) or substringof('VAN DER BERG',Name)")
})

it('asks for each spelling once', async () => {
  exact.expect(accounts, page([]))

  await find('3M')

  expect(filter()).toBe("substringof('3M',Name) or substringof('3m',Name)")
})

it('keeps quotes from ending the text', async () => {
  exact.expect(accounts, page([]))

  await find("L'OR")

  expect(filter()).toContain("substringof('L''OR',Name)")
})

it('looks for a VAT number in the same question', async () => {
  exact.expect(accounts, page([]))

  await findAccounts(testClient(exact.url).client, '3M', "NL8'B01")

  expect(filter()).toBe("substringof('3M',Name) or substringof('3m',Name) or VATNumber eq 'NL8''B01'")
})

it('answers with records in the core’s form, of the first page only', async () => {
  const row = {
    ID: id,
    Code: '                25',
    Name: 'Acme B.V.',
    Country: 'NL ',
    Blocked: false,
    CreditLineSales: 25000,
    TradeName: null,
  }
  exact.expect(accounts, page([row], `${exact.url}/next`))

  const found = await find('Acme')

  expect(found).toEqual([
    {
      id,
      stamp: '0',
      fields: expect.objectContaining({
        ID: id,
        Code: '25',
        Name: 'Acme B.V.',
        Country: 'NL',
        Blocked: false,
        CreditLineSales: '25000.00',
        TradeName: null,
      }),
    },
  ])
})

it('asks for the spelling that was typed alone when Exact takes too long for all of them', async () => {
  for (const _ of [1, 2]) exact.expect(accounts, { status: 408, body: '' })
  exact.expect(accounts, page([{ ID: id, Name: 'Acme B.V.' }]))

  expect(await find('acme')).toHaveLength(1)
  expect(exact.requests.at(-1)?.query.$filter).toBe("substringof('acme',Name)")
})

it('asks nothing for nothing', async () => {
  expect(await find('   ')).toEqual([])
})

it('cuts a text nobody’s name is as long as', async () => {
  exact.expect(accounts, page([]))

  await find('x'.repeat(5000))

  expect(filter()?.length).toBeLessThan(500)
})

describe('one account', () => {
  const read = (wanted: string) => readAccount(testClient(exact.url).client, wanted)

  it('is read by its id', async () => {
    exact.expect(accounts, page([{ ID: id, Name: 'Acme B.V.' }]))

    expect(await read(id)).toMatchObject({ id, fields: { Name: 'Acme B.V.' } })
    expect(filter()).toBe(`ID eq guid'${id}'`)
  })

  it('that is gone is null, not an error', async () => {
    exact.expect(accounts, page([]))

    expect(await read(id)).toBeNull()
  })

  it('isn’t asked for by what is no id', async () => {
    expect(await failure(read("' or true"))).toMatchObject({ name: 'SaldoError' })
  })
})
