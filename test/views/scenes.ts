import type { InvoiceLine } from '../../src/receivables/invoice-lines.ts'
import type { DatedItem, Position } from '../../src/receivables/types.ts'
import type { Transform } from '../../src/sync/field-rules/types.ts'
import type { Condition } from '../../src/sync/filter/types.ts'
import { matchLevels } from '../../src/sync/match-levels.ts'
import type { Pairing } from '../../src/sync/pairing.ts'
import type { HistoryRow } from '../../src/sync/ports.ts'
import type { Question } from '../../src/sync/question.ts'
import type { FieldType, JournalRow, Parked, Run } from '../../src/sync/types.ts'
import { accountStateCard } from '../../src/views/account-state-card.ts'
import { administrationsCard } from '../../src/views/administrations-card.ts'
import { type BalanceData, balanceCard } from '../../src/views/balance-card.ts'
import type { Books } from '../../src/views/books-block.ts'
import { companyCard } from '../../src/views/company-card.ts'
import { compareCard } from '../../src/views/compare-card.ts'
import { confirmCard } from '../../src/views/confirm-card.ts'
import { connectCard } from '../../src/views/connect-card.ts'
import { connectedCard } from '../../src/views/connected-card.ts'
import { contactCard } from '../../src/views/contact-card.ts'
import { type CreateAccountData, createAccountCard } from '../../src/views/create-account-card.ts'
import { creatorsCard } from '../../src/views/creators-card.ts'
import { customerChoicesCard } from '../../src/views/customer-choices-card.ts'
import type { CustomerFacts } from '../../src/views/customer-facts.ts'
import { customerFileCard } from '../../src/views/customer-file-card.ts'
import { decideCard } from '../../src/views/decide-card.ts'
import { downloadCard } from '../../src/views/download-card.ts'
import { type FieldRuleData, fieldRuleCard } from '../../src/views/field-rule-card.ts'
import { type FilterData, filterCard } from '../../src/views/filter-card.ts'
import { type GroupData, groupCard } from '../../src/views/group-card.ts'
import { heldCard } from '../../src/views/held-card.ts'
import { helpCard } from '../../src/views/help-card.ts'
import { importProfileCard } from '../../src/views/import-profile-card.ts'
import { type InvoicesData, invoicesCard } from '../../src/views/invoices-card.ts'
import { linkCard } from '../../src/views/link-card.ts'
import { mappingCard } from '../../src/views/mapping-card.ts'
import { newProfileCard } from '../../src/views/new-profile-card.ts'
import { noticeCard } from '../../src/views/notice-card.ts'
import { parkedCard } from '../../src/views/parked-card.ts'
import { peopleCard } from '../../src/views/people-card.ts'
import { previewCard } from '../../src/views/preview-card.ts'
import { profileConflictCard } from '../../src/views/profile-conflict-card.ts'
import { profileFileCard } from '../../src/views/profile-file-card.ts'
import { profileOptionsCard, type TypedOptions } from '../../src/views/profile-options-card.ts'
import { profilesCard } from '../../src/views/profiles-card.ts'
import { progressCard } from '../../src/views/progress-card.ts'
import type { RecordsPage } from '../../src/views/records-block.ts'
import { recordsCard } from '../../src/views/records-card.ts'
import { resultCard } from '../../src/views/result-card.ts'
import type { RunLine } from '../../src/views/run-line.ts'
import { runsCard } from '../../src/views/runs-card.ts'
import { type ScheduleData, scheduleCard } from '../../src/views/schedule-card.ts'
import { schedulesCard } from '../../src/views/schedules-card.ts'
import { settingsCard } from '../../src/views/settings-card.ts'
import { statusCard } from '../../src/views/status-card.ts'
import { type TurnoverBooks, type TurnoverData, turnoverCard } from '../../src/views/turnover-card.ts'
import { undoneCard } from '../../src/views/undone-card.ts'
import { unknownCard } from '../../src/views/unknown-card.ts'
import type { VersionLine } from '../../src/views/version-line.ts'
import { versionsCard } from '../../src/views/versions-card.ts'
import type { View } from '../../src/views/view.ts'
import { waitingCard } from '../../src/views/waiting-card.ts'
import { welcomeCard } from '../../src/views/welcome-card.ts'
import { whichCompanyCard } from '../../src/views/which-company-card.ts'
import { whyCard } from '../../src/views/why-card.ts'
import { everyoneScenes } from './everyone-scenes.ts'
import { moneyScenes } from './money-scenes.ts'
import { watchingScenes } from './watching-scenes.ts'

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

function versionLines({ t, many }: Pick<Setting, 't' | 'many'>): VersionLine[] {
  return list(many, (index) => ({
    version: many - index,
    at: new Date(now.getTime() - index * 3_600_000),
    by: index % 2 ? null : t('Megan Bowen'),
    changed: index === many - 1 ? null : t('Phone ← Mobile; Website left out'),
  }))
}

function schedule({ t, many, locale }: Setting, standing: ScheduleData['standing']): View {
  return scheduleCard(
    {
      profile: { id: 'p-1', title: t('Customers') },
      schedule: { kind: 'days', days: [1, 2, 3, 4, 5], times: ['07:00'] },
      mode: 'import-update',
      next: list(Math.min(many, 3), () => now),
      timeZone,
      standing,
    },
    locale,
  )
}

