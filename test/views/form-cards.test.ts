import { executeAction } from '../../src/views/action.ts'
import { administrationsCard } from '../../src/views/administrations-card.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { connectCard } from '../../src/views/connect-card.ts'
import { connectedCard } from '../../src/views/connected-card.ts'
import { customerChoicesCard } from '../../src/views/customer-choices-card.ts'
import { type MappingData, mappingCard } from '../../src/views/mapping-card.ts'
import type { MappingRow } from '../../src/views/mapping-row.ts'
import { newProfileCard } from '../../src/views/new-profile-card.ts'
import { profilesCard } from '../../src/views/profiles-card.ts'
import { type SettingsData, settingsCard } from '../../src/views/settings-card.ts'
import type { View } from '../../src/views/view.ts'
import { welcomeCard } from '../../src/views/welcome-card.ts'
import { nodesOf, problemsOf } from './card-rules.ts'

type Button = { title: string; verb: string; data: object; associatedInputs: string }

function nodesIn(view: View, type: string) {
  return view.kind === 'adaptive' ? nodesOf(view.card).flatMap(({ node }) => (node.type === type ? [node] : [])) : []
}

function buttonsOf(view: View): Button[] {
  return nodesIn(view, 'Action.Execute') as unknown as Button[]
}

function inputOf(view: View, id: string) {
  return view.kind === 'adaptive' ? nodesOf(view.card).find(({ node }) => node.id === id)?.node : undefined
}

it('a button says the same to clients that only know how to submit', () => {
  const action = executeAction({ title: 'Run', verb: 'run-profile', data: { profile: 'p-1' }, associatedInputs: 'auto' })

  const data = { profile: 'p-1', verb: 'run-profile' }
  expect(action).toEqual({
    type: 'Action.Execute',
    title: 'Run',
    verb: 'run-profile',
    data,
    associatedInputs: 'auto',
    fallback: { type: 'Action.Submit', title: 'Run', data, associatedInputs: 'auto' },
  })
})

describe('connect', () => {
  it('is a sign-in card that tells about the code and what goes on afterwards', () => {
    const view = connectCard({ url: 'https://saldo.example/auth/start/1', parked: 'run Customers import', reason: null }, 'en-GB')

    expect(view).toMatchObject({
      kind: 'oauth',
      card: {
        connectionName: 'exact-online',
        buttons: [{ type: 'signin', title: 'Connect Exact Online', value: 'https://saldo.example/auth/start/1' }],
      },
    })
    expect(cardAsText(view)).toMatch(/six-digit code.*go on with “run Customers import”/)
  })
})

const settingsData: SettingsData = {
  clientId: 'my-client',
  clientIdFrom: 'settings',
  hasSecret: true,
  hasWebhookSecret: true,
  administrations: [{ code: 7, name: 'Books' }],
  administration: 7,
  takingPart: [7],
  financialYearStart: '2025-01-01',
  financialYearFrom: 'exact',
  redirectUrl: 'https://saldo.example/callback',
  saved: null,
  problems: [],
}

const fieldList = (length: number) => Array.from({ length }, (_, index) => ({ name: `Field${index}`, label: `Field ${index}` }))
const mappingData: MappingData = {
  draftId: 'd-1',
  profileId: null,
  version: 0,
  title: 'Customers',
  target: 'company',
  source: 'account',
  mode: 'import',
  administrations: [],
  administration: null,
  rows: [
    {
      target: 'title',
      targetLabel: 'Title',
      targetType: 'text',
      source: 'Name',
      sourceLabel: 'Name',
      sourceType: 'text',
      targetLength: 255,
      required: true,
      sample: 'Acme B.V.',
      becomes: 'ACME B.V.',
      hint: 'It may be too long.',
      isKey: false,
      rule: '',
      problem: null,
    },
    {
      target: 'id',
      targetLabel: 'Customer ID',
      targetType: 'id',
      source: 'ID',
      sourceLabel: 'ID',
      sourceType: 'id',
      targetLength: null,
      required: false,
      sample: null,
      becomes: null,
      hint: 'Hidden by the problem.',
      isKey: true,
      rule: '',
      problem: 'Too long.',
    },
  ],
  at: 0,
  targetFields: fieldList(40),
  sourceFields: fieldList(166),
  chosen: { target: '', source: '', problem: null, suggestions: [] },
  unfilled: [],
  options: [],
  filter: '',
  problems: [],
  message: null,
  refused: false,
}

