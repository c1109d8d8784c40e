import { accounts as accountEntity } from '../../src/sandbox/catalogue/accounts.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Client, connect, generous, messageOf, nextOf, rowsOf } from './client.ts'

let sandbox: Sandbox
let client: Client

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 1_300, limits: generous, now: () => new Date('2025-03-31T10:00:00Z') })
  client = await connect(sandbox)
})

afterAll(() => sandbox.close())

const acmeId = () => sandbox.administrations[0].accountId(0)

describe('envelope', () => {
  it.each([
    ['no $top', 'crm/Accounts?$select=Name', 'results'],
    ['$top=60', 'crm/Accounts?$select=Name&$top=60', 'array'],
    ['$top=1', 'crm/Contacts?$top=1', 'array'],
    ['$top=100', 'crm/Accounts?$select=Name&$top=100', 'results'],
    ['$top=1 of SalesInvoices', 'salesinvoice/SalesInvoices?$select=InvoiceID&$top=1', 'array'],
    ['$top=60 of SalesInvoices', 'salesinvoice/SalesInvoices?$select=InvoiceID&$skip=0&$top=60', 'results'],
    ['$top=5 with a count', 'crm/Accounts?$select=Name&$top=5&$inlinecount=allpages', 'results'],
    ['an empty result', "crm/Accounts?$filter=Name eq 'nobody'", 'results'],
  ])('with %s is %s: %s', async (_case, path, shape) => {
    const { json } = await client.get(path)

    expect(Array.isArray(json?.d) ? 'array' : Object.keys(json?.d as object)[0]).toBe(shape)
  })

  it('of one row by key is the bare row', async () => {
    const { json } = await client.get(`crm/Accounts(guid'${acmeId()}')?$select=Name`)

    expect(json).toEqual({
      d: {
        __metadata: { uri: `${sandbox.url}/api/v1/350101/crm/Accounts(guid'${acmeId()}')`, type: 'Exact.Web.Api.Models.Account' },
        Name: 'Acme B.V.',
      },
    })
  })

  it('counts as text beside results and as a bare number at /$count', async () => {
    const inline = await client.get("crm/Accounts?$filter=startswith(Name,'Jans')&$select=Name&$inlinecount=allpages")
    const bare = await client.get("crm/Accounts/$count?$filter=startswith(Name,'Jans')")

    expect(inline.json?.d).toMatchObject({ __count: '4' })
    expect(bare.text).toBe('4')
  })

  it('is an Atom feed without an Accept header for JSON', async () => {
    const reply = await client.get('crm/Accounts?$select=Name', { accept: '*/*' })

    expect(reply.headers.get('content-type')).toContain('application/atom+xml')
    expect(reply.text).toContain('<d:Name>Jansen &amp; Zonen</d:Name>')
    expect(reply.text.match(/<entry>/g)).toHaveLength(60)
  })

  it('links an Atom feed to itself and to its next page, and names the type of all that is not text', async () => {
    const first = await client.get('crm/Accounts?$select=Name,Blocked,CreditLineSales,EndDate&$top=100', { accept: '*/*' })
    const [, next = ''] = /<link rel="next" href="([^"]+)"/.exec(first.text) ?? []
    const last = await client.get(next.replaceAll('&amp;', '&'), { accept: '*/*' })

    expect(first.text).toContain('<link rel="self" title="Accounts" href="Accounts" />')
    expect(first.text).toContain('<d:Blocked m:type="Edm.Boolean">false</d:Blocked>')
    expect(first.text).toMatch(/<d:CreditLineSales m:type="Edm.Double">\d+<\/d:CreditLineSales>/)
    expect(first.text).toContain('<d:EndDate m:type="Edm.DateTime" m:null="true" />')
    expect(last.text.match(/<entry>/g)).toHaveLength(40)
    expect(last.text.match(/<link rel="\w+"/g)).toEqual(['<link rel="self"'])
  })

  it('answers any letter case of a path, a doubled slash, and 404 for an unknown one or an unknown key', async () => {
    const paths = ['CRM/accounts?$top=1', '/crm/Accounts?$top=1', 'crm/Nothing', "crm/Accounts(guid'11111111-1111-4111-8111-111111111111')"]

    const replies = await Promise.all(paths.map((path) => client.get(path)))

    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 404, 404])
  })
})

