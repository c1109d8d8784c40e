import { noticeCard } from '../views/notice-card.ts'
import { words } from '../views/words/money-refusals.ts'
import type { Gate } from './gates.ts'

/** Figures are for those of the organisation whom its admins let see them. */
export const maySeeMoney: Gate = async ({ who, where }, services) => {
  const refusal = await services.money.refusal(who, where)
  if (refusal === null) return null
  const { title, [refusal]: text } = words(who.locale)
  return { views: [noticeCard({ tone: 'info', title, text, buttons: [] }, who.locale)] }
}
