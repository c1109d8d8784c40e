/** Rows in one statement: few enough for either database's limit on parameters, many enough to be fast (measured). */
const statementRows = 100

/** Hands the items on in portions that fit one statement. */
export async function inPortions<T>(items: readonly T[], work: (portion: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += statementRows) await work(items.slice(from, from + statementRows))
}