/** Pays in 39.5 days, and bought nothing this year. */
export function customerFacts(t: Setting['t'] = (text) => text): CustomerFacts {
  return {
    creditLimit: null,
    habit: { paid: 3, behaviour: { invoices: 3, simpleDays: 29, weightedDays: 39.5, daysLate: 9.5 }, slowerBy: 2.5 },
    termDays: 30,
    turnover: { figures: { yearToDate: 611_570, previousYearToDate: 500_000, previousYear: 2_000_000 }, currency: 'EUR' },
    lastInvoice: '2025-03-10',
    dormantDays: null,
    lastPayment: { day: '2025-03-11', amount: euro(100000) },
    contact: { name: t('Jane Doe'), phone: t('+31 30 123 4567') },
    promises: [{ text: t('1003 on Friday'), broken: false }],
    notes: [t('Call after ten')],
  }
}

function invoiceLine(index: number, t: Setting['t']): InvoiceLine {
  const states = ['open', 'paid', 'waiting', 'unknown'] as const
  const state = states[index % 4] ?? 'open'
  return {
    itemId: null,
    kind: index % 5 === 4 ? 'credit-note' : 'invoice',
    number: index % 7 === 6 ? null : t(`${1001 + index}`),
    description: t('Goods'),
    yourReference: index % 2 ? null : t('PO 77'),
    invoiceDate: '2025-01-15',
    dueDate: '2025-02-14',
    state,
    daysLate: state === 'open' ? 45 : null,
    paidOn: state === 'paid' ? '2025-03-11' : null,
    amount: euro(142000),
    invoiceId: null,
  }
}

export function invoicesData({ t, many }: Pick<Setting, 't' | 'many'>): InvoicesData {
  const { customer, administration, asOf, fromCache, exactUrl } = booksData({ t })
  const lines = list(many, (index) => invoiceLine(index, t))
  const own = { id: '350101:a-1', administration, lines, asOf, fromCache, exactUrl }
  const unread = list(many > 1 ? many : 0, () => ({ administration: t('Closed books'), problem: t('All calls are used.') }))
  return {
    ...customer,
    filter: 'this year',
    order: 'newest',
    page: 2,
    books: [own, ...list(Math.min(many - 1, 8), () => ({ ...own }))],
    unread,
    timeZone,
  }
}

export function turnoverData({ t, many }: Pick<Setting, 't' | 'many'>): TurnoverData {
  const { customer, administration, asOf } = booksData({ t })
  const days = { period: 90, atEnd: 68.7, bestPossible: 45, delinquent: 23.7, countBack: 56.7 }
  const { habit } = customerFacts()
  const own: TurnoverBooks = {
    administration,
    currency: 'EUR',
    spans: {
      thisYear: { from: '2025-01-01', to: '2025-03-31' },
      lastYear: { from: '2024-01-01', to: '2024-03-31' },
      wholeLastYear: { from: '2024-01-01', to: '2024-12-31' },
    },
    turnover: many
      ? {
          figures: { yearToDate: 611_570, previousYearToDate: 500_000, previousYear: 2_000_000 },
          months: list(Math.min(many, 24), (index) => ({
            month: `2025-${String((index % 12) + 1).padStart(2, '0')}`,
            sold: 200_000 + index,
            soldBefore: 150_000,
          })),
        }
      : null,
    habit: many ? habit : { paid: 0, behaviour: null, slowerBy: null },
    quarters: list(Math.min(many, 8), (index) => ({
      year: 2024,
      quarter: (index % 4) + 1,
      invoices: index,
      days: index > 2 ? 30.5 : null,
    })),
    termDays: 30,
    outstanding: list(Math.min(many, 5), () => ({ currency: 'EUR', days })),
    asOf,
    fromCache: false,
  }
  return { ...customer, year: many > 1 ? 'last' : 'this', books: [own, ...list(Math.min(many - 1, 8), () => own)], unread: [], timeZone }
}

export function groupData({ t, many }: Pick<Setting, 't' | 'many'>): GroupData {
  const members = list(many, (index) => ({ name: t(`Acme ${index}`), code: t('   1001'), position: acme }))
  const totals = list(Math.min(many, 6), () => ({ position: acme, members }))
  const { administration, asOf } = booksData({ t })
  return {
    id: '350101:a-1',
    name: t('Acme B.V.'),
    accounts: many,
    left: many > 100 ? 7 : 0,
    totals,
    administration,
    asOf,
    fromCache: true,
    timeZone,
  }
}

export function booksData({ t }: Pick<Setting, 't'>): Books {
  return {
    customer: {
      id: '350101:a-1',
      name: t('Acme B.V.'),
      code: t('              1001'),
      city: t('Utrecht'),
      phone: t('+31 30 123 4567'),
      blocked: false,
    },
    administration: t('Sandbox B.V.'),
    positions: [acme],
    marks: { disputed: new Set(), collecting: new Set(), promised: new Map() },
    about: customerFacts(t),
    asOf: now,
    fromCache: false,
    exactUrl: 'https://start.exactonline.nl/docs/CRMAccount.aspx?ID=a-1',
  }
}

