import { SaldoError } from '../errors.ts'
import type { CrmRecord } from '../sync/types.ts'
import { type CustomerId, isAccountId, readCustomerId } from './customer-id.ts'
import type { Book, BookItem, BookService, Customer, SalesService, SameCustomer, Services } from './services.ts'
import type { Watch, WatchService } from './watch-services.ts'

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
    /** Other people's accounts in the group stay out, whether as its name, among its members or in what they count. */
    group: (tenantId, customer, fresh) => sales.group(tenantId, customer, fresh, isOwn),
  }
}

/** Somebody's watches of their own customers: one that became another's rests, unnamed, until it is theirs again. */
export function ownWatches(watches: WatchService, sales: SalesService, manager: string | null): WatchService {
  async function own(tenantId: string, all: readonly Watch[]): Promise<Watch[]> {
    if (all.length === 0) return []
    const managers = await managersOf(
      tenantId,
      all.map(({ account }) => account),
      sales,
    )
    return all.filter(({ account }) => isSameManager(managers.get(account.id), manager))
  }
  return {
    ...watches,
    of: async (who) => own(who.tenantId, await watches.of(who)),
    async resting(who) {
      const all = await watches.of(who)
      return all.length - (await own(who.tenantId, all)).length
    },
    async one(who, id) {
      const known = await watches.one(who, id)
      const [seen = null] = known === null ? [] : await own(who.tenantId, [known])
      return seen
    },
  }
}

/** As the directory knows them: nobody's where there is no connection. */
async function managersOf(
  tenantId: string,
  accounts: readonly CustomerId[],
  sales: SalesService,
): Promise<ReadonlyMap<string, string | null>> {
  try {
    return await sales.knownManagers(tenantId, accounts)
  } catch (error) {
    // Without a connection nothing tells whose they are.
    if (error instanceof SaldoError) return new Map()
    throw error
  }
}

/** Among so many that resemble a text, one's own are looked for. */
const searched = 200

/** The companies of one account manager's customers, and those that are no customer: what an import wrote into the others is theirs alone. */
export function ownCrm(crm: Services['crm'], sales: SalesService, manager: string | null): Services['crm'] {
  /** Whose an account is that the directory doesn't know can't be told, so its company isn't shown. */
  async function seen(tenantId: string, records: readonly CrmRecord[]): Promise<CrmRecord[]> {
    const tied = records.flatMap((record) => accountIdOf(record) ?? [])
    const managers = tied.length === 0 ? new Map<string, string | null>() : await managersOf(tenantId, tied, sales)
    return records.filter((record) => {
      const account = accountIdOf(record)
      return account === null || isSameManager(managers.get(account.id), manager)
    })
  }
  return (tenantId) => {
    const whole = crm(tenantId)
    return {
      ...whole,
      get: async (target, ids) => (target === 'company' ? seen(tenantId, await whole.get(target, ids)) : whole.get(target, ids)),
      search: async (target, text, most) =>
        target === 'company'
          ? (await seen(tenantId, await whole.search(target, text, searched))).slice(0, most)
          : whole.search(target, text, most),
    }
  }
}

/** The account a company is tied to; null where what stands there is no account's id. */
function accountIdOf({ fields: { customerId } }: CrmRecord): CustomerId | null {
  return typeof customerId === 'string' && isAccountId(customerId) ? readCustomerId(customerId) : null
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
