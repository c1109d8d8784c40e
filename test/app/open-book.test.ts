import { createOpenBook } from '../../src/app/open-book.ts'
import type { Book, BookChange, BookItem } from '../../src/bot/services.ts'
import { createLogger } from '../../src/logger.ts'
import { today } from '../../src/receivables/days.ts'
import { createLedger, differencesFrom, totalsOf } from '../../src/receivables/ledger-ageing.ts'
import { toMinor } from '../../src/receivables/money.ts'
import { divisionProfiles } from '../../src/sandbox/world/division.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createLocalLock } from '../../src/store/lock.ts'
import { createMirror } from '../../src/store/records/mirror.ts'
import { createOpenItemRecords } from '../../src/store/records/open-items.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { connectionTo, signInAt } from '../support/exact-session.ts'
import { startSandboxProcess } from '../support/sandbox-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const tenantId = '7d1f3a52-3f0e-4c59-a3bb-2a6b6f1c9a10'
const [nl, dk] = divisionProfiles
const time = { ahead: Date.parse('2026-11-23T10:00:00Z') - Date.now() }
const now = () => new Date(Date.now() + time.ahead)
const minute = 60_000
const dataDir = temporaryFolder()

const sandbox = await startSandboxProcess(10_000, time.ahead)
const database = await openDatabase({ databaseUrl: null, dataDir })
const { db } = database
afterAll(async () => {
  await database.close()
  await sandbox.close()
})
const session = { clientOf: await signInAt(sandbox.url, now) }
const settings = createLowdbSettings(dataDir)
const records = createOpenItemRecords(db)
const administrations = [nl, dk].map(({ code, name, currency, country }) => ({ code, name, currency, country }))

/** As a process that just started, on what is kept. */
function start() {
  return createOpenBook({
    records,
    settings,
    mirror: createMirror(db),
    access: { client: async (_, options) => session.clientOf(options?.administration ?? nl.code) },
    exclusive: createLocalLock(),
    exactUrl: sandbox.url,
    now,
    logger: createLogger('silent'),
  })
}
let { service, heard, readDay, settled } = start()

beforeEach(async () => {
  await settings.update(tenantId, (workspace) => ({ ...workspace, connection: connectionTo(sandbox.url, administrations, now) }))
  for (const { code } of administrations) await records.clear({ tenantId, administration: code })
  ;({ service, heard, readDay, settled } = start())
})

/** Tokens live ten minutes. */
async function goOn(ms: number): Promise<void> {
  time.ahead += ms
  sandbox.setAhead(time.ahead)
  session.clientOf = await signInAt(sandbox.url, now)
}

async function onlyBook(maxAgeMs = minute): Promise<Book> {
  const { books } = await service.book(tenantId, { maxAgeMs })
  const [book] = books
  if (book === undefined) throw new Error('no book')
  return book
}

async function itemsOf(book: Book): Promise<BookItem[]> {
  const items: BookItem[] = []
  for await (const page of book.pages()) items.push(...page)
  return items
}

async function counted<T>(work: () => Promise<T>): Promise<{ result: T; calls: number }> {
  const address = `${sandbox.url}/sandbox/calls`
  await fetch(address, { method: 'DELETE' })
  const result = await work()
  const { calls } = (await (await fetch(address)).json()) as { calls: unknown[] }
  return { result, calls: calls.length }
}

/** What staff do in the books of the first administration. */
async function book(act: object): Promise<number> {
  const answer = await fetch(`${sandbox.url}/sandbox/books`, { method: 'POST', body: JSON.stringify(act) })
  const { number } = (await answer.json()) as { number: number }
  return number
}

const names = (items: readonly BookItem[]) => items.map(({ item }) => item.invoiceNumber)

