import type { Customer } from './services.ts'

/** Which account in which administration; null = the one that imports use, as cards of one administration alone once said it. */
export type CustomerId = { administration: number | null; id: string }

/** How a card's buttons name a customer: `<administration>:<guid>`. */
export function customerIdOf({ administration, id }: Pick<Customer, 'administration' | 'id'>): string {
  return `${administration.code}:${id}`
}

export function readCustomerId(text: string): CustomerId {
  const found = /^(\d{1,15}):(.*)$/.exec(text)
  return found ? { administration: Number(found[1]), id: found[2] ?? '' } : { administration: null, id: text }
}

/** Exact's ids are GUIDs; what people type into a CRM's field need not be one. */
export function isAccountId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(readCustomerId(text).id)
}
