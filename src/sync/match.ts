import { alikeLevels, likenessOfSource } from './alike.ts'
import { alikeFinder } from './alike-candidates.ts'
import { companiesOf, livingLinks } from './companies-of.ts'
import { keyText } from './key-text.ts'
import type { Alike, PlanRequest } from './plan.ts'
import type { CrmPort, DecisionPort, JournalPort, MirrorPort, MirrorScope } from './ports.ts'
import { linksOfLiving } from './taken.ts'
import type { CrmRecord, FieldSpec, ProfileContent, SourceRecord } from './types.ts'

export type MatchPorts = { journal: JournalPort; mirror: MirrorPort; decisions: DecisionPort; crm: CrmPort }
export type Matches = Pick<
  PlanRequest,
  'links' | 'linkedRecords' | 'keyedRecords' | 'companies' | 'decisions' | 'decidedRecords' | 'alike' | 'linkedElsewhere'
>
type Setting = { profile: ProfileContent; crmFields: readonly FieldSpec[]; exactFields: readonly FieldSpec[] }

/** What is known in the CRM, and decided by people, about one page of Exact's rows: a handful of look-ups for the whole page. */
export async function gatherMatches(
  ports: MatchPorts,
  scope: MirrorScope,
  rows: readonly SourceRecord[],
  setting: Setting,
): Promise<Matches> {
  const { crm, decisions: decided } = ports
  const { target, matching, key } = setting.profile
  const [linking, decisions, companies] = [
    await livingLinks(ports, scope, target, rows),
    await decided.of(
      scope,
      rows.map(({ id }) => id),
    ),
    scope.source === 'contact' ? await companiesOf(ports, scope, rows) : undefined,
  ]
  const living = new Set(linking.linkedRecords.map(({ id }) => id))
  const settled = new Set([
    ...linking.links.filter(({ targetId }) => living.has(targetId)).map(({ sourceId }) => sourceId),
    ...decisions.filter(({ answer }) => answer === 'apart').map(({ sourceId }) => sourceId),
  ])
  const open = rows.filter(({ id }) => !settled.has(id))
  const known = { ...linking, decisions, ...(companies && { companies }) }
  if (open.length === 0) return { ...known, keyedRecords: [] }
  const given = unique(decisions.flatMap(({ sourceId, targetId }) => (targetId !== null && !settled.has(sourceId) ? [targetId] : [])))
  const decidedRecords = given.length > 0 ? await crm.get(target, given) : []
  const keys = matching === undefined || matching.includes('key') ? unique(open.flatMap((row) => keyText(row, setting) ?? [])) : []
  const keyedRecords = keys.length > 0 ? await crm.findByKey(target, key.target, keys) : []
  const linkedElsewhere = await linkedAmong(ports, scope, [...decidedRecords, ...keyedRecords])
  const found = { ...known, keyedRecords, decidedRecords, linkedElsewhere }
  return { ...found, alike: await gatherAlike(ports, scope, open, { ...setting, ...found }) }
}

/** Level by level, for the rows that nothing was found for yet. Records that are somebody's already are left out. */
async function gatherAlike(
  ports: MatchPorts,
  scope: MirrorScope,
  rows: readonly SourceRecord[],
  known: Setting & Matches,
): Promise<Alike[]> {
  const { profile, linkedRecords, keyedRecords, decisions = [], decidedRecords = [], companies } = known
  const { target, source, key, matching } = profile
  const held = new Set(keyedRecords.map(({ fields }) => String(fields[key.target]).trim().toLowerCase()))
  const others = new Set([...linkedRecords, ...keyedRecords, ...decidedRecords].map(({ id }) => id))
  const created = new Set(decisions.flatMap(({ sourceId, answer }) => (answer === 'create' ? [sourceId] : [])))
  if ((await ports.crm.count(target)) === 0) return []
  let left = rows.filter((row) => !created.has(row.id) && !held.has((keyText(row, known) ?? '').trim().toLowerCase()))
  const alike: Alike[] = []
  for (const level of alikeLevels.filter((each) => matching === undefined || matching.includes(each))) {
    const company = ({ fields }: SourceRecord) => companies?.get(String(fields.Account ?? ''))
    const values = unique(left.flatMap((row) => likenessOfSource(source, row.fields, level, company(row))))
    if (values.length === 0) continue
    const found = (await ports.crm.findAlike(target, level, values)).filter(({ id }) => !others.has(id))
    const linked = new Set(await linkedAmong(ports, scope, found))
    const records = found.filter(({ id }) => !linked.has(id))
    if (records.length === 0) continue
    alike.push({ level, records })
    const find = alikeFinder(level, records, known)
    left = left.filter((row) => find(row) === null)
  }
  return alike
}

/** Which of the records are some other record's of Exact, since the rows asked about have no living link. */
async function linkedAmong(ports: MatchPorts, scope: MirrorScope, records: readonly CrmRecord[]): Promise<string[]> {
  const links = await linksOfLiving(
    ports,
    scope,
    records.map(({ id }) => id),
  )
  return unique(links.map(({ targetId }) => targetId))
}

const unique = (texts: readonly string[]) => [...new Set(texts)]
