import type { Transaction } from 'kysely'
import type { Book } from './read.ts'
import type { CrmSchema } from './schema.ts'

/** Values in one statement: well below what either database takes as parameters. */
const valuesAtOnce = 500

export async function removeRecords(tx: Transaction<CrmSchema>, { tenantId, target }: Book, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += valuesAtOnce) {
    await tx
      .deleteFrom('crm_record')
      .where('tenant_id', '=', tenantId)
      .where('target', '=', target)
      .where('id', 'in', ids.slice(from, from + valuesAtOnce))
      .execute()
  }
}

/** Those of the companies that people are tied to. */
export async function withPeople(tx: Transaction<CrmSchema>, tenantId: string, companies: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (let from = 0; from < companies.length; from += valuesAtOnce) {
    const rows = await tx
      .selectFrom('crm_record')
      .select('company_id')
      .distinct()
      .where('tenant_id', '=', tenantId)
      .where('company_id', 'in', companies.slice(from, from + valuesAtOnce))
      .execute()
    for (const { company_id } of rows) if (company_id !== null) found.add(company_id)
  }
  return found
}
