/** A key figure: label, value and what there is to say about it. Its column is as wide as its longest word needs, so that five fit on a phone. */
export function figure(label: string, value: string, note = '') {
  const longestWord = Math.max(...`${label} ${note}`.split(' ').map((word) => word.length))
  return { label, value, note, width: Math.max(longestWord, Math.ceil(label.length * 0.6), value.length) }
}

export type Figure = ReturnType<typeof figure>

/** About as many letters as fit beside each other on a phone. */
const widestRow = 38

/** Key figures in as many rows as their words need: five short English ones fit in one, five long German ones don't. */
export function figureRows(figures: readonly Figure[]): { figures: readonly Figure[] }[] {
  const rows = Math.ceil(figures.reduce((sum, { width }) => sum + width, 0) / widestRow)
  const each = Math.ceil(figures.length / rows)
  return Array.from({ length: Math.ceil(figures.length / each) }, (_, row) => ({ figures: figures.slice(row * each, (row + 1) * each) }))
}
