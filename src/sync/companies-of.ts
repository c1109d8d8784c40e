import { customerIdOf } from './key-fields.ts'
import type { CrmPort, JournalPort, MirrorScope } from './ports.ts'
import type { CrmRecord, Link, SourceRecord, Target } from './types.ts'

type Ports = { journal: JournalPort; crm: CrmPort }

/** Exact account id → CRM company id, for the accounts that contacts belong to: by the company's link, else by its Customer ID. */
export async function companiesOf(ports: Ports, scope: MirrorScope, contacts: readonly SourceRecord[]): Promise<Map<string, string>> {
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

/** The links of these records of Exact, and the CRM records they still lead to. */
export async function livingLinks(
  { journal, crm }: Ports,
  scope: MirrorScope,
  target: Target,
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
