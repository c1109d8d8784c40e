import { randomUUID } from 'node:crypto'
import { actionsOf, inputValuesOf } from '../../src/local/card-parts.ts'
import type { Chat } from '../../src/local/chat.ts'
import type { ChatMessage } from '../../src/local/connector.ts'
import type { Fault } from '../../src/sandbox/faults.ts'
import type { Fields } from '../../src/sync/types.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, saveProfile, startSaldo, tenantId, textOf } from '../support/saldo.ts'
import { inCrm } from '../support/write-crm.ts'

const time = { ahead: 0 }
const now = () => new Date(Date.now() + time.ahead)
const saldo = await startSaldo({ sandbox: { accounts: 40, limits: { minutely: 10_000, daily: 100_000 } }, now })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const stranger = saldo.chatAs({ id: 'a1000000-0000-4000-8000-000000000003', name: 'Lynne Robbins', locale: 'de-DE' })
const last = (of: Chat = chat) => textOf(of.messages().at(-1))
const posts = () => saldo.sandbox.calls.filter(({ method, path }) => method === 'POST' && path.includes('crm/Accounts')).length
const goWrong = (...faults: Fault[]) => saldo.sandbox.faults.push(...faults)

/** How many accounts of that name Exact has, those made here behind the forty that were there. */
function named(name: string): number {
  const positions = Array.from({ length: 80 }, (_, position) => position)
  return positions.filter((position) => saldo.sandbox.administrations[0].accountName(position) === name).length
}

const companies = () => inCrm(saldo.dataDir, tenantId, (crm) => crm.page('company', '', 1_000))
const companyOf = async (title: string) => (await companies()).find(({ fields }) => fields.title === title)
async function typeCompany(fields: Fields): Promise<void> {
  const value = `own-${randomUUID()}`
  await inCrm(saldo.dataDir, tenantId, (crm) => crm.write('company', [{ kind: 'create', key: { field: 'customerId', value }, fields }]))
}

/** A press as a client sends it, with an activity id of its own unless one is given. */
function pressOf(message: ChatMessage | undefined, title: string, inputs: Record<string, string> = {}, id: string = randomUUID()): object {
  const action = message && actionsOf(message).find((each) => each.title === title)
  if (message === undefined || action === undefined) throw new Error(`no button “${title}”`)
  const data = { ...inputValuesOf(message), ...inputs, ...action.data }
  const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' }
  return { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: message.id, id }
}

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
  await theirs.say('hi')
  await stranger.say('hi')
})
beforeEach(() => {
  saldo.sandbox.faults.length = 0
  saldo.sandbox.calls.length = 0
})

describe('who may create customers', () => {
  it('are admins, until one lists others', async () => {
    await theirs.say('create Newcomer in Exact')
    const before = last(theirs)
    await chat.say('settings')
    await chat.press('Who may create customers')
    await chat.press('Save', { creators: colleague.id })
    const saved = last()
    await theirs.say('create Newcomer in Exact')
    await stranger.say('create Newcomer in Exact')

    expect(before).toContain('Je staat niet op de lijst')
    expect(saved).toContain('Saved.')
    expect(last(theirs)).toContain('Newcomer aanmaken in Exact')
    expect(last(stranger)).toContain('Sie stehen nicht auf der Liste')
    expect(posts()).toBe(0)
  })

  it('are asked anew with every press', async () => {
    const form = theirs.messages().findLast((message) => textOf(message).includes('[Aanmaken in Exact]'))
    await stranger.post(pressOf(form, 'Aanmaken in Exact'))

    expect(posts()).toBe(0)
    expect(named('Newcomer')).toBe(0)
  })
})

