import type { LedgerInvoice } from '../receivables/customer-ledger.ts'
import { addMoney } from '../receivables/money.ts'
import type { Money } from '../receivables/types.ts'
import type { SalesInvoice } from './ledger-sales.ts'
import type { Term } from './ledger-terms.ts'

/** One customer's invoices and credit notes, newest first: sales invoices with their receivables, and receivables made without one. */
export function invoicesOf(terms: readonly Term[], sales: readonly SalesInvoice[]): LedgerInvoice[] {
  const numbered = terms.filter(({ number }) => number !== null)
  const byNumber = Map.groupBy(numbered, ({ number }) => number)
  const matched = sales.map((sale) => ({ sale, own: termsFor(sale, byNumber.get(sale.number) ?? []) }))
  const used = new Set(matched.flatMap(({ own }) => own))
  const unsold = numbered.filter((term) => !used.has(term))
  const others = [...Map.groupBy(unsold, ({ number, entryId }) => `${number} ${entryId}`).values()]
  const all = [...matched.map(({ sale, own }) => fromSale(sale, own)), ...others.flatMap(fromTerms)]
  return all.sort((one, other) => compare(other.invoiceDate, one.invoiceDate) || compare(other.number ?? '', one.number ?? ''))
}

/** Journals may count separately, so the same number may be on another day's invoice as well. */
function termsFor({ invoiceDate }: SalesInvoice, terms: readonly Term[]): readonly Term[] {
  const sameDay = terms.filter((term) => term.invoiceDate === invoiceDate)
  return sameDay.length > 0 ? sameDay : terms
}

function fromSale(sale: SalesInvoice, terms: readonly Term[]): LedgerInvoice {
  const { number, kind, invoiceDate, dueDate, description, yourReference, total, id } = sale
  const common = { number, kind, invoiceDate, dueDate, description, yourReference, total, invoiceId: id }
  if (sale.isProcessed) return { ...common, ...settlementOf(terms, total) }
  return { ...common, state: 'waiting', open: { minor: 0, currency: total.currency }, paidOn: null }
}

function fromTerms(terms: readonly Term[]): LedgerInvoice[] {
  const [first] = terms
  if (first === undefined || first.invoiceDate === null) return []
  const { number, invoiceDate, description, yourReference, total } = first
  const dueDate = terms.reduce((latest, term) => (term.dueDate && term.dueDate > latest ? term.dueDate : latest), invoiceDate)
  const kind = total.minor < 0 ? 'credit-note' : 'invoice'
  return [{ number, kind, invoiceDate, dueDate, description, yourReference, total, invoiceId: null, ...settlementOf(terms, total) }]
}

/** Paid once no part of it is open. */
function settlementOf(terms: readonly Term[], total: Money): Pick<LedgerInvoice, 'state' | 'open' | 'paidOn'> {
  const { currency } = total
  const open = terms.filter((term) => term.isOpen && term.amount.minor !== 0 && term.amount.currency === currency)
  if (terms.length === 0) return { state: 'unknown', open: { minor: 0, currency }, paidOn: null }
  if (open.length > 0)
    return {
      state: 'open',
      open: addMoney(
        currency,
        open.map(({ amount }) => amount),
      ),
      paidOn: null,
    }
  const paidOn = terms.reduce<string | null>((latest, term) => ((term.paidOn ?? '') > (latest ?? '') ? term.paidOn : latest), null)
  return { state: 'paid', open: { minor: 0, currency }, paidOn }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