export function balanceData({ t, many }: Pick<Setting, 't' | 'many'>): BalanceData {
  return {
    focus: 'balance',
    books: [booksData({ t })],
    unread: [],
    timeZone,
    near: list(many, (index) => ({ id: `n-${index}`, name: t(`Acme ${index}`) })),
    inGroup: many > 0,
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
    follows: null,
    preview: false,
    compare: false,
    administration: 1,
    askedBy: 'someone',
    state: 'done',
    phase: 'applying',
    read: 1200,
    planned: { create: 1190, update: 0, unchanged: 0, skip: 5, ask: 2, fail: 3, filtered: 0 },
    outcomes: { created: 1190, updated: 0, unchanged: 0, skipped: 7, failed: 3, filtered: 0 },
    planPosition: '',
    calls: 3,
    queuedAt: '2025-03-31T12:04:00Z',
    startedAt: '2025-03-31T12:04:01Z',
    finishedAt: '2025-03-31T12:04:13Z',
    toldAt: null,
    cancelAsked: false,
    problem: null,
    parked: null,
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
    compare: false,
    state: index === 2 ? 'parked' : 'done',
    parked: index === 2 ? { for: 'time', until: '2025-03-31T12:42:00Z', tries: 1 } : null,
    counts: run().outcomes,
    follows: null,
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
    targetLength: index % 2 ? 255 : null,
    required: index % 4 === 1,
    source: `Source${index}`,
    sourceLabel: t(`Exact field ${index}`),
    sourceType: 'multiline' as FieldType,
    sample: index % 2 ? null : t('Acme B.V.'),
    becomes: index % 2 ? null : t('ACME B.V.'),
    isKey: index === 1,
    rule: t('upper case, value list of 4'),
    problem: index % 3 === 2 ? t('Too long for the CRM.') : null,
    hint: index % 3 === 1 ? t('Not this value: it is too long for the CRM.') : null,
  }))
  const suggestions = list(Math.min(many, 4), (index) => ({ source: `Source${index}`, label: t('Mobile'), sample: t('+31 6 1234 5678') }))
  return mappingCard(
    {
      draftId: '7d9f3c52-6d8a-4f2e-9a55-0c8f4a1f2b3c',
      profileId,
      version: profileId === null ? 0 : 3,
      title: t('Customers'),
      target: 'company',
      source: 'account',
      mode: 'import',
      administrations: list(many, (index) => ({ code: 100 + index, name: t(`Books ${index}`) })),
      administration: many > 1 ? { code: 99, name: t('Closed books') } : null,
      rows,
      at: Math.floor(many / 2),
      targetFields: fields(45, t),
      sourceFields: fields(166, t),
      chosen: {
        target: 'SomeLongerFieldName1',
        source: '',
        problem: many ? t('Choose the Exact field that fills it.') : null,
        suggestions,
      },
      unfilled: list(many, (index) => t(`Website ${index}`)),
      options: list(Math.min(many, 4), () => t('Recognised by key, code and name.')),
      refused: profileId === null,
      filter: many ? t('Status is “C”') : '',
      problems: list(many, () => t('A required field is not filled.')),
      message: many ? t('Title is now filled from Name.') : null,
    },
    locale,
  )
}

function options({ t, many, locale }: Setting, typed: Partial<TypedOptions>): View {
  const usual: TypedOptions = {
    ...{ keyTarget: 'SomeLongerFieldName1', keySource: 'SomeLongerFieldName2', matching: ['key'], goneHow: 'keep' },
    ...{ goneField: '', goneValue: '', share: '', records: '' },
  }
  const places = ['key', 'gone', 'share', 'records'] as const
  return profileOptionsCard(
    {
      ...{ draftId: '7d9f3c52-6d8a-4f2e-9a55-0c8f4a1f2b3c', title: t('Customers'), target: 'company' },
      typed: { ...usual, ...typed },
      levels: matchLevels,
      ...{ keyFields: fields(2, t), sourceFields: fields(166, t), goneFields: fields(45, t) },
      problems: places.slice(0, many).map((at) => ({ at, text: t('It doesn’t fit.') })),
    },
    locale,
  )
}

const steps: readonly Transform[] = [
  { kind: 'trim' },
  { kind: 'join', fields: ['SomeLongerFieldName1'], by: ', ' },
  { kind: 'phone', country: 'NL' },
]

function fieldRule({ t, many, locale }: Setting, adding: FieldRuleData['adding']): View {
  const length = Math.min(many, 10)
  const values = list(Math.min(many, 100), (index) => ({ from: t(`C${index}`).slice(0, 50), to: t('Customer').slice(0, 50) }))
  return fieldRuleCard(
    {
      ...{ draftId: '7d9f3c52-6d8a-4f2e-9a55-0c8f4a1f2b3c', target: 'city', targetLabel: t('City'), sourceLabel: t('Town') },
      rule: {
        transforms: list(length, (index) => steps[index % 3] as Transform),
        values,
        otherwise: t('Other'),
        authority: 'ask',
        once: true,
      },
      valuesText: values.map(({ from, to }) => `${from} = ${to}`).join('\n'),
      example: many ? { from: t(' acme bv '), to: t('Acme BV'), problem: many > 5 ? t('It can’t be done.') : null } : null,
      adding,
      sourceFields: fields(166, t),
      problems: list(length, (index) => ({
        at: index % 3 ? index : (['values', 'otherwise', 'step'] as const)[index % 2],
        text: t('Twice.'),
      })) as FieldRuleData['problems'],
      message: many ? t('Added: upper case.') : null,
    },
    locale,
  )
}

