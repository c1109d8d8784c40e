import type { Administration } from '../connect/types.ts'
import type { Money, OpenItem } from '../receivables/types.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { CrmPort, JournalPort } from '../sync/ports.ts'
import type { FieldSpec, NewRun, Run, Source, SourceRecord } from '../sync/types.ts'
import type { Sent, Who } from './request.ts'

export type Connected = {
  exactUser: string
  administration: Administration
  financialYear: { start: string; from: 'exact' | 'typed' } | null
}

export type SignInResult =
  | { kind: 'refused'; sentence: string }
  | { kind: 'choose'; administrations: readonly Administration[]; preferred: number | null; parked: string | null }
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
  chooseAdministration(tenantId: string, code: number): Promise<{ connected: Connected; parked: string | null }>
  saveAppConfig(tenantId: string, clientId: string, clientSecret: string): Promise<void>
  /** Where the client id comes from; null when there is none. */
  appConfig(tenantId: string): Promise<{ clientId: string; from: 'environment' | 'settings' } | null>
  redirectUrl: string
  disconnect(tenantId: string): Promise<void>
}

export type CallBudget = { minuteLeft: number | null; minuteLimit: number | null; dayLeft: number | null; dayLimit: number | null }

export type Customer = {
  id: string
  name: string
  code: string | null
  city: string | null
  phone: string | null
  blocked: boolean
  /** Null: no limit set. */
  creditLimit: Money | null
}

/** Live figures of one workspace's administration. */
export type SalesService = {
  /** `exact`: the one customer whose name or code it is. `near`: others that resemble it, best first. */
  findCustomers(tenantId: string, text: string): Promise<{ exact: Customer | null; near: readonly Customer[] }>
  customer(tenantId: string, id: string): Promise<Customer | null>
  openItems(tenantId: string, customerId: string, fresh: boolean): Promise<{ items: readonly OpenItem[]; asOf: Date; fromCache: boolean }>
  /** The account's page in Exact. */
  customerUrl(tenantId: string, id: string): Promise<string>
  /** The administration's zone: its day decides what is overdue. */
  timeZone: string
  /** Calls left, as Exact last told. */
  budget(tenantId: string): Promise<CallBudget>
}

export type RunService = {
  /** Keeps the run; it begins with `begin`. @throws SaldoError `already-running` */
  create(run: NewRun): Promise<Run>
  /** Puts the run to work; `card` is the message that shows it. */
  begin(run: Run, card: Sent | null): Promise<void>
  cancel(tenantId: string, number: number): Promise<Run | null>
}

export type MappingService = {
  sourceFields(source: Source): readonly FieldSpec[]
  /** A real record's values for these fields, to show beside them; null when none can be read. */
  sample(tenantId: string, source: Source, fields: readonly string[]): Promise<SourceRecord | null>
}

/** Everything commands and actions may call. Arrives from app.ts; tests hand in the same. */
export type Services = {
  settings: SettingsPort
  journal: JournalPort
  crm: (tenantId: string) => CrmPort
  signIn: SignInService
  sales: SalesService
  runs: RunService
  mapping: MappingService
  /** Entra object ids of the first admins; when empty, who connects becomes one. */
  firstAdmins: readonly string[]
  now: () => Date
}
