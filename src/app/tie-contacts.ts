import type { RunService } from '../bot/services.ts'
import { SaldoError } from '../errors.ts'
import type { SettingsPort } from '../store/settings.ts'
import { companiesOf } from '../sync/companies-of.ts'
import { giveWay } from '../sync/give-way.ts'
import type { CrmPort, JournalPort, MirrorPort, MirrorScope } from '../sync/ports.ts'
import type { JournalRow, Profile, Run } from '../sync/types.ts'

type Parts = {
  settings: SettingsPort
  journal: JournalPort
  mirror: MirrorPort
  crm: (tenantId: string) => CrmPort
  runs: Pick<RunService, 'create' | 'begin'>
}

const pageSize = 500
const lookedAtRuns = 500

/**
 * After a run over companies: contacts that waited for one of them are brought in by a run of their own. Safe to ask again after a
 * crash: contacts that were brought in have a link, and a profile that is under way takes them along by itself.
 */
export function createTying({ settings, journal, mirror, crm, runs }: Parts): (ended: Run) => Promise<void> {
  /** The newest run that knows of all contacts that wait: over all of the source, or one that tied some of them. */
  async function newestOf(profile: Profile, { tenantId, administration }: Run): Promise<Run | undefined> {
    const recent = await journal.runs(tenantId, lookedAtRuns)
    return recent.find(
      (run) =>
        run.profile.id === profile.id &&
        run.administration === administration &&
        run.state === 'done' &&
        !run.preview &&
        (run.follows === null || run.follows.how === 'tie'),
    )
  }

  /** Whether one of these contacts isn't in the CRM yet while its company is. */
  async function hasArrived(rows: readonly JournalRow[], scope: MirrorScope): Promise<boolean> {
    const ids = rows.map(({ sourceId }) => sourceId)
    const linked = new Set((await journal.links(scope, ids)).map(({ sourceId }) => sourceId))
    const contacts = await mirror.get(
      scope,
      ids.filter((id) => !linked.has(id)),
    )
    return (await companiesOf({ journal, crm: crm(scope.tenantId) }, scope, contacts)).size > 0
  }

  async function waitsNoMore(run: Run): Promise<boolean> {
    const scope = { tenantId: run.tenantId, administration: run.administration, source: run.profile.source }
    let after = 0
    for (;;) {
      const rows = await journal.rowsPage(run.tenantId, run.number, 'waiting', { after }, pageSize)
      const last = rows.at(-1)
      if (last === undefined) return false
      if (await hasArrived(rows, scope)) return true
      after = last.position
      await giveWay()
    }
  }

  async function tie(profile: Profile, waited: Run, ended: Run): Promise<void> {
    const { tenantId, administration, mode, number } = waited
    const follows = { how: 'tie' as const, number, sourceId: null }
    const kept = { ...profile, administration }
    const run = await runs.create({ tenantId, profile: kept, mode, preview: false, administration, askedBy: ended.askedBy, follows })
    await runs.begin(run, null)
  }

  return async (ended) => {
    if (ended.preview || ended.profile.target !== 'company' || ended.follows?.how === 'undo') return
    const { profiles } = await settings.read(ended.tenantId)
    for (const profile of profiles.filter(({ target }) => target === 'person')) {
      const waited = await newestOf(profile, ended)
      if (waited === undefined || (waited.planned.wait ?? 0) === 0 || !(await waitsNoMore(waited))) continue
      await tie(profile, waited, ended).catch((error) => {
        if (!(error instanceof SaldoError) || error.code !== 'already-running') throw error
      })
    }
  }
}
