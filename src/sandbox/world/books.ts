import type { Clock } from '../clock.ts'
import { addDays } from './calendar.ts'
import { vatCodes } from './codes.ts'
import type { World } from './company.ts'
import { customerAt } from './customer.ts'
import { firstNumber } from './entries.ts'
import { type Entry, entriesPerAccount } from './entry.ts'
import type { Ledger } from './ledger.ts'
import { singleLine } from './lines.ts'

/** Booking as staff or the bank would, where the API has no way to. Amounts are cents of the entry's own currency. */
export interface Books {
  /** Money that came in for an invoice: the whole of what is open, or a part of it. */
  pay(invoiceNumber: number, cents?: number): void
  /** Undoes the matching of an invoice, so that all of it is open again. */
  reopen(invoiceNumber: number): void
  /** Sends a customer an invoice of so much, VAT included; returns its number. Days are counted from today. */
  bill(account: number, invoice: { cents: number; invoicedIn?: number; dueIn: number }): number
  /** Money that came in and that nobody matched; returns its entry number. */
  receive(account: number, cents: number): number
}

interface Found {
  account: number
  entry: Entry
}

export const createBooks = (world: World, ledger: Ledger, { today, wall }: Pick<Clock, 'today' | 'wall'>): Books => {
  const find = (number: number): Found => {
    const [position = -1] = ledger.numbered(number)
    const entry = ledger.at(position)
    if (!entry) throw new RangeError(`The sandbox has no invoice ${number}`)
    return { account: Math.floor(position / entriesPerAccount), entry }
  }

  const freePlace = (account: number): number => {
    const taken = new Set(ledger.entries(account).map(({ place }) => place))
    const free = Array.from({ length: entriesPerAccount }, (_, place) => place).find((place) => !taken.has(place))
    if (free === undefined || account >= ledger.accounts) throw new RangeError(`Nothing more can be booked for account ${account}`)
    return free
  }

  const fresh = (account: number): Pick<Entry, 'place' | 'processed' | 'currency' | 'rate' | 'paidDay' | 'entryNumber' | 'condition'> => {
    const place = freePlace(account)
    const { condition } = customerAt(world, account)
    const entryNumber = firstNumber + account * entriesPerAccount + place
    return { place, processed: true, currency: world.currency, rate: 1, paidDay: null, entryNumber, condition }
  }

  return {
    pay: (number, cents) => {
      const { account, entry } = find(number)
      if (entry.open === 0) throw new RangeError(`Nothing is open of invoice ${number}`)
      ledger.book(account, { ...entry, open: entry.open - (cents ?? entry.open), paidDay: today() })
    },
    reopen: (number) => {
      const { account, entry } = find(number)
      ledger.book(account, { ...entry, open: entry.total, paidDay: null })
    },
    bill: (account, { cents, invoicedIn = 0, dueIn }) => {
      const base = fresh(account)
      const { percent = 0 } = vatCodes[customerAt(world, account).vatCode] ?? {}
      const vat = Math.round((cents * percent) / (100 + percent))
      const number = base.entryNumber
      const [invoiceDay, dueDay] = [addDays(today(), invoicedIn), addDays(today(), dueIn)]
      const amounts = { net: cents - vat, vat, total: cents, open: cents, lines: [singleLine(cents - vat, vat)] }
      ledger.book(account, {
        ...base,
        ...amounts,
        kind: 'invoice',
        invoiceNumber: number,
        invoiceDay,
        bookedAt: wall(),
        dueDay,
        yourRef: null,
        description: `Factuur ${number}`,
      })
      return number
    },
    receive: (account, cents) => {
      const base = fresh(account)
      ledger.book(account, {
        ...base,
        kind: 'receipt',
        invoiceNumber: null,
        invoiceDay: today(),
        dueDay: today(),
        net: -cents,
        vat: 0,
        total: -cents,
        open: -cents,
        yourRef: null,
        description: `Bankontvangst ${base.entryNumber}`,
        lines: [],
      })
      return base.entryNumber
    },
  }
}
