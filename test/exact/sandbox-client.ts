import { createLocalCell } from '../../src/exact/cell.ts'
import { createExactClient, type ExactClient } from '../../src/exact/client.ts'
import { createTraffic } from '../../src/exact/traffic.ts'
import { newTraffic } from '../../src/exact/traffic-state.ts'
import type { SandboxOptions } from '../../src/sandbox/options.ts'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { connect, generous } from '../sandbox/client.ts'
import { logger } from './rig.ts'

/** A sandbox with a client of one of its administrations, signed in over HTTP. Sleeping takes no time. */
export async function startWithClient(options: SandboxOptions & { now: () => Date }, place: 0 | 1 = 0) {
  const sandbox = await startSandbox({ limits: generous, ...options })
  const { access } = await connect(sandbox)
  const division = sandbox.administrations[place].code
  const { now } = options
  const client: ExactClient = createExactClient({
    host: sandbox.url,
    division,
    accessToken: async () => access,
    now,
    sleep: async () => {},
    logger,
    traffic: createTraffic({ cell: createLocalCell(newTraffic()), now }),
  })
  sandbox.calls.length = 0
  return { sandbox, client, books: sandbox.administrations[place].books }
}

/** `GET crm/Accounts` for every call that reached the sandbox. */
export function callsOf({ calls }: Sandbox): string[] {
  return calls.map(({ method, path }) => `${method} ${path.replace(/^\/api\/v1\/\d+\//, '')}`)
}
