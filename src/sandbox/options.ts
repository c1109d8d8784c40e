import type { Fault } from './faults.ts'
import type { LimitFigures } from './limits.ts'
import type { WebhookOptions } from './webhooks/webhooks.ts'
import type { Language } from './write/texts.ts'

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number
  /** Accounts of the Dutch administration; the Danish one has about 40. */
  accounts?: number
  seed?: number
  limits?: Partial<LimitFigures>
  faults?: Fault[]
  /** Ask for a filter on Accounts, Contacts and SalesInvoices, as the vendor does for some apps. */
  mandatoryFilter?: boolean
  /** Language of business errors: the user's own. */
  language?: Language
  /** Time zone of the server's wall clock. */
  zone?: string
  webhooks?: WebhookOptions
  now?: () => Date
}
