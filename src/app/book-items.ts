import type { BookItem } from '../bot/services.ts'
import type { CustomerItem } from '../exact/books.ts'
import type { OpenItemKind } from '../receivables/types.ts'
import type { BookOf, KeptItem } from '../store/records/open-items.ts'
import type { MirrorPort } from '../sync/ports.ts'

/** An administration's books, told apart from all others. */
export const nameOf = ({ tenantId, administration }: BookOf) => `${tenantId}/${administration}`

export function toKept({ accountId, name, code, country, item, own }: CustomerItem): KeptItem {
  const { id, amount, ...told } = item
  return { ...told, accountId, itemId: id, name, code, country, currency: amount.currency, amount: amount.minor, own }
}

/** Kept items as people know them, with the account manager as the customer directory knows it. In the same order. */
export async function enrichItems(mirror: Pick<MirrorPort, 'get'>, { tenantId, administration }: BookOf, kept: readonly KeptItem[]) {
  const ids = [...new Set(kept.map(({ accountId }) => accountId))]
  const accounts = await mirror.get({ tenantId, administration, source: 'account' }, ids)
  const managers = new Map(accounts.map(({ id, fields }) => [id, textOf(fields.AccountManagerFullName)]))
  return kept.map((item): BookItem => ({ ...toBookItem(item), manager: managers.get(item.accountId) ?? null }))
}

export function toBookItem({
  accountId,
  itemId,
  name,
  code,
  country,
  currency,
  amount,
  own,
  kind,
  ...told
}: KeptItem): Omit<BookItem, 'manager'> {
  const item = { ...told, id: itemId, kind: kindOf(kind), amount: { minor: amount, currency } }
  return { accountId, name, code: code || null, country: country || null, item, own }
}

function kindOf(text: string): OpenItemKind {
  return text === 'credit-note' || text === 'receipt' ? text : 'invoice'
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
