import type { AuditService, LookedAt, MoneyService } from '../bot/money-services.ts'
import { isSameManager } from '../bot/own-customers.ts'
import { forgetConversation, whoIs } from '../bot/remember.ts'
import type { Who } from '../bot/request.ts'
import type { MirrorPort } from '../sync/ports.ts'
import type { View } from '../views/view.ts'
import { personalPlace, type Telling } from './tell-admins.ts'

type Account = { administration: number; accountId: string }
export type MoneyTelling = Telling & { money: MoneyService; audit: AuditService; mirror: Pick<MirrorPort, 'get'> }

/** `later`: they couldn't be reached, or nobody could say who they are. `never`: they may not see any of it. */
export type Told = 'told' | 'later' | 'never'

/**
 * Writes figures to somebody's personal chat, if they may see them at this moment: what isn't theirs to see is left out first, and what is
 * left is in the audit trail before it is sent.
 */
export async function tellMoney<Line extends Account>(
  { tenantId, personId, what, lines }: { tenantId: string; personId: string; what: LookedAt; lines: readonly Line[] },
  word: (lines: readonly Line[], who: Who) => View | null,
  { money, audit, mirror, ...telling }: MoneyTelling,
): Promise<Told> {
  const workspace = await telling.settings.read(tenantId)
  const who = whoIs(workspace, personId, telling.firstAdmins)
  const refusal = await money.refusal(who, null)
  if (refusal !== null) return refusal === 'unchecked' ? 'later' : 'never'
  const limit = await money.limit(who)
  const seen = limit === null ? lines : await ownLines(tenantId, lines, limit.manager, mirror)
  const view = word(seen, who)
  if (view === null) return 'never'
  const place = await personalPlace(workspace, who, telling)
  if (place === null) return 'later'
  const accounts = new Map(seen.map((line) => [`${line.administration}/${line.accountId}`, line]))
  for (const { administration, accountId } of accounts.values()) await audit.note(who, place, what, administration, accountId)
  const delivery = await telling.notifier.send(place, view)
  if (delivery.kind === 'gone') await forgetConversation(telling.settings, tenantId, place.conversationId)
  return delivery.kind === 'delivered' ? 'told' : 'later'
}

/** Those of customers whose account manager this is today, as the directory knows them. */
async function ownLines<Line extends Account>(
  tenantId: string,
  lines: readonly Line[],
  manager: string | null,
  mirror: Pick<MirrorPort, 'get'>,
): Promise<Line[]> {
  const own = new Set<string>()
  for (const [administration, some] of Map.groupBy(lines, (line) => line.administration)) {
    const ids = [...new Set(some.map(({ accountId }) => accountId))]
    const rows = await mirror.get({ tenantId, administration, source: 'account' }, ids)
    for (const { id, fields } of rows) {
      const name = fields.AccountManagerFullName
      if (typeof name === 'string' && isSameManager(name, manager)) own.add(`${administration}/${id}`)
    }
  }
  return lines.filter(({ administration, accountId }) => own.has(`${administration}/${accountId}`))
}
