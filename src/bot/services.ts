import type { Administration } from '../connect/types.ts'
import type { SaldoError } from '../errors.ts'
import type { BookTotal, CustomerSums, OverviewTotal } from '../receivables/ledger-ageing.ts'
import type { Money, OpenItem } from '../receivables/types.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { MatchCount } from '../sync/filter/count-matches.ts'
import type { Filter } from '../sync/filter/types.ts'
import type { Pair, Pairing } from '../sync/pairing.ts'
import type { CrmPort, JournalPort } from '../sync/ports.ts'
import type { Question } from '../sync/question.ts'
import type { KnownRecord, Story } from '../sync/story.ts'
import type { Decision, FieldSpec, NewRun, Run, Source, SourceRecord } from '../sync/types.ts'
import type { AccountService } from './account-service.ts'
import type { CustomerId } from './customer-id.ts'
import type { CustomerService, MoneyFile } from './customer-services.ts'
import type { AuditService, MoneyService } from './money-services.ts'
import type { Command } from './parse-command.ts'
import type { Place, Sent, Who } from './request.ts'
import type { LedgerMarks, WatchService } from './watch-services.ts'

export type Connected = {
  exactUser: string
  /** Those taking part, the one that imports use first. */
  administrations: readonly Administration[]
  financialYear: { start: string; from: 'exact' | 'typed' } | null
}

export type SignInResult =
  | { kind: 'refused'; sentence: string }
  | { kind: 'choose'; administrations: readonly Administration[]; preferred: readonly number[]; parked: string | null }
  | { kind: 'connected'; connected: Connected; parked: string | null }

/** Joining the workspace to Exact. */
export type SignInService = {
  /** @throws SaldoError `client-missing` when nobody entered a client id and secret yet. */
  begin(who: Who, parked: string | null): Promise<{ url: string }>
  /** True when this person has a sign-in that waits for its code. */
  waitsForCode(who: Who): Promise<boolean>
  /** Asks Exact whether the connection is still accepted; false when it takes a new sign-in. */
  works(tenantId: string): Promise<boolean>
  complete(who: Who, code: string): Promise<SignInResult>
  cancel(who: Who): Promise<void>
  /** Keeps a command until an administration is chosen. */
  park(tenantId: string, command: string): Promise<void>
  /**
   * Which administrations take part. `main`: the one that imports use, if it is among them; otherwise the present one, else the first.
   * @throws SaldoError `no-such-administration` when one isn't among those that the connection may open
   */
  chooseAdministrations(
    tenantId: string,
    codes: readonly number[],
    main: number | null,
  ): Promise<{ connected: Connected; parked: string | null }>
  /** Without a webhook secret the same client keeps the one it has. */
  saveAppConfig(tenantId: string, clientId: string, clientSecret: string): Promise<void>
  /** Kept with the client id that was typed; Exact is asked to tell of changes from then on. */
  saveWebhookSecret(tenantId: string, webhookSecret: string): Promise<void>
  /** Where the client id comes from; null when there is none. */
  appConfig(tenantId: string): Promise<{ clientId: string; from: 'environment' | 'settings'; hasWebhookSecret: boolean } | null>
  redirectUrl: string
  disconnect(tenantId: string): Promise<void>
}

export type CallBudget = { minuteLeft: number | null; minuteLimit: number | null; dayLeft: number | null; dayLimit: number | null }

/** An account in the books of one administration. */
export type Customer = {
  id: string
  administration: Pick<Administration, 'code' | 'name' | 'currency'>
  name: string
  code: string | null
  city: string | null
  phone: string | null
  vatNumber: string | null
  blocked: boolean
  /** The account manager's name. */
  manager: string | null
  /** Null: no limit set. */
  creditLimit: Money | null
}

/** One customer with its accounts in the administrations taking part, in their order. */
export type SameCustomer = readonly [Customer, ...Customer[]]

/** An administration that gave no answer, and why. */
export type Unread = { administration: string; error: SaldoError }

/** Live figures of one workspace, from all administrations taking part. */
export type SalesService = CustomerService & {
  /**
   * `one`: the customer whose name, code or number it is, or the only one that resembles it. `near`: others that do, best first.
   * Throws when no administration could be read.
   */
  findCustomers(
    tenantId: string,
    text: string,
  ): Promise<{ one: SameCustomer | null; near: readonly SameCustomer[]; unread: readonly Unread[] }>
  /** Null when there is no such account. @throws SaldoError `administration-apart` when its administration doesn't take part */
  customer(tenantId: string, id: CustomerId): Promise<{ customer: SameCustomer; unread: readonly Unread[] } | null>
  /** Account managers by account id, of those accounts that the directory knows: no call, however many. */
  knownManagers(tenantId: string, ids: readonly CustomerId[]): Promise<ReadonlyMap<string, string | null>>
  /** The account's page in Exact. */
  customerUrl(tenantId: string, customer: Customer): Promise<string>
  /** The administration's zone: its day decides what is overdue. */
  timeZone: string
  /** Calls left in each administration taking part, as Exact last told. */
  budgets(tenantId: string): Promise<readonly (CallBudget & { administration: string })[]>
  /** Until when chat has to wait for calls right now; null when it needn't. */
  waiting(tenantId: string): Promise<{ until: Date; reason: 'minute' | 'day' } | null>
}

