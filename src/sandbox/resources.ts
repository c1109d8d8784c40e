import { accounts as accountEntity } from './catalogue/accounts.ts'
import type { Entity } from './catalogue/entity.ts'
import { salesInvoices } from './catalogue/sales-invoices.ts'
import type { Clock } from './clock.ts'
import { refuse } from './odata/bad-request.ts'
import { createBreather } from './odata/page.ts'
import { hrmDivisionRows, periodRows, systemDivisionRows } from './world/administration.ts'
import { addUpOpenItems, ageGroup, agingOverviewRows, overviewRows } from './world/ageing.ts'
import { classificationNameRows, classificationRows, paymentConditionRows, vatCodeRows } from './world/code-lists.ts'
import type { Division } from './world/division.ts'
import { isGuid } from './world/guid.ts'
import { narrow, type Row, type Rows } from './world/rows.ts'

/** What a resource may look at to find its rows. */
export interface Scope {
  division: Division
  divisions: readonly Division[]
  clock: Clock
  parameters: URLSearchParams
}

/** One readable path below the division number. */
export interface Resource {
  rows(scope: Scope): Rows | Promise<Rows>
  pageSize: 60 | 1000
  /** Refuses a GET without $select (or with anything but $top=1). */
  needsSelect?: true
  /** The only columns a filter may name. */
  filters?: readonly string[]
  /** Columns one of which a filter must name while mandatory filtering is on. */
  mandatoryFilter?: readonly string[]
  /** Newer endpoints refuse $skip. */
  refusesSkip?: true
  refusesStar?: true
  /** The least $top that answers with `results` and not with a bare array; more than the page size when left out. */
  resultsFrom?: number
}

const plain = (rows: Resource['rows'], more: Partial<Resource> = {}): Resource => ({ rows, pageSize: 60, ...more })

const bulk = (rows: Resource['rows'], more: Partial<Resource> = {}): Resource => ({
  rows,
  pageSize: 1000,
  needsSelect: true,
  refusesSkip: true,
  ...more,
})

const sync = (rows: Resource['rows'], more: Partial<Resource> = {}): Resource => ({
  rows,
  pageSize: 1000,
  refusesSkip: true,
  filters: ['Timestamp'],
  ...more,
})

const filterColumns = (entity: Entity): string[] => entity.columns.filter((column) => column.filter).map((column) => column.name)

/** `guid'…'` or the bare guid of a function's parameter. */
const guidParameter = (parameters: URLSearchParams, name: string): string => {
  const text = parameters.get(name) ?? refuse(`Parameter '${name}' is required.`)
  const guid = /^(?:guid)?'?([^']*)'?$/i.exec(text)?.[1] ?? ''
  return isGuid(guid) ? guid.toLowerCase() : refuse(`Parameter '${name}' has an invalid value.`)
}

const ageGroupParameter = (parameters: URLSearchParams): number => {
  const text = parameters.get('ageGroup') ?? ''
  return /^[1-4]$/.test(text) ? Number(text) : refuse("Parameter 'ageGroup' has an invalid value.")
}

const ofAccount = ({ division, parameters }: Scope): Rows => {
  const rows = division.receivablesList
  return narrow(rows, () => true, rows.lookup?.('AccountId', guidParameter(parameters, 'accountId')))
}

const agingOfAccount = ({ division, clock, parameters }: Scope): Promise<Rows> => {
  const account = division.accounts.find(guidParameter(parameters, 'accountId'))
  const entries = account === undefined ? [] : division.ledger.entries(account).map((entry) => [account, entry] as const)
  return agingOverviewRows(entries, clock.today(), createBreather())
}

const ofAgeGroup = (rows: Rows, { clock, parameters }: Scope): Rows => {
  const group = ageGroupParameter(parameters)
  return narrow(rows, (row: Row) => ageGroup(Number(row('InvoiceDate')), clock.today()) === group)
}

const bulkContactFilters = ['Account', 'ID', 'IdentificationDocument', 'IdentificationUser', 'Person']

const bulkReceivableFilters = [
  'Account',
  'Document',
  'EndDate',
  'EndToEndID',
  'EntryDate',
  'EntryID',
  'GLAccount',
  'ID',
  'InvoiceDate',
  'InvoiceNumber',
  'Source',
  'Status',
  'TransactionID',
  'TransactionType',
]

const accountFilters = filterColumns(accountEntity)
const contactFilters = ['Account', 'Email', 'ID', 'Modified']
const invoiceFilters = filterColumns(salesInvoices)

