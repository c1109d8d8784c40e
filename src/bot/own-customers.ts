import { SaldoError } from '../errors.ts'
import type { CrmRecord } from '../sync/types.ts'
import { isAccountId, readCustomerId } from './customer-id.ts'
import type { Book, BookItem, BookService, Customer, SalesService, SameCustomer, Services } from './services.ts'

/** A person's name without what two systems write differently: case, accents, spaces, "Bowen, Megan". */
function plainName(name: string): string {
  const [last, first] = name.split(',')
  const ordered = first === undefined ? name : `${first} ${last}`
  return ordered
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether two names are one account manager. Nobody is nobody's. */
export function isSameManager(one: string | null | undefined, other: string | null): boolean {
  const name = plainName(one ?? '')
  return name !== '' && name === plainName(other ?? '')
}

/** Only the accounts of one account manager: whoever asks for others hears that there are none. */
export function ownSales(sales: SalesService, manager: string | null): SalesService {
  const isOwn = (account: Customer) => isSameManager(account.manager, manager)
  const own = (customer: SameCustomer | null): SameCustomer | null => {
    const [first, ...rest] = (customer ?? []).filter(isOwn)
    return first === undefined ? null : [first, ...rest]
  }
  return {
    ...sales,
    async findCustomers(tenantId, text) {
      const { one, near, unread } = await sales.findCustomers(tenantId, text)
      return { one: own(one), near: near.map(own).filter((customer) => customer !== null), unread }
    },
    async customer(tenantId, id) {
      const found = await sales.customer(tenantId, id)
      const customer = own(found?.customer ?? null)
      return found === null || customer === null ? null : { ...found, customer }
    },
    /** Other people's accounts in the group stay out, and so do their figures. */
    async group(tenantId, customer, fresh) {
      const group = await sales.group(tenantId, customer, fresh)
      return group === null ? null : { ...group, members: group.members.filter(({ account }) => isOwn(account)) }
    },
  }
}

/** Among so many that resemble a text, one's own are looked for. */
const searched = 200

/** The companies of one account manager's customers, and those that are no customer: what an import wrote into the others is theirs alone. */
export function ownCrm(crm: Services['crm'], sales: SalesService, manager: string | null): Services['crm'] {
  async function isSeen(tenantId: string, { fields: { customerId } }: CrmRecord): Promise<boolean> {
    if (typeof customerId !== 'string' || !isAccountId(customerId)) return true
    try {
      const found = await sales.customer(tenantId, readCustomerId(customerId))
      return found === null || found.customer.some((account) => isSameManager(account.manager, manager))
    } catch (error) {
      // Whose it is can't be told without Exact.
      if (error instanceof SaldoError) return false
      throw error
    }
  }
  return (tenantId) => {
    const whole = crm(tenantId)
    async function seen(records: readonly CrmRecord[]): Promise<CrmRecord[]> {
      const shown = await Promise.all(records.map((record) => isSeen(tenantId, record)))
      return records.filter((_record, place) => shown[place])
    }
    return {
      ...whole,
      get: async (target, ids) => (target === 'company' ? seen(await whole.get(target, ids)) : whole.get(target, ids)),
      search: async (target, text, most) =>
        target === 'company' ? (await seen(await whole.search(target, text, searched))).slice(0, most) : whole.search(target, text, most),
    }
  }
}

/** The open items of one account manager's customers alone: totals and checks of everybody's are nobody's but theirs who see all. */
export function ownBook(book: BookService, manager: string | null): BookService {
  return {
    ...book,
    async book(tenantId, options) {
      const { books, unread } = await book.book(tenantId, options)
      return { books: books.map((each) => ownOf(each, manager)), unread }
    },
    totalsOn: async () => null,
  }
}

function ownOf(book: Book, manager: string | null): Book {
  async function* pages(): AsyncGenerator<BookItem[]> {
    for await (const page of book.pages()) yield page.filter((item) => isSameManager(item.manager, manager))
  }
  return {
    ...book,
    pages,
    customers: async () => (await book.customers()).filter((customer) => isSameManager(customer.manager, manager)),
    overview: null,
    totals: [],
  }
}