describe('settings', () => {
  const data = settingsData

  it('never sends a kept secret back, and says that one is kept', () => {
    const secret = inputOf(settingsCard(data, 'en-GB'), 'clientSecret')

    expect(secret).toMatchObject({ style: 'Password', isRequired: false, placeholder: 'Kept; leave empty to keep it' })
    expect(secret).not.toHaveProperty('value')
  })

  it('asks for a secret when there is none', () => {
    const secret = inputOf(settingsCard({ ...data, hasSecret: false }, 'en-GB'), 'clientSecret')

    expect(secret).toMatchObject({ isRequired: true, errorMessage: expect.stringMatching(/secret/) })
  })

  it('shows a registration from the environment without inputs', () => {
    const view = settingsCard({ ...data, clientIdFrom: 'environment' }, 'en-GB')

    expect(cardAsText(view)).toMatch(/Client ID +my-client\nClient secret +set/)
    expect([inputOf(view, 'clientId'), inputOf(view, 'clientSecret')]).toEqual([undefined, undefined])
  })

  it('offers the administrations and the financial year as they stand', () => {
    const view = settingsCard(data, 'en-GB')

    expect(inputOf(view, 'administration')).toMatchObject({ value: '7', choices: [{ title: 'Books', value: '7' }] })
    expect(inputOf(view, 'financialYearStart')).toMatchObject({ type: 'Input.Date', value: '2025-01-01' })
    expect(buttonsOf(view)[0]).toMatchObject({ verb: 'save-settings', associatedInputs: 'auto' })
  })
})

describe('several administrations', () => {
  const options = [
    { code: 7, name: 'Books NL', country: 'nl', currency: 'EUR' },
    { code: 8, name: 'Books DK', country: 'dk', currency: 'DKK' },
  ]

  it('are offered to be ticked after signing in, the preferred ones ticked', () => {
    const view = administrationsCard({ options, preferred: [8] }, 'en-GB')

    expect(inputOf(view, 'administration')).toMatchObject({ isMultiSelect: true, style: 'expanded', value: '8', isRequired: true })
    expect(buttonsOf(view)).toMatchObject([{ verb: 'choose-administration', associatedInputs: 'auto' }])
    expect(cardAsText(view)).toContain('Imports use Books DK when it is ticked')
  })

  it('can be ticked and unticked in settings, and imports use one of those that take part', () => {
    const data = { ...settingsData, administrations: options, administration: 7, takingPart: [7, 8] }
    const view = settingsCard(data, 'en-GB')
    const alone = settingsCard({ ...data, takingPart: [7] }, 'en-GB')

    expect(inputOf(view, 'administration')).toMatchObject({ isMultiSelect: true, value: '7,8' })
    expect(inputOf(view, 'mainAdministration')).toMatchObject({ value: '7', choices: [{ value: '7' }, { value: '8' }] })
    expect(inputOf(alone, 'mainAdministration')).toBeUndefined()
  })

  it('are named with their currencies when connected, and the one imports use', () => {
    const data = { exactUser: 'Jan', administrations: options, financialYearStart: null, financialYearFrom: null, next: [] }

    const text = cardAsText(connectedCard(data, 'en-GB'))

    expect(text).toMatch(/Administrations +Books NL \(EUR\) and Books DK \(DKK\)\nImports use +Books NL/)
  })

  it('can be chosen for a profile when more than one takes part, and left when the chosen one is gone', () => {
    const usual = mappingCard({ ...mappingData, administrations: options }, 'en-GB')
    const gone = mappingCard(
      { ...mappingData, administrations: options.slice(0, 1), administration: { code: 9, name: 'Old books' } },
      'en-GB',
    )

    expect(inputOf(usual, 'administration')).toMatchObject({
      value: 'usual',
      choices: [{ value: 'usual' }, { value: '7' }, { value: '8' }],
    })
    expect(cardAsText(gone)).toContain('Reads from: Old books, which doesn’t take part any more')
    expect(inputOf(mappingCard({ ...mappingData, administrations: options.slice(0, 1) }, 'en-GB'), 'administration')).toBeUndefined()
  })

  it('head the choices of customers, and say when one couldn’t be searched', () => {
    const customers = [
      { id: '7:a', name: 'Jansen', code: '1', city: null, administrations: ['Books NL'] },
      { id: '8:b', name: 'Jansen', code: '2', city: null, administrations: ['Books DK'] },
    ]

    const text = cardAsText(customerChoicesCard({ text: 'jansen', command: 'balance', customers, unread: ['Books BE is shut.'] }, 'en-GB'))

    expect(text).toMatch(/Books BE is shut.\nBooks NL\n\[Jansen, 1\]\nBooks DK\n\[Jansen, 2\]/)
  })
})

