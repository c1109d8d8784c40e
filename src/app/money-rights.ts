import type { MoneyRefusal, MoneyService } from '../bot/money-services.ts'
import type { Notifier } from '../bot/notifier.ts'
import { chatIdOf, type Place, type Who } from '../bot/request.ts'
import { belongs, isGuest, type Member, type Roster } from '../bot/roster.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort, Workspace } from '../store/settings.ts'
import { managerIn, managerOf } from './owners.ts'
import { createRecent } from './recent.ts'

type Parts = {
  settings: SettingsPort
  roster: Roster
  notifier: Pick<Notifier, 'personalChat'>
  /** Local mode has no organisation: everyone is a member whom no roster calls a guest. */
  localMode: boolean
  now: () => Date
  logger: Logger
}

const askedAgainAfter = 24 * 60 * 60_000
/** Somebody may join a chat without the bot hearing of it. */
const membersAgainAfter = 10 * 60_000

/** Who may see money, from the workspace's settings and Teams' roster. What can't be found out counts as no. */
export function createMoneyRights({ settings, roster, notifier, localMode, now, logger }: Parts): MoneyService {
  const checked = createRecent<boolean>(askedAgainAfter, now)
  const guestless = createRecent<boolean>(membersAgainAfter, now)

  const isMember = (member: Member, tenantId: string) => (localMode ? !isGuest(member, tenantId) : belongs(member, tenantId))

  async function ask(who: Who, place: Place): Promise<boolean | null> {
    try {
      const member = await roster.member(place, who.personId)
      return member === null ? localMode : isMember(member, who.tenantId)
    } catch (err) {
      if (localMode) return true
      logger.warn({ err }, 'Teams did not say whether a person is a guest')
      return null
    }
  }

  /** Once a day a person. Null: nobody could tell. */
  async function isOfTenant(workspace: Workspace, who: Who, where: Place | null): Promise<boolean | null> {
    const key = `${who.tenantId}/${who.personId}`
    const known = checked.get(key)
    if (known !== undefined) return known
    const place = knownChat(workspace, who, where) ?? (where === null ? null : await notifier.personalChat(who, where))
    const answer = place === null ? (localMode ? true : null) : await ask(who, place)
    if (answer !== null) checked.set(key, answer)
    return answer
  }

  async function refusal(who: Who, where: Place | null): Promise<MoneyRefusal | null> {
    const workspace = await settings.read(who.tenantId)
    const { money } = workspace
    const member = await isOfTenant(workspace, who, where)
    if (member === null) return 'unchecked'
    if (!member) return 'guest'
    return who.admin || money.who === 'everyone' || money.people.includes(who.personId) ? null : 'unlisted'
  }

  async function hasNoGuest(place: Place): Promise<boolean> {
    const key = membersKey(place.tenantId, place.conversationId)
    const known = guestless.get(key)
    if (known !== undefined) return known
    try {
      const members = await roster.members(place)
      const answer = members?.every((member) => isMember(member, place.tenantId)) ?? false
      guestless.set(key, answer)
      return answer
    } catch (err) {
      if (!localMode) logger.warn({ err }, 'Teams did not say who is in a chat')
      return localMode
    }
  }

  return {
    refusal,
    async limit(who) {
      const workspace = await settings.read(who.tenantId)
      return workspace.money.ownOnly && !who.admin ? { manager: managerIn(workspace, who.personId) } : null
    },
    managerOf: (tenantId, personId) => managerOf(settings, tenantId, personId),
    async mayShowIn(place) {
      if (place.kind === 'personal') return true
      const { money } = await settings.read(place.tenantId)
      return money.chats.includes(chatIdOf(place.conversationId)) && hasNoGuest(place)
    },
    forgetMembers: (tenantId, conversationId) => guestless.delete(membersKey(tenantId, conversationId)),
  }
}

function membersKey(tenantId: string, conversationId: string): string {
  return `${tenantId}/${chatIdOf(conversationId)}`
}

/** A chat whose roster the bot may ask about somebody: the one they ask from if the bot is in it, otherwise their own with it. */
function knownChat({ conversations, tenantId }: Workspace, { personId }: Who, where: Place | null): Place | null {
  if (where !== null && Object.hasOwn(conversations, chatIdOf(where.conversationId))) return where
  const own = Object.values(conversations).find((each) => each.kind === 'personal' && each.personId === personId)
  if (own === undefined) return null
  const { id: conversationId, kind, serviceUrl, botId } = own
  return { tenantId, conversationId, kind, serviceUrl, botId, personId }
}
