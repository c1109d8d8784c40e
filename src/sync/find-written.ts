import { type ApplySetting, applyRows } from './apply.ts'
import type { CrmPort, CrmWrite, CrmWriteResult } from './ports.ts'
import type { JournalRow, OutcomeKind, Target } from './types.ts'

const written: readonly OutcomeKind[] = ['created', 'updated', 'restored', 'removed']

/**
 * What became of rows that a process may have written before it was killed, without coming to say so: those that stand in the CRM as
 * planned have their outcome and link. The others have none. Writes nothing.
 */
export async function findWritten(rows: readonly JournalRow[], setting: ApplySetting): ReturnType<typeof applyRows> {
  const { outcomes, links } = await applyRows(rows, { ...setting, crm: lookingOnly(setting.crm) })
  const found = outcomes.filter(({ kind }) => written.includes(kind))
  const ids = new Set(found.map(({ sourceId }) => sourceId))
  return { outcomes: found, links: links.filter(({ sourceId }) => ids.has(sourceId)) }
}

/** The CRM as it is, for which every write comes too late. */
function lookingOnly(crm: CrmPort): CrmPort {
  return { ...crm, write: (target, writes) => lookUp(crm, target, writes) }
}

async function lookUp(crm: CrmPort, target: Target, writes: readonly CrmWrite[]): Promise<CrmWriteResult[]> {
  const keys = writes.flatMap((write) => (write.kind === 'create' ? [write.key] : []))
  const [key] = keys
  const there =
    key === undefined
      ? []
      : await crm.findByKey(
          target,
          key.field,
          keys.map(({ value }) => value),
        )
  return writes.map((write) => {
    const record = write.kind === 'create' ? there.find(({ fields }) => fields[write.key.field] === write.key.value) : undefined
    return record === undefined ? { kind: 'refused', reason: { code: 'refused' } } : { kind: 'existing', record }
  })
}
