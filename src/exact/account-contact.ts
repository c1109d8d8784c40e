import { contactColumns } from '../sync/contact-difference.ts'
import type { SourceRecord } from '../sync/types.ts'
import { mappableFields } from './catalogue/fields.ts'
import type { ExactClient } from './client.ts'
import { guid, readRow } from './rows.ts'
import { readFields } from './source.ts'

const wanted = ['Code', 'Name', ...Object.values(contactColumns)]
/** In the order of the reference, with their types. */
export const contactFields = mappableFields('account').filter(({ name }) => wanted.includes(name))

/** An account's code, name and contact data, asked live: one call; null when there is no such account. */
export async function readContactData(client: Pick<ExactClient, 'get'>, id: string): Promise<SourceRecord | null> {
  const $select = ['ID', ...contactFields.map(({ name }) => name)].join(',')
  const $filter = `ID eq guid'${readRow('account id', guid, id)}'`
  const [row] = await client.get('crm/Accounts', { $select, $filter }, { lane: 'chat' })
  return row === undefined ? null : { id, stamp: '0', fields: readFields(contactFields, row) }
}
