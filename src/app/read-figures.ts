import type { Books } from '../exact/books.ts'
import type { Span } from '../receivables/financial-year.ts'
import { addUp, type DaySum } from '../receivables/ratios.ts'
import { changedSpans, type Moment, type ReadStretch, reliedOn, stretchesToRead, withoutSpan } from '../receivables/stretches.ts'
import type { FigurePart, FigureRecords, FiguresOf } from '../store/records/figures.ts'
import { giveWay } from '../sync/give-way.ts'

/** Which days of a part of the books are needed. */
export type NeededPart = { part: FigurePart; spans: readonly Span[] }

/** Longer than any stretch is relied on. */
const keptForMs = 62 * 86_400_000

/** Reads of the books what is needed and can't be taken from what was read before. */
export function createFigureReading({ records, now }: { records: FigureRecords; now: () => Date }) {
  async function read(of: FiguresOf, books: Books, needed: readonly NeededPart[], moment: Moment): Promise<void> {
    await records.forgetBefore(of, new Date(now().getTime() - keptForMs))
    for (const { part, spans } of needed) {
      const known = await stretchesOf(of, part, moment)
      const late = part === 'invoices' ? await bookedLate(books, reliedOn(spans, known, moment)) : []
      for (const span of [...stretchesToRead(spans, known, moment), ...late]) {
        await keep(of, part, span, part === 'open' ? books.open() : books[part](span))
      }
    }
  }

  /** What is open may be paid tomorrow, whatever its due date: nothing of it settles. */
  async function stretchesOf(of: FiguresOf, part: FigurePart, { freshSince }: Moment): Promise<ReadStretch[]> {
    const known = await records.stretches(of)
    return known.filter((stretch) => stretch.part === part && (part !== 'open' || stretch.readAt >= freshSince))
  }

  /** A page at a time; what the books say is as of when the reading began. */
  async function keep(of: FiguresOf, part: FigurePart, span: Span, pages: AsyncIterable<DaySum[]>): Promise<void> {
    const begunAt = now()
    const reading = await records.begin(of, part, span, begunAt)
    for await (const sums of pages) {
      await records.add(of, reading, addUp(sums))
      await giveWay()
    }
    await records.finish(of, reading, begunAt, withoutSpan)
  }

  return read
}

/** Days that nobody was thought to book into any more, and that somebody did book into since they were read: one call says so. */
async function bookedLate(books: Books, relied: readonly ReadStretch[]): Promise<Span[]> {
  const [first, ...others] = relied
  if (first === undefined) return []
  const all = others.reduce(
    ({ from, to, readAt }, each) => ({
      from: each.from < from ? each.from : from,
      to: each.to > to ? each.to : to,
      readAt: each.readAt < readAt ? each.readAt : readAt,
    }),
    first,
  )
  const days = new Map<string, Date>()
  for await (const page of books.changedInvoices(all, all.readAt)) {
    for (const { day, at } of page) if (at > (days.get(day) ?? new Date(0))) days.set(day, at)
  }
  return changedSpans(
    [...days].map(([day, at]) => ({ day, at })),
    relied,
  )
}
