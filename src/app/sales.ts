import type { Customer, SalesService } from '../bot/services.ts'
import { takingPart } from '../connect/administrations.ts'
import { SaldoError } from '../errors.ts'
import { accountUrl } from '../exact/links.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { createCustomerBooks } from './customer-books.ts'
import { type ExactAccess, notConnected } from './exact-access.ts'
import { type Books, createFinder } from './find-customers.ts'
import { timeZoneOf } from './time-zone.ts'
import { toCustomer } from './to-customer.ts'

type Parts = { settings: SettingsPort; mirror: MirrorPort; access: ExactAccess; exactUrl: string; now: () => Date }

export type Sales = {
  service: SalesService
  /** Something changed in an administration: what it answered a moment ago isn't shown again. */
  forget(tenantId: string, administration: number): void
}

/** Live figures for chat: customers from the mirrors where these know them, money always from Exact, at most a minute old. */
export function createSales({ settings, mirror, access, exactUrl, now }: Parts): Sales {
  const finder = createFinder({ mirror, access, now })
  const timeZone = timeZoneOf(exactUrl)
  const customerBooks = createCustomerBooks({ settings, mirror, access, askedFor: finder.askedFor, timeZone, now })

  async function booksOf(tenantId: string): Promise<Books[]> {
    const { connection } = await settings.read(tenantId)
    const administrations = connection === null ? [] : takingPart(connection)
    if (administrations.length === 0) throw notConnected()
    return administrations.map((administration) => ({ tenantId, administration }))
  }

  const service: SalesService = {
    ...customerBooks.service,
    timeZone,

    async findCustomers(tenantId, text) {
      return finder.byText(await booksOf(tenantId), text)
    },

    async customer(tenantId, { administration, id }) {
      const all = await booksOf(tenantId)
      const own = administration === null ? all[0] : all.find((books) => books.administration.code === administration)
      if (own === undefined) throw administrationApart()
      return finder.byId(own, all, id)
    },

    async knownManagers(tenantId, ids) {
      const all = await booksOf(tenantId)
      const known = new Map<string, string | null>()
      for (const { administration } of all) {
        const own = ids.filter((id) => (id.administration ?? all[0]?.administration.code) === administration.code).map(({ id }) => id)
        const rows = await mirror.get({ tenantId, administration: administration.code, source: 'account' }, own)
        for (const row of rows) known.set(row.id, toCustomer(row, administration).manager)
      }
      return known
    },

    async customerUrl(tenantId, { administration, id }: Customer) {
      const { connection } = await settings.read(tenantId)
      return accountUrl(connection?.host ?? exactUrl, administration.code, id)
    },

    waiting: access.waiting,

    async budgets(tenantId) {
      const { connection } = await settings.read(tenantId)
      const administrations = connection === null ? [] : takingPart(connection)
      return Promise.all(
        administrations.map(async ({ code, name }) => ({ ...(await access.callsLeft(tenantId, code)), administration: name })),
      )
    },
  }

  function forget(tenantId: string, administration: number): void {
    customerBooks.forget(tenantId, administration)
    finder.forget(tenantId, administration)
  }

  return { service, forget }
}

/** A card may be older than the choice of administrations. */
function administrationApart(): SaldoError {
  const person =
    'The administration of that customer doesn’t take part any more. Ask again by name, or ask an admin to let it take part in settings.'
  return new SaldoError('administration-apart', {
    message: 'administration does not take part',
    person,
    values: { case: 'customer' },
    recovery: 'fix-input',
  })
}
