import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Client, connect, generous, messageOf, type Reply, type Row, rowsOf } from './client.ts'

let sandbox: Sandbox
let client: Client
beforeEach(async () => {
  sandbox = await startSandbox({ accounts: 60, limits: generous, now: () => new Date('2025-03-31T10:00:00Z') })
  client = await connect(sandbox)
})
afterEach(() => sandbox.close())

const rowIn = (reply: Reply): Row => reply.json?.d as Row
const home = () => sandbox.administrations[0]
const acme = () => home().accountId(0)
const openOf = async (id: string): Promise<Row[]> => client.rows(`read/financial/ReceivablesListByAccount?accountId=guid'${id}'`)
const columns = 'Timestamp,ID,InvoiceNumber,AmountDC,IsFullyPaid,Status,LineType'
const feed = (after: string) => client.all(`sync/Cashflow/PaymentTerms?$filter=Timestamp gt ${after}&$select=${columns}`)
const highest = (rows: readonly Row[]) =>
  `${rows.reduce((most, { Timestamp }) => (BigInt(String(Timestamp)) > most ? BigInt(String(Timestamp)) : most), 1n)}L`

describe('booking', () => {
  it('a payment, a part of one and its undoing changes what is open, everywhere', async () => {
    home().books.pay(1001)
    home().books.pay(1005, 20_000)
    home().books.pay(1004)
    home().books.reopen(1004)

    const items = await openOf(acme())
    const [aged] = await client.rows(`read/financial/AgingReceivablesList?$filter=AccountId eq guid'${acme()}'`)
    expect(items.map(({ InvoiceNumber, Amount }) => [InvoiceNumber, Amount])).toEqual(
      expect.arrayContaining([
        [1005, 300],
        [1004, 3_630],
      ]),
    )
    expect(items.some(({ InvoiceNumber }) => InvoiceNumber === 1001)).toBe(false)
    expect(aged?.TotalAmount).toBe(6_752 - 1_210 - 200)
  })

  it('an invoice makes a sales invoice and an open item, money that nobody matches a credit', async () => {
    const number = home().books.bill(3, { cents: 12_100, invoicedIn: -40, dueIn: -10 })
    const entry = home().books.receive(3, 5_000)

    const items = await openOf(home().accountId(3))
    const [invoice] = await client.rows(`salesinvoice/SalesInvoices?$filter=InvoiceNumber eq ${number}&$select=AmountDC,VATAmountDC,Status`)
    const changed = await client.rows(
      `salesinvoice/SalesInvoices?$filter=InvoiceNumber eq ${number} and Modified gt datetime'2025-03-30'&$select=InvoiceDate`,
    )
    expect(items).toContainEqual(
      expect.objectContaining({ InvoiceNumber: number, Amount: 121, DueDate: `/Date(${Date.UTC(2025, 2, 21)})/` }),
    )
    expect(items).toContainEqual(expect.objectContaining({ InvoiceNumber: null, EntryNumber: entry, Amount: -50 }))
    expect(invoice).toMatchObject({ AmountDC: 121, VATAmountDC: 21, Status: 50 })
    expect(changed).toMatchObject([{ InvoiceDate: `/Date(${Date.UTC(2025, 1, 19)})/` }])
  })

  it('can be asked for by another process, which learns what it got wrong', async () => {
    const book = (body: object) => fetch(`${sandbox.url}/sandbox/books`, { method: 'POST', body: JSON.stringify(body) })

    const [paid, none, odd] = await Promise.all([
      book({ do: 'pay', invoice: 1001 }),
      book({ do: 'pay', invoice: 5 }),
      book({ do: 'bill', account: acme(), cents: 1.5 }),
    ])

    expect([paid.status, none.status, odd.status]).toEqual([200, 400, 400])
    expect(await openOf(acme())).toHaveLength(6)
  })
})

describe('sync/Cashflow/PaymentTerms', () => {
  it('has every receivable once, and after a booking only what changed', async () => {
    const all = await feed('1')
    const terms = await client.all('bulk/Cashflow/Receivables?$select=ID')
    home().books.pay(1002)
    home().books.pay(1001, 1_000)
    home().books.reopen(1001)

    const news = await feed(highest(all))
    expect(all.map(({ ID }) => ID).sort()).toEqual(terms.map(({ ID }) => ID).sort())
    expect(news.map(({ InvoiceNumber, AmountDC, Status, LineType }) => [InvoiceNumber, AmountDC, Status, LineType])).toEqual([
      [1002, -2_420, 50, 20],
      [1001, -1_210, 20, 20],
    ])
  })

  it('has what changed once, among all the rest', async () => {
    home().books.pay(1001)

    const ids = (await feed('1')).map(({ ID }) => ID)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says in the log of deletions which part of a term is no more', async () => {
    const before = await client.rows(`cashflow/Receivables?$filter=InvoiceNumber eq 1002&$select=ID,Status`)
    home().books.pay(1002)

    const deleted = await client.rows('sync/Deleted?$filter=Timestamp gt 1 and EntityType eq 10')
    expect(deleted.map(({ EntityKey }) => EntityKey)).toEqual([before.find(({ Status }) => Status === 50)?.ID])
  })

  it('starts anew after a move', async () => {
    const before = await feed('1')
    home().books.pay(1002)
    home().move()

    const after = await feed(highest(before))
    expect(after.length).toBe(before.length - 1)
  })
})

