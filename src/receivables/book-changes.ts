/** An open item as two readings can be compared by it; `amount` in the smallest unit of its currency, days as YYYY-MM-DD. */
export type BookLine = {
  accountId: string
  itemId: string
  invoiceNumber: string | null
  dueDate: string
  currency: string
  amount: number
}

/** The same item with another amount open than before. */
export type Regrown<Line> = { line: Line; before: number }

/** partlyPaid: what is open came nearer to nothing; reopened: it grew, as when a match is undone. */
export type BookChanges<Line> = {
  appeared: Line[]
  gone: Line[]
  partlyPaid: Regrown<Line>[]
  reopened: Regrown<Line>[]
  newlyOverdue: Line[]
}

/** A reading of the books: its lines in the order of account and item, and the day that decides what is overdue in it. */
export type BookReading<Line> = { pages: AsyncIterable<readonly Line[]>; day: string }

/** What became of the open items from one reading to the next, walked through side by side: neither is in memory as a whole. */
export async function changesBetween<Line extends BookLine>(before: BookReading<Line>, now: BookReading<Line>): Promise<BookChanges<Line>> {
  const changes: BookChanges<Line> = { appeared: [], gone: [], partlyPaid: [], reopened: [], newlyOverdue: [] }
  const [olds, news] = [linesOf(before.pages), linesOf(now.pages)]
  let [old, current] = [await nextOf(olds), await nextOf(news)]
  while (old !== null || current !== null) {
    const order = old === null ? 1 : current === null ? -1 : orderOf(old, current)
    if (old !== null && order < 0) {
      changes.gone.push(old)
      old = await nextOf(olds)
    } else if (current !== null && order > 0) {
      changes.appeared.push(current)
      current = await nextOf(news)
    } else {
      if (old !== null && current !== null) compare(changes, { line: old, day: before.day }, { line: current, day: now.day })
      old = await nextOf(olds)
      current = await nextOf(news)
    }
  }
  return settled(changes, before.day, now.day)
}

export function isNothing({ appeared, gone, partlyPaid, reopened, newlyOverdue }: BookChanges<unknown>): boolean {
  return [appeared, gone, partlyPaid, reopened, newlyOverdue].every((some) => some.length === 0)
}

type Seen<Line> = { line: Line; day: string }

function compare<Line extends BookLine>(changes: BookChanges<Line>, old: Seen<Line>, now: Seen<Line>): void {
  noteAmount(changes, old.line, now.line)
  if (isOverdue(now.line, now.day) && !isOverdue(old.line, old.day)) changes.newlyOverdue.push(now.line)
}

function noteAmount<Line extends BookLine>(changes: BookChanges<Line>, old: Line, now: Line): void {
  if (now.amount === old.amount) return
  const nearer = Math.abs(now.amount) < Math.abs(old.amount)
  changes[nearer ? 'partlyPaid' : 'reopened'].push({ line: now, before: old.amount })
}

/** Exact may split an item when a part of it is paid, and the rest has another id then: the same instalment of one invoice is one item. */
function settled<Line extends BookLine>(found: BookChanges<Line>, dayBefore: string, dayNow: string): BookChanges<Line> {
  const gone = Map.groupBy(found.gone, instalmentOf)
  const appeared = Map.groupBy(found.appeared, instalmentOf)
  const changes: BookChanges<Line> = { ...found, appeared: [], gone: [] }
  const matched = new Set<Line>()
  for (const line of found.appeared) {
    const [olds = [], news = []] = [gone.get(instalmentOf(line)), appeared.get(instalmentOf(line))]
    const [old] = olds
    if (line.invoiceNumber !== null && old !== undefined && olds.length === 1 && news.length === 1) {
      matched.add(old)
      compare(changes, { line: old, day: dayBefore }, { line, day: dayNow })
    } else {
      changes.appeared.push(line)
      if (isOverdue(line, dayNow)) changes.newlyOverdue.push(line)
    }
  }
  changes.gone = found.gone.filter((line) => !matched.has(line))
  return changes
}

const isOverdue = ({ amount, dueDate }: BookLine, day: string) => amount > 0 && dueDate < day

const instalmentOf = ({ accountId, invoiceNumber, dueDate, currency, amount }: BookLine) =>
  `${accountId} ${invoiceNumber} ${dueDate} ${currency} ${Math.sign(amount)}`

function orderOf(one: BookLine, other: BookLine): number {
  return compareText(one.accountId, other.accountId) || compareText(one.itemId, other.itemId)
}

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

async function* linesOf<Line>(pages: AsyncIterable<readonly Line[]>): AsyncGenerator<Line> {
  for await (const page of pages) yield* page
}

async function nextOf<Line>(lines: AsyncGenerator<Line>): Promise<Line | null> {
  const { value, done } = await lines.next()
  return done ? null : value
}
