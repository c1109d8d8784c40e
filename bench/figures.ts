const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** "12,345"; below ten with one decimal. */
export const number = (value: number) => (Number.isInteger(value) || Math.abs(value) >= 10 ? whole : tenths).format(value)
export const rate = (value: number) => `${number(value)}/s`
export const megabytes = (bytes: number) => `${whole.format(bytes / 1_048_576)} MB`
export const milliseconds = (value: number) => `${number(value)} ms`
export const seconds = (ms: number) => `${tenths.format(ms / 1000)} s`
export const times = (value: number) => `${value.toFixed(2)} ×`

/** The value that `share` (0 to 1) of all values don't exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** "min / median / max" when there is more than one, '' when there is none. */
export function spread(values: readonly number[], show: (value: number) => string): string {
  if (values.length < 2) return values.map(show).join('')
  return [Math.min(...values), median(values), Math.max(...values)].map(show).join(' / ')
}
