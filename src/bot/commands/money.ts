import type { MoneyRights } from '../../store/settings.ts'
import { auditCard, auditShown } from '../../views/audit-card.ts'
import { type MoneyRightsData, moneyRightsCard } from '../../views/money-rights-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import type { View } from '../../views/view.ts'
import { words as wordsIn } from '../../views/words/money-rights.ts'
import { chatIdOf, type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

/** Who looked at whose figures, newest first. */
export async function audit(request: Request, _args: object, services: Services): Promise<Reply> {
  const looks = await services.audit.newest(request.who.tenantId, auditShown + 1)
  const { locale, timeZone } = request.who
  const view = auditCard({ looks: looks.slice(0, auditShown), more: looks.length > auditShown, timeZone }, locale)
  return { views: [view], private: true }
}

export async function moneyRights(request: Request, _args: object, services: Services): Promise<Reply> {
  return { views: [await showMoneyRights(request, services, null)], private: true }
}

export async function showMoneyRights({ who }: Request, services: Services, outcome: MoneyRightsData['outcome']): Promise<View> {
  const { money, people } = await services.settings.read(who.tenantId)
  const shown = Object.values(people).map(({ id, name, admin }) => ({
    id,
    name,
    admin: admin || services.firstAdmins.includes(id),
    listed: money.people.includes(id),
    manager: Object.hasOwn(money.managers, id) ? (money.managers[id] ?? null) : null,
  }))
  return moneyRightsCard({ who: money.who, people: shown, ownOnly: money.ownOnly, chats: money.chats.length, outcome }, who.locale)
}

const allowedIn = (allow: boolean) => async (request: Request, _args: object, services: Services) => {
  const words = wordsIn(request.who.locale)
  const say = (title: string, text: string) => reply(noticeCard({ tone: 'good', title, text, buttons: [] }, request.who.locale))
  if (request.where.kind === 'personal') return say(words.ownChatTitle, words.ownChat)
  const chat = chatIdOf(request.where.conversationId)
  await changeRights(request, services, (money) => {
    const others = money.chats.filter((id) => id !== chat)
    return { ...money, chats: allow ? [...others, chat] : others }
  })
  return allow ? say(words.allowedTitle, words.allowed) : say(words.disallowedTitle, words.disallowed)
}

/** Figures may be shown in this chat, for all to read. */
export const allowHere = allowedIn(true)
export const disallowHere = allowedIn(false)

export async function changeRights({ who }: Request, { settings }: Services, change: (money: MoneyRights) => MoneyRights): Promise<void> {
  await settings.update(who.tenantId, (current) => ({ ...current, money: change(current.money) }))
}
