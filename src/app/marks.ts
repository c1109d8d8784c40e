import { randomUUID } from 'node:crypto'
import type { Account, LedgerMarks } from '../bot/watch-services.ts'
import type { AccountMarks, LedgerMark, PromisedItem } from '../receivables/marks.ts'
import type { Money } from '../receivables/types.ts'
import type { KeptMark, MarkRecords } from '../store/records/marks.ts'

type Parts = { records: MarkRecords; now: () => Date }

/** A promise that was kept or broken is shown for a quarter of a year. */
const endedShownMs = 90 * 86_400_000

/** Promises, disputes and notes of each account, kept beside the books. */
export function createMarks({ records, now }: Parts): LedgerMarks {
  async function add(tenantId: string, { administration, id: accountId }: Account, by: string, told: Told): Promise<LedgerMark> {
    const mark: KeptMark = {
      ...{ day: null, ...told, id: randomUUID(), administration, accountId, by, at: now() },
      ...{ state: 'open', endedAt: null },
    }
    await records.add(tenantId, mark)
    return toMark(mark)
  }

  async function of(tenantId: string, administration: number, accountIds: readonly string[]) {
    const endedSince = new Date(now().getTime() - endedShownMs)
    const kept = await records.ofAccounts({ tenantId, administration }, accountIds, endedSince)
    const byAccount = Map.groupBy(kept.map(toMark), ({ accountId }) => accountId)
    return new Map([...byAccount].map(([id, marks]) => [id, sorted(marks)]))
  }

  return {
    of,
    async one(tenantId, id) {
      const kept = await records.one(tenantId, id)
      return kept === null ? null : { administration: kept.administration, mark: toMark(kept) }
    },
    promise({ tenantId, personId }, account, { items, amount, day, text }) {
      return add(tenantId, account, personId, { kind: 'promise', day, body: { items, amount, text } })
    },
    async dispute({ tenantId, personId }, account, { itemId, invoice, reason }) {
      const known = (await of(tenantId, account.administration, [account.id])).get(account.id)
      for (const { id } of known?.disputes.filter((each) => each.itemId === itemId) ?? []) await records.remove(tenantId, id)
      return add(tenantId, account, personId, { kind: 'dispute', body: { itemId, invoice, reason } })
    },
    note: ({ tenantId, personId }, account, text) => add(tenantId, account, personId, { kind: 'note', body: { text } }),
    async move(tenantId, id, day) {
      const kept = (await records.move(tenantId, id, day)) ? await records.one(tenantId, id) : null
      return kept === null ? null : toMark(kept)
    },
    remove: (tenantId, id) => records.remove(tenantId, id),
  }
}

type Told = Pick<KeptMark, 'kind' | 'body'> & { day?: string }

function sorted(marks: readonly LedgerMark[]): AccountMarks {
  return {
    promises: marks.filter((mark) => mark.kind === 'promise'),
    disputes: marks.filter((mark) => mark.kind === 'dispute'),
    notes: marks.filter((mark) => mark.kind === 'note'),
  }
}

export function toMark({ id, accountId, by, at, kind, body, day, state }: KeptMark): LedgerMark {
  const mark = { id, accountId, by, at }
  switch (kind) {
    case 'promise': {
      const { items, amount, text } = body as { items: PromisedItem[]; amount: Money | null; text: string }
      return { ...mark, kind, items, amount, text, day: day ?? '', state }
    }
    case 'dispute': {
      const { itemId, invoice, reason } = body as { itemId: string; invoice: string | null; reason: string }
      return { ...mark, kind, itemId, invoice, reason }
    }
    case 'note':
      return { ...mark, kind, text: String(body.text) }
  }
}