describe('the open items of 10,000 customers', () => {
  it('come to the same as the ageing list and the overview of Exact, currency by currency', async () => {
    const client = session.clientOf(nl.code)
    const ageing = new Map<string, number>()
    const perCustomer = new Map<string, number>()
    const query = { $select: 'AccountId,CurrencyCode,TotalAmount' }
    for await (const page of client.pages('read/financial/AgingReceivablesList', query, { lane: 'run' })) {
      for (const { AccountId, CurrencyCode, TotalAmount } of page) {
        const currency = String(CurrencyCode)
        const { minor } = toMinor(Number(TotalAmount).toFixed(2), currency)
        ageing.set(currency, (ageing.get(currency) ?? 0) + minor)
        perCustomer.set(`${String(AccountId)} ${currency}`, minor)
      }
    }

    const read = await onlyBook()

    const ledger = createLedger(today(now(), 'Europe/Amsterdam'))
    for await (const page of read.pages()) ledger.add(page)
    const customers = ledger.customers()
    const totals = totalsOf(customers, 'EUR')
    expect(Object.fromEntries(totals.map(({ currency, balance }) => [currency, balance]))).toEqual(Object.fromEntries(ageing))
    expect(new Map(customers.map(({ accountId, currency, balance }) => [`${accountId} ${currency}`, balance]))).toEqual(perCustomer)
    expect(totals.length).toBeGreaterThan(1)
    expect(read.overview?.map(({ currency, outstanding, overdue }) => `${currency} ${outstanding} ${overdue}`).sort()).toEqual(
      totals.map(({ currency, balance, overdue }) => `${currency} ${balance} ${overdue}`).sort(),
    )
    expect(differencesFrom(read.overview ?? [], totals)).toEqual([])
    expect(read.totals.toSorted((one, other) => other.balance - one.balance)).toEqual(totals)
    for (const { balance, gross, credit, ageing: by } of customers) {
      expect([gross + credit, Object.values(by).reduce((sum, minor) => sum + minor, 0)]).toEqual([balance, gross])
    }
  })

  it('cost the pages of one reading and the overview, and nothing within a minute', async () => {
    const first = await counted(() => service.book(tenantId, { maxAgeMs: minute }))
    const again = await counted(() => service.book(tenantId, { maxAgeMs: minute }))

    const told = first.result.books.map(({ calls }) => calls)
    process.stdout.write(`Exact calls for the open items of 10,000 customers and of a small administration: ${told.join(' and ')}\n`)
    expect(first.calls).toBe(told.reduce((sum, calls) => sum + calls, 0))
    expect(told[0]).toBeLessThanOrEqual(6)
    expect(told[1]).toBe(2)
    expect([again.calls, again.result.books.map(({ calls }) => calls)]).toEqual([0, [0, 0]])
  })

  it('are read once for all who ask at the same time', async () => {
    const { result, calls } = await counted(() => Promise.all(Array.from({ length: 10 }, () => onlyBook(0))))

    expect(calls).toBe(result.reduce((sum, each) => sum + each.calls, 0) + 2)
    expect(new Set(result.map(({ asOf }) => asOf.getTime())).size).toBe(1)
  })

  it('are kept apart by administration', async () => {
    const { books } = await service.book(tenantId, { maxAgeMs: minute })

    const [, danish] = books
    expect(books.map(({ administration }) => administration.currency)).toEqual(['EUR', 'DKK'])
    expect(danish?.totals.some(({ currency, balance }) => currency === 'DKK' && balance !== 0)).toBe(true)
  })
})

