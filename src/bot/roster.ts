import type { Place } from './request.ts'

/** Somebody in a chat, as Teams' roster tells it. Which of these a guest comes with isn't the same everywhere. */
export type Member = { id: string; tenantId: string | null; role: string | null; upn: string | null }

/** Who is in a chat. Throws when Teams doesn't say. */
export type Roster = {
  /** Null: not in the chat. `personId`: an Entra object id. */
  member(place: Place, personId: string): Promise<Member | null>
  /** Null when there are more than can be looked through. */
  members(place: Place): Promise<readonly Member[] | null>
}

/** Guests by their role, by another tenant, or by the name they are invited under (`…#EXT#@…`). */
export function isGuest({ tenantId, role, upn }: Member, ownTenant: string): boolean {
  const known = (role ?? '').toLowerCase()
  if (known === 'guest' || known === 'anonymous') return true
  return (tenantId !== null && tenantId !== ownTenant) || (upn ?? '').toUpperCase().includes('#EXT#')
}

/** Not a guest, and something says that they belong here: a guest who never signed in comes with neither name nor address. */
export function belongs(member: Member, ownTenant: string): boolean {
  const known = (member.role ?? '').toLowerCase()
  return !isGuest(member, ownTenant) && (member.tenantId === ownTenant || member.upn !== null || known === 'user' || known === 'owner')
}
