import type { SourceRecord } from '../sync/types.ts'
import { mappableFields } from './catalogue/fields.ts'
import type { ExactClient } from './client.ts'
import { isTooBroad } from './errors.ts'
import { guid, readRow } from './rows.ts'
import { readFields } from './source.ts'

const shown = ['ID', 'Code', 'Name', 'TradeName', 'City', 'Country', 'Status', 'Blocked', 'CreditLineSales', 'VATNumber', 'Email', 'Phone']
const fields = mappableFields('account').filter((field) => shown.includes(field.name))

const longestText = 100

/**
 * Accounts whose name holds `text`, or that have the VAT number, asked live: one call, at most the first 60. The server may tell
 * capitals from small letters, so the usual spellings are asked for together. Records have stamp '0', which never replaces a mirrored row.
 */
export async function findAccounts(client: ExactClient, text: string, vatNumber = ''): Promise<SourceRecord[]> {
  const wanted = text.trim().replace(/\s+/g, ' ').slice(0, longestText)
  if (wanted === '') return []
  const named = spellings(wanted).map((spelling) => `substringof('${quoted(spelling)}',Name)`)
  const numbered = vatNumber === '' ? [] : [`VATNumber eq '${quoted(vatNumber)}'`]
  try {
    return await readMatching(client, [...named, ...numbered].join(' or '))
  } catch (error) {
    // Better the spelling that was typed than no answer.
    if (!isTooBroad(error) || named.length < 2) throw error
    return readMatching(client, named.slice(0, 1).join(' or '))
  }
}

/** One account by its id, null when there is none. Asked by filter: a key that isn't there would be an error, and errors are counted. */
export async function readAccount(client: ExactClient, id: string): Promise<SourceRecord | null> {
  const [found] = await readMatching(client, `ID eq guid'${readRow('account id', guid, id)}'`)
  return found ?? null
}

async function readMatching(client: ExactClient, filter: string): Promise<SourceRecord[]> {
  const rows = await client.get('crm/Accounts', { $select: shown.join(','), $filter: filter }, { lane: 'chat' })
  return rows.map((row) => ({ id: readRow('crm/Accounts', guid, row.ID), stamp: '0', fields: readFields(fields, row) }))
}

function quoted(text: string): string {
  return text.replaceAll("'", "''")
}

function spellings(text: string): string[] {
  const titled = text.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
  return [...new Set([text, titled, text.toUpperCase()])]
}
