/** Cents as the Double the API writes. */
export const amount = (cents: number): number => cents / 100

/** Cents of one currency in another, halves away from zero. */
export const convert = (cents: number, rate: number): number => Math.sign(cents) * Math.round(Math.abs(cents) * rate)
