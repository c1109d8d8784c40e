import { createLedger, totalsOf } from '../../src/receivables/ledger-ageing.ts'
import { ageingCard } from '../../src/views/ageing-card.ts'
import type { Check } from '../../src/views/book-words.ts'
import { type OverdueAllData, type OverdueSection, overdueAllCard } from '../../src/views/overdue-all-card.ts'
import { overdueFileCard } from '../../src/views/overdue-csv.ts'
import type { View } from '../../src/views/view.ts'

type Setting = { t: (text: string) => string; many: number; locale: string }

const timeZone = 'Europe/Amsterdam'
export const asOf = new Date('2025-03-31T12:05:00Z')
const customers = ['Acme B.V.', 'Bakkerij De Gouden Korenaar Leeuwarden B.V.', 'Jansen & Zn.', 'Nordwest Hydraulik GmbH', 'Café de Zon']
const checks: readonly Check[] = [{ kind: 'same' }, { kind: 'differs', balance: -12_050, overdue: 0 }, { kind: 'unknown' }]

export function overdueSection({ t, many }: Pick<Setting, 't' | 'many'>, index = 0, rows = Math.min(many, 10)): OverdueSection {
  const currency = index % 2 ? 'USD' : 'EUR'
  const money = (minor: number) => ({ minor, currency })
  return {
    administration: t(index < 2 ? 'Saldo Demo Nederland B.V.' : 'Saldo Demo Danmark ApS'),
    overdue: money(323_500 * many),
    balance: money(675_200 * many),
    customers: many,
    invoices: many * 3,
    check: checks[index % checks.length] ?? null,
    movement: index % 3 === 2 ? null : { overdue: (1 - (index % 3)) * 121_000, since: '2025-03-24' },
    marked: index % 2 ? null : { disputed: 60_500, promised: 121_000 },
    rows: Array.from({ length: rows }, (_, place) => ({
      name: t(customers[place % customers.length] ?? ''),
      code: t(String(10_000 + place)),
      manager: place % 2 ? t('Megan Bowen') : null,
      url: 'https://start.exactonline.nl/docs/CRMAccountCard.aspx?AccountID=6c6e0b1a-9d3f-4b0a-8e60-0d5b6f3a1c11&_Division_=350101',
      overdue: money(Math.max(323_500 - place * 30_550, 1_000)),
      balance: money(675_200),
      invoices: 1 + (place % 3),
      oldestDays: 81 - place,
    })),
  }
}

export function overdueData({ t, many }: Pick<Setting, 't' | 'many'>): OverdueAllData {
  return {
    sections: many === 0 ? [] : [overdueSection({ t, many })],
    unread: [],
    filter: { manager: null, above: null, days: null, country: null },
    asked: {},
    ownOnly: false,
    ...{ from: Math.min(many, 1), to: Math.min(many, 10), all: many, page: 0 },
    asOf,
    timeZone,
  }
}

const items = [
  ['2025-01-09', 121_000],
  ['2025-02-14', 142_000],
  ['2025-03-22', 60_500],
  ['2025-03-31', 50_000],
  ['2025-04-09', 363_000],
  ['2025-02-25', -36_300],
  ['2025-03-28', -25_000],
] as const

export function ageingSections({ t, many }: Pick<Setting, 't' | 'many'>) {
  return Array.from({ length: Math.max(1, many) }, (_, index) => {
    const ledger = createLedger('2025-03-31')
    const currency = index % 2 ? 'USD' : 'EUR'
    ledger.add(
      items.slice(0, many === 0 ? 0 : 7).map(([dueDate, minor]) => ({ accountId: 'a', item: { dueDate, amount: { minor, currency } } })),
    )
    return totalsOf(ledger.customers(), currency).map((total) => ({
      administration: t('Saldo Demo Nederland B.V.'),
      total,
      check: checks[index % checks.length] ?? null,
      movement: index === 0 && many > 0 ? { overdue: -45_050, since: '2025-03-24' } : null,
    }))
  }).flat()
}

/** Cards about everybody's open items. */
export const everyoneScenes: Readonly<Record<string, (setting: Setting) => View>> = {
  'overdue-all': (setting) => overdueAllCard(overdueData(setting), setting.locale),
  'overdue-all, narrowed, in several administrations, on a later page': ({ t, many, locale }) =>
    overdueAllCard(
      {
        ...overdueData({ t, many }),
        sections: Array.from({ length: Math.min(many, 12) }, (_, index) => overdueSection({ t, many }, index, index < 2 ? 5 : 0)),
        unread: Array.from({ length: many }, () => ({ administration: t('Closed books'), problem: t('All calls are used.') })),
        filter: { manager: t('Megan Bowen'), above: t('1000'), days: 30, country: t('Netherlands') },
        asked: { mine: 'yes', above: t('1000'), days: '30', country: t('NL') },
        ownOnly: true,
        ...(many > 0 && { from: 11, to: 20, all: many * 10 + 10, page: 1 }),
      },
      locale,
    ),
  ageing: ({ t, many, locale }) =>
    ageingCard(
      {
        sections: ageingSections({ t, many }),
        unread: Array.from({ length: Math.max(0, many - 1) }, () => ({
          administration: t('Closed books'),
          problem: t('All calls are used.'),
        })),
        ownOnly: many > 1,
        asOf,
        timeZone,
      },
      locale,
    ),
  'download of overdue': ({ many, locale }) =>
    overdueFileCard({ customers: many, url: 'http://localhost:3978/files/abc', expiresAt: asOf, timeZone }, locale),
}
