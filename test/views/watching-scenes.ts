import { watchKinds } from '../../src/receivables/watch-events.ts'
import { digestCard } from '../../src/views/digest-card.ts'
import { digestFormCard } from '../../src/views/digest-form-card.ts'
import { markCard } from '../../src/views/mark-card.ts'
import { newsCard } from '../../src/views/news-card.ts'
import type { NewsItem, PromiseItem } from '../../src/views/news-item.ts'
import { promiseCard } from '../../src/views/promise-card.ts'
import { promiseDayCard } from '../../src/views/promise-day-card.ts'
import type { View } from '../../src/views/view.ts'
import { watchFormCard } from '../../src/views/watch-form-card.ts'
import { watchCard, watchesCard } from '../../src/views/watches-card.ts'
import { whichInvoiceCard } from '../../src/views/which-invoice-card.ts'

type Setting = { t: (text: string) => string; many: number; locale: string }

const now = new Date('2025-03-31T12:05:00Z')
const timeZone = 'Europe/Amsterdam'
const euro = (minor: number) => ({ minor, currency: 'EUR' })
const list = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index))
const id = '102030:8f1c2d3e-0000-4000-8000-000000000001'

function news({ t }: Setting, index: number): NewsItem & { promise: null } {
  const kind = watchKinds[index % watchKinds.length] ?? 'paid'
  const left = kind === 'paid' ? (index % 2 ? euro(1_420_00) : euro(0)) : kind === 'over-limit' ? euro(10_000_00) : null
  const event = {
    kind,
    invoice: index % 7 === 6 ? null : t(`2025000${index}`),
    amount: euro(1_210_00 * (index + 1)),
    left,
    own: 1_210_00 * (index + 1),
  }
  const days = { dueDate: kind === 'paid' ? null : '2025-03-22', days: 81, usualDays: 34 }
  const customer = { administration: 102030, accountId: `account-${Math.floor(index / 5)}`, name: t('Acme B.V.') }
  return { ...customer, event: { ...event, ...days }, asOf: now, promise: null }
}

function promised({ t }: Setting, index: number): PromiseItem {
  const items = list((index % 2) + 1, (place) => ({ itemId: `${place}`, invoice: t('20250003'), open: euro(605_00) }))
  const mark = { id: 'p-1', accountId: 'account-1', by: 'a-1', at: now, kind: 'promise' as const, items, amount: null, day: '2025-04-04' }
  const promise = {
    ...mark,
    text: t('Acme promised to pay 20250003 on Friday'),
    state: index % 3 ? ('open' as const) : ('broken' as const),
  }
  return { administration: 102030, accountId: 'account-1', name: t('Acme B.V.'), promise, event: null }
}

const watchLine = (t: Setting['t'], index = 0) => ({ id, name: t(`Acme ${index} B.V.`), kinds: watchKinds, large: euro(10_000_00) })
const quiet = { from: '20:00', until: '07:00' }

export const watchingScenes: Readonly<Record<string, (setting: Setting) => View>> = {
  news: (setting) => newsCard({ items: list(Math.max(1, setting.many), (index) => news(setting, index)), timeZone }, setting.locale),
  'news as digest': (setting) => {
    const lines = [
      ...list(setting.many, (index) => news(setting, index)),
      ...list(Math.min(setting.many, 5), (index) => promised(setting, index)),
    ]
    return digestCard(
      { lines, since: setting.many === 0 ? null : now, asOf: setting.many === 0 ? null : now, nextAt: now, timeZone },
      setting.locale,
    )
  },
  'news of a promise noted': (setting) => promiseCard({ ...promised(setting, 1), why: 'noted' }, setting.locale),
  'news of a promise due': (setting) => promiseCard({ ...promised(setting, 2), why: 'due' }, setting.locale),
  'news of a promise broken': (setting) => promiseCard({ ...promised(setting, 0), why: 'broken' }, setting.locale),
  'news of a dispute': ({ t, locale }) => {
    const mark = { id: 'd-1', accountId: 'a-1', by: 'p-1', at: now, itemId: 'i-1', invoice: t('20250003') }
    return markCard({ ...mark, kind: 'dispute', reason: t('the price') }, t('Acme B.V.'), 102030, locale)
  },
  'news of a note': ({ t, locale }) =>
    markCard({ id: 'n-1', accountId: 'a-1', by: 'p-1', at: now, kind: 'note', text: t('call after ten') }, t('Acme B.V.'), 102030, locale),
  'news of a watch': ({ t, locale }) => watchCard(watchLine(t), quiet, locale),
  'news of watches': ({ t, many, locale }) => {
    const digest = many === 0 ? null : { text: t('daily at 08:00'), nextAt: now }
    return watchesCard(
      { watches: list(many, (index) => watchLine(t, index)), resting: many, digest, quiet: many > 1 ? quiet : null, timeZone },
      locale,
    )
  },
  'news of one number': ({ t, many, locale }) => {
    const found = list(many, (index) => ({ administration: index, administrationName: t('Books'), accountId: 'a-1', name: t('Acme B.V.') }))
    return whichInvoiceCard({ invoice: t('20250003'), reason: t('the price'), found }, locale)
  },
  'watch-form': ({ t, many, locale }) => watchFormCard({ ...watchLine(t), typed: many > 1 ? t('1.234') : null }, locale),
  'promise-day': ({ t, many, locale }) =>
    promiseDayCard({ id: 'p-1', name: t('Acme B.V.'), day: '2025-04-04', today: '2025-03-31', past: many > 1 }, locale),
  'digest-form': ({ t, locale }) => digestFormCard({ text: t('every weekday at 07:30') }, locale),
}
