/** One bar or line of a chart: what its legend says, in the reader's words, and where it stands. */
export type Series = { legend: string; color: string; values: readonly { x: string; y: number }[] }

/** Parts of a whole, each a share in percent. */
export type Share = { legend: string; value: number; color: string }

/** Phones and older clients know no charts: a table beside each says the same, so that nothing is lost with it. */
const drawn = { fallback: 'drop' } as const

/** One bar cut into parts, named by what the whole is. */
export function stackedBar(title: string, whole: string, data: readonly Share[]): object {
  return { type: 'Chart.HorizontalBar.Stacked', title, showTitle: false, data: [{ title: whole, data }], ...drawn }
}

/** Bars side by side over the same places, for example this year beside last year by month. */
export function groupedBars(title: string, yTitle: string, data: readonly Series[]): object {
  return { type: 'Chart.VerticalBar.Grouped', title, showTitle: false, xAxisTitle: '', yAxisTitle: yTitle, data, ...drawn }
}

/** Whole percents of a total that add up to a hundred. */
export function sharesOf(parts: readonly number[], total: number): number[] {
  let sum = 0
  const upTo = (part: number) => Math.round((100 * part) / total)
  return parts.map((part) => {
    const before = sum
    sum += part
    return upTo(sum) - upTo(before)
  })
}
