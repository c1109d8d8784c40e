import type { SettingsPort } from '../store/settings.ts'
import { besides, tellingPairs, titleOf, valuesOf } from '../sync/compare-sides.ts'
import { gatherMatches } from '../sync/match.ts'
import { planPage } from '../sync/plan.ts'
import type { CrmPort, DecisionPort, JournalPort, MirrorPort, MirrorScope } from '../sync/ports.ts'
import type { Candidate, Contested, Question } from '../sync/question.ts'
import { sameValue } from '../sync/same-value.ts'
import { specOf } from '../sync/spec-of.ts'
import { linksOfLiving } from '../sync/taken.ts'
import type { CrmRecord, Decision, FieldSpec, JournalRow, Profile, ReasonCode, Run, SourceRecord } from '../sync/types.ts'
import type { Figures } from './figures.ts'
import { sourceFields } from './source-fields.ts'

export type QuestionPorts = {
  journal: JournalPort
  decisions: DecisionPort
  mirror: MirrorPort
  figures: Pick<Figures, 'fill'>
  crm: (tenantId: string) => CrmPort
}

/** A row that a run asked about and that nobody has settled since; `candidates`: those of its CRM records that may still be meant. */
export type OpenRow = { row: JournalRow; code: ReasonCode; source: SourceRecord | null; candidates: readonly CrmRecord[] }

/** What the records of a run are looked at with: its profile as it is now, as for a retry. */
export type QuestionSetting = {
  run: Run
  profile: Profile
  scope: MirrorScope
  crmFields: readonly FieldSpec[]
  exactFields: readonly FieldSpec[]
}

export async function settingOf(
  run: Run,
  { settings, crm }: Pick<QuestionPorts, 'crm'> & { settings: SettingsPort },
): Promise<QuestionSetting> {
  const { tenantId, administration } = run
  const { profiles } = await settings.read(tenantId)
  const profile = profiles.find(({ id }) => id === run.profile.id) ?? run.profile
  const { source, target } = profile
  return {
    run,
    profile,
    scope: { tenantId, administration, source },
    crmFields: await crm(tenantId).fields(target),
    exactFields: sourceFields(source),
  }
}

/** Those of the rows, all without a decision, that are a question still. Costs no call. */
export async function openRows(rows: readonly JournalRow[], setting: QuestionSetting, ports: QuestionPorts): Promise<OpenRow[]> {
  const of = (code: ReasonCode) => rows.filter(({ reason }) => reason?.code === code)
  const open = [
    ...(await ambiguousRows(of('ambiguous'), setting, ports)),
    ...(await conflictRows(of('conflict'), setting, ports)),
    ...(await goneRows(of('gone'), setting, ports)),
  ]
  return open.toSorted((one, other) => one.row.position - other.row.position)
}

/** Until they are linked. A record that another one is linked with isn't meant any more. */
async function ambiguousRows(rows: readonly JournalRow[], { scope, profile }: QuestionSetting, ports: QuestionPorts): Promise<OpenRow[]> {
  if (rows.length === 0) return []
  const { journal, mirror } = ports
  const crm = ports.crm(scope.tenantId)
  const ids = rows.map(({ sourceId }) => sourceId)
  const sources = new Map((await mirror.get(scope, ids)).map((source) => [source.id, source]))
  const links = await journal.links(scope, ids)
  const wanted = [...new Set([...links.map(({ targetId }) => targetId), ...rows.flatMap(({ candidates = [] }) => candidates)])]
  const records = new Map((await crm.get(profile.target, wanted)).map((record) => [record.id, record]))
  const linked = new Set(links.filter(({ targetId }) => records.has(targetId)).map(({ sourceId }) => sourceId))
  const taken = new Set((await linksOfLiving(ports, scope, wanted)).map(({ targetId }) => targetId))
  return rows.flatMap((row) => {
    const source = sources.get(row.sourceId)
    if (source === undefined || linked.has(row.sourceId)) return []
    const candidates = (row.candidates ?? []).filter((id) => !taken.has(id)).flatMap((id) => records.get(id) ?? [])
    return [{ row, code: 'ambiguous' as const, source, candidates }]
  })
}

/** Until both sides agree, or the profile's rules don't ask any more. */
async function conflictRows(rows: readonly JournalRow[], setting: QuestionSetting, ports: QuestionPorts): Promise<OpenRow[]> {
  if (rows.length === 0) return []
  const read = await ports.mirror.get(
    setting.scope,
    rows.map(({ sourceId }) => sourceId),
  )
  const sources = await ports.figures.fill(setting.scope, read)
  const planned = await planOf(sources, setting, ports)
  const asked = new Map(planned().flatMap((row) => (row.reason?.code === 'conflict' ? [[row.sourceId, row.targetId] as const] : [])))
  const records = await recordsOf([...asked.values()], setting, ports)
  return rows.flatMap((row) => {
    const source = sources.find(({ id }) => id === row.sourceId)
    if (source === undefined || !asked.has(row.sourceId)) return []
    return [{ row, code: 'conflict' as const, source, candidates: records.filter(({ id }) => id === asked.get(row.sourceId)) }]
  })
}

