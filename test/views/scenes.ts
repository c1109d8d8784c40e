import type { DatedItem, Position } from '../../src/receivables/types.ts'
import type { FieldType, Run } from '../../src/sync/types.ts'
import { administrationsCard } from '../../src/views/administrations-card.ts'
import { type BalanceData, balanceCard } from '../../src/views/balance-card.ts'
import { companyCard } from '../../src/views/company-card.ts'
import { confirmCard } from '../../src/views/confirm-card.ts'
import { connectCard } from '../../src/views/connect-card.ts'
import { connectedCard } from '../../src/views/connected-card.ts'
import { customerChoicesCard } from '../../src/views/customer-choices-card.ts'
import { helpCard } from '../../src/views/help-card.ts'
import { mappingCard } from '../../src/views/mapping-card.ts'
import { newProfileCard } from '../../src/views/new-profile-card.ts'
import { noticeCard } from '../../src/views/notice-card.ts'
import { peopleCard } from '../../src/views/people-card.ts'
import { previewCard } from '../../src/views/preview-card.ts'
import { profilesCard } from '../../src/views/profiles-card.ts'
import { progressCard } from '../../src/views/progress-card.ts'
import { resultCard } from '../../src/views/result-card.ts'
import type { RunLine } from '../../src/views/run-line.ts'
import { runsCard } from '../../src/views/runs-card.ts'
import { settingsCard } from '../../src/views/settings-card.ts'
import { statusCard } from '../../src/views/status-card.ts'
import { unknownCard } from '../../src/views/unknown-card.ts'
import type { View } from '../../src/views/view.ts'
import { welcomeCard } from '../../src/views/welcome-card.ts'

/** `t` marks every text a person or a vendor wrote; `many` is how long the lists are. */
export type Setting = { t: (text: string) => string; many: number; locale: string }

export const now = new Date('2025-03-31T12:05:00Z')
const timeZone = 'Europe/Amsterdam'

function list<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => make(index))
}

function euro(minor: number) {
  return { minor, currency: 'EUR' }
}

type Line = [number: string, invoiceDate: string, dueDate: string, minor: number, daysLate: number | null, kind?: DatedItem['kind']]

function item([number, invoiceDate, dueDate, minor, daysLate, kind = 'invoice']: Line): DatedItem {
  const invoiceNumber = kind === 'receipt' ? null : number
  return {
    id: number,
    kind,
    invoiceNumber,
    entryNumber: number,
    description: '',
    yourReference: null,
    invoiceDate,
    dueDate,
    amount: euro(minor),
    daysLate,
  }
}

const lines: Line[] = [
  ['1001', '2024-12-10', '2025-01-09', 121000, 81],
  ['1002', '2025-01-15', '2025-02-14', 142000, 45],
  ['1003', '2025-02-20', '2025-03-22', 60500, 9],
  ['1005', '2025-03-01', '2025-03-31', 50000, 0],
  ['1004', '2025-03-10', '2025-04-09', 363000, -9],
  ['C201', '2025-02-25', '2025-02-25', -36300, null, 'credit-note'],
  ['B77', '2025-03-28', '2025-03-28', -25000, null, 'receipt'],
]

/** Acme on 31 March 2025: 6,752.00 open, of which 3,235.00 overdue, and 613.00 of open credit. */
export const acme: Position = {
  currency: 'EUR',
  balance: euro(675200),
  gross: euro(736500),
  credit: euro(-61300),
  overdue: euro(323500),
  overdueCount: 3,
  oldestDays: 81,
  ageing: { 'not-due': euro(413000), '1-30': euro(60500), '31-60': euro(142000), '61-90': euro(121000), 'over-90': euro(0) },
  items: lines.map(item),
}

export function balanceData({ t, many }: Pick<Setting, 't' | 'many'>): BalanceData {
  return {
    focus: 'balance',
    customer: {
      id: 'a-1',
      name: t('Acme B.V.'),
      code: t('              1001'),
      city: t('Utrecht'),
      phone: t('+31 30 123 4567'),
      blocked: false,
      creditLimit: null,
    },
    administration: t('Sandbox B.V.'),
    positions: [acme],
    asOf: now,
    timeZone,
    exactUrl: 'https://start.exactonline.nl/docs/CRMAccount.aspx?ID=a-1',
    near: list(many, (index) => ({ id: `n-${index}`, name: t(`Acme ${index}`) })),
    fromCache: false,
  }
}

export function run(change: Partial<Run> = {}, t: Setting['t'] = (text) => text): Run {
  return {
    tenantId: 'tenant',
    number: 12,
    profile: {
      id: 'p-1',
      version: 3,
      updatedAt: now.toISOString(),
      updatedBy: 'someone',
      title: t('Customers'),
      target: 'company',
      source: 'account',
      mappings: [],
      key: { target: 'customerId', source: 'ID' },
      mode: 'import',
    },
    mode: 'import',
    preview: false,
    administration: 1,
    askedBy: 'someone',
    state: 'done',
    phase: 'applying',
    read: 1200,
    planned: { create: 1190, update: 0, unchanged: 0, skip: 5, ask: 2, fail: 3 },
    outcomes: { created: 1190, updated: 0, unchanged: 0, skipped: 7, failed: 3 },
    planPosition: '',
    calls: 3,
    queuedAt: '2025-03-31T12:04:00Z',
    startedAt: '2025-03-31T12:04:01Z',
    finishedAt: '2025-03-31T12:04:13Z',
    toldAt: null,
    cancelAsked: false,
    problem: null,
    card: null,
    ...change,
  }
}

