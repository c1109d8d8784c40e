import type { AddressInfo } from 'node:net'
import type { Call } from './calls.ts'
import { createClock } from './clock.ts'
import type { Fault } from './faults.ts'
import { createLimits, defaultLimits } from './limits.ts'
import { createGrants } from './oauth/grants.ts'
import type { SandboxOptions } from './options.ts'
import { createSandboxServer } from './serve.ts'
import type { State } from './state.ts'
import { type Change, isTold } from './webhooks/topics.ts'
import { createWebhooks } from './webhooks/webhooks.ts'
import type { Books } from './world/books.ts'
import { createDivision, type Division, divisionProfiles } from './world/division.ts'
import type { Values } from './world/records.ts'

/** Reaching into an administration where the API has no way to. */
export interface AdministrationAccess {
  code: number
  name: string
  /** Guid of the account at a position; the first sixteen are the fixed scenes. */
  accountId(position: number): string
  accountName(position: number): string
  findAccount(name: string): string | undefined
  /** Changes an account as a user of the web application would: new row version, new Modified. */
  changeAccount(id: string, values: Values): void
  /** Removes an account with its contacts, open items or not. */
  removeAccount(id: string): void
  removeContact(id: string): void
  /** Books payments, invoices and receipts; accounts by their position. */
  books: Books
  /** Moves the administration to another database: every row version is renewed. */
  move(): void
  /** Tells webhook subscribers that something changed. */
  tell(change: Change): void
}

export interface Sandbox {
  url: string
  /** What was asked, oldest first; empty it with `length = 0`. */
  calls: Call[]
  /** What goes wrong; change it at will. */
  faults: Fault[]
  administrations: readonly [AdministrationAccess, AdministrationAccess]
  close(): Promise<void>
}

const smallDivision = 40

/** The registered apps and their secrets: one that is easy to type, and one whose id is a guid as the vendor's are, for clients that parse it. */
const apps = { sandbox: 'sandbox-secret', 'c1a5d0e5-7b1d-4f0e-9a55-5a1d05a1d0e5': 'sandbox-secret' }

const webhookSecrets = Object.fromEntries(Object.keys(apps).map((id) => [id, 'sandbox-webhook-secret']))

const positionOf = (find: (id: string) => number | undefined, id: string): number => {
  const position = find(id)
  if (position === undefined) throw new RangeError(`The sandbox has no row ${id}`)
  return position
}

const accessTo = (division: Division, wall: () => number): AdministrationAccess => {
  const { accounts, books, contacts, profile } = division
  return {
    code: profile.code,
    name: profile.name,
    books,
    accountId: (position) => String(accounts.row(position)('ID')),
    accountName: (position) => String(accounts.row(position)('Name')),
    findAccount: (name) => {
      for (const position of accounts.rows.from(0)) {
        const row = accounts.row(position)
        if (row('Name') === name) return String(row('ID'))
      }
      return undefined
    },
    changeAccount: (id, values) => {
      accounts.update(positionOf(accounts.find, id), { ...values, Modified: wall() })
      if (isTold('Accounts', Object.keys(values))) division.tell({ topic: 'Accounts', action: 'Update', key: id })
    },
    removeAccount: (id) => division.removeAccount(positionOf(accounts.find, id)),
    removeContact: (id) => division.removeContact(positionOf(contacts.find, id)),
    move: division.move,
    tell: division.tell,
  }
}

/** Starts an Exact Online to run against: plain HTTP on loopback, client id `sandbox`, secret `sandbox-secret`, webhook secret `sandbox-webhook-secret`. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const { port = 0, accounts = 1_200, seed = 1, now = () => new Date() } = options
  const clock = createClock(now, options.zone)
  const [home, abroad] = divisionProfiles
  let url = ''
  const origin = () => url
  const webhooks = createWebhooks({ now, origin, secrets: webhookSecrets, ...options.webhooks })
  const dutch: Division = createDivision(home, seed, accounts, clock, (change) => void webhooks.tell(dutch, change), origin)
  const danish: Division = createDivision(abroad, seed, smallDivision, clock, (change) => void webhooks.tell(danish, change), origin)
  const state: State = {
    apps,
    clock,
    grants: createGrants(now),
    limits: createLimits({ ...defaultLimits, ...options.limits }, now),
    divisions: [dutch, danish],
    calls: [],
    faults: options.faults ?? [],
    mandatoryFilter: options.mandatoryFilter ?? false,
    language: options.language ?? 'nl',
    webhooks,
  }
  const server = createSandboxServer(state)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: bound } = server.address() as AddressInfo
  url = `http://127.0.0.1:${bound}`
  return {
    url,
    calls: state.calls,
    faults: state.faults,
    administrations: [accessTo(dutch, clock.wall), accessTo(danish, clock.wall)],
    close: () =>
      new Promise((resolve) => {
        webhooks.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