describe('what changed in the open items', () => {
  beforeEach(async () => {
    await settings.update(tenantId, (workspace) => ({
      ...workspace,
      connection: connectionTo(sandbox.url, administrations.slice(1), now),
    }))
  })
  const ofDanish = { division: dk.code }
  const changesTold = () => {
    const changes: BookChange[] = []
    service.onRead(async (_, __, change) => void changes.push(change))
    return changes
  }

  it('is read anew after a hint, after a minute, and when asked to', async () => {
    const costs = async (maxAgeMs = minute) => (await onlyBook(maxAgeMs)).calls
    const first = await costs()

    await heard(tenantId, dk.code)
    await goOn(1_000)
    const [hinted, again] = [await costs(), await costs()]
    await goOn(61_000)
    const late = await costs()
    await goOn(1_000)
    const asked = await costs(0)

    expect([first, hinted, again, late, asked]).toEqual([2, 2, 0, 2, 2])
  })

  it('is read once for the day, by one of those who want that at once, whatever was booked since', async () => {
    const [, danish] = administrations
    if (danish === undefined) throw new Error('no administration')
    const read = () => readDay(tenantId, danish)

    const atOnce = await counted(() => Promise.all([read(), read(), read()]))
    await goOn(1_000)
    await heard(tenantId, dk.code)
    await goOn(minute)
    const sameDay = await counted(read)
    await goOn(24 * 60 * minute)
    const nextDay = await counted(read)

    expect([atOnce.calls, sameDay.calls, nextDay.calls]).toEqual([2, 0, 2])
  })

  it('is told: new, paid, partly paid, reopened and overdue items, and nothing at first', async () => {
    const changes = changesTold()
    const items = (await itemsOf(await onlyBook())).filter(({ item }) => item.kind === 'invoice' && item.amount.minor > 10_000)
    await settled()
    expect(changes).toEqual([])
    const [paid, partly] = items.map(({ item }) => Number(item.invoiceNumber))
    const account = items.at(-1)?.accountId
    await book({ ...ofDanish, do: 'pay', invoice: paid })
    await book({ ...ofDanish, do: 'pay', invoice: partly, cents: 2_500 })
    const fresh = await book({ ...ofDanish, do: 'bill', account, cents: 50_000, dueIn: 1 })

    await goOn(2 * minute)
    await onlyBook()
    await settled()
    await goOn(2 * 86_400_000)
    await book({ ...ofDanish, do: 'reopen', invoice: paid })
    await onlyBook()
    await settled()

    const [first, second] = changes
    expect([names(first?.gone ?? []), names(first?.appeared ?? [])]).toEqual([[String(paid)], [String(fresh)]])
    expect(first?.partlyPaid.map(({ item, before }) => [item.invoiceNumber, before.minor - item.amount.minor])).toEqual([
      [String(partly), 2_500],
    ])
    expect(first?.newlyOverdue).toEqual([])
    expect(names(second?.appeared ?? [])).toEqual([String(paid)])
    expect(names(second?.newlyOverdue ?? [])).toContain(String(fresh))
    expect(changes).toHaveLength(2)
  })

  it('is told again after the next reading when it couldn’t be, together with what changed since', async () => {
    const account = (await itemsOf(await onlyBook()))[0]?.accountId
    const first = await book({ ...ofDanish, do: 'bill', account, cents: 50_000, dueIn: 30 })
    service.onRead(async () => {
      throw new Error('the process ends')
    })
    await goOn(2 * minute)
    await onlyBook()
    await settled()
    ;({ service, settled } = start())
    const changes = changesTold()
    const second = await book({ ...ofDanish, do: 'bill', account, cents: 60_000, dueIn: 30 })

    await goOn(2 * minute)
    await onlyBook()
    await settled()
    await goOn(2 * minute)
    await onlyBook()
    await settled()

    expect(changes.map(({ appeared }) => names(appeared).sort())).toEqual([[String(first), String(second)].sort()])
  })

  it('shows in the totals of each day', async () => {
    const before = await onlyBook()
    const day = today(now(), 'Europe/Amsterdam')
    const account = (await itemsOf(before))[0]?.accountId
    await book({ ...ofDanish, do: 'bill', account, cents: 70_000, dueIn: 30 })
    await goOn(7 * 86_400_000)

    const after = await onlyBook()

    const then = await service.totalsOn(tenantId, dk.code, day, '2026-01-01')
    const balance = (totals: Book['totals']) => totals.find(({ currency }) => currency === 'DKK')?.balance ?? 0
    expect(then?.day).toBe(day)
    expect(balance(after.totals) - balance(then?.totals ?? [])).toBe(70_000)
  })
})
