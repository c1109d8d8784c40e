/** A key figure: label, value and what there is to say about it. Long labels and values get a wider column, so that five fit on a phone. */
export function figure(label: string, value: string, note = '') {
  return { label, value, note, width: Math.max(label.length, value.length) }
}
