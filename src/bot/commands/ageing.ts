import { type AgeingSection, ageingCard } from '../../views/ageing-card.ts'
import { wordError } from '../../views/error-words.ts'
import type { View } from '../../views/view.ts'
import { checkOf, movementOf, totalsIn } from '../everyone.ts'
import type { Pressed, Reply, Request } from '../request.ts'
import type { Services } from '../services.ts'

const freshForMs = 60_000

/** All that is open by age, with what Exact itself says it comes to. */
export async function ageing(request: Request, args: Readonly<Record<string, string>>, services: Services): Promise<Reply> {
  return { views: [await ageingOf(request, args.fresh !== undefined, services)], private: 'money' }
}

export async function refreshAgeing(request: Request, _pressed: Pressed, services: Services): Promise<Reply> {
  return { views: [await ageingOf(request, true, services)], replace: true, private: 'money' }
}

async function ageingOf({ who, where }: Request, fresh: boolean, services: Services): Promise<View> {
  const { tenantId, locale, timeZone } = who
  const { books, unread } = await services.openBook.book(tenantId, { maxAgeMs: fresh ? 0 : freshForMs, lane: 'chat' })
  const sections: AgeingSection[] = []
  for (const book of books) {
    for (const total of totalsIn(book, await book.customers())) {
      const { currency } = total
      const movement = await movementOf(book, currency, tenantId, services)
      sections.push({ administration: book.administration.name, total, check: checkOf(book, currency), movement })
    }
  }
  await services.audit.note(who, where, 'ageing', null, null)
  const data = {
    sections,
    unread: unread.map(({ administration, error }) => ({ administration, problem: wordError(error, who.locale) })),
    ownOnly: (await services.money.limit(who)) !== null,
    asOf: new Date(Math.min(...books.map(({ asOf }) => asOf.getTime()))),
    timeZone,
  }
  return ageingCard(data, locale)
}
