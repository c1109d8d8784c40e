import { type WatchKind, watchKinds } from '../receivables/watch-events.ts'
import type { WatchLine } from '../views/watches-card.ts'
import type { Customer, Services } from './services.ts'
import type { Watch } from './watch-services.ts'

/** Ten thousand, in a currency's smallest unit: what is large is each watcher's own to say. */
const usualLarge = 10_000

export const allKinds: readonly WatchKind[] = watchKinds
export function largeIn(exponent: number): number {
  return usualLarge * 10 ** exponent
}

/** A watch as cards show it, its amount in the administration's own currency. */
export async function watchLine(
  { account, name, kinds, largeFrom }: Watch,
  tenantId: string,
  services: Pick<Services, 'settings'>,
): Promise<WatchLine> {
  const { connection } = await services.settings.read(tenantId)
  const currency = connection?.administrations.find(({ code }) => code === account.administration)?.currency ?? 'EUR'
  return { id: `${account.administration}:${account.id}`, name, kinds, large: { minor: largeFrom, currency } }
}

export const accountOf = ({ administration, id }: Customer) => ({ administration: administration.code, id })
