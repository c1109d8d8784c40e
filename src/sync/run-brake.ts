import { type BrakeFigures, mustAsk, usualLimits } from './brake.ts'
import { giveWay } from './give-way.ts'
import type { Work } from './run-work.ts'
import { isEmpty } from './same-value.ts'
import type { JournalRow, Run } from './types.ts'

const rowsAtOnce = 1_000

/** What the plan would do when that is more than the profile allows without asking; null to go on. A profile's first run is never braked. */
export async function brakeOf(run: Run, work: Work): Promise<BrakeFigures | null> {
  const { tenantId, profile, planned, follows } = run
  // Contacts that waited were asked for by the run they waited in; only their company was missing.
  if (follows?.how === 'tie') return null
  if (planned.create + planned.update === 0 || !(await work.journal.hasFinished(tenantId, profile.id))) return null
  const figures = { creates: planned.create, updates: planned.update, records: await work.crm.count(profile.target) }
  return mustAsk(figures, profile.brake ?? usualLimits) ? { ...figures, clears: await countClears(run, work) } : null
}

async function countClears({ tenantId, number }: Run, { journal }: Work): Promise<number> {
  let [clears, position] = [0, 0]
  for (;;) {
    const rows = await journal.rowsPage(tenantId, number, 'updated', { after: position }, rowsAtOnce)
    const last = rows.at(-1)
    if (!last) return clears
    clears += rows.filter(clearsSomething).length
    position = last.position
    await giveWay()
  }
}

function clearsSomething({ before, after }: JournalRow): boolean {
  return Object.entries(after).some(([name, value]) => isEmpty(value) && !isEmpty(before?.[name]))
}
