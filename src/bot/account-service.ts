import type { Administration } from '../connect/types.ts'
import type { SaldoError } from '../errors.ts'
import type { AccountForm, AccountLists, Lookalike, Refusal } from '../sync/account-form.ts'
import type { FormProblem } from '../sync/check-account-form.ts'
import type { ContactDifference } from '../sync/contact-difference.ts'
import type { Who } from './request.ts'

type Books = Pick<Administration, 'code' | 'name'>
type Company = { id: string; title: string }

/** An account that may be the customer somebody is about to make; `name-alike`: by a name that only resembles. */
export type Alike = Omit<Lookalike, 'by'> & { administration: Books; by: readonly (Lookalike['by'][number] | 'name-alike')[] }

/** A form for a customer in Exact, as it stands. */
export type AccountDraft = {
  id: string
  administration: Books
  /** All that take part. */
  administrations: readonly Books[]
  /** The CRM company that it is for. */
  company: Company | null
  form: AccountForm
  lists: AccountLists
  /** Shown, and not meant if the form is sent nevertheless. */
  alike: readonly Alike[]
}

export type AccountState =
  | {
      kind: 'form'
      draft: AccountDraft
      problems: readonly FormProblem[]
      refusals: readonly Refusal[]
      /** Why it wasn't sent; null when nobody tried. */
      because: 'alike' | 'problems' | 'refused' | 'moved' | 'failed' | null
      /** What went wrong, where that is nothing of the form's. */
      failure: SaldoError | null
    }
  /** `tied`: whether the CRM company got the new id; null without one. */
  | {
      kind: 'made'
      account: { id: string; code: string; name: string; found: boolean }
      administration: Books
      company: Company | null
      tied: boolean | null
      url: string
    }
  /** Exact was asked at `since`, and nobody knows what became of it. `by`: who asked, when that is somebody else. */
  | { kind: 'unknown'; id: string; name: string; since: Date; maySendAgain: boolean; by: string | null }
  /** The CRM company is in Exact already. `refusals`: what Exact wouldn't take of the data just sent; `sent`: whether it was sent. */
  | {
      kind: 'known'
      account: { id: string; code: string; name: string }
      administration: Books
      company: Company & { version: number }
      differences: readonly ContactDifference[]
      refusals: readonly Refusal[]
      sent: boolean
      url: string
    }

/** Customers made in Exact, and their contact data. */
export type AccountService = {
  /** A form for a CRM company, or for a name. `administration`: null = the one that imports use. */
  open(who: Who, start: { companyId: string | null; name: string; administration: number | null }): Promise<AccountState>
  /**
   * Makes the customer, once a form, whoever presses how often. What may be a double and wasn't seen yet is shown first.
   * @throws SaldoError `account-form-gone` when the form isn't kept any more
   */
  send(who: Who, id: string, typed: AccountForm, administration: number | null): Promise<AccountState>
  /** Looks what became of a form whose answer was lost. `sendAgain`: and sends it once more if nothing did. */
  settle(who: Who, id: string, sendAgain: boolean): Promise<AccountState>
  /** The form's CRM company is this account, which was shown as a look-alike. */
  take(who: Who, id: string, accountId: string): Promise<AccountState>
  /** Sends Exact the contact data of a CRM company where its profile lets the CRM win; only what was shown at that version of it. */
  sendContactData(who: Who, companyId: string, version: number): Promise<AccountState>
}
