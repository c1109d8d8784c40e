import { wordError } from '../../views/error-words.ts'
import { decimal } from '../../views/format.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { type OverdueRow, type OverdueSection, overdueAllCard } from '../../views/overdue-all-card.ts'
import { overdueFileCard } from '../../views/overdue-csv.ts'
import type { View } from '../../views/view.ts'
import { words as refusals } from '../../views/words/overdue-filter.ts'
import { checkOf, markedOf, movementOf, type OverdueOf, overdueIn, type Refused, readNarrowing } from '../everyone.ts'
import type { Pressed, Reply, Request } from '../request.ts'
import type { BookCustomer, Services } from '../services.ts'

type Args = Readonly<Record<string, string>>

const pageSize = 10
const freshForMs = 60_000
const narrowing = ['mine', 'manager', 'above', 'days', 'country'] as const

/** Everybody who is overdue, the worst first. */
export async function overdueAll(request: Request, args: Args, services: Services): Promise<Reply> {
  return { views: [await pageOf(request, args, 0, args.fresh !== undefined, services)], private: 'money' }
}

/** Another page of the list in the same card, or the first one anew. */
export async function turnOverdue(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const page = /^\d{1,6}$/.test(data.page ?? '') ? Number(data.page) : 0
  return { views: [await pageOf(request, data, page, data.fresh === 'true', services)], replace: true, private: 'money' }
}

/** A link to the whole list as a file, in the asker's own chat. */
export async function downloadOverdue(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const { who } = request
  const narrowed = await readNarrowing(data, who, services)
  if ('refused' in narrowed) return { views: [refused(narrowed, who.locale)] }
  const { books } = await services.openBook.book(who.tenantId, { maxAgeMs: freshForMs, lane: 'chat' })
  const lists = await overdueIn(books, narrowed.filter)
  const { url, expiresAt } = await services.downloads.offerMoney(who, { kind: 'overdue', asked: askedOf(data) })
  const customers = lists.reduce((sum, { listed }) => sum + listed.length, 0)
  return { views: [overdueFileCard({ customers, url, expiresAt, timeZone: who.timeZone }, who.locale)], private: true }
}

async function pageOf({ who, where }: Request, args: Args, page: number, fresh: boolean, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = who
  const narrowed = await readNarrowing(args, who, services)
  if ('refused' in narrowed) return refused(narrowed, locale)
  const { books, unread } = await services.openBook.book(tenantId, { maxAgeMs: fresh ? 0 : freshForMs, lane: 'chat' })
  const lists = await overdueIn(books, narrowed.filter)
  const all = lists.reduce((sum, { listed }) => sum + listed.length, 0)
  const from = Math.min(page, Math.max(0, Math.ceil(all / pageSize) - 1)) * pageSize
  const ownOnly = (await services.money.limit(who)) !== null
  const whole = Object.values(narrowed.shown).every((each) => each === null)
  await services.audit.note(who, where, 'everyone', null, null)
  return overdueAllCard(
    {
      sections: await sectionsOf(lists, { from, whole: whole && !ownOnly, tenantId }, services),
      unread: unread.map(({ administration, error }) => ({ administration, problem: wordError(error, locale) })),
      filter: narrowed.shown,
      asked: askedOf(args),
      ownOnly,
      ...{ from: all === 0 ? 0 : from + 1, to: Math.min(all, from + pageSize), all, page: from / pageSize },
      asOf: new Date(Math.min(...books.map(({ asOf }) => asOf.getTime()))),
      timeZone,
    },
    locale,
  )
}

/** Currencies in which nobody is listed are left out, unless the check has to say something of them. */
async function sectionsOf(
  lists: readonly OverdueOf[],
  { from, whole, tenantId }: { from: number; whole: boolean; tenantId: string },
  services: Services,
): Promise<OverdueSection[]> {
  const sections: OverdueSection[] = []
  let before = 0
  for (const list of lists) {
    const { book, currency, total, listed } = list
    const rows = listed.slice(Math.max(0, from - before), Math.max(0, from + pageSize - before))
    before += listed.length
    const check = whole ? checkOf(book, currency) : null
    if (listed.length === 0 && check?.kind !== 'differs') continue
    sections.push({
      administration: book.administration.name,
      overdue: { minor: sum(listed.map(({ overdue }) => overdue)), currency },
      balance: { minor: total.balance, currency },
      customers: listed.length,
      invoices: sum(listed.map(({ overdueCount }) => overdueCount)),
      check,
      movement: whole ? await movementOf(book, currency, tenantId, services) : null,
      marked: await markedOf(list, tenantId, services),
      rows: rows.map((customer) => rowOf(customer, book.urlOf(customer.accountId))),
    })
  }
  return sections
}

function rowOf({ name, code, manager, currency, overdue, balance, overdueCount, oldestDays }: BookCustomer, url: string): OverdueRow {
  const money = (minor: number) => ({ minor, currency })
  return { name, code, manager, url, overdue: money(overdue), balance: money(balance), invoices: overdueCount, oldestDays }
}

function askedOf(args: Args): Record<string, string> {
  return Object.fromEntries(narrowing.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])))
}

function refused(refusal: Refused, locale: string): View {
  const said = refusals(locale)
  const everyone = { title: said.everyone, text: 'overdue' }
  const notice = (text: string, buttons: { title: string; text: string }[]) =>
    noticeCard({ tone: 'info', title: said.title, text, buttons }, locale)
  if (refusal.refused === 'noName') return notice(said.noName, [everyone])
  const text = refusal.text.slice(0, 60)
  if (refusal.refused !== 'twoAmounts') return notice(said[refusal.refused](text), [everyone])
  const meant = refusal.readings.map((amount) => ({
    title: said.above(decimal(amount, 2, locale)),
    text: `overdue above ${hundredths(amount)}`,
  }))
  return notice(said.twoAmounts(text), [...meant, everyone])
}

/** So that the button's command can be read in one way only. */
const hundredths = (amount: string) => Number(amount).toFixed(2)

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