function runLines({ t, many }: Setting): RunLine[] {
  return list(many, (index) => ({
    number: 40 - index,
    title: t('Customers'),
    mode: 'import-update',
    preview: index === 1,
    state: 'done',
    counts: run().outcomes,
    askedBy: t('Jane Doe'),
    at: now,
  }))
}

function fields(length: number, t: Setting['t']) {
  return list(length, (index) => ({ name: `SomeLongerFieldName${index}`, label: t(`Some longer field name ${index}`) }))
}

function mapping({ t, many, locale }: Setting, profileId: string | null): View {
  const rows = list(many, (index) => ({
    target: `target${index}`,
    targetLabel: t(`CRM field ${index}`),
    targetType: 'text' as FieldType,
    source: `Source${index}`,
    sourceLabel: t(`Exact field ${index}`),
    sample: index % 2 ? null : t('Acme B.V.'),
    isKey: index === 1,
    problem: index === 2 ? t('Too long for the CRM.') : null,
  }))
  return mappingCard(
    {
      draftId: '7d9f3c52-6d8a-4f2e-9a55-0c8f4a1f2b3c',
      profileId,
      title: t('Customers'),
      target: 'company',
      source: 'account',
      mode: 'import',
      rows,
      targetFields: fields(45, t),
      sourceFields: fields(166, t),
      problems: list(many, () => t('A required field is not filled.')),
      message: many ? t('Title is now filled from Name.') : null,
    },
    locale,
  )
}

function status(setting: Setting): View {
  const { t, many, locale } = setting
  const connected = {
    exactUser: t('Jan Jansen'),
    connectedBy: t('Jane Doe'),
    administration: t('Sandbox B.V.'),
    since: now,
    token: 'fresh' as const,
    problem: many > 5 ? t('Exact asked to slow down.') : null,
    minuteLeft: 58,
    minuteLimit: 60,
    dayLeft: 4990,
    dayLimit: 5000,
    financialYearStart: '2025-01-01',
  }
  const crm = { kind: 'embedded' as const, companies: 1200, people: 2310 }
  return statusCard(
    { connected: many ? connected : null, crm, runs: runLines(setting), notify: many > 0, admin: true, now, timeZone },
    locale,
  )
}

function settings({ t, many, locale }: Setting, clientIdFrom: 'environment' | 'settings'): View {
  return settingsCard(
    {
      clientId: t('5b0e9c1e-0000-4000-8000-1f6f5e2f8c11'),
      clientIdFrom,
      hasSecret: true,
      administrations: list(many, (index) => ({ code: 100 + index, name: t(`Books ${index}`) })),
      administration: many ? 100 : null,
      financialYearStart: many ? '2025-01-01' : null,
      financialYearFrom: many ? 'exact' : null,
      redirectUrl: 'https://saldo.example/auth/exact/callback',
      saved: many ? t('Saved.') : null,
      problems: list(many, () => t('The client ID looks too short.')),
    },
    locale,
  )
}

function result({ t, many, locale }: Setting, audience: 'asker' | 'subscriber'): View {
  const records = list(many, () => ({
    label: t('Acme B.V.'),
    reason: { code: 'too-long' as const, field: t('Title'), detail: t('at most 80 characters') },
  }))
  return resultCard(
    {
      run: run({}, t),
      failed: records,
      moreFailed: many,
      asked: records,
      moreAsked: 0,
      partly: [],
      morePartly: false,
      by: t('Jane Doe'),
      audience,
    },
    locale,
  )
}

function preview({ t, many, locale }: Setting): View {
  const changes = list(many, (index) => ({ field: t(`Field ${index}`), from: index % 2 ? t('old') : null, to: t('new') }))
  const examples = list(many, () => ({ label: t('Acme B.V.'), action: 'update' as const, changes, reason: null }))
  return previewCard({ run: run({ preview: true }, t), examples, more: many, draftId: many ? 'd-1' : null }, locale)
}

function currencies({ t, many, locale }: Setting): View {
  const positions = list(
    many,
    (): Position => ({
      ...acme,
      items: list(many, () => acme.items[0] as DatedItem).map((each) => ({ ...each, yourReference: t('PO 77') })),
    }),
  )
  return balanceCard({ ...balanceData({ t, many }), positions, fromCache: true }, locale)
}

