import type { Clock } from '../clock.ts'
import { createSubscriptions, type Subscriptions } from '../webhooks/subscriptions.ts'
import type { Change } from '../webhooks/topics.ts'
import { createAccounts } from './accounts.ts'
import { createAddresses } from './addresses.ts'
import { createAgingList } from './ageing.ts'
import { type Books, createBooks } from './books.ts'
import type { World } from './company.ts'
import { createContacts, firstContact } from './contacts.ts'
import { createDeletions, type Deletions } from './deletions.ts'
import { createDocuments, type Documents } from './documents.ts'
import { entriesPerAccount } from './entry.ts'
import { guidAt } from './guid.ts'
import { invoiceSpace } from './invoice-columns.ts'
import { createInvoices, type Invoices } from './invoices.ts'
import { createLedger, type Ledger } from './ledger.ts'
import { termKind, termPosition, termSpace, termsOf, transactionSpace } from './payment-terms.ts'
import { createReceivables } from './receivables.ts'
import { createReceivablesList } from './receivables-list.ts'
import type { Records } from './records.ts'
import type { Rows } from './rows.ts'
import { createVersions } from './versions.ts'

export interface DivisionProfile {
  code: number
  name: string
  country: 'NL' | 'DK'
  currency: string
  /** First month of the financial year, 0 to 11. */
  firstMonth: number
  main: boolean
}

export const divisionProfiles: readonly [DivisionProfile, DivisionProfile] = [
  { code: 350_101, name: 'Saldo Demo Nederland B.V.', country: 'NL', currency: 'EUR', firstMonth: 0, main: true },
  { code: 350_102, name: 'Saldo Demo Danmark ApS', country: 'DK', currency: 'DKK', firstMonth: 6, main: false },
]

/** One administration and all that is in it. */
export interface Division {
  profile: DivisionProfile
  world: World
  accounts: Records
  contacts: Records
  addresses: Records
  deletions: Deletions
  ledger: Ledger
  /** Books on top of what was generated. */
  books: Books
  documents: Documents
  invoices: Invoices
  receivablesList: Rows
  receivables: Rows
  /** The receivables in the order of their row version. */
  paymentTerms: Rows
  agingList: Rows
  subscriptions: Subscriptions
  /** Tells the subscribers of a change. */
  tell: (change: Change) => void
  /** Wall-clock day of the latest move to another database. */
  movedAt(): number | null
  /** Moves the administration: every row gets another row version. */
  move(): void
  /** Removes an account with its contacts and addresses, and logs each. */
  removeAccount(position: number): void
  removeContact(position: number): void
  removeAddress(position: number): void
}

export const createDivision = (
  profile: DivisionProfile,
  seed: number,
  size: number,
  clock: Clock,
  tell: (change: Change) => void,
  origin: () => string,
): Division => {
  const { code, country, currency, firstMonth, main } = profile
  const world: World = { seed, division: code, home: country, currency, firstMonth, hasScenes: main }
  const versions = createVersions()
  const accounts = createAccounts(world, size, versions, (position) => firstContact(world, position))
  const contacts = createContacts(world, size, accounts, versions)
  const deletions = createDeletions(world, versions, clock)
  const terms = versions.ledgerFor(termKind)
  const ledger = createLedger(world, size, accounts, clock.today(), (account, entry, before) => {
    const after = termsOf(account, entry)
    const lost = before ? termsOf(account, before).filter(({ part }) => !after.some((term) => term.part === part)) : []
    for (const term of after) terms.renew(termPosition(term))
    for (const term of lost) deletions.note('paymentTerm', guidAt(termSpace(world), termPosition(term)))
    const position = account * entriesPerAccount + entry.place
    tell({ topic: 'FinancialTransactions', action: 'Update', key: guidAt(transactionSpace(world), position) })
    if (!before && entry.kind !== 'receipt') tell({ topic: 'SalesInvoices', action: 'Update', key: guidAt(invoiceSpace(world), position) })
  })
  const receivables = createReceivables(world, accounts, ledger, terms)
  const addresses = createAddresses(world, size, accounts, versions)
  const contents: Contents = { accounts, contacts, addresses, deletions, tell }
  let moved: number | null = null
  return {
    profile,
    world,
    accounts,
    contacts,
    addresses,
    deletions,
    ledger,
    books: createBooks(world, ledger, clock),
    documents: createDocuments(world, accounts, ledger, origin),
    invoices: createInvoices(world, accounts, ledger, versions),
    receivablesList: createReceivablesList(world, accounts, ledger),
    receivables: receivables.rows,
    paymentTerms: receivables.sync,
    agingList: createAgingList(accounts, ledger, clock.today),
    subscriptions: createSubscriptions(code, clock),
    tell,
    movedAt: () => moved,
    move: () => {
      versions.restampAll()
      moved = clock.wall()
    },
    removeAccount: (position) => removeAccount(contents, position),
    removeContact: (position) => removeContact(contents, position),
    removeAddress: (position) => removeAddress(contents, position),
  }
}

type Contents = Pick<Division, 'accounts' | 'contacts' | 'addresses' | 'deletions' | 'tell'>

const removeContact = ({ accounts, contacts, deletions, tell }: Contents, position: number): void => {
  const id = contacts.row(position)('ID')
  const account = accounts.find(contacts.row(position)('Account'))
  contacts.remove(position)
  deletions.note('contact', id)
  tell({ topic: 'Contacts', action: 'Delete', key: String(id) })
  if (account !== undefined && accounts.row(account)('MainContact') === id) accounts.update(account, { MainContact: null })
}

const removeAddress = ({ addresses, deletions }: Contents, position: number): void => {
  const id = addresses.row(position)('ID')
  addresses.remove(position)
  deletions.note('address', id)
}

const removeAccount = (contents: Contents, position: number): void => {
  const { accounts, contacts, addresses, deletions, tell } = contents
  const id = accounts.row(position)('ID')
  const owned = (records: Records) => (records.rows.lookup?.('Account', id) ?? []).filter((own) => records.row(own)('Account') === id)
  const [people, places] = [owned(contacts), owned(addresses)]
  for (const contact of people) removeContact(contents, contact)
  for (const address of places) removeAddress(contents, address)
  accounts.remove(position)
  deletions.note('account', id)
  tell({ topic: 'Accounts', action: 'Delete', key: String(id) })
}
