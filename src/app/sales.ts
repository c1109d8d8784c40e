import type { Customer, SalesService } from '../bot/services.ts'
import { findAccounts, readAccount } from '../exact/accounts.ts'
import { accountUrl } from '../exact/links.ts'
import { createReceivables, type OpenItems } from '../exact/receivables.ts'
import { toMinor } from '../receivables/money.ts'
import type { SettingsPort } from '../store/settings.ts'
import { normaliseName, rankNames } from '../sync/customer-name.ts'
import type { MirrorPort, MirrorScope } from '../sync/ports.ts'
import type { SourceRecord, Value } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import { createRecent } from './recent.ts'
import { timeZoneOf } from './time-zone.ts'

type Parts = { settings: SettingsPort; mirror: MirrorPort; access: ExactAccess; exactUrl: string; now: () => Date }

const mostNear = 12
const freshFor = 60_000

/** Live figures for chat: customers from the mirror where it knows them, money always from Exact, at most a minute old. */
export function createSales({ settings, mirror, access, exactUrl, now }: Parts): SalesService {
  const asked = createRecent<Promise<OpenItems>>(freshFor, now)
  const seen = createRecent<SourceRecord>(freshFor * 60, now)

  async function books(tenantId: string): Promise<{ scope: MirrorScope; currency: string; host: string }> {
    const { connection } = await settings.read(tenantId)
    const administration = connection?.administration ?? 0
    const currency = connection?.administrations.find((each) => each.code === administration)?.currency ?? 'EUR'
    return { scope: { tenantId, administration, source: 'account' }, currency, host: connection?.host ?? exactUrl }
  }

  async function look(scope: MirrorScope, text: string): Promise<SourceRecord[]> {
    const known = await mirror.search(scope, text, mostNear)
    if (known.length > 0) return known
    const found = await findAccounts(await access.client(scope.tenantId), withoutLegalForm(text))
    for (const record of found) seen.set(keyOf(scope, record.id), record)
    return found
  }

  async function lookUp(scope: MirrorScope, id: string): Promise<SourceRecord | null> {
    const [known] = await mirror.get(scope, [id])
    const record = known ?? seen.get(keyOf(scope, id))
    return record ?? readAccount(await access.client(scope.tenantId), id)
  }

  return {
    timeZone: timeZoneOf(exactUrl),

    async findCustomers(tenantId, text) {
      const { scope, currency } = await books(tenantId)
      const found = await look(scope, text)
      const byId = new Map(found.map((record) => [record.id, toCustomer(record, currency)]))
      const ranked = rankNames(text, [...byId.values()])
      const certain = ranked.filter((each) => each.exact)
      const [first] = certain
      const exact = certain.length === 1 && first !== undefined ? (byId.get(first.id) ?? null) : null
      const near = ranked.flatMap(({ id }) => (id === exact?.id ? [] : (byId.get(id) ?? [])))
      return { exact, near: near.slice(0, mostNear) }
    },

    async customer(tenantId, id) {
      const { scope, currency } = await books(tenantId)
      const record = await lookUp(scope, id)
      return record === null ? null : toCustomer(record, currency)
    },

    async openItems(tenantId, customerId, fresh) {
      const { scope } = await books(tenantId)
      const key = keyOf(scope, customerId)
      const recent = fresh ? undefined : asked.get(key)
      if (recent !== undefined) return { ...(await recent), fromCache: true }
      const answer = access.client(tenantId).then((client) => createReceivables(client, now).openItems(customerId))
      asked.set(key, answer)
      answer.catch(() => asked.delete(key))
      return { ...(await answer), fromCache: false }
    },

    async customerUrl(tenantId, id) {
      const { scope, host } = await books(tenantId)
      return accountUrl(host, scope.administration, id)
    },

    async budget(tenantId) {
      const { scope } = await books(tenantId)
      return access.budget(tenantId, scope.administration).snapshot()
    },
  }
}

/** Exact is asked for a part of the name: what people add for its legal form may be written otherwise there. */
function withoutLegalForm(text: string): string {
  const words = text.trim().split(/\s+/)
  const shorter = words.slice(0, -1).join(' ')
  return words.length > 1 && normaliseName(shorter) === normaliseName(text) ? withoutLegalForm(shorter) : text
}

function keyOf({ tenantId, administration }: MirrorScope, id: string): string {
  return `${tenantId}/${administration}/${id}`
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** Exact shows "no limit set" as empty or as zero. */
function toCustomer({ id, fields }: SourceRecord, currency: string): Customer {
  const limit = textOf(fields.CreditLineSales)
  return {
    id,
    name: textOf(fields.Name)?.trim() || (textOf(fields.Code) ?? id),
    code: textOf(fields.Code),
    city: textOf(fields.City),
    phone: textOf(fields.Phone),
    blocked: fields.Blocked === true,
    creditLimit: limit === null || Number(limit) === 0 ? null : toMinor(limit, currency),
  }
}
