import { findLookalikes } from '../../src/exact/account-lookalikes.ts'
import { refusalsIn } from '../../src/exact/account-refusals.ts'
import { type CreateOptions, createAccount, updateContactData } from '../../src/exact/create-account.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import type { AccountForm } from '../../src/sync/account-form.ts'
import { failure } from './rig.ts'
import { callsOf, startWithClient } from './sandbox-client.ts'

const now = () => new Date('2025-03-31T10:00:00Z')
const options: CreateOptions = { now, except: [], triedAt: null, sleep: async () => {} }
const nothing: AccountForm = {
  name: '',
  status: 'C',
  vatNumber: '',
  chamberOfCommerce: '',
  email: '',
  phone: '',
  website: '',
  address: '',
  postcode: '',
  city: '',
  country: '',
  language: '',
  paymentCondition: '',
  vatCode: '',
  classifications: {},
}
const form: AccountForm = {
  ...nothing,
  name: "'t Nieuwe Huis B.V.",
  vatNumber: 'NL123456782B12',
  email: 'info@nieuwehuis.example',
  country: 'NL',
  paymentCondition: '30',
  vatCode: '2',
}

let exact: Awaited<ReturnType<typeof startWithClient>>
beforeEach(async () => {
  exact = await startWithClient({ accounts: 40, now })
})
afterEach(() => exact.sandbox.close())

const posts = () => callsOf(exact.sandbox).filter((call) => call.startsWith('POST'))
const named = (name: string) =>
  exact.client.get(
    'crm/Accounts',
    { $select: 'ID,Name,Phone,Email,State,PaymentConditionSales', $filter: `Name eq '${name.replaceAll("'", "''")}'` },
    { lane: 'chat' },
  )
const goWrong = (...faults: Fault[]) => exact.sandbox.faults.push(...faults)

describe('a customer made in Exact', () => {
  it('takes one call and has what was filled in', async () => {
    const made = await createAccount(exact.client, form, options)

    expect(callsOf(exact.sandbox)).toEqual(['POST crm/Accounts'])
    expect(made).toMatchObject({ code: '10041', name: form.name, found: false })
    expect(await named(form.name)).toMatchObject([{ ID: made.id, PaymentConditionSales: '30', Phone: null }])
  })

  it.each<[string, Fault]>([
    ['the connection was cut', { match: 'POST', kind: 'reset', processed: true }],
    ['Exact went down for maintenance', { match: 'POST', kind: 'maintenance-503', processed: true }],
    ['half of the answer came', { match: 'POST', kind: 'truncated' }],
    ['nothing came', { match: 'POST', kind: 'empty', processed: true }],
  ])('is made once when its answer is lost because %s', async (_, fault) => {
    goWrong(fault)

    const made = await createAccount(exact.client, form, options)

    expect(made).toMatchObject({ name: form.name, found: true })
    expect(posts()).toHaveLength(1)
    expect(await named(form.name)).toHaveLength(1)
  })

  it('is never sent twice when nobody knows whether it was made', async () => {
    goWrong({ match: 'POST', kind: 'reset' })

    const error = await failure(createAccount(exact.client, form, options))

    expect(error).toMatchObject({ code: 'exact-create-unknown', recovery: 'retry' })
    expect(posts()).toHaveLength(1)
  })

  it('is looked for before it is tried once more', async () => {
    goWrong({ match: 'POST', kind: 'reset', processed: true }, { match: 'GET', kind: 'scope', times: 3 })
    await failure(createAccount(exact.client, form, options))
    exact.sandbox.faults.length = 0

    const made = await createAccount(exact.client, form, { ...options, triedAt: now() })

    expect(made.found).toBe(true)
    expect(posts()).toHaveLength(1)
  })

  it('is sent after all when an earlier try didn’t make it', async () => {
    const made = await createAccount(exact.client, form, { ...options, triedAt: now() })

    expect(made.found).toBe(false)
    expect(callsOf(exact.sandbox)).toEqual(['GET crm/Accounts', 'POST crm/Accounts'])
  })

  it('isn’t taken for made because of one that the person saw and didn’t mean', async () => {
    const seen = await createAccount(exact.client, form, options)
    goWrong({ match: 'POST', kind: 'reset' })

    const error = await failure(createAccount(exact.client, form, { ...options, except: [seen.id] }))

    expect(error).toMatchObject({ code: 'exact-create-unknown' })
  })

  it('isn’t taken for one that the person saw and didn’t mean', async () => {
    const first = await createAccount(exact.client, form, options)
    goWrong({ match: 'POST', kind: 'reset', processed: true, nth: 1 })

    const second = await createAccount(exact.client, form, { ...options, except: [first.id] })

    expect(second.id).not.toBe(first.id)
    expect(await named(form.name)).toHaveLength(2)
  })
})

