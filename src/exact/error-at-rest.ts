import { type ErrorValues, SaldoError } from '../errors.ts'

/** A SaldoError as it rests; those of before there were values have none. */
export type ErrorData = Pick<SaldoError, 'code' | 'message' | 'person' | 'recovery'> & { values?: ErrorValues; retryAt: string | null }

/** Exact's own words about a broken rule may hold names, so they don't rest. */
export function atRest(error: SaldoError | undefined): ErrorData | null {
  if (error === undefined || error.code === 'exact-business-rule') return null
  const { code, message, person, values, recovery, retryAt } = error
  return { code, message, person, values, recovery, retryAt: retryAt?.toISOString() ?? null }
}

export function revive({ code, retryAt, ...details }: ErrorData): SaldoError {
  return new SaldoError(code, { ...details, ...(retryAt === null ? {} : { retryAt: new Date(retryAt) }) })
}
