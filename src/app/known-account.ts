import type { AccountState } from '../bot/account-service.ts'
import { administrationName, takingPart } from '../connect/administrations.ts'
import { SaldoError } from '../errors.ts'
import { contactFields, readContactData } from '../exact/account-contact.ts'
import { refusalsIn } from '../exact/account-refusals.ts'
import { updateContactData } from '../exact/create-account.ts'
import { accountUrl } from '../exact/links.ts'
import type { AccountFormRecords } from '../store/records/account-forms.ts'
import type { SettingsPort, Workspace } from '../store/settings.ts'
import type { ContactData, Refusal } from '../sync/account-form.ts'
import { titleOf } from '../sync/compare-sides.ts'
import { contactDifferences } from '../sync/contact-difference.ts'
import type { CrmPort, JournalPort, MirrorPort } from '../sync/ports.ts'
import type { CrmRecord, Mapping } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import { findRecords } from './find-records.ts'

type Parts = {
  settings: SettingsPort
  mirror: MirrorPort
  journal: JournalPort
  forms: AccountFormRecords
  crm: (tenantId: string) => CrmPort
  access: Pick<ExactAccess, 'client'>
  exactUrl: string
}

type Known = Extract<AccountState, { kind: 'known' }>
type Tie = { administration: number; accountId: string }

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** CRM companies that are in Exact already, and what of their contact data Exact has otherwise. */
export function createKnownAccounts({ settings, mirror, journal, forms, crm, access, exactUrl }: Parts) {
  /** The account that a company belongs to: by its link, by its key, or because it was made for it. */
  async function tieOf({ tenantId, connection }: Workspace, company: CrmRecord): Promise<Tie | null> {
    const codes = connection === null ? [] : takingPart(connection).map(({ code }) => code)
    const { records } = await findRecords({ mirror, journal, crm: crm(tenantId) }, tenantId, codes, company.id)
    const record = records.find((each) => each.source === 'account' && each.crm?.id === company.id)
    if (record?.sourceId != null && record.administration !== null)
      return { administration: record.administration, accountId: record.sourceId }
    for (const administration of codes) {
      const kept = await forms.madeFor(tenantId, administration, company.id)
      if (kept?.made != null) return { administration, accountId: kept.made.id }
    }
    const [first] = codes
    // An id of Exact's that the directory doesn't know: Exact is asked.
    return first !== undefined && record?.sourceId != null && guid.test(record.sourceId)
      ? { administration: first, accountId: record.sourceId }
      : null
  }

  /** Null when the company isn't in Exact, or not any more. One call. */
  async function stateOf(tenantId: string, company: CrmRecord): Promise<Known | null> {
    const workspace = await settings.read(tenantId)
    const tie = await tieOf(workspace, company)
    if (tie === null) return null
    const { administration, accountId } = tie
    const account = await readContactData(await access.client(tenantId, { administration }), accountId)
    if (account === null) return null
    const specs = await crm(tenantId).fields('company')
    const mappings = mappingsOf(workspace, administration)
    return {
      kind: 'known',
      account: { id: accountId, code: String(account.fields.Code ?? '').trim(), name: String(account.fields.Name ?? '') },
      administration: { code: administration, name: administrationName(workspace.connection, administration) },
      company: { id: company.id, title: titleOf(company), version: company.version },
      differences: contactDifferences(mappings, { fields: account.fields, specs: contactFields }, { fields: company.fields, specs }),
      refusals: [],
      sent: false,
      url: accountUrl(workspace.connection?.host ?? exactUrl, administration, accountId),
    }
  }

  async function send(tenantId: string, company: CrmRecord, version: number): Promise<AccountState> {
    const state = await stateOf(tenantId, company)
    if (state === null) throw accountGone()
    if (company.version !== version || state.differences.length === 0) return state
    const data: ContactData = Object.fromEntries(state.differences.map(({ field, value }) => [field, value]))
    const refusals = await sendData(tenantId, state, data)
    return refusals.length > 0 ? { ...state, refusals } : { ...state, sent: true }
  }

  async function sendData(tenantId: string, { administration: { code }, account }: Known, data: ContactData): Promise<Refusal[]> {
    try {
      await updateContactData(await access.client(tenantId, { administration: code }), account.id, data)
      return []
    } catch (error) {
      const refusals = refusalsIn(error)
      if (refusals === null) throw error
      return refusals
    }
  }

  return { stateOf, send }
}

/** How companies are filled from this administration. */
function mappingsOf({ profiles, connection }: Workspace, administration: number): Mapping[] {
  const own = profiles.filter((profile) => (profile.administration ?? connection?.administration) === administration)
  return own.filter(({ source }) => source === 'account').flatMap(({ mappings }) => mappings)
}

function accountGone(): SaldoError {
  const person = 'That company isn’t in Exact any more, so nothing was sent.'
  return new SaldoError('record-gone', {
    message: 'the account of a company is gone',
    person,
    values: { case: 'account' },
    recovery: 'fix-input',
  })
}