export type RunService = {
  /** Keeps the run; it begins with `begin`. @throws SaldoError `already-running` */
  create(run: NewRun): Promise<Run>
  /** Puts the run to work; `card` is the message that shows it. */
  begin(run: Run, card: Sent | null): Promise<void>
  /** Stops a run at its next page, a parked one at once; null when it had ended. */
  cancel(tenantId: string, number: number): Promise<Run | null>
  /** Puts a parked run to work now; null when it isn't parked, or waits for `approve`. */
  goOn(tenantId: string, number: number): Promise<Run | null>
  /** Says yes to a plan that waits for it; null when the run doesn't. */
  approve(tenantId: string, number: number): Promise<Run | null>
}

/** What is known of one administration's customers; `reading` while not all were read yet. */
export type KnownCustomers = { administration: string; customers: number; readAt: Date | null; reading: boolean }

export type MappingService = {
  sourceFields(source: Source): readonly FieldSpec[]
  /** A real record's values for these fields, to show beside them; null when none can be read. `administration`: null = the one that imports use. */
  sample(tenantId: string, source: Source, fields: readonly string[], administration: number | null): Promise<SourceRecord | null>
  /** How many records as last read a filter is about. Costs no call. */
  countMatches(tenantId: string, source: Source, administration: number | null, filter: Filter | undefined): Promise<MatchCount>
}

/** How much Exact tells by itself. */
export type WebhookService = {
  /** Whether Exact tells of changes, and otherwise a sentence for the reader that says why not; null without a connection. */
  standing(tenantId: string, locale: string): Promise<{ told: true } | { told: false; because: string } | null>
}

/** Runs, profiles and what customers are billed, as files. */
export type DownloadService = {
  /** The whole audit trail, for admins. */
  offerAudit(who: Who): Promise<{ url: string; expiresAt: Date }>
  /** A link by which this person gets the run as a CSV file, for ten minutes. */
  offer(who: Who, run: Run): Promise<{ url: string; expiresAt: Date }>
  /** The same for a profile, as it is when the link is opened. */
  offerProfile(who: Who, profileId: string): Promise<{ url: string; expiresAt: Date }>
  /** The same for a file about a customer, for who may still see money when the link is opened. */
  offerMoney(who: Who, file: MoneyFile): Promise<{ url: string; expiresAt: Date }>
}

export type HistoryService = {
  /** Records by name, code or id; the first `certain` ones are surely named. */
  find(tenantId: string, text: string): Promise<{ records: readonly KnownRecord[]; certain: number }>
  story(tenantId: string, record: KnownRecord): Promise<Story>
  /** Which administrations are read, and which don't take part. */
  books(tenantId: string): Promise<{ read: readonly { name: string; readAt: Date | null }[]; apart: readonly string[] }>
}

/**
 * `question`: null when none is left after the last one looked at. `left`: not decided in the whole run; `alike`: of these, of the same kind.
 * `decided`: to be carried out by a run. `earlier`: whether there is one to go back to.
 */
export type Queue = { question: Question | null; left: number; alike: number; decided: number; earlier: boolean }

/** What a run couldn't decide, asked one record after the other. Writes nothing to the CRM. */
export type DecisionService = {
  /** The first open record after a position of the run (0: from the first), and how it stands with the others. */
  queue(run: Run, after: number): Promise<Queue>
  /** Keeps an answer; not one about a record that somebody has decided about, or that isn't asked about any more. */
  decide(
    run: Run,
    by: string,
    position: number,
    answer: Decision['answer'],
    targetId: string | null,
  ): Promise<'decided' | 'decided-already' | 'settled'>
  /** The same answer for every open record of the kind; `equal-code`: linked where just one candidate has the code. Answers how many it fitted. */
  decideAll(run: Run, by: string, position: number, answer: Exclude<Decision['answer'], 'link'> | 'equal-code'): Promise<number>
  /** Forgets what was decided about the record before a position; answers with the position to go on after. */
  back(run: Run, position: number): Promise<number>
  /** Forgets what was decided about the run's records. */
  forget(run: Run): Promise<void>
  /** The newest ended run that has something to decide or to carry out. */
  newest(tenantId: string): Promise<Run | null>
}