function filter({ t, many, locale }: Setting, adding: FilterData['adding']): View {
  const condition = (index: number): Condition => ({
    field: `SomeLongerFieldName${index + 1}`,
    operator: 'one-of',
    not: index % 2 === 1,
    values: list(Math.min(many, 50), (each) => t(`Value ${each}`).slice(0, 100)),
  })
  const groups = list(Math.min(many, 5), () => ({ all: list(Math.min(many, 3), condition) }))
  return filterCard(
    {
      ...{ draftId: '7d9f3c52-6d8a-4f2e-9a55-0c8f4a1f2b3c', title: t('Customers'), source: 'account' as const },
      filter: groups.length > 0 ? { any: groups } : undefined,
      fields: fields(166, t).map((field) => ({ ...field, type: 'text' as const })),
      count:
        many > 5
          ? { unknown: 'not-held', fields: list(many, (index) => t(`SomeLongerFieldName${index}`)) }
          : { matching: 1240 * many, all: 2300, readAt: now.toISOString() },
      adding,
      problems: list(many, () => t('Exact doesn’t have it.')),
      addingProblem: adding ? t('Say which value.') : null,
      message: many ? t('Added: Status is C.') : null,
    },
    locale,
    'Europe/Amsterdam',
  )
}

function status(setting: Setting): View {
  const { t, many, locale } = setting
  const connected = {
    exactUser: t('Jan Jansen'),
    connectedBy: t('Jane Doe'),
    administrations: list(many, (index) => ({
      name: t(`Books ${index}`),
      minuteLeft: index === 1 ? null : 58,
      minuteLimit: 60,
      dayLeft: index === 1 ? null : 4990,
      dayLimit: 5000,
    })),
    since: now,
    token: 'fresh' as const,
    problem: many > 5 ? t('Exact asked to slow down.') : null,
    webhooks: many > 5 ? { told: false as const, because: t('The webhook secret isn’t set.') } : { told: true as const },
    directory: list(many, (index) => ({ customers: 2300, readAt: now, reading: many > 5 && index === 1 })),
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
      hasWebhookSecret: false,
      administrations: list(many, (index) => ({ code: 100 + index, name: t(`Books ${index}`) })),
      administration: many ? 100 : null,
      takingPart: list(many, (index) => 100 + index),
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
      undoneBy: many > 5 ? 14 : null,
      by: t('Jane Doe'),
      audience,
    },
    locale,
  )
}

function parked({ t, many, locale }: Setting, what: Parked['for']): View {
  const until = what === 'time' ? '2025-03-31T12:42:00Z' : null
  const problem = many ? t('Exact isn’t answering properly at the moment.') : null
  const waiting = run({ state: 'parked', phase: 'reading', problem, parked: { for: what, until, tries: 1 } }, t)
  return parkedCard({ run: waiting, now, timeZone, audience: many > 5 ? 'subscriber' : 'asker' }, locale)
}

function held(setting: Setting, why: 'brake' | 'undo'): View {
  const { t, many, locale } = setting
  const { page, specs } = recordsPage(setting)
  const figures = why === 'brake' ? { figures: { creates: many, updates: 400, clears: 12, records: 1200 } } : {}
  const follows = why === 'undo' ? { how: 'undo' as const, number: 11, sourceId: null } : null
  const parked = { for: 'admin' as const, until: null, tries: 1, why, ...figures }
  const audience = many > 5 ? 'subscriber' : 'asker'
  return heldCard({ run: run({ state: 'parked', parked, follows }, t), examples: page.rows, specs, audience }, locale)
}

function undone({ t, many, locale }: Setting): View {
  const records = list(many, () => ({ label: t('Acme B.V.'), reason: { code: 'changed-since' as const, field: t('City') } }))
  const follows = { how: 'undo' as const, number: 11, sourceId: null }
  return undoneCard(
    {
      run: run({ follows }, t),
      failed: records,
      moreFailed: many,
      left: records,
      moreLeft: many,
      partly: records,
      morePartly: many > 2,
      by: t('Jane Doe'),
      audience: many > 5 ? 'subscriber' : 'asker',
    },
    locale,
  )
}

function preview(setting: Setting): View {
  const { t, many, locale } = setting
  return previewCard({ run: run({ preview: true }, t), ...recordsPage(setting), draftId: many ? 'd-1' : null }, locale)
}

function compared(setting: Setting, change: Partial<Run> = {}): View {
  const { t, many, locale } = setting
  const planned = { create: many, update: many, unchanged: 1140, skip: many, ask: 2, fail: many, filtered: many, wait: many, onlyCrm: 12 }
  const { page, specs } = recordsPage(setting)
  const sides = ['update', 'create', 'only-crm', 'ask', 'fail', 'wait'] as const
  const rows = page.rows.map((row, index) => ({ ...row, action: sides[index % sides.length] ?? 'update', outcome: null }))
  return compareCard({ run: run({ preview: true, compare: true, planned, ...change }, t), page: { ...page, rows }, specs }, locale)
}

