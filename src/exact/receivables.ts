import { z } from 'zod'
import { exponentOf } from '../receivables/money.ts'
import type { Money, OpenItem, OpenItemKind } from '../receivables/types.ts'
import type { ExactClient, Query, Row } from './client.ts'
import { toDate } from './dates.ts'
import { isNotOffered } from './errors.ts'
import { guid, int64, readRow, text } from './rows.ts'

/** What a customer owes, item by item, as Exact said at `asOf`. */
export type OpenItems = { items: OpenItem[]; asOf: Date }
export type Receivables = { openItems(accountId: string): Promise<OpenItems> }

const number = z.union([z.number(), z.string()]).nullish()
const day = z
  .string()
  .nullish()
  .transform((wire) => (wire ? toDate(wire) : null))

const receivable = z.object({
  HID: int64,
  Amount: z.number(),
  CurrencyCode: text,
  Description: text,
  DueDate: day,
  InvoiceDate: day,
  EntryNumber: number,
  InvoiceNumber: number,
  YourRef: text,
})

const select = 'HID,Amount,CurrencyCode,Description,DueDate,InvoiceDate,EntryNumber,InvoiceNumber,YourRef'

/** Administrations that refused the function for one account. Remembered, since Exact counts errors and blocks the key after ten an hour. */
const withoutFunction = new Set<string>()

/**
 * The open items of one customer, oldest due first: one call a question of up to 60 items. Asks the function for one account; where an
 * administration doesn't offer that, the list filtered on the account. `$top` is never sent: Exact would stop there.
 */
export function createReceivables(client: ExactClient, now: () => Date): Receivables {
  const administration = `${client.host}/${client.division}`

  async function openItems(accountId: string): Promise<OpenItems> {
    const id = readRow('account id', guid, accountId)
    const rows =
      (withoutFunction.has(administration) ? null : await readByAccount(id)) ??
      (await readAll('ReceivablesList', { $filter: `AccountId eq guid'${id}'` }))
    const asOf = now()
    return { items: toItems(rows, asOf), asOf }
  }

  async function readByAccount(id: string): Promise<Row[] | null> {
    try {
      return await readAll('ReceivablesListByAccount', { accountId: `guid'${id}'` })
    } catch (error) {
      if (!isNotOffered(error)) throw error
      withoutFunction.add(administration)
      return null
    }
  }

  async function readAll(list: string, query: Query): Promise<Row[]> {
    const rows: Row[] = []
    for await (const page of client.pages(`read/financial/${list}`, { ...query, $select: select }, { lane: 'chat' })) rows.push(...page)
    return rows
  }

  return { openItems }
}

/** Fully matched items that linger with nothing open are left out. */
function toItems(rows: readonly Row[], asOf: Date): OpenItem[] {
  const items = rows.map((row) => toItem(readRow('ReceivablesList', receivable, row), asOf))
  return items.filter((item) => item.amount.minor !== 0).sort(byDueDate)
}

function toItem(row: z.infer<typeof receivable>, asOf: Date): OpenItem {
  const invoiceNumber = numberText(row.InvoiceNumber)
  const invoiceDate = row.InvoiceDate ?? row.DueDate ?? asOf.toISOString().slice(0, 10)
  return {
    id: row.HID,
    kind: kindOf(row.Amount, invoiceNumber),
    invoiceNumber,
    entryNumber: numberText(row.EntryNumber),
    description: row.Description,
    yourReference: row.YourRef || null,
    invoiceDate,
    dueDate: row.DueDate ?? invoiceDate,
    amount: toMoney(row.Amount, row.CurrencyCode),
  }
}

/** In these lists positive means the customer owes. */
export function kindOf(amount: number, invoiceNumber: string | null): OpenItemKind {
  if (amount > 0) return 'invoice'
  return invoiceNumber === null ? 'receipt' : 'credit-note'
}

export function numberText(wire: string | number | null | undefined): string | null {
  const digits = String(wire ?? '').trim()
  return digits === '' || digits === '0' ? null : digits
}

/** A double of Exact's to whole cents, or whatever the currency's smallest unit is. */
export function toMoney(amount: number, currency: string): Money {
  return { minor: Math.round(amount * 10 ** exponentOf(currency)) + 0, currency }
}

export function byDueDate(one: OpenItem, other: OpenItem): number {
  return one.dueDate.localeCompare(other.dueDate) || one.invoiceDate.localeCompare(other.invoiceDate) || one.id.localeCompare(other.id)
}