/** Pairs of records, tied and parted by hand. */
export type LinkService = {
  /** `other`: what to look for on the other side; null = what resembles the record. */
  standing(tenantId: string, record: KnownRecord, other: string | null): Promise<Pairing>
  /** The next run compares the two afresh. @throws SaldoError `run-under-way`, `record-gone`, or `linked-elsewhere` when either is linked otherwise */
  link(who: Who, pair: Pair): Promise<void>
  /** Runs leave the two alone until they are linked again. @throws SaldoError `run-under-way` */
  unlink(who: Who, pair: Pair): Promise<void>
}

/** One open item of the book, and whose it is. `own`: what is open of it in the smallest unit of the administration's currency. */
export type BookItem = {
  accountId: string
  name: string
  code: string | null
  /** The account manager's name in Exact; null for none, and where the directory doesn't know the account yet. */
  manager: string | null
  /** ISO 3166 code. */
  country: string | null
  item: OpenItem
  own: number
}

/** A customer with what its open items in one currency come to. */
export type BookCustomer = CustomerSums & Pick<BookItem, 'name' | 'code' | 'manager' | 'country'>

/** Every open item of one administration, as read at `asOf`. */
export type Book = {
  administration: Pick<Administration, 'code' | 'name' | 'currency'>
  asOf: Date
  /** The day (YYYY-MM-DD) in the administration's zone that decides what is overdue. */
  day: string
  /** The account's page in Exact. */
  urlOf(accountId: string): string
  /** Exact calls that this question cost; 0 when what was read before was recent enough. */
  calls: number
  /** Items in the order of their accounts, a few hundred at a time; all items of an account follow each other. */
  pages(): AsyncIterable<readonly BookItem[]>
  /** What the items of each customer come to by currency, in no order. */
  customers(): Promise<readonly BookCustomer[]>
  /** Exact's own headline, asked with the reading; null where the administration doesn't give it. */
  overview: readonly OverviewTotal[] | null
  /** The last reading's totals of every currency, the administration's own among them. */
  totals: readonly BookTotal[]
}

/**
 * What became of the open items between two readings. partlyPaid: what is open came nearer to nothing (`before`: what was open).
 * reopened: it grew. newlyOverdue: past due on the day of this reading and not on that of the one before, new items included.
 */
export type BookChange = {
  asOf: Date
  /** When the book was as it was before. */
  since: Date
  appeared: readonly BookItem[]
  gone: readonly BookItem[]
  partlyPaid: readonly (BookItem & { before: Money })[]
  reopened: readonly (BookItem & { before: Money })[]
  newlyOverdue: readonly BookItem[]
}

/** Hears of a change once at least: again when it fails, or when the process ends meanwhile. */
export type BookListener = (tenantId: string, administration: number, change: BookChange) => Promise<void>

/** The open items of all customers, read in bulk at most once for everybody who asks. */
export type BookService = {
  /**
   * The books of the administrations taking part, none older than `maxAgeMs` (0: read anew) nor from before something is known to have
   * changed. `lane`: run, unless a person waits for it. Throws the first error when no administration could be read.
   */
  book(
    tenantId: string,
    options: { maxAgeMs: number; lane?: 'chat' | 'run' },
  ): Promise<{ books: readonly Book[]; unread: readonly Unread[] }>
  /** The totals on the last day up to `day` (YYYY-MM-DD) that the book was read on, and on no day before `notBefore`; null without any. */
  totalsOn(
    tenantId: string,
    administration: number,
    day: string,
    notBefore: string,
  ): Promise<{ day: string; totals: readonly BookTotal[] } | null>
  /** From now on; not for what an administration's first reading finds. */
  onRead(listener: BookListener): void
}

/** What a person asked last in a chat, for what they say next. Holds no figures. */
export type LastAsked = {
  /** Null when nothing was asked in the last half hour. */
  of(who: Who, where: Pick<Place, 'conversationId'>): Promise<Command | null>
  keep(who: Who, where: Pick<Place, 'conversationId'>, command: Command): Promise<void>
}

/** Everything commands and actions may call. Arrives from app.ts; tests hand in the same. */
export type Services = {
  settings: SettingsPort
  journal: JournalPort
  crm: (tenantId: string) => CrmPort
  signIn: SignInService
  sales: SalesService
  openBook: BookService
  runs: RunService
  mapping: MappingService
  /** The customer directory of each administration taking part. */
  directory: (tenantId: string) => Promise<readonly KnownCustomers[]>
  webhooks: WebhookService
  downloads: DownloadService
  history: HistoryService
  decisions: DecisionService
  links: LinkService
  accounts: AccountService
  /** Customers that a text names, found without asking Exact. */
  customersIn: (tenantId: string, text: string) => Promise<readonly CustomerId[]>
  money: MoneyService
  audit: AuditService
  marks: LedgerMarks
  watches: WatchService
  lastAsked: LastAsked
  /** Entra object ids of the first admins; when empty, who connects becomes one. */
  firstAdmins: readonly string[]
  now: () => Date
}
