import { z } from 'zod'
import type { CallOptions, ExactClient, Row } from './client.ts'
import { unreadable } from './errors.ts'
import { guid, readRow, text } from './rows.ts'

/** The printed invoice as Exact keeps it. */
export type InvoiceFile = { name: string; bytes: Uint8Array }

type Reader = Pick<ExactClient, 'get' | 'file'>

const chat: CallOptions = { lane: 'chat' }
/** Documents of this type are sales invoices. */
const salesInvoice = 10

const attachment = z.object({ FileName: text, Url: text })

/**
 * The PDF of a sales invoice: two calls and the file. Null where Exact keeps no document of it, or one without a PDF.
 * A document that was linked to the invoice by hand is something else, so the printed one is looked up by the invoice's id and by its number.
 */
export async function readInvoicePdf(client: Reader, invoice: { id: string | null; number: string }): Promise<InvoiceFile | null> {
  const document = await findDocument(client, invoice)
  if (document === null) return null
  const query = { $select: 'ID,FileName,FileSize,Url', $filter: `Document eq guid'${document}'` }
  const rows = await client.get('documents/DocumentAttachments', query, chat)
  const files = rows.map((row) => readRow('documents/DocumentAttachments', attachment, row))
  const pdf = files.find(({ FileName, Url }) => /\.pdf$/i.test(FileName) && Url !== '')
  if (pdf === undefined) return null
  const bytes = await client.file(downloadOf(pdf.Url), chat)
  if (!isPdf(bytes)) throw unreadable({ method: 'GET', path: new URL(pdf.Url).pathname })
  return { name: pdf.FileName, bytes }
}

async function findDocument(client: Reader, { id, number }: { id: string | null; number: string }): Promise<string | null> {
  const byNumber = /^\d+$/.test(number) ? [`SalesInvoiceNumber eq ${number}`] : []
  const byId = id === null ? [] : [`FinancialTransactionEntryID eq guid'${readRow('invoice id', guid, id)}'`]
  const [filter] = [...byId, ...byNumber]
  if (filter === undefined) return null
  const query = { $select: 'ID,Created', $filter: `${filter} and Type eq ${salesInvoice}` }
  const rows: readonly Row[] = await client.get('documents/Documents', query, chat)
  const [found] = rows
  return found === undefined ? null : readRow('documents/Documents', guid, found.ID)
}

/** Without it Exact answers with a page around the file. */
function downloadOf(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}Download=1`
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}
