import { mostButtons } from '../views/action.ts'
import { noticeCard } from '../views/notice-card.ts'
import { words as askWords } from '../views/words/asked-back.ts'
import { type Reply, type Request, reply } from './request.ts'
import type { SameCustomer, Services } from './services.ts'

/** The customer a text names, or what to answer instead: choices that say the command again with a code (`say`). */
export async function whichCustomer(
  text: string,
  say: (customer: string) => string,
  { who }: Request,
  services: Pick<Services, 'sales'>,
): Promise<{ customer: SameCustomer } | { instead: Reply }> {
  const w = askWords(who.locale)
  if (text === '')
    return { instead: reply(noticeCard({ tone: 'info', title: w.whichCustomer, text: w.sayCustomer, buttons: [] }, who.locale)) }
  const { one, near } = await services.sales.findCustomers(who.tenantId, text)
  if (one !== null) return { customer: one }
  const buttons = near.slice(0, mostButtons).map(([{ name, code }]) => ({ title: name, text: say(code?.trim() || name) }))
  const sentence = near.length === 0 ? w.nobody(text) : w.several(text)
  return { instead: { views: [noticeCard({ tone: 'info', title: w.whichCustomer, text: sentence, buttons }, who.locale)], private: true } }
}
