/** Cells of a CSV text as a spreadsheet reads them (RFC 4180), without the mark of UTF-8. */
export function readCsv(text: string, separator: string): string[][] {
  const lines: string[][] = []
  const cell = new RegExp(`"((?:[^"]|"")*)"(${separator}|\r\n)`, 'y')
  let line: string[] = []
  cell.lastIndex = text.startsWith('\ufeff') ? 1 : 0
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    line.push((found[1] ?? '').replaceAll('""', '"'))
    if (found[2] === separator) continue
    lines.push(line)
    line = []
  }
  return lines
}
