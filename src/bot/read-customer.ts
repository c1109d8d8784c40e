import type { CustomerLedger } from '../receivables/customer-ledger.ts'
import { daysBetween, today } from '../receivables/days.ts'
import { paymentHabit } from '../receivables/payment-habit.ts'
import { positionsOf } from '../receivables/position.ts'
import { turnoverOf } from '../receivables/turnover.ts'
import type { Books } from '../views/books-block.ts'
import type { CustomerFacts } from '../views/customer-facts.ts'
import type { ItemMarks } from '../views/position-block.ts'
import { customerIdOf } from './customer-id.ts'
import type { CustomerBooks } from './customer-services.ts'
import { peopleOf } from './people-of.ts'
import type { Customer, Services } from './services.ts'
import type { LedgerMarks } from './watch-services.ts'

type Marks = Awaited<ReturnType<LedgerMarks['of']>> extends ReadonlyMap<string, infer Own> ? Own : never

/** So long without an invoice, and the customer may be asleep. */
const dormantAfter = 180

/** What a card shows of one account: its books from Exact, and what is known here. */
export async function readCustomer(account: Customer, fresh: boolean, tenantId: string, services: Services): Promise<Books> {
  const day = today(services.now(), services.sales.timeZone)
  const [books, exactUrl, contact, marks] = await Promise.all([
    services.sales.ledger(tenantId, account, { fresh, depth: 'card' }),
    services.sales.customerUrl(tenantId, account),
    contactOf(account, tenantId, services),
    marksOf(account, tenantId, services),
  ])
  const { ledger, fromCache } = books
  return {
    customer: { ...account, id: customerIdOf(account) },
    administration: account.administration.name,
    positions: positionsOf(ledger.items, day),
    marks: itemMarks(ledger, marks),
    about: { ...factsOf(account, books, day), contact, ...remarks(marks) },
    asOf: ledger.asOf,
    fromCache,
    exactUrl,
  }
}

function factsOf(
  account: Customer,
  { ledger, monthDay, whole }: CustomerBooks,
  day: string,
): Omit<CustomerFacts, 'contact' | 'promises' | 'notes'> {
  const { currency } = account.administration
  const lastInvoice = ledger.invoices.find(({ kind, state }) => kind === 'invoice' && state !== 'waiting')?.invoiceDate ?? null
  const idle = lastInvoice === null ? 0 : daysBetween(lastInvoice, day)
  const [last] = ledger.paid
  return {
    creditLimit: account.creditLimit,
    habit: paymentHabit(ledger.paid, day),
    termDays: ledger.terms?.days ?? null,
    turnover: ledger.sales ? { figures: turnoverOf(ledger.sales, day, monthDay), currency } : whole ? 'unreadable' : 'later',
    lastInvoice,
    dormantDays: idle > dormantAfter ? idle : null,
    lastPayment: last === undefined ? null : { day: last.paidOn, amount: { minor: last.amount, currency } },
  }
}

/** Asked before, or as the CRM knows them: a card doesn't spend a call on it. */
async function contactOf(account: Customer, tenantId: string, services: Services): Promise<CustomerFacts['contact']> {
  const [known] = (await services.sales.contacts(tenantId, account, false)) ?? []
  if (known !== undefined) return { name: known.name, phone: known.phone || known.mobile }
  const crm = services.crm(tenantId)
  const [company] = await crm.findByKey('company', 'customerId', [account.id])
  const [person] = company === undefined ? [] : await peopleOf(crm, company.id)
  return person === undefined ? null : { name: person.name, phone: person.detail }
}

async function marksOf({ administration, id }: Customer, tenantId: string, services: Services): Promise<Marks | null> {
  return (await services.marks.of(tenantId, administration.code, [id])).get(id) ?? null
}

function itemMarks({ collecting }: CustomerLedger, marks: Marks | null): ItemMarks {
  const open = marks?.promises.filter(({ state }) => state === 'open') ?? []
  return {
    disputed: new Set(marks?.disputes.map(({ itemId }) => itemId)),
    collecting: new Set(collecting),
    promised: new Map(open.flatMap(({ items, day }) => items.map(({ itemId }): [string, string] => [itemId, day]))),
  }
}

function remarks(marks: Marks | null): Pick<CustomerFacts, 'promises' | 'notes'> {
  const told = marks?.promises.filter(({ state }) => state !== 'kept') ?? []
  return {
    promises: told.map(({ text, state }) => ({ text, broken: state === 'broken' })),
    notes: marks?.notes.map(({ text }) => text) ?? [],
  }
}