it('a new profile can be started without touching a field', () => {
  const view = newProfileCard({ title: 'Customers', target: 'company', source: 'account', problems: [] }, 'en-GB')

  expect(['title', 'target', 'source'].map((id) => inputOf(view, id)?.value)).toEqual(['Customers', 'company', 'account'])
  expect(buttonsOf(view)).toMatchObject([{ verb: 'start-profile' }])
})

describe('mapping', () => {
  const data = mappingData

  it('shows CRM fields left and Exact fields right, with an example, the key and what is wrong', () => {
    const text = cardAsText(mappingCard(data, 'en-GB'))

    expect(text).toContain(
      'CRM field | Exact field\nTitle Text up to 255, required It may be too long. | Name Text · Acme B.V. → ACME B.V.\n',
    )
    expect(text).toContain('Customer ID ID, key Too long. | ID ID\n')
  })

  it('shows a long form a page at a time, and tells problems of the other pages above', () => {
    const [row] = data.rows
    const rows = Array.from({ length: 43 }, (_, index) => ({ ...(row as MappingRow), targetLabel: `Field no. ${index + 1}` }))
    const view = mappingCard({ ...data, at: 20, rows: rows.with(2, { ...(row as MappingRow), problem: 'Field no. 3 is wrong.' }) }, 'en-GB')

    const text = cardAsText(view)

    expect(text).toContain('Fields 16–30 of 43\n[Earlier fields] [Later fields]')
    expect(text).toMatch(/\nField no\. 16 /)
    expect(text).not.toMatch(/\nField no\. (15|31) /)
    expect(text).toContain('Field no. 3 is wrong.')
    expect(buttonsOf(view).flatMap(({ verb, data: sent }) => (verb === 'show-mapping' ? [(sent as { at: number }).at] : []))).toEqual([
      0, 30,
    ])
  })

  it('stays below Teams’ size with every field mapped', () => {
    const [row] = data.rows
    const label = 'Consolidation of invoice lines and such'
    const choices = (length: number) =>
      Array.from({ length }, (_, index) => ({ name: `SomeLongerFieldName${index}`, label: `${label} ${index}` }))
    const rows = Array.from({ length: 166 }, () => ({
      ...(row as MappingRow),
      targetLabel: label,
      sourceLabel: label,
      problem: label.repeat(3),
    }))

    const view = mappingCard({ ...data, rows, sourceFields: choices(174), targetFields: choices(60) }, 'en-GB')

    expect(problemsOf((view as { card: object }).card)).toEqual([])
  })

  it('offers whole labels, so that every part of a name can be typed', () => {
    const long = { name: 'X', label: 'Turnover in the same stretch of last financial year, without VAT' }

    const view = mappingCard({ ...data, sourceFields: [...data.sourceFields, long] }, 'en-GB')

    expect(inputOf(view, 'source')?.choices).toContainEqual({ title: long.label, value: 'X' })
  })

  it('reaches every field of both sides', () => {
    const view = mappingCard(data, 'en-GB')

    expect(inputOf(view, 'source')?.choices).toHaveLength(166)
    expect(inputOf(view, 'target')?.choices).toHaveLength(40)
  })

  it('offers to save as new only for a profile that is already saved', () => {
    const verbs = (profileId: string | null) => buttonsOf(mappingCard({ ...data, profileId }, 'en-GB')).map(({ verb }) => verb)

    const form = ['set-mapping', 'remove-mapping', 'edit-rule', 'move-mapping', 'move-mapping', 'edit-filter', 'edit-options']
    expect(verbs(null)).toEqual([...form, 'save-profile', 'preview-draft', 'run-draft'])
    expect(verbs('p-1')).toEqual([...form, 'save-profile', 'save-profile-as-new', 'preview-draft', 'run-draft'])
  })

  it('sends the draft’s id and the inputs with every button', () => {
    const buttons = buttonsOf(mappingCard(data, 'en-GB'))

    expect(buttons.map((button) => button.data)).toEqual(
      buttons.map(({ verb }) => expect.objectContaining({ draftId: 'd-1', verb, ...(verb === 'save-profile' && { version: 0 }) })),
    )
    expect(new Set(buttons.map(({ associatedInputs }) => associatedInputs))).toEqual(new Set(['auto']))
  })
})

