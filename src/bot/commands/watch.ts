import { exponentOf } from '../../receivables/money.ts'
import { count } from '../../views/format.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { watchCard, watchesCard } from '../../views/watches-card.ts'
import { words as commonWords } from '../../views/words/watch-commons.ts'
import { words as watchWords } from '../../views/words/watching.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Customer, SameCustomer, Services } from '../services.ts'
import { accountOf, allKinds, largeIn, watchLine } from '../watch-lines.ts'
import { whichCustomer } from '../which-customer.ts'

type Args = Readonly<Record<string, string>>

/** From now on this person hears what becomes of a customer, in each administration that knows it. */
export async function watch(request: Request, { customer: text = '' }: Args, services: Services): Promise<Reply> {
  const found = await whichCustomer(text, (name) => `watch ${name}`, request, services)
  return 'instead' in found ? found.instead : watchEach(found.customer, request, services)
}

export async function watchEach(customer: SameCustomer, request: Request, services: Services): Promise<Reply> {
  const { who } = request
  for (const account of customer)
    if (!(await keep(account, request, services)))
      return reply(tooMany(request, (await services.watches.of(who)).length + (await services.watches.resting(who))))
  const [first] = customer
  const kept = await services.watches.one(who, accountIdOf(first))
  const { quiet } = await services.watches.wishes(who)
  if (kept === null) throw new Error('a watch that was kept is gone')
  return { views: [watchCard(await watchLine(kept, who.tenantId, services), quiet, who.locale)], private: true }
}

const accountIdOf = ({ administration, id }: Customer) => ({ administration: administration.code, id })

/** Who watches already keeps what they chose. */
async function keep(account: Customer, { who }: Request, { watches }: Services): Promise<boolean> {
  const known = await watches.one(who, accountIdOf(account))
  if (known !== null) return true
  const largeFrom = largeIn(exponentOf(account.administration.currency))
  return watches.keep(who, { account: accountOf(account), name: account.name, kinds: allKinds, largeFrom })
}

function tooMany({ who: { locale } }: Request, many: number) {
  const commonSaid = commonWords(locale)
  const watchSaid = watchWords(locale)
  return noticeCard(
    {
      tone: 'warning',
      title: commonSaid.watches,
      text: watchSaid.tooMany(count(many, locale)),
      buttons: [{ title: commonSaid.watches, text: 'watches' }],
    },
    locale,
  )
}

export async function unwatch(request: Request, { customer: text = '' }: Args, services: Services): Promise<Reply> {
  const found = await whichCustomer(text, (name) => `unwatch ${name}`, request, services)
  if ('instead' in found) return found.instead
  const stopped = await Promise.all(found.customer.map((account) => services.watches.stop(request.who, accountIdOf(account))))
  return { views: [unwatched(found.customer[0].name, stopped.includes(true), request)], private: true }
}

/** `customer`: a code or name by which the watch can be had again. */
export function unwatched(name: string, was: boolean, { who: { locale } }: Request) {
  const watchSaid = watchWords(locale)
  const commonSaid = commonWords(locale)
  const text = was ? watchSaid.unwatched(name) : watchSaid.notWatched(name)
  return noticeCard(
    {
      tone: was ? 'good' : 'info',
      title: commonSaid.watches,
      text: `${text}${was ? '.' : ''}`,
      buttons: [
        { title: watchSaid.watchAgain, text: `watch ${name}` },
        { title: commonSaid.watches, text: 'watches' },
      ],
    },
    locale,
  )
}

export async function watches({ who }: Request, _args: Args, services: Services): Promise<Reply> {
  const [all, resting, { digest, quiet }] = await Promise.all([
    services.watches.of(who),
    services.watches.resting(who),
    services.watches.wishes(who),
  ])
  const lines = await Promise.all(all.map((each) => watchLine(each, who.tenantId, services)))
  return { views: [watchesCard({ watches: lines, resting, digest, quiet, timeZone: who.timeZone }, who.locale)], private: true }
}
