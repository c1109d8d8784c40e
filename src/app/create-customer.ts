import { randomUUID } from 'node:crypto'
import type { AccountDraft, AccountService, AccountState } from '../bot/account-service.ts'
import type { Who } from '../bot/request.ts'
import { takingPart } from '../connect/administrations.ts'
import type { Administration } from '../connect/types.ts'
import { SaldoError } from '../errors.ts'
import { readContactData } from '../exact/account-contact.ts'
import { refusalsIn } from '../exact/account-refusals.ts'
import { accountUrl } from '../exact/links.ts'
import type { Exclusive } from '../store/lock.ts'
import type { KeptForm } from '../store/records/account-forms.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { AccountForm } from '../sync/account-form.ts'
import { formFor } from '../sync/account-form-of.ts'
import { checkAccountForm } from '../sync/check-account-form.ts'
import { titleOf } from '../sync/compare-sides.ts'
import { normaliseName } from '../sync/customer-name.ts'
import type { JournalPort, MirrorPort } from '../sync/ports.ts'
import { isSameNumber, readRegistrationNumber } from '../sync/registration-number.ts'
import type { CrmRecord } from '../sync/types.ts'
import { findAlikes } from './account-alikes.ts'
import { attempt, keepMade, lookUp, maySendAgain } from './account-attempt.ts'
import { createAccountLists } from './account-lists.ts'
import { type ExactAccess, notConnected } from './exact-access.ts'
import { createKnownAccounts } from './known-account.ts'
import { type TieParts, tieAccount } from './tie-account.ts'

type Parts = TieParts & {
  settings: SettingsPort
  mirror: MirrorPort
  journal: JournalPort
  access: Pick<ExactAccess, 'client'>
  exclusive: Exclusive
  exactUrl: string
  /** Accounts of an administration changed. */
  onChanged: (tenantId: string, administration: number) => Promise<void>
}

export type CreateCustomer = {
  service: AccountService
  /** Tells the CRM of customers that were made when the process ended. */
  resume(): Promise<void>
}

const keptMs = 30 * 86_400_000
/** While nobody knows what became of somebody's form, nobody else makes the same customer. */
const othersWaitMs = 10 * 60_000

