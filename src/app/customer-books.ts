import type { ContactPerson, CustomerService } from '../bot/customer-services.ts'
import type { Customer } from '../bot/services.ts'
import { readContactPersons } from '../exact/contact-person.ts'
import { type LedgerQuestion, readLedger, readLedgers } from '../exact/customer-ledger.ts'
import { type InvoiceFile, readInvoicePdf } from '../exact/documents.ts'
import { currentFinancialYear } from '../exact/financial-periods.ts'
import type { CustomerLedger } from '../receivables/customer-ledger.ts'
import { today } from '../receivables/days.ts'
import { previousYear } from '../receivables/financial-year.ts'
import { habitFrom } from '../receivables/payment-habit.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { MirrorPort } from '../sync/ports.ts'
import type { ExactAccess } from './exact-access.ts'
import { createRecent } from './recent.ts'
import { toCustomer } from './to-customer.ts'

type Parts = {
  settings: Pick<SettingsPort, 'read'>
  mirror: Pick<MirrorPort, 'get' | 'children'>
  access: Pick<ExactAccess, 'client'>
  /** Whether an account was found by asking Exact just now: its question has one call left. */
  askedFor: (tenantId: string, customer: Customer) => boolean
  timeZone: string
  now: () => Date
}

type Read = { whole: boolean; answer: Promise<CustomerLedger> }

const freshFor = 60_000
const peopleKeptFor = 60 * 60_000
const yearKeptFor = 24 * 60 * 60_000
const filesKept = { forMs: 10 * 60_000, most: 20 }
/** As many accounts as two calls can read. */
const mostMembers = 50