/** Until the CRM record says what the rule has it say, or isn't linked any more. */
async function goneRows(rows: readonly JournalRow[], setting: QuestionSetting, ports: QuestionPorts): Promise<OpenRow[]> {
  const { gone = { how: 'keep' } } = setting.profile
  if (rows.length === 0 || gone.how === 'keep') return []
  const links = await ports.journal.links(
    setting.scope,
    rows.map(({ sourceId }) => sourceId),
  )
  const records = await recordsOf(
    links.map(({ targetId }) => targetId),
    setting,
    ports,
  )
  const { type } = specOf(setting.crmFields, gone.field)
  return rows.flatMap((row) => {
    const targetId = links.find(({ sourceId }) => sourceId === row.sourceId)?.targetId
    const record = records.find(({ id }) => id === targetId)
    if (record === undefined || sameValue(record.fields[gone.field] ?? null, gone.value, type)) return []
    return [{ row, code: 'gone' as const, source: null, candidates: [record] }]
  })
}

function recordsOf(ids: readonly (string | null)[], { scope, profile }: QuestionSetting, { crm }: QuestionPorts): Promise<CrmRecord[]> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))]
  return known.length > 0 ? crm(scope.tenantId).get(profile.target, known) : Promise.resolve([])
}

/** Plans records as a run would, as if these answers had been given. */
async function planOf(sources: readonly SourceRecord[], setting: QuestionSetting, { journal, mirror, decisions, crm }: QuestionPorts) {
  const { scope, run } = setting
  const matches = await gatherMatches({ journal, mirror, decisions, crm: crm(scope.tenantId) }, scope, sources, setting)
  return (answers: readonly Decision[] = []) => planPage({ ...matches, ...setting, decisions: answers, mode: run.mode, rows: sources }).rows
}

/** The question itself, with both sides as they stand now. */
export async function questionOf(open: OpenRow, setting: QuestionSetting, ports: QuestionPorts): Promise<Question> {
  const { row, code, candidates } = open
  const { position, sourceId, label } = row
  const about = { position, sourceId, label, reason: row.reason ?? { code } }
  const crmName = candidates[0] === undefined ? label : titleOf(candidates[0])
  if (code === 'conflict') return { ...about, kind: 'whose', crmName, contested: await contestedOf(open, setting, ports) }
  if (code === 'gone') return { ...about, kind: 'gone', crmName, ...markOf(open, setting) }
  const { profile, crmFields, exactFields, run } = setting
  const pairs = tellingPairs(profile, crmFields, exactFields)
  const fields = valuesOf(pairs, open.source?.fields ?? {}, 'exact')
  const valuesBeside = (record: CrmRecord) => besides(valuesOf(pairs, record.fields, 'crm'), fields)
  return {
    ...about,
    kind: 'which',
    fields,
    candidates: candidates
      .map((record): Candidate => ({ id: record.id, name: titleOf(record), values: valuesBeside(record) }))
      .toSorted((one, other) => agreeing(other) - agreeing(one)),
    mayCreate: run.mode !== 'update',
  }
}

const agreeing = ({ values }: Candidate) => values.filter(({ agrees }) => agrees === true).length

/** The fields that Exact’s winning would write and the CRM’s winning wouldn't. */
async function contestedOf({ source, row, candidates }: OpenRow, setting: QuestionSetting, ports: QuestionPorts): Promise<Contested[]> {
  if (source === null) return []
  const planned = await planOf([source], setting, ports)
  const written = (answer: 'exact' | 'crm') => planned([{ sourceId: row.sourceId, answer, targetId: null, by: '', at: '' }])[0]?.after ?? {}
  const [exact, crm] = [written('exact'), written('crm')]
  return Object.entries(exact).flatMap(([name, value]) => {
    const { label, type } = specOf(setting.crmFields, name)
    return name in crm ? [] : [{ label, type, exact: value, crm: candidates[0]?.fields[name] ?? null }]
  })
}

function markOf({ candidates }: OpenRow, { profile, crmFields }: QuestionSetting) {
  const { gone } = profile
  const rule = gone === undefined || gone.how === 'keep' ? null : gone
  const { label, type } = crmFields.find(({ name }) => name === rule?.field) ?? { label: '', type: 'text' as const }
  return { field: { label, type, value: rule?.value ?? null }, current: candidates[0]?.fields[rule?.field ?? ''] ?? null }
}