/** Every view under its name. What stands before a space is the template's name. */
export const scenes: Readonly<Record<string, (setting: Setting) => View>> = {
  welcome: ({ locale }) => welcomeCard({ scope: 'personal', admin: true, connected: false }, locale),
  'welcome in a channel': ({ locale }) => welcomeCard({ scope: 'channel', admin: false, connected: true }, locale),
  help: ({ t, many, locale }) =>
    helpCard(
      {
        groups: list(Math.min(many, 6), (group) => ({
          title: t(`Group ${group}`),
          entries: list(Math.min(many, 8), () => ({ example: t('balance for Acme'), does: t('What a customer owes') })),
        })),
        buttons: list(many, () => ({ title: t('Balance'), text: t('balance for Acme') })),
        note: many ? t('Money is answered in a chat with you alone.') : null,
      },
      locale,
    ),
  connect: ({ t, many, locale }) =>
    connectCard(
      {
        url: 'https://saldo.example/auth/start/1',
        parked: many ? t('run Customers import') : null,
        reason: many ? t('Connect first.') : null,
      },
      locale,
    ),
  administrations: ({ t, many, locale }) =>
    administrationsCard(
      {
        options: list(many, (index) => ({ code: index, name: t(`Books ${index}`), country: 'nl', currency: 'EUR' })),
        preferred: many ? 0 : null,
      },
      locale,
    ),
  connected: ({ t, many, locale }) =>
    connectedCard(
      {
        exactUser: t('Jan Jansen'),
        administration: t('Sandbox B.V.'),
        currency: 'EUR',
        financialYearStart: many ? '2025-01-01' : null,
        financialYearFrom: many ? 'exact' : null,
        next: list(many, () => ({ title: t('New profile'), text: t('new profile') })),
      },
      locale,
    ),
  settings: (setting) => settings(setting, 'settings'),
  'settings from the environment': (setting) => settings(setting, 'environment'),
  confirm: ({ t, many, locale }) =>
    confirmCard(
      {
        title: t('Delete Customers?'),
        text: t('The profile goes; what it imported stays.'),
        facts: list(many, () => ({ name: t('Fields'), value: t('12') })),
        confirm: { title: t('Delete Customers'), verb: 'delete-profile', data: { profile: 'p-1' } },
        cancel: { title: t('Keep it'), verb: 'dismiss', data: {} },
        destructive: true,
      },
      locale,
    ),
  status,
  notice: ({ t, many, locale }) =>
    noticeCard(
      {
        tone: 'error',
        title: t('That didn’t work'),
        text: t('Try again in a minute.'),
        buttons: list(many, () => ({ title: t('Help'), text: t('help') })),
        reference: t('8f3a12'),
      },
      locale,
    ),
  'new-profile': ({ t, many, locale }) =>
    newProfileCard(
      { title: t('Customers'), target: 'company', source: 'account', problems: list(many, () => t('There is one with this title.')) },
      locale,
    ),
  mapping: (setting) => mapping(setting, 'p-1'),
  'mapping of a new profile': (setting) => mapping(setting, null),
  profiles: ({ t, many, locale }) =>
    profilesCard(
      {
        profiles: list(many, (index) => ({
          id: `p-${index}`,
          title: t(`Customers ${index}`),
          target: 'company',
          source: 'account',
          fields: 12,
          version: 3,
          updatedAt: now,
          lastRun: index % 2 ? null : { number: 12, state: 'done', at: now },
        })),
        timeZone,
      },
      locale,
    ),
  progress: ({ t, many, locale }) =>
    progressCard(
      {
        run: run({ state: 'running', outcomes: { created: 412, updated: 0, unchanged: 0, skipped: 0, failed: 0 } }, t),
        now,
        calls: 3,
        waiting: many ? t('Exact asked to wait.') : null,
      },
      locale,
    ),
  result: (setting) => result(setting, 'asker'),
  'result for a subscriber': (setting) => result(setting, 'subscriber'),
  preview,
  runs: (setting) => runsCard({ runs: runLines(setting), timeZone }, setting.locale),
  'customer-choices': ({ t, many, locale }) =>
    customerChoicesCard(
      {
        text: t('acme'),
        command: 'balance',
        customers: list(many, (index) => ({ id: `a-${index}`, name: t(`Acme ${index}`), code: t('   1001'), city: t('Utrecht') })),
      },
      locale,
    ),
  balance: (setting) => balanceCard(balanceData(setting), setting.locale),
  'balance in many currencies': currencies,
  company: ({ t, many, locale }) =>
    companyCard(
      {
        title: t('Acme B.V.'),
        customerId: 'a-1',
        fields: list(many, (index) => ({ label: t(`Field ${index}`), value: t('Value') })),
        people: list(many, () => ({ name: t('Jane Doe'), detail: t('jane@acme.example') })),
        version: 4,
      },
      locale,
    ),
  unknown: ({ t, many, locale }) =>
    unknownCard(
      {
        text: t('blance acme'),
        guess: many ? { title: t('balance for Acme'), text: t('balance for Acme') } : null,
        suggestions: list(many, () => ({ title: t('Help'), text: 'help' })),
      },
      locale,
    ),
  people: ({ t, many, locale }) =>
    peopleCard(
      {
        admins: list(many, (index) => ({ id: `${index}`, name: t('Jane Doe') })),
        others: list(many, (index) => ({ id: `${index}`, name: t('Joe Bloggs') })),
      },
      locale,
    ),
}