describe('rows', () => {
  it('have every column, nulls written out, in the entity’s own order', async () => {
    const [row = {}] = await client.rows('crm/Accounts?$top=1')

    expect(Object.keys(row)).toEqual(['__metadata', ...accountEntity.columns.map((column) => column.name)])
    expect(accountEntity.columns).toHaveLength(166)
    expect(row.Fax).toBeNull()
    expect(row.GlnNumber).toBe('')
  })

  it('ignore the order of $select', async () => {
    const [row = {}] = await client.rows('crm/Accounts?$select=Name,Code&$top=1')

    expect(Object.keys(row)).toEqual(['__metadata', 'Code', 'Name'])
  })

  it('pad codes, countries and languages, write Int64 as text and dates as wall clock', async () => {
    const [account = {}] = await client.rows('crm/Accounts?$select=Code,Country,SalesVATCode,StartDate&$top=1')
    const [contact = {}] = await client.rows('crm/Contacts?$select=Code,Language,Country&$top=1')
    const [synced = {}] = await client.rows('sync/CRM/Accounts?$filter=Timestamp gt 1&$select=Timestamp&$top=1')

    expect(account).toMatchObject({ Code: '             10001', Country: 'NL ', SalesVATCode: '2  ' })
    expect(account.StartDate).toMatch(/^\/Date\(\d+00000\)\/$/)
    expect(contact).toMatchObject({ Code: '             10001', Language: 'NL        ', Country: 'NL ' })
    expect(synced.Timestamp).toMatch(/^\d+$/)
  })

  it('defer navigation until it is expanded', async () => {
    const [plain = {}] = await client.rows('salesinvoice/SalesInvoices?$select=InvoiceID,SalesInvoiceLines&$top=1')
    const [full = {}] = await client.rows(
      'salesinvoice/SalesInvoices?$select=AmountFCExclVat,SalesInvoiceLines/AmountFC&$expand=SalesInvoiceLines&$top=1',
    )

    const { results: lines } = full.SalesInvoiceLines as unknown as { results: { AmountFC: number }[] }
    expect(plain.SalesInvoiceLines).toMatchObject({ __deferred: { uri: expect.stringContaining('/SalesInvoiceLines') } })
    expect(lines.reduce((sum, line) => sum + Math.round(line.AmountFC * 100), 0)).toBe(Math.round(Number(full.AmountFCExclVat) * 100))
  })

  it('lead to what is behind a deferred link, also when nothing is', async () => {
    const [invoice = {}] = await client.rows('salesinvoice/SalesInvoices?$filter=Status eq 50&$top=1')
    const [account = {}] = await client.rows('crm/Accounts?$top=1')
    const uriOf = (cell: unknown) => (cell as { __deferred: { uri: string } }).__deferred.uri

    const lines = await client.rows(uriOf(invoice.SalesInvoiceLines))
    const [expanded = {}] = await client.rows(
      `salesinvoice/SalesInvoices?$filter=InvoiceID eq guid'${invoice.InvoiceID}'&$expand=SalesInvoiceLines`,
    )
    const nothing = await client.rows(uriOf(account.BankAccounts))
    const unknown = await client.get(`salesinvoice/SalesInvoices(guid'${invoice.InvoiceID}')/Nonsense`)

    expect(lines.length).toBeGreaterThan(0)
    expect(lines).toEqual((expanded.SalesInvoiceLines as unknown as { results: unknown[] }).results)
    expect([nothing, unknown.status]).toEqual([[], 404])
  })

  it('of invoice lines can be listed, filtered by their invoice and found by key', async () => {
    const [invoice = {}] = await client.rows('salesinvoice/SalesInvoices?$filter=Status eq 50&$top=1')

    const lines = await client.rows(`salesinvoice/SalesInvoiceLines?$filter=InvoiceID eq guid'${invoice.InvoiceID}'`)
    const byKey = await client.get(`salesinvoice/SalesInvoiceLines(guid'${lines[0]?.ID}')`)
    const page = await client.rows('salesinvoice/SalesInvoiceLines?$select=ID')
    const all = await client.all('bulk/SalesInvoice/SalesInvoiceLines?$select=ID')
    const synced = await client.all('sync/SalesInvoice/SalesInvoices?$filter=Timestamp gt 1&$select=ID,LineNumber,CostCenter')

    const sum = lines.reduce((total, line) => total + Math.round(Number(line.AmountFC) * 100), 0)
    expect(sum).toBe(Math.round(Number(invoice.AmountFCExclVat) * 100))
    expect(byKey.json?.d).toEqual(lines[0])
    expect(all.slice(0, 60).map((line) => line.ID)).toEqual(page.map((line) => line.ID))
    expect(new Set(all.map((line) => line.ID))).toEqual(new Set(synced.flatMap((row) => (row.LineNumber === 0 ? [] : [row.ID]))))
  })

  it('of the accounts’ sync can be asked for every column the plain endpoint has', async () => {
    const names = accountEntity.columns.map((column) => column.name).join(',')

    const rows = await client.rows(`sync/CRM/Accounts?$filter=Timestamp gt 1&$top=1&$select=${names},Timestamp`)

    expect(Object.keys(rows[0] ?? {})).toContain('BankAccounts')
  })
})