/** The books of single customers and groups, live from Exact, at most a minute old. */
export function createCustomerBooks({ settings, mirror, access, askedFor, timeZone, now }: Parts) {
  const ledgers = createRecent<Read>(freshFor, now)
  const groups = createRecent<Promise<Map<string, CustomerLedger>>>(freshFor, now)
  const people = createRecent<readonly ContactPerson[]>(peopleKeptFor, now)
  const years = createRecent<string>(yearKeptFor, now)
  const files = createRecent<InvoiceFile | null>(filesKept.forMs, now, filesKept.most)

  const clientOf = (tenantId: string, { administration }: Customer) => access.client(tenantId, { administration: administration.code })

  /** The day (MM-DD) on which the administration's financial year begins; asked once a day where the settings don't say. */
  async function monthDayOf(tenantId: string, customer: Customer, day: string): Promise<string> {
    const { code } = customer.administration
    const { connection } = await settings.read(tenantId)
    if (connection?.financialYear && connection.administration === code) return connection.financialYear.start.slice(5)
    const known = years.get(`${tenantId}/${code}`)
    if (known !== undefined) return known
    const monthDay = (await currentFinancialYear(await clientOf(tenantId, customer), day))?.slice(5) ?? '01-01'
    years.set(`${tenantId}/${code}`, monthDay)
    return monthDay
  }

  function questionOf({ administration: { currency } }: Customer, monthDay: string, whole: boolean): LedgerQuestion {
    const day = today(now(), timeZone)
    // Last year is told beside the year before it.
    const salesFrom = whole ? previousYear(previousYear(day, monthDay).to, monthDay).from : null
    return { currency, paidFrom: habitFrom(day), salesFrom, now }
  }

  const service: CustomerService = {
    async ledger(tenantId, customer, { fresh, depth }) {
      const key = keyOf(tenantId, customer)
      const whole = depth === 'whole' || !askedFor(tenantId, customer)
      const monthDay = await monthDayOf(tenantId, customer, today(now(), timeZone))
      const recent = fresh ? undefined : ledgers.get(key)
      if (recent && (recent.whole || !whole)) return { ledger: await recent.answer, monthDay, whole: recent.whole, fromCache: true }
      const question = questionOf(customer, monthDay, whole)
      const answer = clientOf(tenantId, customer).then((client) => readLedger(client, customer.id, question))
      ledgers.set(key, { whole, answer })
      answer.catch(() => ledgers.get(key)?.answer === answer && ledgers.delete(key))
      return { ledger: await answer, monthDay, whole, fromCache: false }
    },

    async contacts(tenantId, customer, ask) {
      const key = keyOf(tenantId, customer)
      const known = people.get(key)
      if (known !== undefined || !ask) return known ?? null
      const found = await readContactPersons(await clientOf(tenantId, customer), customer.id, today(now(), timeZone))
      people.set(key, found)
      return found
    },

    async invoicePdf(tenantId, customer, invoice) {
      const key = `${keyOf(tenantId, customer)}/${invoice.id ?? ''}/${invoice.number}`
      const known = files.get(key)
      if (known) return known
      const file = await readInvoicePdf(await clientOf(tenantId, customer), invoice)
      files.set(key, file)
      return file
    },

    async inGroup(tenantId, customer) {
      const { parentId, children } = await familyOf(tenantId, customer)
      return parentId !== null || children.length > 0
    },

    async group(tenantId, customer, fresh, isSeen = () => true) {
      const family = await familyOf(tenantId, customer)
      const parentId = family.parentId ?? customer.id
      const scope = scopeOf(tenantId, customer)
      const [head] =
        parentId === customer.id
          ? [customer]
          : (await mirror.get(scope, [parentId])).map((each) => toCustomer(each, customer.administration))
      const children = parentId === customer.id ? family.children : await mirror.children(scope, parentId)
      if (head === undefined || children.length === 0) return null
      const accounts = [head, ...children.map((each) => toCustomer(each, customer.administration))].filter(isSeen)
      if (accounts.length < 2) return null
      const shown = accounts.slice(0, mostMembers)
      const { answer, fromCache } = groupLedgers(tenantId, head, shown, fresh)
      const read = await answer
      const members = shown.flatMap((account) => {
        const ledger = read.get(account.id.toLowerCase())
        return ledger === undefined ? [] : [{ account, ledger }]
      })
      return {
        parent: isSeen(head) ? head : customer,
        members,
        left: accounts.length - shown.length,
        asOf: members[0]?.ledger.asOf ?? now(),
        fromCache,
      }
    },
  }

  async function familyOf(tenantId: string, customer: Customer) {
    const scope = scopeOf(tenantId, customer)
    const [[own], children] = await Promise.all([mirror.get(scope, [customer.id]), mirror.children(scope, customer.id)])
    const parent = own?.fields.Parent
    return { parentId: typeof parent === 'string' && parent !== '' && parent !== customer.id ? parent : null, children }
  }

  /** A group is about what is owed: its sales aren't asked for. */
  function groupLedgers(tenantId: string, head: Customer, accounts: readonly Customer[], fresh: boolean) {
    const ids = accounts.map(({ id }) => id)
    // Not everybody sees all of its accounts.
    const key = [keyOf(tenantId, head), ...ids].join('/')
    const recent = fresh ? undefined : groups.get(key)
    if (recent !== undefined) return { answer: recent, fromCache: true }
    const answer = clientOf(tenantId, head).then((client) => readLedgers(client, ids, questionOf(head, '01-01', false)))
    groups.set(key, answer)
    answer.catch(() => groups.get(key) === answer && groups.delete(key))
    return { answer, fromCache: false }
  }

  function forget(tenantId: string, administration: number): void {
    for (const kept of [ledgers, groups, people, files]) kept.forget(`${tenantId}/${administration}/`)
  }

  return { service, forget }
}

const keyOf = (tenantId: string, { administration, id }: Customer) => `${tenantId}/${administration.code}/${id}`

const scopeOf = (tenantId: string, { administration }: Customer) => ({
  tenantId,
  administration: administration.code,
  source: 'account' as const,
})
