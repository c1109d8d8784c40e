import { daysBetween } from './days.ts'

/** An invoice, or an instalment of one, that is paid. Days as YYYY-MM-DD; `amount` in the currency's smallest unit, positive. */
export type PaidInvoice = { invoiceDate: string; dueDate: string; paidOn: string; amount: number }

/** How a customer pays, in days with one decimal. Early counts as negative days late. */
export type Behaviour = {
  /** The paid invoices behind it. */
  invoices: number
  /** Mean of invoice day to payment day: small invoices weigh as much as large ones. */
  simpleDays: number
  /** The same, weighted by amount: the one to show for a customer. */
  weightedDays: number
  /** From the due date, weighted by amount: behaviour free of the terms agreed. */
  daysLate: number
}

/** Fewer paid invoices than this are too few to judge. */
export const fewestPaid = 3

/** Null below three paid invoices. */
export function paymentBehaviour(paid: readonly PaidInvoice[]): Behaviour | null {
  const days = paid.map(({ invoiceDate, paidOn, amount }) => ({ amount, days: daysBetween(invoiceDate, paidOn) }))
  const late = paid.map(({ dueDate, paidOn, amount }) => ({ amount, days: daysBetween(dueDate, paidOn) }))
  const amount = sum(paid.map((invoice) => invoice.amount))
  const weightedDays = averageDays({ invoices: paid.length, amount, amountDays: amountDaysOf(days) })
  const daysLate = averageDays({ invoices: paid.length, amount, amountDays: amountDaysOf(late) })
  if (weightedDays === null || daysLate === null) return null
  return { invoices: paid.length, simpleDays: oneDecimal(sum(days.map((one) => one.days)) / paid.length), weightedDays, daysLate }
}

/** Days weighted by amount, from sums alone: Σ(amount × days) ÷ Σ amount, with one decimal. Null below three paid invoices. */
export function averageDays({ invoices, amount, amountDays }: { invoices: number; amount: number; amountDays: number }): number | null {
  return invoices < fewestPaid || amount <= 0 ? null : oneDecimal(amountDays / amount)
}

const amountDaysOf = (all: readonly { amount: number; days: number }[]) => sum(all.map(({ amount, days }) => amount * days))

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** Half away from zero; never -0. */
export function oneDecimal(days: number): number {
  return (Math.sign(days) * Math.round(Math.abs(days) * 10)) / 10 + 0
}