function agreed(setting: Setting): View {
  const planned = { create: 0, update: 0, unchanged: setting.many, skip: 0, ask: 0, fail: 0, filtered: 0 }
  return compared({ ...setting, many: 0 }, { planned })
}

function currencies({ t, many, locale }: Setting): View {
  const positions = list(
    many,
    (): Position => ({
      ...acme,
      items: list(many, () => acme.items[0] as DatedItem).map((each) => ({ ...each, yourReference: t('PO 77') })),
    }),
  )
  return balanceCard({ ...balanceData({ t, many }), books: [{ ...booksData({ t }), positions, fromCache: true }] }, locale)
}

/** As many administrations as there are things, each with the currencies of `currencies`, and as many that can't be read. */
function administrations({ t, many, locale }: Setting): View {
  const rows = list(many, (): DatedItem => ({ ...(acme.items[0] as DatedItem), yourReference: t('PO 77') }))
  const positions = list(Math.min(many, 6), (): Position => ({ ...acme, items: rows }))
  const own = { ...booksData({ t }), positions }
  const unread = list(many, () => ({ administration: t('Closed books'), problem: t('All calls are used.') }))
  return balanceCard({ ...balanceData({ t, many }), books: [own, ...list(many, () => own)], unread }, locale)
}

/** As many records and fields as there are things, whatever the card asks for. */
export function recordsPage({ t, many }: Pick<Setting, 't' | 'many'>, kind: RecordsPage['kind'] = 'all') {
  const specs = list(many, (index) => ({ name: `field${index}`, label: t(`Field ${index}`), type: 'text' as FieldType }))
  const valuesOf = (text: string) => Object.fromEntries(specs.map(({ name }) => [name, t(text)]))
  const rows = list(Math.min(many, 10), (index): JournalRow => {
    const reason = index % 3 ? null : { code: 'too-long' as const, field: t('Fax'), detail: t('at most 20 characters') }
    const before = index % 2 ? valuesOf('old') : null
    const row = { sourceId: `e-${index}`, label: t('Acme B.V.'), action: index % 2 ? ('update' as const) : ('create' as const) }
    return { ...row, position: index + 11, reason, targetId: null, before, after: valuesOf('new'), outcome: null }
  })
  const page: RecordsPage = { kind, rows, earlier: many > 1, later: many > 0 }
  return { page, specs }
}

function records(setting: Setting, change: Partial<Run>): View {
  return recordsCard({ run: run(change, setting.t), ...recordsPage(setting) }, setting.locale)
}

function why({ t, many, locale }: Setting, tie: 'link' | null): View {
  const { page, specs } = recordsPage({ t, many })
  const entries = page.rows.map((row, index): HistoryRow => {
    const outcome = index === 1 ? null : { sourceId: 'e', kind: 'failed' as const, reason: row.reason, targetId: null }
    return { run: run({ number: 40 - index, preview: index === 1 }, t), row: { ...row, outcome } }
  })
  const exact = { id: 'e', stamp: '1', fields: { Name: t('Acme B.V.'), Code: t('1001') } }
  const crm = tie && { id: 'c', version: 1, fields: { title: t('Acme B.V.') } }
  const record = {
    source: 'account' as const,
    administration: 1,
    sourceId: 'e',
    exact: many ? exact : null,
    crm,
    tie,
    name: t('Acme B.V.'),
  }
  const now = page.rows.slice(0, 3).map((row, index) => ({ profile: run({}, t).profile, row: index ? row : null, idle: 'mode' as const }))
  const quiet = list(Math.min(many, 3), (index) => run({ number: 50 + index }, t))
  const story = {
    record,
    administration: many ? t('Sandbox B.V.') : null,
    takesPart: many < 5,
    entries,
    quiet,
    now,
    specs,
    decision: many > 1 ? { sourceId: 'e-1', answer: 'apart' as const, targetId: null, by: 'a', at: '2025-03-31T12:00:00Z' } : null,
  }
  return whyCard({ story, timeZone }, locale)
}

function question({ t, many }: Setting, kind: Question['kind']): Question {
  const about = { position: 4, sourceId: 'e-1', label: t('Acme B.V.') }
  const texts = ['Title', 'Customer Number', 'VAT Number', 'City', 'E-mail']
  const fields = texts.map((label, index) => ({ label: t(label), type: 'text' as const, value: index === 3 ? null : t(`Acme ${index}`) }))
  if (kind === 'gone') {
    const field = { label: t('Status'), type: 'text' as const, value: t('Inactive') }
    return { ...about, kind, reason: { code: 'gone' }, crmName: t('Acme'), field, current: many ? t('Active') : null }
  }
  if (kind === 'whose') {
    const contested = list(many, (index) => ({ label: t(`Field ${index}`), type: 'text' as const, exact: t('Utrecht'), crm: t('Zwolle') }))
    return { ...about, kind, reason: { code: 'conflict', field: t('City') }, crmName: t('Acme'), contested }
  }
  const values = fields.map(({ value }, index) => ({ value: index === 4 ? null : value, agrees: index > 2 ? null : index !== 1 }))
  const candidates = list(Math.min(many, 10), (index) => ({ id: `c-${index}`, name: t(`Acme ${index}`), values }))
  return { ...about, kind, reason: { code: 'ambiguous' }, fields, candidates, mayCreate: true }
}

