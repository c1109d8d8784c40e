import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as from from './books.ts'
import { answerEntity, type Entity } from './entity-answer.ts'
import fields from './fields.json' with { type: 'json' }
import { BadQuery, type Row, type Types } from './filter.ts'
import { createSignIn } from './sign-in.ts'

export type OtherExact = { url: string; clientId: string; secret: string; calls: string[]; refused: string[]; close(): Promise<void> }

const clientId = 'other-client'
const secret = 'other&secret'
/** Behind UTC's clock by this much, in winter. */
const offsetSeconds = 3_600

/** A second Exact Online, in memory, written from what is known of the real one and from nothing of ours. */
export async function startOtherExact(all: readonly from.Books[], now: () => Date): Promise<OtherExact> {
  const signIn = createSignIn({ clientId, secret }, now)
  const calls: string[] = []
  const refused: string[] = []
  const wall = () => new Date(now().getTime() + offsetSeconds * 1_000)
  const today = () => wall().toISOString().slice(0, 10)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const body = await bodyOf(request)
    if (url.pathname === '/api/oauth2/auth') return consent(request, response, url, body)
    if (url.pathname === '/api/oauth2/token') return tokens(request, response, body)
    calls.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`)
    if (!signIn.mayRead(request.headers.authorization)) return refuse(response, 401, 'Unauthorized')
    if (!/json/.test(request.headers.accept ?? '')) return send(response, 200, '<feed/>', { 'Content-Type': 'application/atom+xml' })
    if (request.method !== 'GET') return refuse(response, 405, 'Method not allowed')
    try {
      if (url.href.length > 6_000) throw new BadQuery('URL too long')
      const found = read(url)
      if (typeof found === 'number') return refuse(response, found, found === 403 ? 'Forbidden - WrongDivision' : 'Resource not found')
      send(response, 200, JSON.stringify(found), { 'Content-Type': 'application/json;charset=utf-8', ...limits(now()) })
    } catch (error) {
      if (!(error instanceof BadQuery)) throw error
      refuse(response, 400, error.message)
    }
  }

  function read(url: URL): object | 403 | 404 {
    if (url.pathname === '/api/v1/current/Me') return answerEntity(entity('Me', [me()], 'UserID'), url)
    const [, division, path = ''] = /^\/api\/v1\/(\d+)\/(.+)$/.exec(url.pathname) ?? []
    const books = all.find(({ code }) => String(code) === division)
    if (division === undefined) return 404
    if (books === undefined) return 403
    const byAccount = /^read\/financial\/ReceivablesListByAccount$/i.test(path)
    if (byAccount) return answerEntity(openOf(books, url.searchParams.get('accountId')), url, ['accountId'])
    const found = entities(books)[path.toLowerCase()]
    return found === undefined ? 404 : answerEntity(found(), url)
  }

  function openOf(books: from.Books, text: string | null): Entity {
    const id = /^(?:guid')?([\da-f-]{36})'?$/.exec(text ?? '')?.[1]
    if (id === undefined) throw new BadQuery('accountId is missing')
    return entity(
      'ReceivablesList',
      from.receivablesListRows(books).filter(({ AccountId }) => AccountId === id),
      'HID',
    )
  }

  const entities = (books: from.Books): Readonly<Record<string, () => Entity>> => ({
    'system/divisions': () => entity('Divisions', all.map(divisionRow), 'Code'),
    'financial/financialperiods': () => entity('FinancialPeriods', from.periodRows(books), 'ID'),
    'crm/accounts': () => entity('Accounts', from.accountRows(books), 'ID'),
    'bulk/crm/accounts': () => ({ ...entity('Accounts', from.accountRows(books), 'ID'), pageSize: 1_000, needsSelect: true }),
    'sync/crm/accounts': () => synced('Accounts', from.accountRows(books)),
    'sync/deleted': () => ({ ...entity('Me', [], 'UserID'), types: deletedTypes, key: 'Timestamp', pageSize: 1_000 }),
    'crm/contacts': () => entity('Contacts', [], 'ID'),
    'read/financial/receivableslist': () => entity('ReceivablesList', from.receivablesListRows(books), 'HID'),
    'read/financial/agingreceivableslist': () => entity('AgingReceivablesList', from.agingRows(books, today()), 'AccountId'),
    'read/financial/outstandinginvoicesoverview': () =>
      entity('OutstandingInvoicesOverview', from.overviewRows(books, today()), 'CurrencyCode'),
    'cashflow/receivables': () => ({ ...entity('Receivables', from.receivableRows(books), 'ID'), needsSelect: true }),
    'bulk/cashflow/receivables': () => ({
      ...entity('Receivables', from.receivableRows(books), 'ID'),
      ...{ pageSize: 1_000, needsSelect: true, filterable: bulkReceivableFilters },
    }),
    'salesinvoice/salesinvoices': () => entity('SalesInvoices', from.salesInvoiceRows(books), 'InvoiceID'),
    'bulk/salesinvoice/salesinvoices': () => ({
      ...entity('SalesInvoices', from.salesInvoiceRows(books), 'InvoiceID'),
      ...{ pageSize: 1_000, needsSelect: true },
    }),
    'cashflow/paymentconditions': () =>
      entity('PaymentConditions', [{ ID: from.guidOf('30'), Code: '30', Description: '30 days', PaymentDays: 30 }], 'ID'),
    'documents/documents': () => entity('Documents', [], 'ID'),
    'documents/documentattachments': () => entity('DocumentAttachments', [], 'ID'),
  })

  const me = (): Row => ({
    ...{
      UserID: from.guidOf('me'),
      FullName: 'Robin Ander',
      Email: 'robin@other.example',
      CurrentDivision: all[0]?.code,
      LanguageCode: 'nl-NL',
    },
    ...{ ServerTime: wall().toISOString().slice(0, 23), ServerUtcOffset: offsetSeconds, Legislation: 1 },
  })

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      refused.push(String(error))
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clientId, secret, calls, refused },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }

  function consent(request: IncomingMessage, response: ServerResponse, url: URL, body: string): void {
    const page = signIn.page(url.searchParams)
    if (request.method === 'POST') send(response, 302, '', { Location: signIn.decide(new URLSearchParams(body)) })
    else send(response, page === null ? 400 : 200, page ?? 'invalid_request', { 'Content-Type': 'text/html' })
  }

  function tokens(request: IncomingMessage, response: ServerResponse, body: string): void {
    const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
    const given = isForm && request.method === 'POST' ? body : ''
    const { status, body: told, reason } = signIn.token(new URLSearchParams(given))
    send(response, status, JSON.stringify(told), { 'Content-Type': 'application/json', ...(reason !== undefined && { Reason: reason }) })
  }

  function refuse(response: ServerResponse, status: number, value: string): void {
    refused.push(`${status} ${value} ${calls.at(-1)}`)
    send(response, status, JSON.stringify({ error: { code: '', message: { lang: '', value } } }), { 'Content-Type': 'application/json' })
  }
}

const deletedTypes = {
  ID: 'Guid',
  Timestamp: 'Int64',
  EntityKey: 'Guid',
  EntityType: 'Int32',
  DeletedBy: 'Guid',
  DeletedDate: 'DateTime',
  Division: 'Int32',
}
const bulkReceivableFilters = [
  ...['Account', 'Document', 'EndDate', 'EndToEndID', 'EntryDate', 'EntryID', 'GLAccount', 'ID', 'InvoiceDate', 'InvoiceNumber', 'Source'],
  ...['Status', 'TransactionID', 'TransactionType'],
]

function entity(name: keyof typeof fields, rows: readonly Row[], key: string): Entity {
  return { types: fields[name] as Types, rows, key, pageSize: 60, needsSelect: false, filterable: null }
}

function synced(name: keyof typeof fields, rows: readonly Row[]): Entity {
  const types = { ...(fields[name] as Types), Timestamp: 'Int64' }
  return { types, rows, key: 'Timestamp', pageSize: 1_000, needsSelect: false, filterable: ['Timestamp'] }
}

function divisionRow({ code, name }: from.Books): Row {
  return {
    Code: code,
    Hid: code,
    Description: name,
    Currency: 'EUR',
    Country: 'NL ',
    Legislation: 'NL ',
    Status: 1,
    BlockingStatus: 0,
    IsMainDivision: true,
  }
}

function limits(at: Date): Record<string, string> {
  const minute = Math.ceil((at.getTime() + 1) / 60_000) * 60_000
  return {
    ...{ 'X-RateLimit-Limit': '5000', 'X-RateLimit-Remaining': '4000', 'X-RateLimit-Reset': String(at.getTime() + 3_600_000) },
    ...{ 'X-RateLimit-Minutely-Limit': '60', 'X-RateLimit-Minutely-Remaining': '50', 'X-RateLimit-Minutely-Reset': String(minute) },
  }
}

function send(response: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  response.writeHead(status, headers)
  response.end(body)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
