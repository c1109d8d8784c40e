import { inEach } from '../bot/in-each.ts'
import type { Customer, SalesService, SameCustomer, Unread } from '../bot/services.ts'
import type { Administration } from '../connect/types.ts'
import { findAccounts, readAccount } from '../exact/accounts.ts'
import { normaliseName } from '../sync/customer-name.ts'
import type { MirrorPort, MirrorScope } from '../sync/ports.ts'
import { rankCustomers } from '../sync/rank-customers.ts'
import { customersOf } from '../sync/same-customer.ts'
import type { SourceRecord } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import { createRecent } from './recent.ts'
import { toCustomer } from './to-customer.ts'

type Parts = { mirror: MirrorPort; access: Pick<ExactAccess, 'client'>; now: () => Date }
type Found = { customer: SameCustomer; unread: readonly Unread[] }

/** The books of one administration. */
export type Books = { tenantId: string; administration: Administration }

const mostNear = 12
const askedAgainAfter = 60_000
const seenFor = 60 * 60_000

/** Finds customers in the mirrors where these know them, otherwise in Exact, at most once a minute; in several administrations at once. */
export function createFinder({ mirror, access, now }: Parts) {
  const asked = createRecent<Promise<SourceRecord[]>>(askedAgainAfter, now)
  const seen = createRecent<SourceRecord>(seenFor, now)
  const justAsked = createRecent<true>(askedAgainAfter, now)

  async function askLive(books: Books, text: string, vatNumber: string): Promise<SourceRecord[]> {
    const key = keyOf(books, `${text}/${vatNumber}`)
    const recent = asked.get(key)
    if (recent !== undefined) return recent
    const answer = clientOf(books).then((client) => findAccounts(client, text, vatNumber))
    asked.set(key, answer)
    answer.catch(() => asked.delete(key))
    const found = await answer
    for (const record of found) {
      seen.set(keyOf(books, record.id), record)
      justAsked.set(keyOf(books, record.id), true)
    }
    return found
  }

  const clientOf = ({ tenantId, administration }: Books) => access.client(tenantId, { administration: administration.code })

  async function recall(books: Books, text: string) {
    const [records, { complete: whole }] = await Promise.all([mirror.search(scopeOf(books), text, mostNear), mirror.state(scopeOf(books))])
    return { books, records, whole }
  }

  /** What the mirrors know. Exact is asked where one isn't whole yet, and everywhere when none knows the text: the customer may be new. */
  async function look(all: readonly Books[], text: string) {
    const known = await Promise.all(all.map((books) => recall(books, text)))
    const isNew = known.every(({ records }) => records.length === 0)
    const ofBooks = ({ books }: { books: Books }) => nameOf(books)
    return inEach(known, ofBooks, async ({ books, records, whole }) => {
      const enough = whole ? !isNew : rankCustomers(text, records).some(({ exact }) => exact)
      if (enough) return { books, records }
      const live = await askLive(books, withoutLegalForm(text), '')
      return { books, records: [...new Map([...live, ...records].map((record) => [record.id, record])).values()] }
    })
  }

  async function lookUp(books: Books, id: string): Promise<SourceRecord | null> {
    const [known] = await mirror.get(scopeOf(books), [id])
    const found = known ?? seen.get(keyOf(books, id))
    if (found !== undefined) return found
    justAsked.set(keyOf(books, id), true)
    return readAccount(await clientOf(books), id)
  }

  /** Accounts that may be the same customer. */
  async function lookAlikes(books: Books, { name, vatNumber, administration }: Customer): Promise<Customer[]> {
    const scope = scopeOf(books)
    const numbered = vatNumber === null ? [] : await mirror.search(scope, vatNumber, mostNear)
    const known = [...numbered, ...(await mirror.search(scope, name, mostNear))]
    const own = books.administration.code === administration.code
    const enough = own || (await mirror.state(scope)).complete
    const records = enough ? known : [...known, ...(await askLive(books, withoutLegalForm(name), vatNumber ?? ''))]
    return [...new Map(records.map((record) => [record.id, toCustomer(record, books.administration)])).values()]
  }

  /** The same customer in the other administrations as well. */
  async function complete(account: Customer, all: readonly Books[]): Promise<Found> {
    const { answers, unread } = await inEach(all.length > 1 ? all : [], nameOf, (books) => lookAlikes(books, account))
    const others = answers.flat().filter((other) => accountKeyOf(other) !== accountKeyOf(account))
    const [same = [account]] = customersOf([account, ...others])
    return { customer: inOrder(same, all), unread }
  }

  /** Null when no account has the id. */
  async function byId(own: Books, all: readonly Books[], id: string): Promise<Found | null> {
    const record = await lookUp(own, id)
    return record === null ? null : complete(toCustomer(record, own.administration), all)
  }

  /** Ranked together: what each administration knows best is no better than what resembles the text more. */
  async function byText(all: readonly Books[], text: string): ReturnType<SalesService['findCustomers']> {
    const { answers, unread } = await look(all, text)
    const { customers, certain } = rank(text, answers)
    const [one] = certain.length === 1 ? certain : customers.length === 1 ? customers : []
    const rest = all.filter((books) => !unread.some(({ administration }) => administration === nameOf(books)))
    const found = one === undefined ? null : await complete(one[0], rest)
    const shown = new Set(found?.customer.map(accountKeyOf))
    const near = customers.filter((customer) => !customer.some((account) => shown.has(accountKeyOf(account))))
    return {
      one: found?.customer ?? null,
      near: near.slice(0, mostNear).map((customer) => inOrder(customer, all)),
      unread: [...unread, ...(found?.unread ?? [])],
    }
  }

  function forget(tenantId: string, administration: number): void {
    for (const kept of [asked, seen, justAsked]) kept.forget(`${tenantId}/${administration}/`)
  }

  /** Whether an account was found by asking Exact within the last minute. */
  function askedFor(tenantId: string, { administration, id }: Customer): boolean {
    return justAsked.get(`${tenantId}/${administration.code}/${id}`) === true
  }

  return { byText, byId, askedFor, forget }
}

