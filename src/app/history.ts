import type { HistoryService } from '../bot/services.ts'
import { administrationName, takingPart } from '../connect/administrations.ts'
import type { Connection } from '../connect/types.ts'
import type { SettingsPort, Workspace } from '../store/settings.ts'
import { checkProfile } from '../sync/check-profile.ts'
import { sourceFieldsOf } from '../sync/field-rules/source-fields.ts'
import { filterMatcher } from '../sync/filter/filter-matcher.ts'
import { gatherMatches } from '../sync/match.ts'
import { planPage } from '../sync/plan.ts'
import type { CrmPort, DecisionPort, HistoryRow, JournalPort, MirrorPort } from '../sync/ports.ts'
import type { KnownRecord, PlanNow, Story } from '../sync/story.ts'
import type { Decision, Profile, Run } from '../sync/types.ts'
import type { Figures } from './figures.ts'
import { findRecords, targetOf } from './find-records.ts'
import { sourceFields } from './source-fields.ts'

type Parts = {
  settings: SettingsPort
  mirror: MirrorPort
  journal: JournalPort
  decisions: DecisionPort
  figures: Figures
  crm: (tenantId: string) => CrmPort
  now: () => Date
}

const mostEntries = 10
const lookedAtRuns = 50
const mostProfiles = 3

/** What is known of single records: where they stand, what runs did with them, and what a run would do now. Costs no call. */
export function createHistory({ settings, mirror, journal, decisions, figures, crm, now }: Parts): HistoryService {
  /** What a profile would do with the record as Exact was last read; null when that isn't known well enough. */
  async function planNow(tenantId: string, record: KnownRecord, profile: Profile): Promise<PlanNow | null> {
    const { administration, source } = record
    if (record.exact === null || administration === null) return null
    const scope = { tenantId, administration, source }
    const { fields, complete } = await mirror.state(scope)
    const [crmFields, exactFields] = [await crm(tenantId).fields(profile.target), sourceFields(source)]
    const told = [...fields, ...(await figures.held(scope))]
    const known = complete && sourceFieldsOf(profile).every((field) => told.includes(field))
    if (!known || checkProfile(profile, crmFields, exactFields).length > 0) return null
    const [exact = record.exact] = await figures.fill(scope, [record.exact])
    const fits = filterMatcher(profile.filter, now().toISOString().slice(0, 10))
    if (!fits(exact.fields)) return { profile, row: null, idle: 'filter' }
    const setting = { profile, crmFields, exactFields }
    const matches = await gatherMatches({ journal, mirror, decisions, crm: crm(tenantId) }, scope, [exact], setting)
    const { rows, counts } = planPage({ ...matches, ...setting, mode: profile.mode, rows: [exact] })
    const idle = matches.decisions?.some(({ answer }) => answer === 'apart') ? 'apart' : 'mode'
    return { profile, row: rows[0] ?? null, idle: counts.unchanged > 0 ? 'same' : idle }
  }

  async function decisionOf(tenantId: string, { sourceId, administration, source }: KnownRecord): Promise<Decision | null> {
    if (sourceId === null || administration === null) return null
    const [decision] = await decisions.of({ tenantId, administration, source }, [sourceId])
    return decision ?? null
  }

  async function plansNow(record: KnownRecord, { tenantId, profiles, connection }: Workspace): Promise<Story['now']> {
    const fitting = profiles.filter(
      (profile) => profile.source === record.source && (profile.administration ?? connection?.administration) === record.administration,
    )
    const plans = await Promise.all(fitting.slice(0, mostProfiles).map((profile) => planNow(tenantId, record, profile)))
    return plans.flatMap((plan) => plan ?? [])
  }

  return {
    async find(tenantId, text) {
      const { connection } = await settings.read(tenantId)
      const codes = connection === null ? [] : takingPart(connection).map(({ code }) => code)
      return findRecords({ mirror, journal, crm: crm(tenantId) }, tenantId, codes, text)
    },

    async books(tenantId) {
      const { connection } = await settings.read(tenantId)
      if (connection === null) return { read: [], apart: [] }
      const own = takingPart(connection)
      const apart = connection.administrations.filter(({ code }) => !own.some((each) => each.code === code)).map(({ name }) => name)
      const read = own.map(async ({ code, name }) => {
        const { syncedAt } = await mirror.state({ tenantId, administration: code, source: 'account' })
        return { name, readAt: syncedAt === null ? null : new Date(syncedAt) }
      })
      return { read: await Promise.all(read), apart }
    },

    async story(tenantId, record) {
      const workspace = await settings.read(tenantId)
      const entries = record.sourceId === null ? [] : await journal.historyOf(tenantId, [record.sourceId], mostEntries)
      const runs = await journal.runs(tenantId, lookedAtRuns)
      return {
        record,
        ...placeOf(record, workspace.connection),
        entries,
        decision: await decisionOf(tenantId, record),
        quiet: runs.filter((run) => wasQuiet(run, record, entries)),
        now: await plansNow(record, workspace),
        specs: await crm(tenantId).fields(targetOf[record.source]),
      }
    },
  }
}

function placeOf({ administration }: KnownRecord, connection: Connection | null): Pick<Story, 'administration' | 'takesPart'> {
  if (administration === null) return { administration: null, takesPart: true }
  const takesPart = connection !== null && takingPart(connection).some(({ code }) => code === administration)
  return { administration: administrationName(connection, administration), takesPart }
}

/** It ended well over such records, and had nothing to write or to say about this one. */
function wasQuiet(run: Run, record: KnownRecord, entries: readonly HistoryRow[]): boolean {
  const { number, state, preview, follows, profile, administration } = run
  // What goes back to another run looks at some of its records alone.
  if (state !== 'done' || preview || follows !== null || profile.source !== record.source || administration !== record.administration)
    return false
  // Where the list of entries is full, what was before its last one is not told.
  const since = entries.length < mostEntries ? 0 : (entries.at(-1)?.run.number ?? 0)
  return number > since && !entries.some(({ run }) => run.number === number)
}
