import fc from 'fast-check'
import type { JournalRow } from '../../src/sync/types.ts'
import { csvCell, runCsv } from '../../src/views/run-csv.ts'
import { readCsv } from '../support/read-csv.ts'

const specs = [
  { name: 'title', label: 'Title', type: 'text' },
  { name: 'creditLimit', label: 'Credit limit', type: 'money' },
] as const
const update: JournalRow = {
  ...{ position: 1, sourceId: 'e-1', label: 'Acme; B.V.', action: 'update', reason: null, targetId: 'c-1', outcome: null },
  before: { title: 'Acme', creditLimit: '1000.50' },
  after: { title: 'Acme "B.V."', creditLimit: '-5.00' },
}
const failed: JournalRow = {
  ...update,
  ...{ action: 'fail', before: null, after: {}, targetId: null, reason: { code: 'required', field: 'Title' } },
  outcome: { sourceId: 'e-1', kind: 'failed', reason: { code: 'required', field: 'Title' }, targetId: null },
}

function linesOf(rows: readonly JournalRow[], locale = 'en-GB'): string[][] {
  const { head, lines } = runCsv(specs, locale)
  return readCsv(head + lines(rows), locale === 'nl-NL' ? ';' : ',')
}

describe('a run as CSV', () => {
  it('has a line for each field of each record, with old and new', () => {
    const lines = linesOf([update])

    expect(lines.slice(1)).toEqual([
      ['Acme; B.V.', 'e-1', 'c-1', 'Update', 'Title', 'Acme', 'Acme "B.V."', '', ''],
      ['Acme; B.V.', 'e-1', 'c-1', 'Update', 'Credit limit', '1000.50', "'-5.00", '', ''],
    ])
  })

  it('has one line for a record of which nothing is written, with the reason in words', () => {
    const [, line] = linesOf([failed])

    expect(line).toEqual(['Acme; B.V.', 'e-1', '', 'Can’t be written', '', '', '', 'Failed', expect.stringContaining('Title is required')])
  })

  it('names a field that the CRM no longer has', () => {
    const [, line] = linesOf([{ ...update, before: {}, after: { old: 'x' } }])

    expect(line?.slice(4, 7)).toEqual(['old', '', 'x'])
  })

  it('begins with the mark of UTF-8, and separates cells as the reader’s spreadsheet does', () => {
    expect(runCsv(specs, 'en-GB').head).toMatch(/^\ufeff"Record","Exact ID"/)
    expect(runCsv(specs, 'nl-NL').head).toMatch(/^\ufeff"Record";"Exact-ID"/)
  })
})

describe('a cell', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '"'), fc.string({ unit: 'grapheme' }))
      .map((parts) => parts.join('')),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", 'A', '1', '(', ')') }),
  )

  it('never begins as a formula, and reads back as what was put in', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), fc.constantFrom(',', ';'), (texts, separator) => {
        const read = readCsv(`${texts.map(csvCell).join(separator)}\r\n`, separator)[0] ?? []

        expect(read.filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
        expect(read.map((cell, index) => (cell === texts[index] ? cell : cell.slice(1)))).toEqual(texts)
      }),
    )
  })
})
