import type { CustomerLedger } from '../receivables/customer-ledger.ts'
import type { ExactClient, Query, Row } from './client.ts'
import { isForbidden, isNotOffered } from './errors.ts'
import { invoicesOf } from './ledger-invoices.ts'
import { readSalesInvoice, type SalesInvoice, salesFields, salesOf } from './ledger-sales.ts'
import { collectingIds, itemsOf, paidOf, type Term, termFields, termsAgreed, termsIn } from './ledger-terms.ts'
import { guid, readRow } from './rows.ts'

/**
 * `currency`: the administration's own. `paidFrom`, `salesFrom`: first day (YYYY-MM-DD) of what was paid and sold that matters;
 * without `salesFrom` (null) sales aren't read at all, which saves their call.
 */
export type LedgerQuestion = { currency: string; paidFrom: string; salesFrom: string | null; now: () => Date }

type Reader = Pick<ExactClient, 'pages' | 'host' | 'division'>

/** As many accounts as an address of Exact's has room for. */
const mostAccounts = 50

/** Bulk endpoints that an administration doesn't offer. Remembered, since Exact counts errors and blocks the key after ten an hour. */
const withoutBulk = new Set<string>()

/**
 * The books of one customer in two calls: its receivables, open and settled, and its sales invoices. Exact gives them a thousand a page.
 * Throws the client's SaldoErrors; without the right to see sales invoices `sales` is null and the rest is there.
 */
export async function readLedger(client: Reader, accountId: string, question: LedgerQuestion): Promise<CustomerLedger> {
  const [ledger] = await readSome(client, [readRow('account id', guid, accountId).toLowerCase()], question)
  if (ledger === undefined) throw new RangeError('Nothing was asked for')
  return ledger
}

/** The same for a group of customers, by account id in lower case: two calls for up to fifty. Every account asked for has one. */
export async function readLedgers(
  client: Reader,
  accountIds: readonly string[],
  question: LedgerQuestion,
): Promise<Map<string, CustomerLedger>> {
  const ids = [...new Set(accountIds.map((id) => readRow('account id', guid, id).toLowerCase()))]
  const ledgers = new Map<string, CustomerLedger>()
  for (let from = 0; from < ids.length; from += mostAccounts) {
    for (const ledger of await readSome(client, ids.slice(from, from + mostAccounts), question)) ledgers.set(ledger.accountId, ledger)
  }
  return ledgers
}

async function readSome(client: Reader, ids: readonly string[], question: LedgerQuestion): Promise<CustomerLedger[]> {
  const [terms, sales] = await Promise.all([readTerms(client, ids, question), readSales(client, ids, question)])
  const asOf = question.now()
  const [termsBy, salesBy] = [Map.groupBy(terms, (term) => term.accountId), Map.groupBy(sales ?? [], (sale) => sale.accountId)]
  return ids.map((accountId) => {
    const [own, sold] = [termsBy.get(accountId) ?? [], salesBy.get(accountId) ?? []]
    return {
      accountId,
      items: itemsOf(own, asOf),
      collecting: collectingIds(own),
      invoices: invoicesOf(own, sold),
      paid: paidOf(own),
      sales: sales === null ? null : salesOf(sold),
      terms: termsAgreed(own),
      asOf,
    }
  })
}

async function readTerms(client: Reader, ids: readonly string[], { paidFrom, currency }: LedgerQuestion): Promise<Term[]> {
  const since = `datetime'${paidFrom}'`
  const filter = `(${anyOf('Account', ids)}) and (InvoiceDate ge ${since} or EndDate ge ${since} or Status lt 50)`
  const rows = await readEither(client, ['bulk/Cashflow/Receivables', 'cashflow/Receivables'], termFields, filter)
  return termsIn(rows, currency)
}

/** Null where they aren't asked for, where the administration has no sales invoices to read, or Saldo no right to. The breaker keeps that from being asked too often. */
async function readSales(client: Reader, ids: readonly string[], { salesFrom, currency }: LedgerQuestion): Promise<SalesInvoice[] | null> {
  if (salesFrom === null) return null
  const filter = `(${anyOf('InvoiceTo', ids)}) and InvoiceDate ge datetime'${salesFrom}'`
  try {
    const rows = await readEither(client, ['bulk/SalesInvoice/SalesInvoices', 'salesinvoice/SalesInvoices'], salesFields, filter)
    return rows.map((row) => readSalesInvoice(row, currency))
  } catch (error) {
    if (isForbidden(error) || isNotOffered(error)) return null
    throw error
  }
}

/** From the endpoint with a thousand rows a page, or where that isn't offered from the one with sixty. */
async function readEither(client: Reader, [bulk, plain]: [string, string], fields: readonly string[], filter: string): Promise<Row[]> {
  const query = { $select: fields.join(','), $filter: filter }
  const key = `${client.host}/${client.division}/${bulk}`
  if (!withoutBulk.has(key)) {
    try {
      return await readAll(client, bulk, query)
    } catch (error) {
      if (!isNotOffered(error)) throw error
      withoutBulk.add(key)
    }
  }
  return readAll(client, plain, query)
}

async function readAll(client: Reader, path: string, query: Query): Promise<Row[]> {
  const rows: Row[] = []
  for await (const page of client.pages(path, query, { lane: 'chat' })) rows.push(...page)
  return rows
}

function anyOf(field: string, ids: readonly string[]): string {
  return ids.map((id) => `${field} eq guid'${id}'`).join(' or ')
}
