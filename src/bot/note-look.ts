import type { LookedAt } from './money-services.ts'
import type { Request } from './request.ts'
import type { Customer, Services } from './services.ts'

/** Keeps who looked at whose figures: awaited before they are shown. */
export async function noteLook(what: LookedAt, accounts: readonly Customer[], { who, where }: Request, services: Services): Promise<void> {
  for (const { administration, id } of accounts) await services.audit.note(who, where, what, administration.code, id)
}