/** Customers made in Exact from a form: once a form, and for a CRM company once altogether. */
export function createCreateCustomer(parts: Parts): CreateCustomer {
  const { settings, mirror, journal, access, exclusive, exactUrl, onChanged, forms, crm, now } = parts
  const listsOf = createAccountLists(access, now)
  const known = createKnownAccounts(parts)
  const inTurn = <T>(tenantId: string, work: () => Promise<T>) => exclusive(`accounts made for ${tenantId}`, work)

  async function booksOf(
    tenantId: string,
    code: number | null,
  ): Promise<{ here: Administration; everywhere: Administration[]; host: string }> {
    const { connection } = await settings.read(tenantId)
    const everywhere = connection === null ? [] : takingPart(connection)
    const here = code === null ? everywhere[0] : everywhere.find((each) => each.code === code)
    if (connection === null || everywhere.length === 0) throw notConnected()
    if (here === undefined) throw administrationApart()
    return { here, everywhere, host: connection.host }
  }

  async function companyOf({ tenantId, companyId }: Pick<KeptForm, 'tenantId' | 'companyId'>): Promise<CrmRecord | null> {
    if (companyId === null) return null
    const [record] = await crm(tenantId).get('company', [companyId])
    return record ?? null
  }

  async function keptForm(tenantId: string, id: string): Promise<KeptForm> {
    const kept = await forms.read(tenantId, id)
    if (kept === undefined) throw formGone()
    return kept
  }

  /** The form with what may be a double of it; from then on that counts as seen. */
  async function draftOf(kept: KeptForm): Promise<{ draft: AccountDraft; kept: KeptForm; unseen: boolean }> {
    const { tenantId, administration, form } = kept
    const { here, everywhere } = await booksOf(tenantId, administration)
    const client = await access.client(tenantId, { administration })
    const alike = await findAlikes(client, mirror, { tenantId, form, here, everywhere })
    const seen = [...new Set([...kept.seen, ...alike.map(({ id }) => id)])]
    const unseen = seen.length > kept.seen.length
    const shown = unseen ? { ...kept, seen, changedAt: now() } : kept
    if (unseen) await forms.save(shown)
    return { draft: await draftWith(shown, alike), kept: shown, unseen }
  }

  async function draftWith(kept: KeptForm, alike: AccountDraft['alike']): Promise<AccountDraft> {
    const { id, tenantId, administration, form } = kept
    const { here, everywhere } = await booksOf(tenantId, administration)
    const company = await companyOf(kept)
    return {
      id,
      administration: named(here),
      administrations: everywhere.map(named),
      company: company === null ? null : { id: company.id, title: titleOf(company) },
      form,
      lists: await listsOf(tenantId, administration),
      alike,
    }
  }

  async function startForm(who: Who, company: CrmRecord | null, name: string, here: Administration): Promise<KeptForm> {
    const { tenantId, personId: askedBy } = who
    const specs = await crm(tenantId).fields('company')
    const lists = await listsOf(tenantId, here.code)
    const form = formFor({ name, country: here.country }, company === null ? null : { record: company, specs }, lists)
    const kept: KeptForm = {
      ...{ tenantId, id: randomUUID(), administration: here.code, companyId: company?.id ?? null, askedBy, form },
      ...{ seen: [], state: 'open', triedAt: null, made: null, tied: null, changedAt: now() },
    }
    await forms.removeOld(new Date(now().getTime() - keptMs))
    await forms.save(kept)
    return kept
  }

  /** What became of a form that was sent: the CRM is told, and everybody else who keeps accounts. */
  async function finish(made: KeptForm): Promise<AccountState> {
    const kept = await tieAccount(made, parts)
    const { tenantId, administration, made: account } = kept
    if (account === null) throw formGone()
    await onChanged(tenantId, administration)
    const { connection } = await settings.read(tenantId)
    const name = connection?.administrations.find(({ code }) => code === administration)?.name ?? String(administration)
    const company = await companyOf(kept)
    return {
      kind: 'made',
      account,
      administration: { code: administration, name },
      company: company === null ? null : { id: company.id, title: titleOf(company) },
      tied: kept.tied === null ? null : kept.tied === 'yes',
      url: accountUrl(connection?.host ?? exactUrl, administration, account.id),
    }
  }

  function unknown(kept: KeptForm): AccountState {
    const since = kept.triedAt ?? kept.changedAt
    return { kind: 'unknown', id: kept.id, name: kept.form.name, since, maySendAgain: maySendAgain(kept, now()), by: null }
  }

  async function settleSent(kept: KeptForm, sendAgain: boolean): Promise<AccountState> {
    const client = await access.client(kept.tenantId, { administration: kept.administration })
    const made = await lookUp(client, kept, { forms, now })
    if (made !== null) return finish(made)
    return sendAgain && maySendAgain(kept, now()) ? sendNow(kept) : unknown(kept)
  }

  async function sendNow(kept: KeptForm): Promise<AccountState> {
    const client = await access.client(kept.tenantId, { administration: kept.administration })
    try {
      return await finish(await attempt(client, kept, { forms, now }))
    } catch (error) {
      const refusals = refusalsIn(error)
      const rests = await keptForm(kept.tenantId, kept.id)
      if (rests.state === 'made' || !(error instanceof SaldoError) || error.recovery === 'reconnect') throw error
      if (rests.state === 'sent') return unknown(rests)
      const draft = await draftWith(rests, [])
      if (refusals !== null) return { kind: 'form', draft, problems: [], refusals, because: 'refused', failure: null }
      return { kind: 'form', draft, problems: [], refusals: [], because: 'failed', failure: error }
    }
  }

  /** Somebody else's form for the same customer, of which nobody knows what became. */
  async function underWay({ tenantId, administration, id, form }: KeptForm): Promise<KeptForm | undefined> {
    const since = now().getTime() - othersWaitMs
    const sent = await forms.unsettled(tenantId, administration)
    return sent.find((other) => other.id !== id && (other.triedAt?.getTime() ?? 0) > since && isSameCustomer(other.form, form))
  }

  async function waitFor(other: KeptForm, kept: KeptForm): Promise<AccountState> {
    const { people } = await settings.read(kept.tenantId)
    const since = other.triedAt ?? other.changedAt
    return { kind: 'unknown', id: kept.id, name: kept.form.name, since, maySendAgain: false, by: people[other.askedBy]?.name ?? '' }
  }

  /** The same form for another administration: its lists are others. */
  async function moveTo(kept: KeptForm, typed: AccountForm, administration: number): Promise<AccountState> {
    await booksOf(kept.tenantId, administration)
    const lists = await listsOf(kept.tenantId, administration)
    const { paymentCondition } = formFor({ name: '', country: typed.country }, null, lists)
    const form = { ...typed, paymentCondition, vatCode: '', classifications: {} }
    const moved: KeptForm = { ...kept, administration, form, seen: [], changedAt: now() }
    await forms.save(moved)
    const { draft } = await draftOf(moved)
    return { kind: 'form', draft, problems: [], refusals: [], because: 'moved', failure: null }
  }

  async function sendForm(kept: KeptForm, typed: AccountForm): Promise<AccountState> {
    const { form, problems } = checkAccountForm(typed, await listsOf(kept.tenantId, kept.administration))
    const filled = { ...kept, form, changedAt: now() }
    await forms.save(filled)
    if (problems.length > 0)
      return { kind: 'form', draft: await draftWith(filled, []), problems, refusals: [], because: 'problems', failure: null }
    const other = await underWay(filled)
    if (other !== undefined) return waitFor(other, filled)
    const { draft, kept: shown, unseen } = await draftOf(filled)
    if (unseen) return { kind: 'form', draft, problems: [], refusals: [], because: 'alike', failure: null }
    return sendNow(shown)
  }

  const service: AccountService = {
    async open(who, { companyId, name, administration }) {
      const { here } = await booksOf(who.tenantId, administration)
      const company = await companyOf({ tenantId: who.tenantId, companyId })
      if (companyId !== null && company === null) throw companyGone()
      const there = company === null ? null : await known.stateOf(who.tenantId, company)
      if (there !== null) return there
      const { draft } = await draftOf(await startForm(who, company, name, here))
      return { kind: 'form', draft, problems: [], refusals: [], because: null, failure: null }
    },

    send: ({ tenantId }, id, typed, administration) =>
      inTurn(tenantId, async () => {
        const kept = await keptForm(tenantId, id)
        if (kept.state === 'made') return finish(kept)
        if (kept.state === 'sent') return settleSent(kept, false)
        const company = await companyOf(kept)
        const there = company === null ? null : await known.stateOf(tenantId, company)
        if (there !== null) return there
        if (administration !== null && administration !== kept.administration) return moveTo(kept, typed, administration)
        return sendForm(kept, typed)
      }),

    settle: ({ tenantId }, id, sendAgain) =>
      inTurn(tenantId, async () => {
        const kept = await keptForm(tenantId, id)
        if (kept.state === 'made') return finish(kept)
        if (kept.state === 'sent') return settleSent(kept, sendAgain)
        const { draft } = await draftOf(kept)
        return { kind: 'form', draft, problems: [], refusals: [], because: null, failure: null }
      }),

    take: ({ tenantId }, id, accountId) =>
      inTurn(tenantId, async () => {
        const kept = await keptForm(tenantId, id)
        if (kept.state === 'made') return finish(kept)
        if (kept.state === 'sent') return settleSent(kept, false)
        if (kept.companyId === null || !kept.seen.includes(accountId)) throw formGone()
        await refuseLinked(kept, accountId)
        const account = await readContactData(await access.client(tenantId, { administration: kept.administration }), accountId)
        if (account === null) throw formGone()
        const { Code, Name } = account.fields
        return finish(
          await keepMade(kept, { id: accountId, code: String(Code ?? '').trim(), name: String(Name ?? ''), found: true }, parts),
        )
      }),

    sendContactData: ({ tenantId }, companyId, version) =>
      inTurn(tenantId, async () => {
        const company = await companyOf({ tenantId, companyId })
        if (company === null) throw companyGone()
        const state = await known.send(tenantId, company, version)
        if (state.kind === 'known' && state.sent) await onChanged(tenantId, state.administration.code)
        return state
      }),
  }

  async function refuseLinked({ tenantId, administration, companyId }: KeptForm, accountId: string): Promise<void> {
    const [link] = await journal.links({ tenantId, administration, source: 'account' }, [accountId])
    const elsewhere = link !== undefined && link.targetId !== companyId && (await crm(tenantId).get('company', [link.targetId])).length > 0
    if (!elsewhere) return
    const person = 'That customer is linked with another company of the CRM. Unlink that first.'
    throw new SaldoError('linked-elsewhere', {
      message: 'the account has another link',
      person,
      values: { case: 'customer' },
      recovery: 'fix-input',
    })
  }

  async function resume(): Promise<void> {
    for (const kept of await forms.untied()) await tieAccount(kept, parts)
  }

  return { service, resume }
}

const named = ({ code, name }: Administration) => ({ code, name })

function isSameCustomer(one: AccountForm, other: AccountForm): boolean {
  const [ours, theirs] = [readRegistrationNumber(one.vatNumber), readRegistrationNumber(other.vatNumber)]
  const sameVat = ours !== null && theirs !== null && isSameNumber(ours, theirs)
  return sameVat || normaliseName(one.name) === normaliseName(other.name)
}

function administrationApart(): SaldoError {
  const person = 'That administration doesn’t take part any more. Ask an admin to let it take part in settings.'
  return new SaldoError('administration-apart', {
    message: 'administration does not take part',
    person,
    values: { case: 'form' },
    recovery: 'fix-input',
  })
}

function formGone(): SaldoError {
  const person = 'This form isn’t kept any more. Say create and the name again.'
  return new SaldoError('account-form-gone', { message: 'no such form for an account', person, recovery: 'fix-input' })
}

function companyGone(): SaldoError {
  return new SaldoError('record-gone', {
    message: 'a CRM company is gone',
    person: 'That company is no longer in the CRM.',
    values: { case: 'company' },
    recovery: 'fix-input',
  })
}
