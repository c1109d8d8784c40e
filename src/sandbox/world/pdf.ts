/** A text of a PDF: ASCII, everything else of Latin-1 as octal, the rest as a question mark. */
const escapeText = (text: string): string =>
  [...text]
    .map((letter) => {
      const code = letter === '€' ? 0o200 : letter.charCodeAt(0)
      if (code > 0xff || code < 0x20) return '?'
      if (code > 0x7e) return `\\${code.toString(8)}`
      return '()\\'.includes(letter) ? `\\${letter}` : letter
    })
    .join('')

const contentOf = (title: string, lines: readonly string[]): string => {
  const body = lines.map((line) => `0 -18 Td (${escapeText(line)}) Tj`).join('\n')
  return `BT /F1 18 Tf 60 780 Td (${escapeText(title)}) Tj\n/F1 11 Tf 0 -14 Td\n${body}\nET`
}

/** A PDF 1.4 file of one A4 page in plain ASCII: a title and lines of text. */
export const writePdf = (title: string, lines: readonly string[]): string => {
  const content = contentOf(title, lines)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  const offsets: number[] = []
  let file = '%PDF-1.4\n'
  for (const [index, object] of objects.entries()) {
    offsets.push(file.length)
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
}