function decide(setting: Setting, kind: Question['kind'] | null): View {
  const { t, many, locale } = setting
  const standing = { left: many, alike: many, decided: many, earlier: many > 1, message: many ? t('2 records decided.') : '' }
  return decideCard({ run: run({}, t), question: kind === null ? null : question(setting, kind), ...standing }, locale)
}

function link({ t, many, locale }: Setting, linked: boolean): View {
  const fields = ['Title', 'City'].map((label) => ({ label: t(label), type: 'text' as const, value: t('Acme') }))
  const values = fields.map(({ value }) => ({ value, agrees: true }))
  const pair = { source: 'account' as const, administration: 1, sourceId: 'e-1', targetId: 'c-1' }
  const record = { source: 'account' as const, administration: 1, sourceId: 'e-1', exact: null, crm: null, tie: null, name: t('Acme B.V.') }
  const choices = list(Math.min(many, 4), (index) => {
    const linkedWith = index === 1 ? t('Other') : null
    return { pair, name: t(`Acme ${index}`), values, administration: t('Sandbox B.V.'), linkedWith }
  })
  const pairing: Pairing = {
    ...{ record, fields, choices: linked ? [] : choices, side: linked ? 'exact' : 'crm' },
    linked: linked ? { pair, name: t('Acme'), values, administration: t('Sandbox B.V.') } : null,
    since: many ? { number: 3, at: now.toISOString() } : null,
    decision: many ? { answer: linked ? 'link' : 'apart', at: now.toISOString(), by: many > 1 ? t('Alex Wilber') : null } : null,
  }
  return linkCard({ pairing, message: many ? t('They are linked.') : '', timeZone }, locale)
}

/** Every view under its name. What stands before a space is the template's name. */
const longForm = (t: Setting['t']): CreateAccountData['form'] => ({
  ...{ name: t('Acme B.V.'), status: 'C', vatNumber: t('NL123456783B12'), chamberOfCommerce: '12345678', email: t('info@acme.example') },
  ...{ phone: '+31 30 234 5678', website: 'https://acme.example', address: t('Oudegracht 1'), postcode: '3511 AA', city: t('Utrecht') },
  ...{ country: 'NL', language: 'NL', paymentCondition: '30', vatCode: '2', classifications: { 1: 'guid-1-0' } },
})

function createAccount({ t, many, locale }: Setting, because: CreateAccountData['because']): View {
  const books = { code: 102030, name: t('Van Dijk Groothandel') }
  const words = t('Ongeldige referentie: Betalingsconditie')
  return createAccountCard(
    {
      ...{ id: 'f1', administration: books, company: { id: 'company-000000001', title: t('Acme B.V.') }, form: longForm(t) },
      administrations: [books, ...list(many, (index) => ({ code: index, name: t(`Administration ${index}`) }))],
      lists: {
        paymentConditions: list(many, (index) => ({ code: String(30 + index), description: t('30 dagen'), days: 30, endOfMonths: 0 })),
        vatCodes: list(many, (index) => ({ code: String(2 + index), description: t('BTW hoog'), fraction: 0.21 })),
        classifications: list(Math.min(many, 8), (slot) => ({
          slot: slot + 1,
          name: t('Klantgroep'),
          values: list(many, (index) => ({ id: `guid-${slot + 1}-${index}`, code: t('A'), description: t('Vaste klant') })),
        })),
      },
      alike: list(many, (index) => ({
        ...{ id: `a${index}`, code: t('10001'), name: t('Acme Nederland'), city: t('Utrecht') },
        ...{
          administration: index % 2 ? { code: 9, name: t('Elders') } : books,
          by: index % 2 ? (['name-alike'] as const) : (['vat', 'name'] as const),
        },
      })),
      problems: because === 'problems' ? [{ field: 'vatNumber', kind: 'vat-digits', country: 'NL', example: 'NL123456782B12' }] : [],
      refusals:
        because === 'refused'
          ? [
              { field: 'paymentCondition', kind: 'unknown', words },
              { field: null, kind: 'duplicate', words },
            ]
          : [],
      ...{ because, failure: because === 'failed' ? t('Exact isn’t answering.') : '' },
    },
    locale,
  )
}

const inExact = (t: Setting['t']) => ({
  account: { id: 'a1', code: t('10041'), name: t('Acme B.V.'), found: false },
  administration: { code: 102030, name: t('Van Dijk Groothandel') },
  url: 'https://start.exactonline.nl/docs/CRMAccountCard.aspx?AccountID=a1',
})

function knownAccount({ t, many, locale }: Setting, sent: boolean): View {
  const company = { id: 'company-000000001', title: t('Acme B.V.'), version: 3 }
  const fields = ['email', 'phone', 'website', 'address', 'postcode', 'city', 'country'] as const
  const differences = fields.slice(0, many).map((field) => ({ field, crm: t('one'), exact: '' }))
  const refusals = many > 10 ? [{ field: 'email' as const, kind: 'invalid' as const, words: t('Ongeldig: E-mail') }] : []
  return accountStateCard({ kind: 'known', ...inExact(t), company, differences, refusals, sent }, locale, timeZone)
}