const accountRows: Resource['rows'] = ({ division }) => division.accounts.rows
const contactRows: Resource['rows'] = ({ division }) => division.contacts.rows
const invoiceRows: Resource['rows'] = ({ division }) => division.invoices.rows
const invoiceLineRows: Resource['rows'] = ({ division }) => division.invoices.lines
const receivableRows: Resource['rows'] = ({ division }) => division.receivables

const documentRows: Resource['rows'] = ({ division }) => division.documents.rows
const attachmentRows: Resource['rows'] = ({ division }) => division.documents.attachments

/** Every path the sandbox reads, written as the vendor does. */
export const resources: Record<string, Resource> = {
  'system/Divisions': plain(({ divisions }) => systemDivisionRows(divisions)),
  'system/AllDivisions': plain(({ divisions }) => systemDivisionRows(divisions)),
  'hrm/Divisions': plain(({ divisions }) => hrmDivisionRows(divisions)),
  'crm/Accounts': plain(accountRows, { mandatoryFilter: accountFilters }),
  'crm/Contacts': plain(contactRows, { mandatoryFilter: contactFilters }),
  'crm/Addresses': plain(({ division }) => division.addresses.rows),
  'bulk/CRM/Accounts': bulk(accountRows, { mandatoryFilter: accountFilters }),
  'bulk/CRM/Contacts': bulk(contactRows, { filters: bulkContactFilters }),
  'sync/CRM/Accounts': sync(({ division }) => division.accounts.sync),
  'sync/CRM/Contacts': sync(({ division }) => division.contacts.sync, { refusesStar: true }),
  'sync/CRM/Addresses': sync(({ division }) => division.addresses.sync),
  'sync/Deleted': sync(({ division }) => division.deletions.rows, { filters: ['Timestamp', 'EntityType'] }),
  'read/financial/ReceivablesList': plain(({ division }) => division.receivablesList),
  'read/financial/ReceivablesListByAccount': plain(ofAccount),
  'read/financial/ReceivablesListByAgeGroup': plain((scope) => ofAgeGroup(scope.division.receivablesList, scope)),
  'read/financial/ReceivablesListByAccountAndAgeGroup': plain((scope) => ofAgeGroup(ofAccount(scope), scope)),
  'read/financial/AgingReceivablesList': plain(({ division }) => division.agingList),
  'read/financial/OutstandingInvoicesOverview': plain(async ({ division, clock }) =>
    overviewRows(await addUpOpenItems(division.ledger, clock.today(), createBreather())),
  ),
  'read/financial/AgingOverview': plain(({ division, clock }) =>
    agingOverviewRows(division.ledger.from(0), clock.today(), createBreather()),
  ),
  'read/financial/AgingOverviewByAccount': plain(agingOfAccount),
  'cashflow/PaymentConditions': plain(({ division }) => paymentConditionRows(division.world)),
  'vat/VATCodes': plain(({ division }) => vatCodeRows(division.world)),
  'crm/AccountClassificationNames': plain(({ division }) => classificationNameRows(division.world)),
  'crm/AccountClassifications': plain(({ division }) => classificationRows(division.world)),
  'documents/Documents': plain(documentRows),
  'documents/DocumentAttachments': plain(attachmentRows),
  'bulk/Documents/Documents': bulk(documentRows),
  'bulk/Documents/DocumentAttachments': bulk(attachmentRows),
  'sync/Cashflow/PaymentTerms': sync(({ division }) => division.paymentTerms),
  'cashflow/Receivables': plain(receivableRows, { needsSelect: true }),
  'bulk/Cashflow/Receivables': bulk(receivableRows, { filters: bulkReceivableFilters }),
  'salesinvoice/SalesInvoices': plain(invoiceRows, { resultsFrom: 60, mandatoryFilter: invoiceFilters }),
  'salesinvoice/SalesInvoiceLines': plain(invoiceLineRows),
  'bulk/SalesInvoice/SalesInvoiceLines': bulk(invoiceLineRows),
  'bulk/SalesInvoice/SalesInvoices': bulk(invoiceRows, { mandatoryFilter: invoiceFilters }),
  'sync/SalesInvoice/SalesInvoices': sync(({ division }) => division.invoices.sync),
  'webhooks/WebhookSubscriptions': plain(({ division }) => division.subscriptions.rows()),
  'financial/FinancialPeriods': plain(({ division, clock }) => periodRows(division, clock)),
}
