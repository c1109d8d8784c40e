import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Client, connect, generous, type Row } from './client.ts'

const today = Date.UTC(2025, 2, 31)
let sandbox: Sandbox
let client: Client

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 400, limits: generous, now: () => new Date('2025-03-30T22:30:00Z') })
  client = await connect(sandbox)
})

afterAll(() => sandbox.close())

const cents = (value: unknown): number => Math.round(Number(value) * 100)
const day = (value: unknown): number => Number(/-?\d+/.exec(String(value))?.[0])
const accountNamed = (name: string): string => sandbox.administrations[0].findAccount(name) ?? ''
const openItems = (name: string) => client.rows(`read/financial/ReceivablesListByAccount?accountId=guid'${accountNamed(name)}'`)

const sums = (rows: readonly Row[], key: (row: Row) => string, value: (row: Row) => number): Record<string, number> => {
  const totals: Record<string, number> = {}
  for (const row of rows) totals[key(row)] = (totals[key(row)] ?? 0) + value(row)
  return Object.fromEntries(Object.entries(totals).sort())
}

describe('Acme B.V.', () => {
  it('owes the worked example, as of the wall clock’s day', async () => {
    const items = await openItems('Acme B.V.')

    const overdue = items.filter((item) => cents(item.Amount) > 0 && day(item.DueDate) < today)
    const credits = items.filter((item) => cents(item.Amount) < 0)
    const total = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + cents(row.Amount), 0)
    expect(items).toHaveLength(7)
    expect(total(items)).toBe(675_200)
    expect(total(overdue)).toBe(323_500)
    expect(total(credits)).toBe(-61_300)
    expect(Math.max(...overdue.map((item) => (today - day(item.DueDate)) / 86_400_000))).toBe(81)
  })

  it('has five invoices, a credit note and a receipt without invoice number', async () => {
    const items = await openItems('Acme B.V.')

    const shown = items.map((item) => [item.InvoiceNumber, item.EntryNumber, item.Amount, item.Description])
    expect(shown).toEqual([
      [1001, 1001, 1210, 'Factuur 1001'],
      [1002, 1002, 1420, 'Factuur 1002'],
      [1003, 1003, 605, 'Factuur 1003'],
      [1005, 1005, 500, 'Factuur 1005'],
      [1004, 1004, 3630, 'Factuur 1004'],
      [201, 201, -363, 'Creditnota C201'],
      [null, 77, -250, 'Bankontvangst B77'],
    ])
  })

  it('is aged by invoice date, credits by their own', async () => {
    const [row] = await client.rows(`read/financial/AgingReceivablesList?$filter=AccountId eq guid'${accountNamed('Acme B.V.')}'`)

    expect(row).toMatchObject({
      AgeGroup1Amount: 3_880,
      AgeGroup2Amount: 242,
      AgeGroup3Amount: 1_420,
      AgeGroup4Amount: 1_210,
      AgeGroup4Description: '> 90',
      TotalAmount: 6_752,
    })
  })

  it('shows the opposite sign in cashflow/Receivables, and the paid part of a partly paid invoice as a term of its own', async () => {
    const filter = `Account eq guid'${accountNamed('Acme B.V.')}' and (InvoiceNumber eq 1002 or InvoiceNumber eq 201)`
    const terms = await client.rows(
      `cashflow/Receivables?$filter=${filter}&$select=AmountDC,TransactionAmountDC,IsFullyPaid,Status,EntryID,TransactionEntryID`,
    )

    expect(terms).toMatchObject([
      { AmountDC: -1_420, TransactionAmountDC: 2_420, IsFullyPaid: false, Status: 20 },
      { AmountDC: -1_000, TransactionAmountDC: 2_420, IsFullyPaid: true, Status: 50 },
      { AmountDC: 363, TransactionAmountDC: -363, IsFullyPaid: false, Status: 20 },
    ])
    expect(terms[0]?.EntryID).not.toBe(terms[1]?.EntryID)
    expect(terms[0]?.TransactionEntryID).toBe(terms[1]?.TransactionEntryID)
  })

  it('has invoices behind its items and a paid history over three years', async () => {
    const invoices = await client.rows(
      `salesinvoice/SalesInvoices?$filter=InvoiceTo eq guid'${accountNamed('Acme B.V.')}'&$select=InvoiceNumber,InvoiceDate,AmountDC,Status,Type`,
    )

    const years = new Set(invoices.map((invoice) => new Date(day(invoice.InvoiceDate)).getUTCFullYear()))
    expect(invoices).toContainEqual(expect.objectContaining({ InvoiceNumber: 201, Type: 8021, AmountDC: -363, Status: 50 }))
    expect([...years].sort()).toEqual([2023, 2024, 2025])
  })
})

