import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createExactSource } from '../../src/exact/source.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { collect, failure, logger, page, refusal, testClient } from './rig.ts'

const accounts = 'GET /api/v1/77/sync/CRM/Accounts'
const contacts = 'GET /api/v1/77/sync/CRM/Contacts'
const deletions = 'GET /api/v1/77/sync/Deleted'
const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`

let exact: ScriptedServer
beforeEach(async () => {
  exact = await startScriptedServer()
})
afterEach(() => exact.close())

function source(log = logger) {
  return createExactSource(testClient(exact.url).client, log)
}

describe('changed rows', () => {
  it('are asked from the beginning with the vendor’s first row version, and only the fields needed', async () => {
    exact.expect(accounts, page([]))

    await collect(source().changed('account', ['Name', 'Code', 'ID'], ''))

    expect(exact.requests[0]?.query).toEqual({ $select: 'ID,Timestamp,Name,Code', $filter: 'Timestamp gt 1' })
  })

  it('are asked after a cursor by that row version', async () => {
    exact.expect(contacts, page([]))

    await collect(source().changed('contact', ['FirstName'], '9007199254740993'))

    expect(exact.requests[0]?.query).toEqual({ $select: 'ID,Timestamp,FirstName', $filter: 'Timestamp gt 9007199254740993L' })
  })

  it('carry normalised values and the highest row version seen, as text', async () => {
    const next = `${exact.url}/api/v1/77/sync/CRM/Accounts?$skiptoken=1`
    const row = {
      ID: id(1),
      Timestamp: '9007199254740995',
      Name: ' Acme B.V. ',
      Code: '                25',
      CreditLineSales: 0.1 + 0.2,
      Parent: '00000000-0000-0000-0000-000000000000',
      GlnNumber: '',
    }
    exact.expect(accounts, page([row, { ...row, ID: id(2), Timestamp: '9007199254740993' }], next))
    exact.expect(accounts, page([{ ...row, ID: id(3), Timestamp: '10000000000000000' }]))

    const pages = await collect(source().changed('account', ['Name', 'Code', 'CreditLineSales', 'Parent', 'GlnNumber'], '5'))

    expect(pages.map(({ cursor, rows }) => [cursor, rows.map((each) => each.id)])).toEqual([
      ['9007199254740995', [id(1), id(2)]],
      ['10000000000000000', [id(3)]],
    ])
    expect(pages[0]?.rows[0]).toEqual({
      id: id(1),
      stamp: '9007199254740995',
      fields: { Name: 'Acme B.V.', Code: '25', CreditLineSales: '0.30', Parent: null, GlnNumber: null },
    })
  })

  it('tell row versions apart that JSON numbers can’t', async () => {
    exact.expect(accounts, page(['9007199254740992', '9007199254740993'].map((Timestamp) => ({ ID: id(1), Timestamp }))))

    const [only] = await collect(source().changed('account', [], ''))

    expect(only?.cursor).toBe('9007199254740993')
  })

  it('hand over a page before the next is asked for, so that it can be made safe', async () => {
    const next = `${exact.url}/api/v1/77/sync/CRM/Accounts?$skiptoken=1`
    exact.expect(accounts, page([{ ID: id(1), Timestamp: '7' }], next))

    for await (const first of source().changed('account', [], '')) {
      expect(first.cursor).toBe('7')
      break
    }

    expect(exact.requests).toHaveLength(1)
  })

  it('that are none yield no page and cost one call', async () => {
    exact.expect(accounts, page([]))
    const port = source()

    expect(await collect(port.changed('account', ['Name'], '99'))).toEqual([])
    expect(port.calls()).toBe(1)
  })

  it.each(['BankAccounts', 'Logo', 'Nmae'])('refuse the field %s before Exact has to', async (name) => {
    expect(await failure(collect(source().changed('account', ['Name', name], '')))).toMatchObject({
      code: 'exact-unknown-field',
      recovery: 'fix-input',
    })
    expect(exact.requests).toEqual([])
  })

  it('fit in one address with every field there is', async () => {
    exact.expect(accounts, page([]))
    const port = source()

    await collect(
      port.changed(
        'account',
        port.fields('account').map((field) => field.name),
        '',
      ),
    )

    expect(exact.requests[0]?.query.$select?.split(',')).toHaveLength(165)
  })

  it('without an id or a row version are an error, not a guess', async () => {
    exact.expect(accounts, page([{ ID: id(1), Name: 'Acme' }]))

    const error = await failure(collect(source().changed('account', ['Name'], '')))

    expect(error).toMatchObject({ code: 'exact-unexpected-row', cause: { message: expect.not.stringContaining('Acme') } })
  })
})

describe('changed rows that take Exact too long', () => {
  const tooLong = { status: 408, body: '' }
  const row = (digit: number, more: object) => ({ ID: id(digit), Timestamp: String(digit), ...more })

  it('are read in two halves of their fields, and are whole', async () => {
    for (const _ of [1, 2]) exact.expect(accounts, tooLong)
    exact.expect(accounts, page([row(1, { Name: 'Acme' }), row(2, { Name: 'Bolt' })]))
    exact.expect(accounts, page([row(1, { City: 'Utrecht' }), row(2, { City: 'Breda' })]))

    const pages = await collect(source().changed('account', ['Name', 'City', 'ID'], '0'))

    expect(exact.requests.map(({ query }) => query.$select)).toEqual([
      ...Array(2).fill('ID,Timestamp,Name,City'),
      'ID,Timestamp,Name',
      'ID,Timestamp,City',
    ])
    expect(pages).toEqual([
      {
        rows: [
          { id: id(1), stamp: '1', fields: { Name: 'Acme', City: 'Utrecht', ID: id(1) } },
          { id: id(2), stamp: '2', fields: { Name: 'Bolt', City: 'Breda', ID: id(2) } },
        ],
        cursor: '2',
      },
    ])
  })

  it('go on in halves from the page that was safe', async () => {
    exact.expect(accounts, page([row(1, { Name: 'Acme', City: 'Utrecht' })], `${exact.url}/api/v1/77/sync/CRM/Accounts?$skiptoken=1`))
    for (const _ of [1, 2]) exact.expect(accounts, tooLong)
    for (const more of [{ Name: 'Bolt' }, { City: 'Breda' }]) exact.expect(accounts, page([row(2, more)]))

    const pages = await collect(source().changed('account', ['Name', 'City'], ''))

    expect(pages.map(({ cursor }) => cursor)).toEqual(['1', '2'])
    expect(exact.requests.at(-1)?.query.$filter).toBe('Timestamp gt 1L')
  })

  it('even in halves need an admin', async () => {
    for (const _ of [1, 2, 3, 4]) exact.expect(accounts, tooLong)

    const error = await failure(collect(source().changed('account', ['Name', 'City'], '')))

    expect(error).toMatchObject({ code: 'exact-query-too-broad', recovery: 'ask-admin' })
  })
})

describe('deleted rows', () => {
  it.each([
    ['account', 2],
    ['contact', 5],
  ] as const)('of an %s come from the log, with a cursor of their own', async (entity, type) => {
    exact.expect(
      deletions,
      page([
        { EntityKey: id(4), EntityType: type, Timestamp: '40' },
        { EntityKey: id(5), EntityType: type, Timestamp: '41' },
      ]),
    )

    const pages = await collect(source().deleted(entity, '12'))

    expect(exact.requests[0]?.query.$filter).toBe(`Timestamp gt 12L and EntityType eq ${type}`)
    expect(pages).toEqual([
      {
        rows: [
          { id: id(4), stamp: '40' },
          { id: id(5), stamp: '41' },
        ],
        cursor: '41',
      },
    ])
  })

  it('that may not be read are none, and the log says why', async () => {
    exact.expect(deletions, refusal(403, 'Forbidden'))
    const lines: string[] = []
    const log = pino({}, new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) }))

    expect(await collect(source(log).deleted('account', ''))).toEqual([])
    expect(lines.join()).toContain('deletions in Exact stay unknown')
  })

  it('of an administration that was the wrong one are an error', async () => {
    exact.expect(deletions, refusal(403, 'Forbidden - WrongDivision'))

    expect(await failure(collect(source().deleted('account', '')))).toMatchObject({ code: 'exact-wrong-division' })
  })
})
