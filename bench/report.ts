export type Table = { columns: readonly string[]; rows: readonly (readonly string[])[] }
export type Section = { title: string; tables: readonly Table[]; notes: readonly string[] }

export function asText({ title, tables, notes }: Section): string {
  return [title, '─'.repeat(title.length), ...tables.map((table) => `${textTable(table)}\n`), ...notes.map((note) => `  ${note}`), ''].join(
    '\n',
  )
}

export function asMarkdown({ title, tables, notes }: Section): string {
  return [`## ${title}`, '', ...tables.flatMap((table) => [markdownTable(table), '']), ...notes.map((note) => `* ${note}`), ''].join('\n')
}

/** The first column names the measurement, the others are figures. */
function textTable({ columns, rows }: Table): string {
  const lines = [columns, ...rows]
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  const show = (line: readonly string[]) =>
    line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')
  return lines.map((line) => `  ${show(line).trimEnd()}`).join('\n')
}

function markdownTable({ columns, rows }: Table): string {
  const show = (line: readonly string[]) => `| ${line.join(' | ')} |`
  return [show(columns), show(columns.map((_, column) => (column === 0 ? ':--' : '--:'))), ...rows.map(show)].join('\n')
}
