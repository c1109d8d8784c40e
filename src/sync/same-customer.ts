import { normaliseName } from './customer-name.ts'
import { isSameNumber, type RegistrationNumber, readRegistrationNumber } from './registration-number.ts'

/** What tells whether accounts in different administrations are one customer. */
export type Known = { administration: { code: number }; name: string; vatNumber: string | null }

/**
 * Accounts as customers: those of different administrations that are the same one stand together, in the order they came.
 * The same VAT number makes them one; without it exactly the same name (legal form aside), unless two VAT numbers of one country
 * tell them apart. Two accounts of one administration never are, and where several would fit none is taken.
 */
export function customersOf<Account extends Known>(accounts: readonly Account[]): [Account, ...Account[]][] {
  const described = accounts.map(describe)
  const books = [...new Set(accounts.map(({ administration }) => administration.code))]
  const taken = new Set<Described<Account>>()
  return described.flatMap((first) => {
    if (taken.has(first)) return []
    const others = books.flatMap((book) => counterpart(first, book, described) ?? []).filter((other) => !taken.has(other))
    for (const each of [first, ...others]) taken.add(each)
    const customer: [Account, ...Account[]] = [first.account, ...others.map(({ account }) => account)]
    return [customer]
  })
}

type Described<Account> = { account: Account; book: number; name: string; number: RegistrationNumber | null }

function describe<Account extends Known>(account: Account): Described<Account> {
  const number = account.vatNumber === null ? null : readRegistrationNumber(account.vatNumber)
  return { account, book: account.administration.code, name: normaliseName(account.name), number }
}

/** Its counterpart in another administration, when each is the only one for the other. */
function counterpart<Account>(own: Described<Account>, book: number, all: readonly Described<Account>[]): Described<Account> | undefined {
  const found = book === own.book ? undefined : onlyFit(own, book, all)
  return found !== undefined && onlyFit(found, own.book, all) === own ? found : undefined
}

function onlyFit<Account>(own: Described<Account>, book: number, all: readonly Described<Account>[]): Described<Account> | undefined {
  const there = all.filter((other) => other.book === book)
  const numbered = there.filter((other) => haveSameNumber(own, other))
  const named = (numbered.length > 0 ? numbered : there.filter((other) => !areToldApart(own, other))).filter(
    ({ name }) => name === own.name,
  )
  const fit = numbered.length === 1 ? numbered : named
  return fit.length === 1 ? fit[0] : undefined
}

function haveSameNumber({ number: one }: Described<unknown>, { number: other }: Described<unknown>): boolean {
  return one !== null && other !== null && isSameNumber(one, other)
}

/** A company may be registered in several countries, but has one number in each. */
function areToldApart({ number: one }: Described<unknown>, { number: other }: Described<unknown>): boolean {
  return one !== null && other !== null && one.country === other.country && one.rest !== other.rest
}