export const scenes: Readonly<Record<string, (setting: Setting) => View>> = {
  decide: (setting) => decide(setting, 'which'),
  'decide whose values stay': (setting) => decide(setting, 'whose'),
  'decide what becomes of one that is gone': (setting) => decide(setting, 'gone'),
  'decide at its end': (setting) => decide(setting, null),
  'decide on a link': (setting) => link(setting, false),
  'decide on a link there is': (setting) => link(setting, true),
  welcome: ({ locale }) => welcomeCard({ scope: 'personal', admin: true, connected: false }, locale),
  'welcome in a channel': ({ locale }) => welcomeCard({ scope: 'channel', admin: false, connected: true }, locale),
  help: ({ t, many, locale }) =>
    helpCard(
      {
        groups: (['sales', 'watching', 'imports', 'connection', 'notifications', 'general'] as const).slice(0, many).map((group) => ({
          group,
          entries: list(Math.min(many, 8), () => ({ example: t('balance for Acme'), does: t('What a customer owes') })),
        })),
        buttons: list(many, () => ({ title: t('Balance'), text: t('balance for Acme') })),
        missing: many ? 'askAdmin' : null,
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
        preferred: many ? [0] : [],
      },
      locale,
    ),
  connected: ({ t, many, locale }) =>
    connectedCard(
      {
        exactUser: t('Jan Jansen'),
        administrations: list(Math.max(1, many), (index) => ({ name: t(`Books ${index}`), currency: 'EUR' })),
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
  records: (setting) => records(setting, {}),
  'records of a preview that failed': (setting) => records(setting, { preview: true, state: 'failed' }),
  why: (setting) => why(setting, 'link'),
  'why of a record that is on one side': (setting) => why(setting, null),
  download: ({ t, locale }) => {
    const [url, expiresAt] = [`https://saldo.example/files/${'a'.repeat(43)}`, now]
    return downloadCard({ number: 12, title: t('Customers'), records: 1200, url, expiresAt, timeZone }, locale)
  },
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
  'profile-options': (setting) => options(setting, {}),
  'profile-options filled in': (setting) =>
    options(setting, { goneHow: 'mark', goneField: 'SomeLongerFieldName1', goneValue: setting.t('Inactive'), share: setting.t('half') }),
  'field-rule': (setting) => fieldRule(setting, null),
  'field-rule with a step that needs more': (setting) => fieldRule(setting, { kind: 'join', typed: { by: setting.t(', ') } }),
  filter: (setting) => filter(setting, null),
  'filter with a condition that needs more': (setting) =>
    filter(setting, { field: 'SomeLongerFieldName1', operator: 'contains', value: setting.t('x'), place: 'new' }),
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
          schedule: index % 2 ? null : { kind: 'days', days: [1, 2, 3, 4, 5], times: ['07:00'] },
        })),
        timeZone,
      },
      locale,
    ),
  progress: ({ t, many, locale }) =>
    progressCard(
      {
        run: run({ state: 'running', outcomes: { created: 412, updated: 0, unchanged: 0, skipped: 0, failed: 0, filtered: 0 } }, t),
        now,
        calls: 3,
        waiting: many ? t('Exact asked to wait.') : null,
      },
      locale,
    ),
  parked: (setting) => parked(setting, 'time'),
  'parked for the connection': (setting) => parked(setting, 'connection'),
  'parked for an admin': (setting) => parked(setting, 'admin'),
  'held by the brake': (setting) => held(setting, 'brake'),
  'held before an undo': (setting) => held(setting, 'undo'),
  undone,
  result: (setting) => result(setting, 'asker'),
  'result for a subscriber': (setting) => result(setting, 'subscriber'),
  preview,
  compare: (setting) => compared(setting),
  'compare with both sides the same': agreed,
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
  'customer-choices in several administrations': ({ t, many, locale }) =>
    customerChoicesCard(
      {
        text: t('acme'),
        command: 'balance',
        customers: list(many, (index) => ({
          id: `a-${index}`,
          name: t(`Acme ${index}`),
          code: t('   1001'),
          city: t('Utrecht'),
          administrations: [t(`Books ${index % 2}`), ...(index % 3 ? [] : [t('Books 9')])],
        })),
        unread: list(many, () => t('Closed books couldn’t be searched: all calls are used.')),
      },
      locale,
    ),
  balance: (setting) => balanceCard(balanceData(setting), setting.locale),
  'balance in many currencies': currencies,
  invoices: (setting) => invoicesCard(invoicesData(setting), setting.locale),
  turnover: (setting) => turnoverCard(turnoverData(setting), setting.locale),
  group: (setting) => groupCard(groupData(setting), setting.locale),
  contact: ({ t, many, locale }) =>
    contactCard(
      {
        id: '350101:a-1',
        name: t('Acme B.V.'),
        code: t('   1001'),
        city: t('Utrecht'),
        books: list(Math.max(1, Math.min(many, 9)), () => ({
          administration: t('Sandbox B.V.'),
          phone: t('+31 30 123 4567'),
          people: list(many, (index) => ({
            name: t('Jane Doe'),
            jobTitle: t('Bookkeeper'),
            email: t('jane@acme.example'),
            phone: t('+31 30 123 4567'),
            mobile: '',
            isMain: index === 0,
          })),
        })),
        unread: [],
      },
      locale,
    ),
  'download of a customer’s file': ({ t, locale }) =>
    customerFileCard({ kind: 'invoices', name: t('Acme B.V.'), url: 'https://saldo.example/files/abc', expiresAt: now, timeZone }, locale),
  'balance in many administrations': administrations,
  ...everyoneScenes,
  ...watchingScenes,
  ...moneyScenes,
  'profile-conflict': ({ t, many, locale }) =>
    profileConflictCard(
      {
        draftId: 'd-1',
        title: t('Customers'),
        versions: versionLines({ t, many: Math.max(1, many) }),
        differs: many ? t('Phone ← Fax') : '',
        now,
        timeZone,
      },
      locale,
    ),
  versions: ({ t, many, locale }) =>
    versionsCard(
      {
        profileId: 'p-1',
        title: t('Customers'),
        versions: versionLines({ t, many: Math.max(1, many) }),
        message: many ? t('Version 2 is restored.') : null,
        now,
        timeZone,
      },
      locale,
    ),
  'import-profile': ({ t, many, locale }) =>
    importProfileCard({ text: many ? t('{ "format": 2 }') : '', problems: list(many, () => t('“format” should be 1.')) }, locale),
  'import-profile of a large file': ({ t, locale }) =>
    importProfileCard({ text: t('x').repeat(12_000), problems: [t('This is no JSON.')] }, locale),
  'download of a profile': ({ t, many, locale }) =>
    profileFileCard(
      {
        title: t('Customers'),
        version: 4,
        namesAdministration: many > 0,
        url: 'https://saldo.example/files/abc',
        expiresAt: now,
        timeZone,
      },
      locale,
    ),
  company: ({ t, many, locale }) =>
    companyCard(
      {
        title: t('Acme B.V.'),
        customerId: many > 1 ? 'a-1' : null,
        creatable: many > 1 ? null : 'c-1',
        fields: list(many, (index) => ({ label: t(`Field ${index}`), value: t('Value') })),
        people: list(many, () => ({ name: t('Jane Doe'), detail: t('jane@acme.example') })),
        version: 4,
        books: list(Math.min(many, 5), () => booksData({ t })),
        timeZone,
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
  schedule: (setting) =>
    schedule(setting, {
      kind: 'proposed',
      text: 'every weekday at 7',
      typedMode: null,
      assumed: ['morning', 'working-days'],
      instead: { kind: 'month', day: 31, time: '06:00' },
    }),
  'schedule as it stands': (setting) =>
    schedule(setting, { kind: 'kept', by: setting.t('Alex Wilber'), lastRun: { number: 12, at: now }, held: null }),
  'schedule that is paused': (setting) =>
    schedule(setting, { kind: 'kept', by: setting.t('Alex Wilber'), lastRun: null, held: setting.t('Exact Online isn’t connected.') }),
  schedules: ({ t, many, locale }) =>
    schedulesCard(
      {
        schedules: list(many, (index) => ({
          title: t(`Customers ${index}`),
          schedule: { kind: 'hours', every: 2, days: 'every', from: '08:00', to: '18:00' },
          timeZone,
          by: t('Alex Wilber'),
          next: now,
          lastRun: index % 2 ? null : { number: 12, at: now },
          held: index % 3 ? null : t('Exact Online isn’t connected.'),
        })),
      },
      locale,
    ),
  waiting: ({ t, locale }) => waitingCard({ asked: t('balance for Acme'), until: now, timeZone }, locale),
  'waiting for no calls': ({ locale }) => waitingCard({ asked: '', until: null, timeZone }, locale),
  'create-account': (setting) => createAccount(setting, null),
  'create-account with problems': (setting) => createAccount(setting, 'problems'),
  'create-account that Exact refused': (setting) => createAccount(setting, 'refused'),
  'create-account that failed': (setting) => createAccount(setting, 'failed'),
  'account-state made': ({ t, many, locale }) => {
    const company = many === 0 ? null : { id: 'company-000000001', title: t('Acme') }
    return accountStateCard({ kind: 'made', ...inExact(t), company, tied: company === null ? null : many < 10 }, locale, timeZone)
  },
  'account-state unknown': ({ t, many, locale }) =>
    accountStateCard(
      { kind: 'unknown', id: 'f1', name: t('Acme'), since: now, maySendAgain: many > 1, by: many > 10 ? t('Megan') : null },
      locale,
      timeZone,
    ),
  'account-state known': (setting) => knownAccount(setting, false),
  'account-state known and sent': (setting) => knownAccount(setting, true),
  'account-state which company': ({ t, many, locale }) =>
    whichCompanyCard(
      { name: t('Acme'), companies: list(many, (index) => ({ id: `company-${index}`, title: t('Acme'), city: t('Delft') })) },
      locale,
    ),
  creators: ({ t, many, locale }) =>
    creatorsCard({ people: list(many, (index) => ({ id: `p${index}`, name: t('Megan Bowen') })), chosen: ['p0'], saved: many > 1 }, locale),
}
