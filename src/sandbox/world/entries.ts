import { dayLength } from '../clock.ts'
import { addDays, financialYearOf, financialYearStart } from './calendar.ts'
import { exchangeRate } from './codes.ts'
import type { World } from './company.ts'
import { type Customer, customerAt } from './customer.ts'
import { type Dice, dice, mix } from './dice.ts'
import { type Entry, entriesPerAccount } from './entry.ts'
import { linesOf, totalOf } from './lines.ts'
import { workedExample } from './worked-example.ts'

/** Numbers of entries count up from here, customer by customer. */
export const firstNumber = 20_000_000

/** What follows from a place and a kind alone; credits repeat the lines of a sale with the sign turned. */
const entryAt = (customer: Customer, place: number, kind: 'invoice' | 'credit', currency: string) => {
  const { world, account, vatCode, condition } = customer
  const lines = linesOf(world, account, place, vatCode)
  const sign = kind === 'credit' ? -1 : 1
  const { net, vat } = totalOf(lines)
  const number = firstNumber + account * entriesPerAccount + place
  return {
    place,
    kind,
    processed: true,
    currency,
    rate: exchangeRate(currency, world.currency),
    net: sign * net,
    vat: sign * vat,
    total: sign * (net + vat),
    entryNumber: number,
    invoiceNumber: number,
    description: kind === 'credit' ? `Creditnota ${number}` : `Factuur ${number}`,
    condition,
    lines,
  }
}

/** What is left open of an amount that is paid on `paidDay`: all before that day (for a few a part), nothing after. */
const settle = (total: number, paidDay: number, invoiceDay: number, today: number, roll: Dice): Pick<Entry, 'open' | 'paidDay'> => {
  if (paidDay <= today) return { open: 0, paidDay }
  if (invoiceDay >= addDays(today, -20) || !roll.chance(6)) return { open: total, paidDay: null }
  return { open: total - Math.round(total * roll.pick([0.25, 0.4, 0.5])), paidDay: addDays(today, -roll.between(1, 15)) }
}

const references = ['PO', 'Order', 'Best.', 'Ref'] as const

/** Every other invoice of the two-currency scene is in the administration's own currency. */
const currencyAt = ({ world, ledger, currency }: Customer, place: number): string =>
  ledger === 'two-currencies' && place % 2 === 1 ? world.currency : currency

const invoiceAt = (customer: Customer, place: number, invoiceDay: number, today: number): Entry => {
  const { world, account, temper, termDays } = customer
  const roll = dice(world.seed, world.division, account, place, 33)
  const entry = entryAt(customer, place, 'invoice', currencyAt(customer, place))
  const dueDay = addDays(invoiceDay, termDays)
  const yourRef = roll.chance(70) ? `${roll.pick(references)} ${roll.between(1_000, 99_999)}` : null
  const paidDay = addDays(dueDay, roll.between(temper.early, temper.late))
  return { ...entry, invoiceDay, dueDay, yourRef, ...settle(entry.total, paidDay, invoiceDay, today, roll) }
}

/** Some invoices are credited later: most credit notes are matched, a few recent ones still stand open. */
const creditFor = (customer: Customer, invoice: Entry, today: number): Entry[] => {
  const roll = dice(customer.world.seed, customer.world.division, customer.account, invoice.place, 34)
  if (!invoice.processed || !roll.chance(6)) return []
  const entry = entryAt(customer, invoice.place + entriesPerAccount / 2, 'credit', invoice.currency)
  const day = Math.min(today, addDays(invoice.invoiceDay, roll.between(3, 25)))
  const isOpen = day > addDays(today, -75) && roll.chance(25)
  const { yourRef } = invoice
  return [{ ...entry, invoiceDay: day, dueDay: day, yourRef, open: isOpen ? entry.total : 0, paidDay: isOpen ? null : day }]
}

/** Money that came in and nobody matched: no invoice number, no reference. */
const looseReceipt = ({ world, account, condition }: Customer, currency: string, today: number): Entry[] => {
  const roll = dice(world.seed, world.division, account, 35)
  if (!roll.chance(2)) return []
  const place = entriesPerAccount - 1
  const entryNumber = firstNumber + account * entriesPerAccount + place
  const total = -roll.between(5_000, 60_000)
  const day = addDays(today, -roll.between(0, 20))
  return [
    {
      place,
      kind: 'receipt',
      processed: true,
      invoiceDay: day,
      dueDay: day,
      currency,
      rate: exchangeRate(currency, world.currency),
      net: total,
      vat: 0,
      total,
      open: total,
      paidDay: null,
      entryNumber,
      invoiceNumber: null,
      yourRef: null,
      description: `Bankontvangst ${entryNumber}`,
      condition,
      lines: [],
    },
  ]
}

/** The latest invoice of some customers still waits to be processed: no number, no debt yet. */
const leaveWaiting = ({ world, account }: Customer, entry: Entry, today: number): Entry =>
  entry.invoiceDay < addDays(today, -10) || mix(world.seed, world.division, account, 36) % 4 !== 0
    ? entry
    : { ...entry, processed: false, invoiceNumber: null, open: 0, paidDay: null }

/** Days of `count` invoices spread unevenly over two whole financial years and the current one so far. */
const invoiceDays = ({ world, account, invoices: count }: Customer, today: number): number[] => {
  const start = financialYearStart(financialYearOf(today, world.firstMonth) - 2, world.firstMonth)
  const days = Math.round((today - start) / dayLength)
  return Array.from({ length: count }, (_, place) => {
    const jitter = (mix(world.seed, world.division, account, place, 37) % 1_000) / 1_000
    return addDays(start, Math.min(days, Math.floor(((place + jitter) * days) / count)))
  })
}

const usualEntries = (customer: Customer, today: number): Entry[] => {
  const invoices = invoiceDays(customer, today).map((day, place) => invoiceAt(customer, place, day, today))
  const last = invoices.pop()
  if (!last) return []
  invoices.push(leaveWaiting(customer, last, today))
  const credits = invoices.flatMap((invoice) => creditFor(customer, invoice, today))
  return [...invoices, ...credits, ...looseReceipt(customer, last.currency, today)]
}

const creditsOnly = (customer: Customer, today: number): Entry[] =>
  [0, 1].map((place) => {
    const entry = entryAt(customer, place, 'credit', customer.currency)
    const day = addDays(today, -15 * (place + 1))
    return { ...entry, invoiceDay: day, dueDay: day, yourRef: null, open: entry.total, paidDay: null }
  })

/**
 * Everything booked against the generated account at a position, by place, as of `today`. An account that has
 * another one billed has nothing of its own: its orders stand on the billed account.
 */
export const entriesOf = (world: World, account: number, today: number): Entry[] => {
  const customer = customerAt(world, account)
  if (customer.ledger === 'none' || !customer.isBilled) return []
  if (customer.ledger === 'credits-only') return creditsOnly(customer, today)
  const usual = usualEntries(customer, today)
  return customer.ledger === 'worked-example' ? workedExample(world, today, usual) : usual
}