describe('AgingOverview', () => {
  it('adds up to what the list of customers says, by group and currency', async () => {
    const overview = await client.rows('read/financial/AgingOverview')
    const list = await client.all('read/financial/AgingReceivablesList')

    for (const { AgeGroup, CurrencyCode, AmountReceivable, AmountPayable } of overview) {
      const own = list.filter((row) => row.CurrencyCode === CurrencyCode)
      const cents = own.reduce((sum, row) => sum + Math.round(Number(row[`AgeGroup${AgeGroup}Amount`]) * 100), 0)
      expect([Math.round(Number(AmountReceivable) * 100), AmountPayable]).toEqual([cents, 0])
    }
    expect(overview.length).toBeGreaterThanOrEqual(8)
  })

  it('can be had of one customer', async () => {
    const rows = await client.rows(`read/financial/AgingOverviewByAccount?accountId=guid'${acme()}'`)

    expect(rows.map((row) => [row.AgeGroupDescription, row.AmountReceivable])).toEqual([
      ['<= 30', 3_880],
      ['31 - 60', 242],
      ['61 - 90', 1_420],
      ['> 90', 1_210],
    ])
  })
})

describe('documents', () => {
  const attachment = async (): Promise<string> => {
    const [document] = await client.rows(`documents/Documents?$filter=Account eq guid'${acme()}' and Type eq 10`)
    const [file] = await client.rows(`documents/DocumentAttachments?$filter=Document eq guid'${document?.ID}'`)
    return String(file?.Url)
  }

  it('belong to a processed invoice, whose own column stays empty', async () => {
    const [document] = await client.rows(`documents/Documents?$filter=Account eq guid'${acme()}'`)

    const [invoice] = await client.rows(`salesinvoice/SalesInvoices?$filter=InvoiceID eq guid'${document?.FinancialTransactionEntryID}'`)
    expect(invoice).toMatchObject({ InvoiceNumber: document?.SalesInvoiceNumber, Status: 50, Document: null })
  })

  it('need a login, and Download=1 for the file itself', async () => {
    const url = await attachment()

    const [stranger, page, file] = await Promise.all([fetch(`${url}&Download=1`), client.get(url), client.get(`${url}&Download=1`)])

    expect(stranger.status).toBe(401)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect([file.headers.get('content-type'), file.text.slice(0, 8)]).toEqual(['application/pdf', '%PDF-1.4'])
  })

  it('have a cross-reference table that points at its objects', async () => {
    const { text } = await client.get(`${await attachment()}&Download=1`)

    const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset))
    expect(text.slice(start, start + 4)).toBe('xref')
    expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual([1, 2, 3, 4, 5].map((number) => `${number} 0 obj`))
  })
})

describe('writing accounts', () => {
  it('refuses several things in one answer, each on its own line', async () => {
    const reply = await client.call('POST', 'crm/Accounts', { Name: '', Country: 'XX', VATNumber: 'BE1', PaymentConditionSales: '7' })

    expect(reply.status).toBe(500)
    expect(messageOf(reply).split('\r\n')).toEqual([
      'Verplicht: Naam',
      'Ongeldige referentie: Betalingsconditie',
      'Ongeldige referentie: Land',
      'Ongeldig: Btw-nummer',
    ])
  })

  it('refuses another country while the province stays', async () => {
    const made = await client.call('POST', 'crm/Accounts', { Name: 'X', Country: 'NL', State: 'NH' })
    const path = `crm/Accounts(guid'${rowIn(made).ID}')`

    const [kept, emptied] = [
      await client.call('PUT', path, { Country: 'BE' }),
      await client.call('PUT', path, { Country: 'BE', State: null }),
    ]

    expect([kept.status, emptied.status]).toEqual([500, 204])
  })

  it('knows a group by its parent', async () => {
    const reply = await client.get(`crm/Accounts?$filter=Parent eq guid'${acme()}'&$select=Name`)

    expect(rowsOf(reply).map(({ Name }) => Name)).toEqual(['Acme Logistics GmbH'])
  })
})
