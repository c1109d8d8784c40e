import type { BookListener } from '../bot/services.ts'
import type { Logger } from '../logger.ts'
import type { BookChanges } from '../receivables/book-changes.ts'
import type { BookOf, KeptItem, KeptReading, OpenItemRecords } from '../store/records/open-items.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { enrichItems, nameOf } from './book-items.ts'

type Parts = { records: Pick<OpenItemRecords, 'markTold'>; mirror: Pick<MirrorPort, 'get'>; logger: Logger }

/** Tells whoever listens what changed in the open items, and marks the reading as told afterwards. */
export function createBookListeners({ records, mirror, logger }: Parts) {
  const listeners: BookListener[] = []
  const telling = new Map<string, Promise<void>>()

  /** Beside the answer to whoever asked; the next reading waits for it. */
  function tell(of: BookOf, reading: string, base: KeptReading, asOf: Date, changes: BookChanges<KeptItem>): void {
    const told = tellAll(of, base, asOf, changes)
      .then(() => records.markTold(of, reading))
      .catch((err: unknown) => logger.warn({ err }, 'What changed in the open items is told again after the next reading'))
      .finally(() => telling.delete(nameOf(of)))
    telling.set(nameOf(of), told)
  }

  async function tellAll(of: BookOf, base: KeptReading, asOf: Date, changes: BookChanges<KeptItem>): Promise<void> {
    const enriched = (lines: readonly KeptItem[]) => enrichItems(mirror, of, lines)
    const regrown = async (some: BookChanges<KeptItem>['partlyPaid']) => {
      const items = await enriched(some.map(({ line }) => line))
      return items.map((item, place) => ({ ...item, before: { ...item.item.amount, minor: some[place]?.before ?? 0 } }))
    }
    const change = {
      asOf,
      since: base.begunAt,
      appeared: await enriched(changes.appeared),
      gone: await enriched(changes.gone),
      partlyPaid: await regrown(changes.partlyPaid),
      reopened: await regrown(changes.reopened),
      newlyOverdue: await enriched(changes.newlyOverdue),
    }
    for (const listener of listeners) await listener(of.tenantId, of.administration, change)
  }

  return {
    add: (listener: BookListener) => void listeners.push(listener),
    none: () => listeners.length === 0,
    tell,
    /** Answers when all that changed, there or anywhere, was told. */
    settled: async (of?: BookOf) => void (await (of === undefined ? Promise.all(telling.values()) : telling.get(nameOf(of)))),
  }
}
