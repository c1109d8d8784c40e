/** How much of the CRM a run may change before it asks: a share of the target's records (0.3 = 30 %), and a number of records. */
export type BrakeLimits = { share: number; records: number }

/** What a plan would do. `clears`: records that would lose a value, counted among the updates. `records`: how many the CRM has of the kind. */
export type BrakeFigures = { creates: number; updates: number; clears: number; records: number }

export const usualLimits: BrakeLimits = { share: 0.3, records: 500 }

/** Of so few, a large share says nothing: one of three records is no mass change. */
const few = 20

/** Records that would be created or changed, as a share of those there are; all of an empty CRM. */
export function shareOf({ creates, updates, records }: Omit<BrakeFigures, 'clears'>): number {
  const touched = creates + updates
  if (touched === 0) return 0
  return records === 0 ? 1 : touched / records
}

/** Whether a person should look at the plan first: more records than either measure allows. */
export function mustAsk(figures: Omit<BrakeFigures, 'clears'>, limits: BrakeLimits = usualLimits): boolean {
  const touched = figures.creates + figures.updates
  return touched > limits.records || (touched > few && shareOf(figures) > limits.share)
}