describe('a customer made from a company of the CRM', () => {
  it('is filled in from it, and the CRM gets the id and the number', async () => {
    await typeCompany({
      title: 'Bakkerij Zonneveld',
      city: 'Delft',
      postcode: '2611 AA',
      country: 'Netherlands',
      vatNumber: 'NL123456782B12',
    })
    await chat.say('create Bakkerij Zonneveld in Exact')
    const form = last()
    await chat.press('Create in Exact')
    const company = await companyOf('Bakkerij Zonneveld')

    expect(form).toContain('VAT number: NL123456782B12')
    expect(form).toContain('Country: Netherlands')
    expect(form).toContain('Payment terms: 30 dagen (30)')
    expect(last()).toContain('Created as customer 100')
    expect(named('Bakkerij Zonneveld')).toBe(1)
    expect(company?.fields.customerId).toMatch(/^[\da-f-]{36}$/)
    expect(company?.fields.customerNumber).toMatch(/^100\d\d$/)
    expect(problemsOfSent(chat.messages())).toEqual([])
  })

  it('begins with a button on its card, for those who may', async () => {
    await typeCompany({ title: 'Molen De Ooievaar' })
    await stranger.say('Kunde Molen De Ooievaar')
    await chat.say('customer Molen De Ooievaar')
    await chat.press('Create in Exact')

    expect(last(stranger)).toContain('Molen De Ooievaar')
    expect(last(stranger)).not.toContain('[')
    expect(last()).toMatch(/^Create Molen De Ooievaar in Exact/)
  })

  it('isn’t made again for that company', async () => {
    await chat.say('create Bakkerij Zonneveld in Exact')

    expect(last()).toContain('Bakkerij Zonneveld is in Exact already')
    expect(posts()).toBe(0)
  })
})

describe('what is wrong in a form', () => {
  it('stands beside its field, and nothing is sent', async () => {
    await chat.say('create Wrongly in Exact')
    await chat.press('Create in Exact', { vatNumber: 'NL123456783B12', email: 'nobody', paymentCondition: 'X' })

    expect(last()).toContain('A digit is mistyped')
    expect(last()).toContain('This isn’t an e-mail address.')
    expect(last()).toContain('Please choose one of the list.')
    expect(last()).toContain('VAT number: NL123456783B12')
    expect(posts()).toBe(0)
  })

  it('is told in the reader’s words and Exact’s when Exact refuses it, and can be put right', async () => {
    await theirs.say('create Geweigerd in Exact')
    await theirs.press('Aanmaken in Exact', { vatNumber: 'NLX', country: 'US' })
    const refused = last(theirs)
    await theirs.press('Aanmaken in Exact', { vatNumber: '' })

    expect(refused).toContain('Exact accepteert dit niet. Exact zegt: “')
    expect(last(theirs)).toContain('Geweigerd staat in Exact')
    expect(named('Geweigerd')).toBe(1)
  })
})

describe('a customer that may be there already', () => {
  it('is shown before anything is sent', async () => {
    await chat.say('create customer')
    await chat.press('Create in Exact', { name: 'Acme B.V.' })
    const warned = last()
    const sent = posts()
    await chat.press('Create nevertheless')

    expect(warned).toContain('the same name')
    expect(sent).toBe(0)
    expect(posts()).toBe(1)
    expect(named('Acme B.V.')).toBe(2)
  })

  it('can be taken for the company of the CRM', async () => {
    await typeCompany({ title: 'Acme Utrecht', vatNumber: 'NL804595306B03' })
    await chat.say('create Acme Utrecht in Exact')
    await chat.press('It is this one')
    const company = await companyOf('Acme Utrecht')

    expect(last()).toContain('It is there as customer 10001')
    expect(company?.fields.customerNumber).toBe('10001')
    expect(posts()).toBe(0)
  })
})