describe('pages', () => {
  it('hold 60 rows, 1,000 on sync and bulk, and lead through all rows once', async () => {
    const plain = await client.get('crm/Accounts?$select=ID')
    const bulk = await client.get('bulk/CRM/Accounts?$select=ID')
    const all = await client.all('sync/CRM/Accounts?$filter=Timestamp gt 1&$select=ID')
    const slow = await client.all('crm/Accounts?$select=ID')

    expect([rowsOf(plain).length, rowsOf(bulk).length]).toEqual([60, 1_000])
    expect(all).toHaveLength(1_300)
    expect(new Set(all.map((row) => row.ID)).size).toBe(1_300)
    expect(slow.map((row) => row.ID)).toEqual(all.map((row) => row.ID))
  })

  it('go on with what is left of $top, drop $skip and keep the rest', async () => {
    const first = await client.get('crm/Accounts?$select=Name&$orderby=Name&$skip=3&$top=100')
    const next = new URL(nextOf(first) ?? '')
    const second = await client.get(next.href)

    expect(next.origin).toBe(sandbox.url)
    expect(Object.fromEntries(next.searchParams)).toEqual({
      $select: 'Name',
      $orderby: 'Name',
      $top: '40',
      $skiptoken: expect.stringMatching(/^'.+',guid'[0-9a-f-]{36}'$/),
    })
    expect([rowsOf(first).length, nextOf(second)]).toEqual([60, undefined])
  })

  it('follow any ordering without losing or repeating a row', async () => {
    const rows = await client.all('crm/Accounts?$select=ID,City,Modified&$orderby=City,Modified desc')

    const places = rows.map((row) => [String(row.City ?? ''), -Number(/\d+/.exec(String(row.Modified))?.[0])] as const)
    const sorted = [...places].sort(([city, time], [otherCity, otherTime]) =>
      city === otherCity ? time - otherTime : city < otherCity ? -1 : 1,
    )
    expect(rows).toHaveLength(1_300)
    expect(new Set(rows.map((row) => row.ID)).size).toBe(1_300)
    expect(places).toEqual(sorted)
  })

  it('go on where they stopped when rows are looked up by key, and when all are counted', async () => {
    const ids = Array.from({ length: 70 }, (_, place) => sandbox.administrations[0].accountId(place * 3))

    const looked = await client.all(`crm/Accounts?$select=ID&$filter=${ids.map((id) => `ID eq guid'${id}'`).join(' or ')}`)
    const first = await client.get("crm/Accounts?$select=ID&$filter=Country eq 'BE '&$inlinecount=allpages")
    const second = await client.get(nextOf(first) ?? '')

    const counts = [first, second].map((reply) => (reply.json?.d as { __count?: string } | undefined)?.__count)
    const seen = [...rowsOf(first), ...rowsOf(second)].map((row) => row.ID)
    expect(looked.map((row) => row.ID)).toEqual(ids)
    expect(counts[1]).toBe(counts[0])
    expect(new Set(seen).size).toBe(120)
  })

  it('write dates in skip tokens as they stand on the wall', async () => {
    const next = nextOf(await client.get('crm/Accounts?$select=ID&$orderby=Modified'))

    expect(new URL(next ?? '').searchParams.get('$skiptoken')).toMatch(/^datetime'\d{4}-\d\d-\d\dT[\d:.]+',guid'[0-9a-f-]{36}'$/)
  })
})