const nameOf = ({ administration }: Books) => administration.name

function scopeOf({ tenantId, administration }: Books): MirrorScope {
  return { tenantId, administration: administration.code, source: 'account' }
}

function keyOf({ tenantId, administration }: Books, id: string): string {
  return `${tenantId}/${administration.code}/${id}`
}

function accountKeyOf({ administration, id }: Customer): string {
  return `${administration.code}/${id}`
}

/** Customers best first, and those among them whose name, code or number the text is. */
function rank(text: string, answers: readonly { books: Books; records: readonly SourceRecord[] }[]) {
  const records = answers.flatMap(({ books, records: own }) =>
    own.map((record) => ({ ...record, id: keyOf(books, record.id), account: toCustomer(record, books.administration) })),
  )
  const byKey = new Map(records.map(({ id, account }) => [id, account]))
  const ranked = rankCustomers(text, records).flatMap(({ id, exact }) => {
    const account = byKey.get(id)
    return account === undefined ? [] : [{ account, exact }]
  })
  const exact = new Set(ranked.filter((each) => each.exact).map(({ account }) => account))
  const customers = customersOf(ranked.map(({ account }) => account))
  return { customers, certain: customers.filter((customer) => customer.some((account) => exact.has(account))) }
}

/** In the order of the administrations: the one that imports use first. */
function inOrder(customer: SameCustomer, all: readonly Books[]): SameCustomer {
  const place = ({ administration }: Customer) => all.findIndex((books) => books.administration.code === administration.code)
  const [first = customer[0], ...others] = customer.toSorted((one, other) => place(one) - place(other))
  return [first, ...others]
}

/** Exact is asked for a part of the name: what people add for its legal form may be written otherwise there. */
function withoutLegalForm(text: string): string {
  const words = text.trim().split(/\s+/)
  const shorter = words.slice(0, -1).join(' ')
  return words.length > 1 && normaliseName(shorter) === normaliseName(text) ? withoutLegalForm(shorter) : text
}
