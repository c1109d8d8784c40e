import type { Fields, Value } from '../../src/sync/types.ts'
import type { KillScene } from './kill-scene.ts'

/** The CRM's companies and the links as the database holds them; without empty fields and versions. */
export type Kept = { records: Map<string, Fields>; links: Map<string, { targetId: string; written: Fields }>; keys: number }
export type JournalLine = {
  sourceId: string
  action: string
  outcome: string | null
  reason: unknown
  targetId: string
  before: Fields
  after: Fields
}

const json = (text: unknown): Fields => (text === null ? {} : JSON.parse(String(text)))

export async function readKept(scene: Pick<KillScene, 'read'>): Promise<Kept> {
  const records = await scene.read("select id, record_key, fields from crm_record where target = 'company'")
  const links = await scene.read("select source_id, target_id, written from link where source = 'account'")
  return {
    records: new Map(records.map(({ id, fields }) => [String(id), json(fields)])),
    links: new Map(links.map((row) => [String(row.source_id), { targetId: String(row.target_id), written: json(row.written) }])),
    keys: new Set(records.map(({ record_key }) => record_key)).size,
  }
}

export async function readJournal(scene: Pick<KillScene, 'read'>, number: number): Promise<JournalLine[]> {
  const rows = await scene.read(`select * from run_row where number = ${number} order by position`)
  return rows.map((row) => ({
    sourceId: String(row.source_id),
    action: String(row.action),
    outcome: row.outcome as string | null,
    reason: row.outcome_reason,
    targetId: String(row.outcome_target_id ?? row.target_id),
    before: json(row.outcome_before ?? row.before),
    after: json(row.after),
  }))
}

/**
 * Plays a run's journal onto what was there before it, and tells where that isn't what is there now: each record's outcome, values before
 * and after, and link. Nothing but the run may have written meanwhile.
 */
export function disagreements(before: Kept, journal: readonly JournalLine[], now: Kept): string[] {
  const found: string[] = []
  const expected = new Map(before.records)
  for (const line of journal) {
    const record = expected.get(line.targetId)
    const because = playOnto(record, line)
    if (because !== null) found.push(`${line.targetId} (${line.action}, ${line.outcome}): ${because}`)
    if (line.outcome === 'removed') expected.delete(line.targetId)
    else expected.set(line.targetId, merged(record ?? {}, line.after))
    if (line.outcome === 'created' || line.outcome === 'updated') found.push(...linkProblems(line, now))
  }
  return [...found, ...differences(expected, now.records), ...linksAstray(now)]
}

function playOnto(record: Fields | undefined, { outcome, before, after }: JournalLine): string | null {
  if (outcome === 'created') return record === undefined ? null : 'was there already'
  if (outcome === 'removed') return record === undefined ? 'was not there' : null
  if (outcome !== 'updated' && outcome !== 'restored') return 'has no outcome that says it was written'
  const [strange] = Object.keys(after).filter((name) => (record?.[name] ?? null) !== (before[name] ?? null))
  return strange === undefined ? null : `${strange} was not what the journal says`
}

function linkProblems({ sourceId, targetId, after }: JournalLine, { links }: Kept): string[] {
  const link = links.get(sourceId)
  if (link?.targetId !== targetId) return [`${targetId} is not linked with ${sourceId}`]
  const other = Object.entries(after).find(([name, value]) => link.written[name] !== value)
  return other === undefined ? [] : [`the link of ${targetId} does not know ${other[0]}`]
}

/** Records that are twice, that are missing, or that hold something else. */
export function differences(expected: Kept['records'], actual: Kept['records']): string[] {
  const ids = new Set([...expected.keys(), ...actual.keys()])
  return [...ids].flatMap((id) => {
    const [wanted, is] = [expected.get(id), actual.get(id)]
    if (wanted === undefined || is === undefined) return [`${id} is ${is === undefined ? 'lost' : 'one too many'}`]
    return written(wanted) === written(is) ? [] : [`${id} holds ${written(is)} instead of ${written(wanted)}`]
  })
}

/** Every record has exactly one link, and every link a record. */
function linksAstray({ records, links, keys }: Kept): string[] {
  const targets = new Set([...links.values()].map(({ targetId }) => targetId))
  return [
    ...(keys === records.size ? [] : [`${records.size} records have ${keys} keys`]),
    ...(targets.size === links.size ? [] : [`${links.size} links lead to ${targets.size} records`]),
    ...[...records.keys()].filter((id) => !targets.has(id)).map((id) => `${id} has no link`),
    ...[...targets].filter((id) => !records.has(id)).map((id) => `a link leads to ${id}, which is not there`),
  ]
}

export function sameLinks(one: Kept, other: Kept): boolean {
  const told = ({ links }: Kept) =>
    [...links].map(([id, { targetId, written: fields }]) => `${id} ${targetId} ${written(fields)}`).toSorted()
  return told(one).join('\n') === told(other).join('\n')
}

function merged(record: Fields, after: Fields): Fields {
  const all: [string, Value][] = Object.entries({ ...record, ...after })
  return Object.fromEntries(all.filter(([, value]) => value !== null && !(typeof value === 'string' && value.trim() === '')))
}

const written = (fields: Fields) => JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)))