describe('refusals', () => {
  it.each([
    ['crm/Accounts?$select=Nonsense', 'Nonsense'],
    ['system/Divisions?$select=Main', 'Main'],
    ['crm/Accounts?$filter=ID eq 1', "Operator 'eq' incompatible with operand types 'System.Guid' and 'System.Int32' at position 3."],
    ['crm/Accounts?$filter=trim(Name)', "Expression of type 'System.Boolean' expected at position 0."],
    ['crm/Accounts?$filter=', 'This $filter parameter is not supported for this resource'],
    ["crm/Accounts?$filter=Name eq 'x", 'position 8'],
    ['crm/Accounts?$top=-1', '$top'],
    ['cashflow/Receivables', 'Please add a $select or a $top=1 statement to the query string.'],
    ['bulk/CRM/Accounts?$top=2', 'Please add a $select or a $top=1 statement to the query string.'],
    ['bulk/CRM/Accounts?$select=ID&$skip=5', '$skip'],
    ["bulk/CRM/Contacts?$select=ID&$filter=Email eq 'x'", 'This $filter parameter is not supported for this resource'],
    ["sync/CRM/Accounts?$filter=Name eq 'x'", 'This $filter parameter is not supported for this resource'],
    ['sync/CRM/Contacts?$filter=Timestamp gt 1&$select=*', '$select=*'],
    ['read/financial/ReceivablesListByAccount', 'accountId'],
  ])('%s', async (path, text) => {
    const reply = await client.get(path)

    expect(reply.status).toBe(400)
    expect(messageOf(reply)).toContain(text)
    expect(reply.headers.get('reason')).not.toBeNull()
  })

  it('lets $top=1 stand in for a missing $select', async () => {
    const replies = await Promise.all(['cashflow/Receivables?$top=1', 'bulk/CRM/Accounts?$top=1'].map((path) => client.get(path)))

    expect(replies.map((reply) => reply.status)).toEqual([200, 200])
  })

  it('answers another division with WrongDivision and spends no call', async () => {
    const reply = await client.get(`${sandbox.url}/api/v1/1/crm/Accounts`)

    expect([reply.status, messageOf(reply)]).toEqual([403, 'Forbidden - WrongDivision'])
    expect(reply.headers.get('x-ratelimit-remaining')).toBeNull()
  })

  it('asks for a filter where filtering is mandatory', async () => {
    const strict = await startSandbox({ accounts: 20, limits: generous, mandatoryFilter: true })
    const other = await connect(strict)

    const without = await other.get('crm/Accounts?$select=Name')
    const withFilter = await other.get("crm/Accounts?$select=Name&$filter=Modified gt datetime'2000-01-01'")

    await strict.close()
    expect([without.status, withFilter.status]).toEqual([400, 200])
    expect(messageOf(without)).toMatch(/^This endpoint has mandatory filtering applied\..* Modified/)
  })
})

