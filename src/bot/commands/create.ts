import { normaliseName } from '../../sync/customer-name.ts'
import type { CrmRecord } from '../../sync/types.ts'
import { accountStateCard } from '../../views/account-state-card.ts'
import { createAccountCard } from '../../views/create-account-card.ts'
import { wordError } from '../../views/error-words.ts'
import type { View } from '../../views/view.ts'
import { whichCompanyCard } from '../../views/which-company-card.ts'
import type { AccountState } from '../account-service.ts'
import type { Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'

const searched = 4

/** A form for a customer in Exact: for the CRM company of that name, or for none. In a 1:1 chat, since it shows a customer's data. */
export async function create(request: Request, args: Readonly<Record<string, string>>, services: Services): Promise<Reply> {
  const name = (args.company ?? '').trim()
  const found = name === '' ? [] : await companiesLike(name, request, services)
  const [one] = found
  const isIt = one !== undefined && found.length === 1 && isNamed(one, name)
  if (one !== undefined && !isIt) {
    const companies = found.map((record) => ({ id: record.id, title: textOf(record, 'title'), city: textOf(record, 'city') }))
    return { views: [whichCompanyCard({ name, companies }, request.who.locale)], private: true }
  }
  const state = await services.accounts.open(request.who, { companyId: isIt ? one.id : null, name, administration: null })
  return { views: [showAccount(state, request)], private: true }
}

export function showAccount(state: AccountState, { who }: Request): View {
  if (state.kind !== 'form') return accountStateCard(state, who.locale, who.timeZone)
  const { draft, problems, refusals, because, failure } = state
  return createAccountCard({ ...draft, problems, refusals, because, failure: failure ? wordError(failure, who.locale) : '' }, who.locale)
}

/** The CRM's record of that id; otherwise those of the very name, otherwise those that resemble it. */
async function companiesLike(text: string, { who }: Request, services: Services): Promise<CrmRecord[]> {
  const crm = services.crm(who.tenantId)
  const byId = await crm.get('company', [text])
  if (byId.length > 0) return byId
  const found = await crm.search('company', text, searched)
  const named = found.filter((record) => isNamed(record, text))
  return named.length > 0 ? named : found
}

function isNamed(record: CrmRecord, text: string): boolean {
  return record.id === text || normaliseName(textOf(record, 'title')) === normaliseName(text)
}

function textOf({ fields }: CrmRecord, field: string): string {
  return String(fields[field] ?? '').trim()
}
