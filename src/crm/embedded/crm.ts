import type { Kysely } from 'kysely'
import type { CrmPort } from '../../sync/ports.ts'
import { findAlike } from './alike.ts'
import { crmFields } from './fields.ts'
import { countRecords, findByKey, getRecords, pageRecords, peopleOf } from './read.ts'
import type { CrmSchema } from './schema.ts'
import { searchRecords } from './search.ts'
import { writeRecords } from './write.ts'

/** The CRM that comes with Saldo: one workspace's companies and persons, in Saldo's own database. */
export function createEmbeddedCrm(db: Kysely<CrmSchema>, tenantId: string): CrmPort {
  return {
    fields: async (target) => crmFields[target],
    get: (target, ids) => getRecords(db, { tenantId, target }, ids),
    findByKey: (target, field, values) => findByKey(db, { tenantId, target }, field, values),
    search: (target, text, limit) => searchRecords(db, { tenantId, target }, text, limit),
    findAlike: (target, level, values) => findAlike(db, { tenantId, target }, level, values),
    page: (target, afterId, limit) => pageRecords(db, { tenantId, target }, afterId, limit),
    count: (target) => countRecords(db, { tenantId, target }),
    peopleOf: (companyId, limit) => peopleOf(db, tenantId, companyId, limit),
    write: (target, writes) => writeRecords(db, { tenantId, target }, writes),
  }
}
