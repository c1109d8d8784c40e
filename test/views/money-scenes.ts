import { auditCard, auditFileCard } from '../../src/views/audit-card.ts'
import { moneyRightsCard } from '../../src/views/money-rights-card.ts'
import { searchCard } from '../../src/views/search-card.ts'
import { searchDialogCard } from '../../src/views/search-dialog-card.ts'
import { searchFiguresCard } from '../../src/views/search-figures-card.ts'
import type { View } from '../../src/views/view.ts'
import { acme, now, type Setting } from './scenes.ts'

const timeZone = 'Europe/Amsterdam'
const list = <Each>(many: number, each: (index: number) => Each) => Array.from({ length: many }, (_, index) => each(index))
const customer = (t: Setting['t'], index = 0) => ({ id: `1:customer-${index}`, name: t('Acme B.V.'), code: t('1001'), city: t('Delft') })

/** Who may see money, who looked, and what is shared from the compose box. */
export const moneyScenes: Readonly<Record<string, (setting: Setting) => View>> = {
  audit: ({ t, many, locale }) =>
    auditCard(
      {
        looks: list(Math.min(many, 20), (index) => ({
          at: now,
          person: t('Megan Bowen'),
          where: index % 2 ? 'personal' : 'channel',
          what: index % 3 ? 'balance' : 'everyone',
          customer: index % 3 ? t('Acme B.V.') : null,
          administration: t('Saldo Demo'),
        })),
        more: many > 20,
        timeZone,
      },
      locale,
    ),
  'audit as a file': ({ locale }) => auditFileCard('https://saldo.example.com/files/x', locale),
  'money-rights': ({ t, many, locale }) =>
    moneyRightsCard(
      {
        who: many > 1 ? 'listed' : 'everyone',
        people: list(many, (index) => ({
          id: `p${index}`,
          name: t('Megan Bowen'),
          admin: index === 0,
          listed: index === 1,
          manager: index === 2 ? t('M. Bowen') : null,
        })),
        ownOnly: many > 1,
        chats: many,
        outcome: many === 0 ? 'nobody' : many === 1 ? null : 'saved',
      },
      locale,
    ),
  search: ({ t, locale }) => searchCard(customer(t), locale),
  'search-figures': ({ t, many, locale }) =>
    searchFiguresCard(
      {
        ...customer(t),
        books: [{ administration: t('Saldo Demo'), positions: many === 0 ? [] : [acme], asOf: now }],
        unread: many > 1 ? [{ administration: t('Saldo Demo België'), problem: t('Exact didn’t answer.') }] : [],
        exactUrl: 'https://start.exactonline.nl/',
        timeZone,
        dialog: false,
      },
      locale,
    ),
  'search-figures in a dialog, two administrations': ({ t, locale }) =>
    searchFiguresCard(
      {
        ...customer(t),
        books: list(2, (index) => ({ administration: t(`Saldo Demo ${index}`), positions: [acme], asOf: now })),
        unread: [],
        exactUrl: 'https://start.exactonline.nl/',
        timeZone,
        dialog: true,
      },
      locale,
    ),
  'search-dialog': ({ t, many, locale }) =>
    searchDialogCard({ customers: list(many, (index) => customer(t, index)), unknown: many === 0 ? t('Acme') : null }, locale),
  'search-dialog without anybody': ({ locale }) => searchDialogCard({ customers: [], unknown: null }, locale),
}
