import type { Kysely, Selectable } from 'kysely'
import type { AccountForm } from '../../sync/account-form.ts'
import type { Schema } from '../schema.ts'

/** An account that was made, or found, in Exact. */
export type KeptAccount = { id: string; code: string; name: string; found: boolean }

/** A form for a customer in Exact. Cards hold only its id, so that each form makes one customer at most. */
export type KeptForm = {
  tenantId: string
  id: string
  administration: number
  /** The CRM company that it is for; null when it is for none. */
  companyId: string | null
  /** Person id. */
  askedBy: string
  form: AccountForm
  /** Accounts that were shown and aren't meant. */
  seen: readonly string[]
  /** open: to be filled in. sent: Exact was asked, and nobody knows yet what became of it. */
  state: 'open' | 'sent' | 'made'
  /** When Exact was first asked without anybody knowing what became of it. */
  triedAt: Date | null
  made: KeptAccount | null
  /** Whether the CRM company has the new id: `no` until it was tried, `refused` when the CRM wouldn't take it. Null without a company. */
  tied: 'no' | 'yes' | 'refused' | null
  changedAt: Date
}

export type AccountFormRecords = {
  save(form: KeptForm): Promise<void>
  read(tenantId: string, id: string): Promise<KeptForm | undefined>
  /** Sent, and nobody knows what became of them. */
  unsettled(tenantId: string, administration: number): Promise<KeptForm[]>
  /** The account that was made for a CRM company. */
  madeFor(tenantId: string, administration: number, companyId: string): Promise<KeptForm | undefined>
  /** Made, and the CRM company wasn't told yet; of every workspace. */
  untied(): Promise<KeptForm[]>
  /** Forgets forms that weren't touched since. */
  removeOld(before: Date): Promise<void>
}

/** Forms for customers to be made in Exact, and what became of each. */
export function createAccountFormRecords(db: Kysely<Schema>): AccountFormRecords {
  const ofTenant = (tenantId: string) => db.selectFrom('account_form').selectAll().where('tenant_id', '=', tenantId)
  return {
    async save(form) {
      const { tenant_id, id, ...rest } = toRow(form)
      await db
        .insertInto('account_form')
        .values({ tenant_id, id, ...rest })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(rest))
        .execute()
    },
    async read(tenantId, id) {
      const row = await ofTenant(tenantId).where('id', '=', id).executeTakeFirst()
      return row && toForm(row)
    },
    async unsettled(tenantId, administration) {
      const rows = await ofTenant(tenantId).where('administration', '=', administration).where('state', '=', 'sent').execute()
      return rows.map(toForm)
    },
    async madeFor(tenantId, administration, companyId) {
      const row = await ofTenant(tenantId)
        .where('administration', '=', administration)
        .where('state', '=', 'made')
        .where('company_id', '=', companyId)
        .orderBy('changed_at', 'desc')
        .executeTakeFirst()
      return row && toForm(row)
    },
    async untied() {
      const rows = await db.selectFrom('account_form').selectAll().where('state', '=', 'made').where('tied', '=', 'no').execute()
      return rows.map(toForm)
    },
    async removeOld(before) {
      await db.deleteFrom('account_form').where('changed_at', '<', before.toISOString()).execute()
    },
  }
}

type Row = Schema['account_form']

function toRow(kept: KeptForm): Row {
  return {
    ...{ tenant_id: kept.tenantId, id: kept.id, administration: kept.administration, company_id: kept.companyId, asked_by: kept.askedBy },
    ...{ form: JSON.stringify(kept.form), seen: JSON.stringify(kept.seen), state: kept.state },
    ...{ tried_at: kept.triedAt?.toISOString() ?? null, made: kept.made === null ? null : JSON.stringify(kept.made) },
    ...{ tied: kept.tied, changed_at: kept.changedAt.toISOString() },
  }
}

function toForm(row: Selectable<Row>): KeptForm {
  return {
    ...{ tenantId: row.tenant_id, id: row.id, administration: row.administration, companyId: row.company_id, askedBy: row.asked_by },
    ...{ form: JSON.parse(row.form) as AccountForm, seen: JSON.parse(row.seen) as string[], state: row.state as KeptForm['state'] },
    triedAt: row.tried_at === null ? null : new Date(row.tried_at),
    made: row.made === null ? null : (JSON.parse(row.made) as KeptAccount),
    tied: row.tied as KeptForm['tied'],
    changedAt: new Date(row.changed_at),
  }
}
