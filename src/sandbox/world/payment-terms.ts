import { financialPeriodOf, financialYearOf } from './calendar.ts'
import { paymentConditions } from './codes.ts'
import type { World } from './company.ts'
import { type Entry, entriesPerAccount, journalOf } from './entry.ts'
import { type GuidSpace, guidAt } from './guid.ts'
import { amount, convert } from './money.ts'
import type { Row, Value } from './rows.ts'
import { user } from './staff.ts'
import { transitOf } from './transit.ts'

export const termKind = 6

/** A payment term: the whole of an entry or, after a part was paid, its open (0) and its matched (1) part. */
export interface Term {
  entry: Entry
  account: number
  part: 0 | 1
  /** Cents of this part, positive for an invoice. */
  size: number
  matched: boolean
}

export const termsPerAccount = entriesPerAccount * 2

export const termsOf = (account: number, entry: Entry): Term[] => {
  if (!entry.processed) return []
  const base = { entry, account }
  const paid = entry.total - entry.open
  if (entry.open === 0) return [{ ...base, part: 0, size: entry.total, matched: true }]
  const open: Term = { ...base, part: 0, size: entry.open, matched: false }
  return paid === 0 ? [open] : [open, { ...base, part: 1, size: paid, matched: true }]
}

export const termPosition = ({ account, entry, part }: Term): number => account * termsPerAccount + entry.place * 2 + part

/** 20 open, 40 collected but not yet confirmed by the bank, 50 matched. */
const statusOf = ({ entry, account, matched }: Term, world: World): number => {
  if (matched) return 50
  return transitOf(world, account, entry) > 0 ? 40 : 20
}

type TermColumn = (term: Term, customer: Row, world: World) => Value

const transactionTypes = { invoice: 20, credit: 21, receipt: 40 } as const

export const termColumns: Record<string, TermColumn> = {
  Account: (_term, customer) => customer('ID'),
  AccountCode: (_term, customer) => customer('Code'),
  AccountContact: (_term, customer) => customer('MainContact'),
  AccountCountry: (_term, customer) => customer('Country'),
  AccountName: (_term, customer) => customer('Name'),
  AmountDC: ({ size, entry }) => -amount(convert(size, entry.rate)) || 0,
  AmountFC: ({ size }) => -amount(size) || 0,
  AmountDiscountDC: () => 0,
  AmountDiscountFC: () => 0,
  Created: ({ entry }) => entry.invoiceDay + 34_200_000,
  Creator: () => user.id,
  CreatorFullName: () => user.name,
  Currency: ({ entry }) => entry.currency,
  Description: ({ entry }) => entry.description,
  Division: (_term, _customer, world) => world.division,
  DueDate: ({ entry }) => entry.dueDay,
  EndDate: ({ entry, matched }) => (matched ? entry.paidDay : null),
  EndPeriod: ({ entry, matched }, _customer, world) =>
    matched && entry.paidDay !== null ? financialPeriodOf(entry.paidDay, world.firstMonth) : null,
  EndYear: ({ entry, matched }, _customer, world) =>
    matched && entry.paidDay !== null ? financialYearOf(entry.paidDay, world.firstMonth) : null,
  EntryDate: ({ entry }) => entry.invoiceDay,
  EntryID: (term, _customer, world) => guidAt({ seed: world.seed, kind: 63, division: world.division }, termPosition(term)),
  EntryNumber: ({ entry }) => entry.entryNumber,
  GLAccount: (_term, _customer, world) => guidAt({ seed: world.seed, kind: 83, division: world.division }, 1300),
  GLAccountCode: () => '1300',
  GLAccountDescription: () => 'Debiteuren',
  ID: (term, _customer, world) => guidAt(termSpace(world), termPosition(term)),
  InvoiceDate: ({ entry }) => entry.invoiceDay,
  InvoiceNumber: ({ entry }) => entry.invoiceNumber,
  IsBatchBooking: () => 0,
  IsFullyPaid: ({ matched }) => matched,
  LineType: () => 20,
  Journal: ({ entry }) => journalOf(entry)[0],
  JournalDescription: ({ entry }) => journalOf(entry)[1],
  LastPaymentDate: ({ entry, matched }) => (matched ? entry.paidDay : null),
  Modified: ({ entry, matched }) => ((matched ? entry.paidDay : null) ?? entry.invoiceDay) + 36_000_000,
  Modifier: () => user.id,
  ModifierFullName: () => user.name,
  PaymentCondition: ({ entry }) => (entry.kind === 'receipt' ? null : entry.condition),
  PaymentConditionDescription: ({ entry }) => (entry.kind === 'receipt' ? null : (paymentConditions[entry.condition]?.description ?? null)),
  PaymentDays: ({ entry }) => Math.round((entry.dueDay - entry.invoiceDay) / 86_400_000),
  PaymentDaysDiscount: () => 0,
  PaymentDiscountPercentage: () => 0,
  PaymentMethod: () => 'B',
  RateFC: ({ entry }) => entry.rate,
  Source: ({ entry }) => (entry.kind === 'receipt' ? 2 : 1),
  Status: (term, _customer, world) => statusOf(term, world),
  TransactionAmountDC: ({ entry }) => amount(convert(entry.total, entry.rate)),
  TransactionAmountFC: ({ entry }) => amount(entry.total),
  TransactionDueDate: ({ entry }) => entry.dueDay,
  TransactionEntryID: ({ entry, account }, _customer, world) => guidAt(transactionSpace(world), account * entriesPerAccount + entry.place),
  TransactionID: ({ entry, account }, _customer, world) =>
    guidAt({ seed: world.seed, kind: 65, division: world.division }, account * entriesPerAccount + entry.place),
  TransactionIsReversal: () => false,
  TransactionReportingPeriod: ({ entry }, _customer, world) => financialPeriodOf(entry.invoiceDay, world.firstMonth),
  TransactionReportingYear: ({ entry }, _customer, world) => financialYearOf(entry.invoiceDay, world.firstMonth),
  TransactionStatus: () => 50,
  TransactionType: ({ entry }) => transactionTypes[entry.kind],
  YourRef: ({ entry }) => entry.yourRef,
}

export const termSpace = (world: World): GuidSpace => ({ seed: world.seed, kind: termKind, division: world.division })

/** Entries in the books, whatever they are. */
export const transactionSpace = (world: World): GuidSpace => ({ seed: world.seed, kind: 64, division: world.division })