describe('lists of one administration', () => {
  it('agree to the cent, customer by customer and currency by currency', async () => {
    const items = await client.all('read/financial/ReceivablesList')
    const aging = await client.all('read/financial/AgingReceivablesList')
    const terms = await client.all('bulk/Cashflow/Receivables?$select=Account,Currency,AmountFC,IsFullyPaid')
    const overview = await client.rows('read/financial/OutstandingInvoicesOverview')

    const byItem = sums(
      items,
      (row) => `${row.AccountId} ${row.CurrencyCode}`,
      (row) => cents(row.Amount),
    )
    const byAging = sums(
      aging,
      (row) => `${row.AccountId} ${row.CurrencyCode}`,
      (row) => cents(row.TotalAmount),
    )
    const byTerm = sums(
      terms.filter((row) => row.IsFullyPaid === false),
      (row) => `${row.Account} ${row.Currency}`,
      (row) => -cents(row.AmountFC),
    )
    const byCurrency = sums(
      items,
      (row) => String(row.CurrencyCode),
      (row) => cents(row.Amount),
    )
    expect(Object.keys(byItem).length).toBeGreaterThan(100)
    expect(byAging).toEqual(byItem)
    expect(byTerm).toEqual(byItem)
    expect(
      sums(
        overview,
        (row) => String(row.CurrencyCode),
        (row) => cents(row.OutstandingReceivableInvoiceAmount),
      ),
    ).toEqual(byCurrency)
  })

  it('have bands that add up, and look like real ageing', async () => {
    const aging = await client.all('read/financial/AgingReceivablesList')

    const bands = [1, 2, 3, 4].map((band) => aging.reduce((sum, row) => sum + cents(row[`AgeGroup${band}Amount`]), 0))
    const total = aging.reduce((sum, row) => sum + cents(row.TotalAmount), 0)
    expect(bands.reduce((sum, band) => sum + band, 0)).toBe(total)
    expect(bands.every((band) => band > 0)).toBe(true)
    expect(bands[0]).toBeGreaterThan(bands[3] ?? 0)
  })

  it('reach over three financial years and leave none with amounts of fractions of a cent', async () => {
    const invoices = await client.all('bulk/SalesInvoice/SalesInvoices?$select=InvoiceDate,AmountDC,AmountFC')

    const days = invoices.map((row) => day(row.InvoiceDate))
    expect(Math.min(...days)).toBeLessThan(Date.UTC(2023, 2, 1))
    expect(Math.max(...days)).toBeLessThanOrEqual(today)
    expect(invoices.every((row) => Number((Number(row.AmountDC) * 100).toFixed(6)) % 1 === 0)).toBe(true)
  })

  it('turn foreign amounts into own currency by the rate of the item', async () => {
    const id = accountNamed('Liberty Instruments Inc.')
    const terms = await client.rows(`cashflow/Receivables?$filter=Account eq guid'${id}'&$select=Currency,AmountDC,AmountFC,RateFC`)

    const dollars = terms.filter((term) => term.Currency === 'USD')
    expect(new Set(terms.map((term) => term.Currency))).toEqual(new Set(['USD', 'EUR']))
    expect(dollars.every((term) => Math.abs(Number(term.AmountFC) * Number(term.RateFC) - Number(term.AmountDC)) < 0.005_1)).toBe(true)
  })
})

describe('scenes', () => {
  it.each([
    ['Nieuwland Start-up B.V.', 0, 0],
    ['Retourhuis Benelux B.V.', 2, -1],
  ])('%s has %i open items of sign %i', async (name, count, sign) => {
    const items = await openItems(name)

    expect(items).toHaveLength(count)
    expect(items.every((item) => Math.sign(Number(item.Amount)) === sign)).toBe(true)
  })

  it('are all there', async () => {
    const rows = await client.rows('crm/Accounts?$select=Name,Status,Blocked,SalesCurrency&$top=16')

    expect(rows.map((row) => row.Name)).toEqual(
      expect.arrayContaining(['[klik](http://evil.example) **x**', `'t Hoekje "De Smid" & Zn.`, 'Jansen Bouw B.V.', 'Acme Logistics GmbH']),
    )
  })
})

describe('other functions of ReceivablesList', () => {
  it('narrow by age group and account', async () => {
    const id = accountNamed('Acme B.V.')

    const items = await client.rows(`read/financial/ReceivablesListByAccountAndAgeGroup?accountId=guid'${id}'&ageGroup=4`)

    expect(items.map((item) => item.InvoiceNumber)).toEqual([1001])
  })
})

describe('sync/SalesInvoice/SalesInvoices', () => {
  it('mixes headers and lines that belong together', async () => {
    const rows = await client.rows(
      'sync/SalesInvoice/SalesInvoices?$filter=Timestamp gt 1&$select=Timestamp,InvoiceID,LineNumber,AmountFCExclVat,AmountFC',
    )

    const [header] = rows
    const lines = rows.filter((row) => row.InvoiceID === header?.InvoiceID && row.LineNumber !== 0)
    expect(header?.LineNumber).toBe(0)
    expect(lines.map((row) => row.LineNumber)).toEqual(lines.map((_line, index) => index + 1))
    expect(lines.reduce((sum, line) => sum + cents(line.AmountFC), 0)).toBe(cents(header?.AmountFCExclVat))
  })
})
