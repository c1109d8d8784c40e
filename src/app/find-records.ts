import { normaliseName } from '../sync/customer-name.ts'
import { keyFieldOf } from '../sync/key-fields.ts'
import type { CrmPort, JournalPort, MirrorPort, MirrorScope } from '../sync/ports.ts'
import type { KnownRecord } from '../sync/story.ts'
import type { CrmRecord, Source, SourceRecord, Target } from '../sync/types.ts'

export type RecordPorts = {
  mirror: Pick<MirrorPort, 'search' | 'get'>
  journal: Pick<JournalPort, 'links' | 'linksTo' | 'historyOf' | 'idsNamed'>
  crm: Pick<CrmPort, 'search' | 'get' | 'findByKey' | 'fields'>
}

const most = 6
const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
export const targetOf: Readonly<Record<Source, Target>> = { account: 'company', contact: 'person' }
const sources = ['account', 'contact'] as const

/** The records that a text may mean on either side, those that it surely names in front. */
export async function findRecords(
  ports: RecordPorts,
  tenantId: string,
  administrations: readonly number[],
  text: string,
): Promise<{ records: KnownRecord[]; certain: number }> {
  const scopesOf = (source: Source) => administrations.map((administration): MirrorScope => ({ tenantId, administration, source }))
  const found: KnownRecord[] = []
  for (const source of sources) {
    for (const scope of scopesOf(source))
      for (const exact of await exactRecords(ports, scope, text)) found.push(await ofExact(ports, scope, exact))
    for (const record of await crmRecords(ports, targetOf[source], text)) found.push(await ofCrm(ports, scopesOf(source), source, record))
  }
  if (found.length === 0) found.push(...(await unwritten(ports, tenantId, text)))
  const records = [...new Map(found.map((record) => [`${record.source} ${record.sourceId ?? record.crm?.id}`, record])).values()]
  const sure = records.filter((record) => isNamed(record, text))
  return { records: [...sure, ...records.filter((record) => !sure.includes(record))].slice(0, most), certain: sure.length }
}

function exactRecords({ mirror }: RecordPorts, scope: MirrorScope, text: string): Promise<SourceRecord[]> {
  return guid.test(text) ? mirror.get(scope, [text.toLowerCase()]) : mirror.search(scope, text, most)
}

/** What CRMs have for ids differs: a text that is one is taken for it. */
async function crmRecords({ crm }: RecordPorts, target: Target, text: string): Promise<CrmRecord[]> {
  const [record] = await crm.get(target, [text.toLowerCase()])
  if (record !== undefined) return [record]
  return guid.test(text) ? [] : crm.search(target, text, most)
}

async function ofExact(ports: RecordPorts, scope: MirrorScope, exact: SourceRecord): Promise<KnownRecord> {
  const target = targetOf[scope.source]
  const [link] = await ports.journal.links(scope, [exact.id])
  const [linked] = link === undefined ? [] : await ports.crm.get(target, [link.targetId])
  const field = linked === undefined ? keyFieldOf(target, await ports.crm.fields(target)) : undefined
  const [keyed] = field === undefined ? [] : await ports.crm.findByKey(target, field, [exact.id])
  return {
    ...{ source: scope.source, administration: scope.administration, sourceId: exact.id, exact },
    ...{ crm: linked ?? keyed ?? null, tie: linked ? 'link' : keyed ? 'key' : null },
    name: String(exact.fields.FullName || exact.fields.Name || exact.id),
  }
}

async function ofCrm(ports: RecordPorts, scopes: readonly MirrorScope[], source: Source, crm: CrmRecord): Promise<KnownRecord> {
  const name = String(crm.fields.title ?? '')
  const keyField = keyFieldOf(targetOf[source], await ports.crm.fields(targetOf[source]))
  const keyed = String(crm.fields[keyField ?? ''] ?? '').toLowerCase()
  for (const scope of scopes) {
    const [link] = await ports.journal.linksTo(scope, [crm.id])
    const sourceId = link?.sourceId ?? (guid.test(keyed) ? keyed : null)
    const [exact] = sourceId === null ? [] : await ports.mirror.get(scope, [sourceId])
    const tie = link ? 'link' : 'key'
    if (link || exact) return { source, administration: scope.administration, sourceId, exact: exact ?? null, crm, tie, name }
  }
  return { source, administration: null, sourceId: guid.test(keyed) ? keyed : null, exact: null, crm, tie: null, name }
}

/** What Exact told of once and the CRM never got: a contact without its company, say. */
async function unwritten({ journal }: RecordPorts, tenantId: string, text: string): Promise<KnownRecord[]> {
  const ids = guid.test(text) ? [text.toLowerCase()] : await journal.idsNamed(tenantId, text, most)
  const found: KnownRecord[] = []
  for (const sourceId of ids) {
    const [last] = await journal.historyOf(tenantId, [sourceId], 1)
    if (last === undefined) continue
    const { source } = last.run.profile
    const { administration } = last.run
    found.push({ source, administration, sourceId, exact: null, crm: null, tie: null, name: last.row.label })
  }
  return found
}

function isNamed({ exact, crm, sourceId, name }: KnownRecord, text: string): boolean {
  const ids = [sourceId, crm?.id, String(exact?.fields.Code ?? '').trim(), crm?.fields.customerNumber]
  const names = [name, exact?.fields.TradeName, crm?.fields.title].filter((each) => typeof each === 'string' && each !== '')
  return ids.includes(text.toLowerCase()) || ids.includes(text) || names.some((each) => normaliseName(String(each)) === normaliseName(text))
}
