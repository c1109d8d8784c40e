import type { Call } from './calls.ts'
import type { Clock } from './clock.ts'
import type { Fault } from './faults.ts'
import type { Limits } from './limits.ts'
import type { Grants } from './oauth/grants.ts'
import type { Apps } from './oauth/token-endpoint.ts'
import type { Webhooks } from './webhooks/webhooks.ts'
import type { Division } from './world/division.ts'
import type { Language } from './write/texts.ts'

/** Everything a running sandbox holds. */
export interface State {
  apps: Apps
  clock: Clock
  grants: Grants
  limits: Limits
  /** The first is the user's current one. */
  divisions: readonly [Division, ...Division[]]
  calls: Call[]
  faults: Fault[]
  mandatoryFilter: boolean
  language: Language
  webhooks: Webhooks
}