describe('profiles', () => {
  it('acts on the chosen profile', () => {
    const now = new Date('2025-03-31T12:00:00Z')
    const profile = {
      id: 'p-1',
      title: 'Customers',
      target: 'company',
      source: 'account',
      fields: 12,
      version: 3,
      updatedAt: now,
      lastRun: null,
      schedule: null,
    } as const

    const view = profilesCard({ profiles: [profile], timeZone: 'UTC' }, 'en-GB')

    expect(inputOf(view, 'profile')).toMatchObject({ value: 'p-1' })
    expect(inputOf(view, 'mode')?.choices).toHaveLength(3)
    expect(buttonsOf(view).map(({ verb }) => verb)).toEqual(['run-profile', 'edit-profile', 'copy-profile', 'ask-delete-profile', 'say'])
  })

  it('offers only a new one when there is none', () => {
    const view = profilesCard({ profiles: [], timeZone: 'UTC' }, 'en-GB')

    expect(buttonsOf(view).map(({ data }) => data)).toEqual([{ text: 'new profile', verb: 'say' }])
  })
})

describe('customer choices', () => {
  const customers = Array.from({ length: 8 }, (_, index) => ({ id: `a-${index}`, name: `Acme ${index}`, code: '    1001', city: null }))

  it('offers five as buttons and the others in a list', () => {
    const view = customerChoicesCard({ text: 'acme', command: 'overdue', customers }, 'en-GB')

    expect(buttonsOf(view).map(({ data }) => data)).toEqual([
      ...customers.slice(0, 5).map(({ id }) => ({ command: 'overdue', id, verb: 'pick-customer' })),
      { command: 'overdue', verb: 'pick-customer' },
    ])
    expect(inputOf(view, 'customer')).toMatchObject({ style: 'filtered', choices: customers.slice(5).map(({ id }) => ({ value: id })) })
  })

  it('needs no list for five', () => {
    const view = customerChoicesCard({ text: 'acme', command: 'overdue', customers: customers.slice(0, 5) }, 'en-GB')

    expect(inputOf(view, 'customer')).toBeUndefined()
    expect(buttonsOf(view)).toHaveLength(5)
  })
})

it.each([
  [{ admin: true, connected: false }, ['connect', 'status', 'help']],
  [{ admin: true, connected: true }, ['new profile', 'balance', 'help']],
  [{ admin: false, connected: false }, ['customers', 'status', 'help']],
  [{ admin: false, connected: true }, ['customers', 'balance', 'help']],
] as const)('welcomes %j with three things that person may do', (who, texts) => {
  const view = welcomeCard({ scope: 'personal', ...who }, 'en-GB')

  expect(buttonsOf(view).map(({ data }) => data)).toEqual(texts.map((text) => ({ text, verb: 'say' })))
})