describe('filters', () => {
  const names = async (filter: string) =>
    (await client.rows(`crm/Accounts?$select=Name&$filter=${encodeURIComponent(filter)}`)).map((row) => row.Name)

  it.each([
    ["Name eq '''t Hoekje \"De Smid\" & Zn.'", [`'t Hoekje "De Smid" & Zn.`]],
    ["Code eq '             10001'", ['Acme B.V.']],
    ["Code eq '10001'", []],
    ["trim(Code) eq '10001'", ['Acme B.V.']],
    ["substringof('acme',tolower(Name)) and Country eq 'NL '", ['Acme B.V.']],
    ["endswith(Name,'Zonen') or Name eq 'Janssen Techniek'", ['Jansen & Zonen', 'Janssen Techniek']],
    ["startswith(Name,'Jansen') and not (Name eq 'Jansen & Zonen')", ['Jansen Bouw B.V.', 'Jansen Transport N.V.']],
    ['IsAnonymised eq 1', ['Geanonimiseerd']],
    ["startswith(Name,'Van Straten') and Blocked eq true", ['Van Straten Verf V.O.F.']],
    ["EndDate lt datetime'2023-01-01'", ['Rederij Oude Haven B.V.']],
    ['length(Name) gt 100', [expect.stringMatching(/^Coöperatieve/)]],
    ['EndDate ne null', ['Rederij Oude Haven B.V.']],
  ])('%s', async (filter, expected) => {
    expect(await names(filter)).toEqual(expected)
  })

  it('compare dates on the wall clock, to the millisecond', async () => {
    const [row = {}] = await client.rows('crm/Accounts?$select=ID,Modified&$top=1')
    const wall = new Date(Number(/\d+/.exec(String(row.Modified))?.[0])).toISOString().slice(0, -1)

    const same = await client.rows(`crm/Accounts?$select=ID&$filter=Modified eq datetime'${wall}'`)
    const later = await client.rows(`crm/Accounts?$select=ID&$filter=ID eq guid'${row.ID}' and Modified gt datetime'${wall}'`)

    expect([same.length, later.length]).toEqual([1, 0])
  })

  it('find many accounts by guid at once', async () => {
    const ids = [5, 700, 1_299].map((position) => sandbox.administrations[0].accountId(position))

    const rows = await client.rows(`crm/Accounts?$select=ID&$filter=${ids.map((id) => `ID eq guid'${id}'`).join(' or ')}`)

    expect(rows.map((row) => row.ID)).toEqual(ids)
  })
})

describe('administrations', () => {
  it('are told apart by name, currency and financial year', async () => {
    const divisions = await client.rows('system/Divisions?$select=Code,Hid,Description,Currency,IsMainDivision')
    const danish = rowsOf(await client.elsewhere('financial/FinancialPeriods?$filter=FinPeriod eq 1 and FinYear eq 2024&$select=StartDate'))

    expect(divisions).toMatchObject([
      { Code: 350_101, Hid: '1', Description: 'Saldo Demo Nederland B.V.', Currency: 'EUR', IsMainDivision: true },
      { Code: 350_102, Hid: '2', Description: 'Saldo Demo Danmark ApS', Currency: 'DKK', IsMainDivision: false },
    ])
    expect(danish).toMatchObject([{ StartDate: `/Date(${Date.UTC(2024, 6, 1)})/` }])
  })

  it('have their own names in hrm/Divisions', async () => {
    const [row] = await client.rows('hrm/Divisions?$select=Main,HID,Status')

    expect(row).toMatchObject({ Main: true, HID: '1', Status: 0 })
  })

  it('say who is signed in and how far the wall clock is from UTC', async () => {
    const reply = await client.me()

    expect(rowsOf(reply)).toMatchObject([
      { CurrentDivision: 350_101, ServerTime: '2025-03-31T12:00:00', ServerUtcOffset: 7_200, LanguageCode: 'nl-NL' },
    ])
    expect(reply.headers.get('x-ratelimit-remaining')).toBeNull()
  })
})
