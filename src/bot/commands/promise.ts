import { noticeCard } from '../../views/notice-card.ts'
import { promiseCard } from '../../views/promise-card.ts'
import type { View } from '../../views/view.ts'
import { words as askWords } from '../../views/words/asked-back.ts'
import { words as commonWords } from '../../views/words/watch-commons.ts'
import { type PromiseArgs, promisedItems, readPromisedAmount, readPromisedDay, sayPromise } from '../read-promise.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Customer, Services } from '../services.ts'
import { accountOf } from '../watch-lines.ts'
import { whichCustomer } from '../which-customer.ts'

/** Notes what a customer promised to pay, and when. What isn't clear is asked, and nothing is noted then. */
export async function promise(request: Request, args: PromiseArgs, services: Services): Promise<Reply> {
  const found = await whichCustomer(args.customer ?? '', (customer) => sayPromise({ ...args, customer }), request, services)
  if ('instead' in found) return found.instead
  const read = readPromisedDay(args, request, services)
  if ('instead' in read) return reply(read.instead)
  const promised = await promisedIn(found.customer, args, read.day, request, services)
  const [first] = promised
  if (first === undefined) return reply(nothing(args, found.customer[0].name, request))
  const amount = readPromisedAmount(args, first.account.administration.currency, request)
  if ('instead' in amount) return reply(amount.instead)
  // An amount is promised once: of several administrations, in the first that has something open.
  const kept = amount.amount === null ? promised : [first]
  const views = await Promise.all(kept.map((each) => keep({ ...each, day: read.day, amount: amount.amount }, args, request, services)))
  return { views, private: true }
}

async function promisedIn(accounts: readonly Customer[], { invoice }: PromiseArgs, day: string, { who }: Request, services: Services) {
  const all = await Promise.all(
    accounts.map(async (account) => {
      const { items } = (await services.sales.ledger(who.tenantId, account, { fresh: false, depth: 'card' })).ledger
      return { account, items: promisedItems(items, invoice, day) }
    }),
  )
  return all.filter(({ items }) => items.length > 0)
}

type Kept = Awaited<ReturnType<typeof promisedIn>>[number] & Pick<Parameters<Services['marks']['promise']>[2], 'day' | 'amount'>

async function keep(
  { account, items, day, amount }: Kept,
  { text = '' }: PromiseArgs,
  { who, where }: Request,
  services: Services,
): Promise<View> {
  await services.audit.note(who, where, 'promise', account.administration.code, account.id)
  const mark = await services.marks.promise(who, accountOf(account), { items, amount, day, text })
  if (mark.kind !== 'promise') throw new Error('a promise that is none')
  return promiseCard(
    { promise: mark, name: account.name, administration: account.administration.code, accountId: account.id, why: 'noted' },
    who.locale,
  )
}

function nothing({ invoice }: PromiseArgs, name: string, { who: { locale } }: Request): View {
  const askSaid = askWords(locale)
  const commonSaid = commonWords(locale)
  const text = invoice === undefined ? askSaid.nothingOpen(name) : askSaid.noSuchInvoice(invoice)
  return noticeCard(
    { tone: 'info', title: askSaid.whichInvoice, text, buttons: [{ title: commonSaid.balance, text: `balance for ${name}` }] },
    locale,
  )
}