describe.each(['nl', 'en', 'de', 'fr'] as const)('what Exact refuses in %s', (language) => {
  beforeEach(async () => {
    await exact.sandbox.close()
    exact = await startWithClient({ accounts: 40, now, language })
  })

  it('stands beside the field it means', async () => {
    const wrong = {
      ...form,
      name: ' ',
      vatNumber: 'NL12',
      country: 'XQ',
      paymentCondition: '99',
      vatCode: '99',
      classifications: { 3: exact.sandbox.administrations[0].accountId(0) },
    }

    const refusals = refusalsIn(await failure(createAccount(exact.client, wrong, options)))

    expect(refusals?.map(({ field, kind }) => [field, kind])).toEqual([
      ['name', 'missing'],
      ['paymentCondition', 'unknown'],
      ['vatCode', 'unknown'],
      ['classifications', 'unknown'],
      ['country', 'unknown'],
      ['vatNumber', 'invalid'],
    ])
  })
})

describe('a refusal', () => {
  it('that names a reference twice is told once', async () => {
    const error = await failure(
      exact.client.create('crm/Accounts', { Name: 'X', Parent: exact.sandbox.administrations[1].accountId(0) }, { lane: 'chat' }),
    )

    expect(refusalsIn(error)).toEqual([{ field: null, kind: 'unknown', words: 'Ongeldige referentie: Relatie' }])
  })

  it('because of a code that is taken is a duplicate', async () => {
    const error = await failure(exact.client.create('crm/Accounts', { Name: 'X', Code: '10001' }, { lane: 'chat' }))

    expect(refusalsIn(error)).toEqual([{ field: null, kind: 'duplicate', words: 'Gegeven bestaat reeds.' }])
  })

  it('is nothing else that goes wrong', async () => {
    goWrong({ match: 'POST', kind: 'scope' })

    expect(refusalsIn(await failure(createAccount(exact.client, form, options)))).toBeNull()
  })
})

describe('look-alikes', () => {
  it.each<[string, Partial<AccountForm>, string]>([
    ['VAT number, however it is written', { vatNumber: 'NL 8045.95.306.B03' }, 'vat'],
    ['exact name', { name: 'Acme B.V.' }, 'name'],
    ['first word at the same postcode', { name: 'ACME Nederland', postcode: '3511 LX' }, 'name'],
    ['e-mail domain', { email: 'jan@acme.example' }, 'email'],
  ])('are found by %s, in one call', async (_, sought, by) => {
    const found = await findLookalikes(exact.client, { ...nothing, ...sought })

    expect(found).toMatchObject([{ name: 'Acme B.V.', code: '10001', by: [by] }])
    expect(callsOf(exact.sandbox)).toHaveLength(1)
  })

  it('are not those at the same mail provider', async () => {
    expect(await findLookalikes(exact.client, { ...nothing, email: 'jan@gmail.com' })).toEqual([])
    expect(callsOf(exact.sandbox)).toEqual([])
  })
})

describe('contact data', () => {
  it('is changed in one call, and what isn’t named stays', async () => {
    const { id } = await createAccount(exact.client, form, options)
    exact.sandbox.calls.length = 0

    await updateContactData(exact.client, id, { phone: '+31 20 5551234' })

    expect(callsOf(exact.sandbox)).toEqual([`PUT crm/Accounts(guid'${id}')`])
    expect(await named(form.name)).toMatchObject([{ Phone: '+31 20 5551234', Email: form.email }])
  })

  it('takes the province along when the country changes', async () => {
    const row = await exact.client.create('crm/Accounts', { Name: 'Verhuizer', Country: 'NL', State: 'NH' }, { lane: 'chat' })

    await updateContactData(exact.client, String(row.ID), { country: 'BE', phone: '' })

    expect(await named('Verhuizer')).toMatchObject([{ State: null, Phone: null }])
  })
})