describe('one customer, and no second one', () => {
  it('comes of a double click', async () => {
    await chat.say('create Dubbelklik in Exact')
    const form = chat.messages().at(-1)
    await Promise.all([chat.post(pressOf(form, 'Create in Exact')), chat.post(pressOf(form, 'Create in Exact'))])

    expect(posts()).toBe(1)
    expect(named('Dubbelklik')).toBe(1)
  })

  it('comes of an activity that is delivered twice', async () => {
    await chat.say('create Herhaald in Exact')
    const press = pressOf(chat.messages().at(-1), 'Create in Exact')
    await Promise.all([chat.post(press), chat.post(press)])
    await chat.post(press)

    expect(named('Herhaald')).toBe(1)
  })

  it('comes of two people at once, for a company', async () => {
    await typeCompany({ title: 'Samen Sterk', city: 'Breda' })
    await chat.say('create Samen Sterk in Exact')
    await theirs.say('create Samen Sterk in Exact')
    const [mine, other] = [chat.messages().at(-1), theirs.messages().at(-1)]
    await Promise.all([chat.post(pressOf(mine, 'Create in Exact')), theirs.post(pressOf(other, 'Aanmaken in Exact'))])

    expect(posts()).toBe(1)
    expect(named('Samen Sterk')).toBe(1)
  })

  it('comes of two people at once, from nothing', async () => {
    await chat.say('create Twee Tegelijk in Exact')
    await theirs.say('create Twee Tegelijk in Exact')
    const [mine, other] = [chat.messages().at(-1), theirs.messages().at(-1)]
    await Promise.all([chat.post(pressOf(mine, 'Create in Exact')), theirs.post(pressOf(other, 'Aanmaken in Exact'))])

    expect(named('Twee Tegelijk')).toBe(1)
  })

  it('comes of a lost answer, looked up', async () => {
    goWrong({ match: 'POST /api', kind: 'reset', processed: true })
    await typeCompany({ title: 'Verloren Antwoord' })
    await chat.say('create Verloren Antwoord in Exact')
    await chat.press('Create in Exact')

    expect(last()).toContain('Nothing was made twice')
    expect(posts()).toBe(1)
    expect(named('Verloren Antwoord')).toBe(1)
    expect((await companyOf('Verloren Antwoord'))?.fields.customerNumber).toMatch(/^100/)
  })

  it('comes of a form whose end nobody knew, over a restart, and is sent once more only when somebody says so', async () => {
    goWrong({ match: 'POST /api', kind: 'reset' })
    await chat.say('create Onbekend in Exact')
    const form = chat.messages().at(-1)
    await chat.post(pressOf(form, 'Create in Exact'))
    await chat.until((message) => textOf(message).includes('can’t be found yet'))
    await saldo.restart()
    await chat.post(pressOf(form, 'Create in Exact'))
    await chat.press('Look again')
    const waiting = [last(), posts()]
    time.ahead += 3 * 60_000
    await chat.press('Look again')
    await chat.press('Send once more')

    expect(waiting[1]).toBe(1)
    expect(waiting[0]).not.toContain('[Send once more]')
    expect(posts()).toBe(2)
    expect(named('Onbekend')).toBe(1)
  })
})

describe('contact data', () => {
  it('goes to Exact where the profile lets the CRM win', async () => {
    await saveProfile(chat)
    await chat.say('edit Customers')
    await chat.press('Rule', { target: 'phone' })
    await chat.press('Keep rule', { authority: 'crm' })
    await chat.press('Save')
    const company = await companyOf('Bakkerij Zonneveld')
    await inCrm(saldo.dataDir, tenantId, (crm) =>
      crm.write('company', [{ kind: 'update', id: company?.id ?? '', version: null, fields: { phone: '+31 15 2123456' } }]),
    )
    await chat.say('create Bakkerij Zonneveld in Exact')
    const shown = last()
    await chat.press('Send to Exact')
    const sent = last()
    await chat.say('create Bakkerij Zonneveld in Exact')

    expect(shown).toContain('Phone | +31 15 2123456 | empty')
    expect(sent).toContain('Exact has the CRM’s contact data now.')
    expect(last()).toContain('or both say the same')
    expect(problemsOfSent(chat.messages())).toEqual([])
  })
})
