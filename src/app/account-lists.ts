import { readClassifications, readSalesVatCodes } from '../exact/account-choices.ts'
import { isForbidden, isNotOffered } from '../exact/errors.ts'
import { readPaymentConditions } from '../exact/payment-conditions.ts'
import type { AccountLists } from '../sync/account-form.ts'
import type { ExactAccess } from './exact-access.ts'
import { createRecent } from './recent.ts'

const freshFor = 10 * 60_000

/** What an administration has to choose from: four calls, then none for ten minutes. A list that can't be read is empty: Exact takes its default. */
export function createAccountLists(access: Pick<ExactAccess, 'client'>, now: () => Date) {
  const recent = createRecent<Promise<AccountLists>>(freshFor, now)

  async function readLists(tenantId: string, administration: number): Promise<AccountLists> {
    const client = await access.client(tenantId, { administration })
    const [paymentConditions, vatCodes, classifications] = await Promise.all([
      orNone(readPaymentConditions(client).then((conditions) => [...conditions.values()])),
      orNone(readSalesVatCodes(client)),
      orNone(readClassifications(client)),
    ])
    return { paymentConditions, vatCodes, classifications }
  }

  return function listsOf(tenantId: string, administration: number): Promise<AccountLists> {
    const key = `${tenantId}/${administration}`
    const known = recent.get(key)
    if (known !== undefined) return known
    const reading = readLists(tenantId, administration)
    recent.set(key, reading)
    reading.catch(() => recent.delete(key))
    return reading
  }
}

async function orNone<Row>(reading: Promise<Row[]>): Promise<Row[]> {
  try {
    return await reading
  } catch (error) {
    if (isForbidden(error) || isNotOffered(error)) return []
    throw error
  }
}
