import type { CustomerLedger } from '../receivables/customer-ledger.ts'
import type { Customer } from './services.ts'

/** What the books of one administration say of a customer. `monthDay` (MM-DD) begins its financial year; `whole`: sales were asked for; `fromCache`: read a moment ago. */
export type CustomerBooks = { ledger: CustomerLedger; monthDay: string; whole: boolean; fromCache: boolean }

/** Whom to ask at a customer. */
export type ContactPerson = { name: string; jobTitle: string; email: string; phone: string; mobile: string; isMain: boolean }

/** An account of a group with what its books say. */
export type GroupMember = { account: Customer; ledger: CustomerLedger }

/** The accounts under one parent account, in one administration. */
export type Group = { parent: Customer; members: readonly GroupMember[]; left: number; asOf: Date; fromCache: boolean }

export type CustomerService = {
  /**
   * The customer's ledger in one administration, at most a minute old unless `fresh`. `depth` card: without sales (null) where finding the
   * customer had to ask Exact already; whole: with them in any case.
   */
  ledger(tenantId: string, customer: Customer, how: { fresh: boolean; depth: 'card' | 'whole' }): Promise<CustomerBooks>
  /** The people of an account, the main one first. `ask` false: only what is known without asking Exact; null when nothing is. */
  contacts(tenantId: string, customer: Customer, ask: boolean): Promise<readonly ContactPerson[] | null>
  /** The printed invoice; null where Exact keeps none. */
  invoicePdf(tenantId: string, customer: Customer, invoice: PrintedInvoice): Promise<{ name: string; bytes: Uint8Array } | null>
  /** Whether an account belongs to a group, as the directory knows it. Costs no call. */
  inGroup(tenantId: string, customer: Customer): Promise<boolean>
  /** All accounts under the customer's parent, or under the customer itself; null when there are none. */
  group(tenantId: string, customer: Customer, fresh: boolean, isSeen?: (account: Customer) => boolean): Promise<Group | null>
}

export type PrintedInvoice = { id: string | null; number: string }

/** A file about one customer, or about everybody who is overdue (narrowed as the command was), made when its link is opened. */
export type MoneyFile =
  | { kind: 'invoices'; customer: string; filter: string; order: string }
  | { kind: 'pdf'; customer: string; invoice: PrintedInvoice }
  | { kind: 'overdue'; asked: Readonly<Record<string, string>> }
