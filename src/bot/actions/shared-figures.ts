import { SaldoError } from '../../errors.ts'
import { readCustomerId } from '../customer-id.ts'
import type { Pressed, Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'
import { figuresFor } from '../shared-figures.ts'

/** The figures of a customer that somebody shared, for who pressed and nobody else. */
export async function showFigures(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const found = await services.sales.customer(request.who.tenantId, readCustomerId(data.id ?? ''))
  if (found === null) {
    const person = 'That customer is no longer there, or isn’t one of yours.'
    throw new SaldoError('customer-gone', {
      message: 'shared card refers to a customer that is not known',
      person,
      values: { case: 'shared' },
      recovery: 'fix-input',
    })
  }
  const view = await figuresFor({ ...found, what: 'shared card', dialog: false, fresh: data.fresh === 'true' }, request, services)
  return { views: [view], private: true }
}
