import type { CustomerId } from './customer-id.ts'
import type { Place, Who } from './request.ts'

/** Why somebody gets no figures. `unchecked`: Teams didn't say whether they belong to the organisation. */
export type MoneyRefusal = 'guest' | 'unlisted' | 'unchecked'

/** Who may see money, and where. Asked before every figure, whatever way it goes. */
export type MoneyService = {
  /** Null: they may. `where`: the chat they ask from; null for what is told without being asked. */
  refusal(who: Who, where: Place | null): Promise<MoneyRefusal | null>
  /** The account manager whose customers alone this person may see (null: nobody's); no limit when it is null itself. */
  limit(who: Who): Promise<{ manager: string | null } | null>
  /** The name under which Exact keeps somebody as account manager: what an admin said, otherwise their own; null for a person without a name. */
  managerOf(tenantId: string, personId: string): Promise<string | null>
  /** Whether everyone in a chat may see figures: a personal chat, or one that an admin allowed and that has no guest in it. */
  mayShowIn(place: Place): Promise<boolean>
  /** Somebody came to a chat: what was known of its members no longer holds. */
  forgetMembers(tenantId: string, conversationId: string): void
}

/** What was looked at. */
export type LookedAt =
  | 'balance'
  | 'overdue'
  | 'invoices'
  | 'turnover'
  | 'customer'
  | 'everyone'
  | 'ageing'
  | 'watch'
  | 'digest'
  | 'promise'
  | 'file'
  | 'shared card'
  | 'message'

export type Look = {
  at: Date
  person: string
  /** Kind of the chat in which it was asked. */
  where: Place['kind']
  what: LookedAt
  administration: string | null
  customer: string | null
}

/** Who looked at whose figures. */
export type AuditService = {
  /** Awaited before figures are shown. `administration` and `accountId` are null for what is about more than one. */
  note(who: Who, where: Place, what: LookedAt, administration: number | null, accountId: string | null): Promise<void>
  /** The newest first, with the names of today. */
  newest(tenantId: string, limit: number): Promise<readonly Look[]>
  /** Customers whose figures this person looked at last, each once. */
  recent(who: Who, limit: number): Promise<readonly CustomerId[]>
}
