import { customerIdOf } from './key-fields.ts'
import type { PlanRequest } from './plan.ts'
import type { CrmPort, JournalPort, MirrorScope } from './ports.ts'
import { keyText } from './recognise.ts'
import type { CrmRecord, FieldSpec, Link, ProfileContent, SourceRecord } from './types.ts'

export type MatchPorts = { journal: JournalPort; crm: CrmPort }
export type Matches = Pick<PlanRequest, 'links' | 'linkedRecords' | 'keyedRecords' | 'companies'>

/** What is known in the CRM about one page of Exact's rows: a handful of look-ups for the whole page. */
export async function gatherMatches(
  { journal, crm }: MatchPorts,
  scope: MirrorScope,
  rows: readonly SourceRecord[],
  setting: { profile: ProfileContent; crmFields: readonly FieldSpec[]; exactFields: readonly FieldSpec[] },
): Promise<Matches> {
  const { profile } = setting
  const { links, linkedRecords } = await livingLinks({ journal, crm }, scope, profile.target, rows)
  const linked = new Set(linkedRecords.map(({ id }) => id))
  const recognised = new Set(links.filter(({ targetId }) => linked.has(targetId)).map(({ sourceId }) => sourceId))
  const keys = rows.filter(({ id }) => !recognised.has(id)).flatMap((row) => keyText(row, setting) ?? [])
  const keyedRecords = keys.length > 0 ? await crm.findByKey(profile.target, profile.key.target, unique(keys)) : []
  if (scope.source !== 'contact') return { links, linkedRecords, keyedRecords }
  return { links, linkedRecords, keyedRecords, companies: await companiesOf({ journal, crm }, scope, rows) }
}

/** Exact account id → CRM company id, for the accounts that contacts belong to: by the company's link, else by its Customer ID. */
async function companiesOf(ports: MatchPorts, scope: MirrorScope, contacts: readonly SourceRecord[]): Promise<Map<string, string>> {
  const accountIds = unique(contacts.flatMap(({ fields }) => (fields.Account ? String(fields.Account) : [])))
  const accounts = accountIds.map((id) => ({ id }))
  const { links, linkedRecords } = await livingLinks(ports, { ...scope, source: 'account' }, 'company', accounts)
  const living = new Set(linkedRecords.map(({ id }) => id))
  const companies = new Map(links.filter(({ targetId }) => living.has(targetId)).map(({ sourceId, targetId }) => [sourceId, targetId]))
  const rest = accountIds.filter((id) => !companies.has(id))
  const customerId = rest.length > 0 ? customerIdOf(await ports.crm.fields('company')) : undefined
  if (!customerId) return companies
  const found = Map.groupBy(await ports.crm.findByKey('company', customerId, rest), ({ fields }) =>
    String(fields[customerId] ?? '').toLowerCase(),
  )
  for (const id of rest) {
    const [company, ...others] = found.get(id.toLowerCase()) ?? []
    if (company && others.length === 0) companies.set(id, company.id)
  }
  return companies
}

async function livingLinks(
  { journal, crm }: MatchPorts,
  scope: MirrorScope,
  target: ProfileContent['target'],
  rows: readonly { id: string }[],
): Promise<{ links: Link[]; linkedRecords: CrmRecord[] }> {
  const links = await journal.links(
    scope,
    rows.map(({ id }) => id),
  )
  const linkedRecords = links.length > 0 ? await crm.get(target, unique(links.map(({ targetId }) => targetId))) : []
  return { links, linkedRecords }
}

const unique = (texts: readonly string[]) => [...new Set(texts)]
