import { problemsOfSent } from '../support/card-rules.ts'
import { admin, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 40 } })
const chat = saldo.chatAs(admin)
const last = () => textOf(chat.messages().at(-1))
const profiles = () => saldo.workspace().profiles
const profile = (title: string) => profiles().find((each) => each.title === title)
const mapped = (title: string, target: string) => profile(title)?.mappings.find((each) => each.target === target)?.source

beforeAll(() => connect(chat))

describe('a new profile', () => {
  it('opens with everything filled in', async () => {
    await chat.say('new profile')
    const first = last()

    await chat.press('Choose fields')

    expect(first).toContain('Title: Customers')
    expect(last()).toMatch(/\nTitle [^|]*\| Name/)
    expect(profiles()).toEqual([])
  })

  it('changes, adds and leaves out fields', async () => {
    await chat.press('Set field', { target: 'phone', source: 'Fax' })
    const changed = last()
    await chat.press('Leave out', { target: 'website' })
    const left = last()
    await chat.press('Save')

    expect(changed).toContain('Phone is now filled from Fax.')
    expect(left).toMatch(/no longer filled/)
    expect(mapped('Customers', 'phone')).toBe('Fax')
    expect(profile('Customers')?.mappings.map(({ target }) => target)).not.toContain('website')
    expect(profile('Customers')).toMatchObject({ version: 1, updatedBy: admin.id, key: { target: 'customerId', source: 'ID' } })
  })

  it('asks for both sides of a field', async () => {
    await chat.press('Set field', { target: 'phone', source: '' })
    const half = last()
    await chat.press('Leave out', { target: '' })

    expect(half).toContain('Choose the Exact field that fills Phone.')
    expect(last()).toContain('Choose a mapped CRM field to remove.')
    expect(mapped('Customers', 'phone')).toBe('Fax')
  })

  it('refuses companies from contacts', async () => {
    await chat.say('new profile Odd')

    await chat.press('Choose fields', { target: 'company', source: 'contact' })

    expect(last()).toContain('A CRM Company is filled from an Exact Account')
    expect(profile('Odd')).toBeUndefined()
  })

  it('refuses an empty title', async () => {
    await chat.say('new profile Odd')

    await chat.press('Choose fields', { title: '   ' })

    expect(last()).toContain('Give the profile a title.')
  })

  it('shows what keeps it from being saved, at the field, and saves nothing', async () => {
    await saveProfile(chat, 'Broken')
    await chat.press('Leave out', { target: 'title' })
    await chat.press('Set field', { target: 'blocked', source: 'Created' })
    const version = profile('Broken')?.version

    await chat.press('Save')
    const refused = last()
    await chat.press('Run')

    expect(refused).toContain('Not yet: see the notes below.')
    expect(refused).toMatch(/Title/)
    expect(refused).toMatch(/\nBlocked [^|]* doesn’t fit into Blocked[^|]*\| Created/)
    expect(last()).toContain('Not yet')
    expect(profile('Broken')?.version).toBe(version)
    expect(mapped('Broken', 'title')).toBe('Name')
  })
})

describe('a saved profile', () => {
  it('is updated by Save', async () => {
    await chat.say('edit Customers')
    await chat.press('Set field', { target: 'phone', source: 'Phone' })
    await chat.press('Save', { title: 'Clients' })

    expect(last()).toContain('Saved: Clients is updated.')
    expect(profile('Customers')).toBeUndefined()
    expect(profile('Clients')).toMatchObject({ version: 2 })
    expect(mapped('Clients', 'phone')).toBe('Phone')
  })

  it('gets a sister with a title of its own by Save as new', async () => {
    await chat.say('edit Clients')
    await chat.press('Set field', { target: 'phone', source: 'Fax' })
    await chat.press('Save as new')

    expect(last()).toContain('Saved as Clients (2)')
    expect(mapped('Clients', 'phone')).toBe('Phone')
    expect(mapped('Clients (2)', 'phone')).toBe('Fax')
    expect(profile('Clients (2)')?.id).not.toBe(profile('Clients')?.id)
  })

  it('can be copied: the copy is kept once it is saved', async () => {
    await chat.say('copy Clients')
    const before = profiles().length

    await chat.press('Save', { title: 'Copied' })

    expect(before).toBe(profiles().length - 1)
    expect(profile('Copied')?.mappings).toEqual(profile('Clients')?.mappings)
  })

  it('never takes the title of another one', async () => {
    await chat.say('edit Copied')

    await chat.press('Save', { title: 'clients' })

    expect(profile('Copied')).toBeUndefined()
    expect(new Set(profiles().map(({ title }) => title.toLowerCase())).size).toBe(profiles().length)
  })

  it('is listed with its buttons, and is deleted only after a yes', async () => {
    await chat.say('profiles')
    const list = last()
    const gone = profile('Clients (2)')?.id ?? ''

    await chat.press('Delete', { profile: gone })
    const question = last()
    await chat.press('Delete')

    expect(list).toMatch(/Clients[\s\S]*never/)
    expect(question).toContain('Delete the profile Clients (2)?')
    expect(profile('Clients (2)')).toBeUndefined()
  })

  it('is gone for a form that still shows it', async () => {
    await chat.say('profiles')

    await chat.press('Edit', { profile: 'no-such-id' })

    expect(last()).toContain('Choose a profile that still exists.')
  })

  it('saves twice pressed once only', async () => {
    await chat.say('new profile Twice')
    await chat.press('Choose fields')
    const form = chat.messages().at(-1)

    await Promise.all([chat.press('Save', {}, form), chat.press('Save', {}, form)])

    expect(profiles().filter(({ title }) => title.startsWith('Twice'))).toHaveLength(1)
  })
})

describe('a run', () => {
  it('previews without writing anything', async () => {
    const preview = await run(chat, 'preview Clients')
    const status = textOf((await chat.say('status')).at(-1))

    expect(preview).toContain('Nothing was written.')
    expect(preview).toContain('Create 40')
    expect(preview).toMatch(/Acmenta Interieur Create \| Title: Acmenta Interieur/)
    expect(status).toContain('0 companies, 0 people')
  })

  it('can start from a form that isn’t saved', async () => {
    await chat.say('new profile Unsaved')
    await chat.press('Choose fields')
    const [progress] = await chat.press('Run', { mode: 'import' })

    const result = await chat.until((message) => message.id === progress?.id && textOf(message).includes('finished'))

    expect(textOf(result)).toContain('Created 40')
    expect(profile('Unsaved')).toBeUndefined()
  })

  it('previews old and new values of what changed', async () => {
    const { administrations } = saldo.sandbox
    await run(chat, 'run Clients import & update')
    administrations[0].changeAccount(administrations[0].findAccount('Acme B.V.') ?? '', { Phone: '+31 30 555 0100' })

    const preview = await run(chat, 'preview Clients update')
    const company = textOf((await chat.say('customer Acme B.V.')).at(-1))

    expect(preview).toMatch(/Phone[\s\S]*→[\s\S]*\+31 30 555 0100/)
    expect(company).not.toContain('+31 30 555 0100')
  })

  it('of a profile nobody knows helps on', async () => {
    const answer = textOf((await chat.say('run Suppliers import')).at(-1))

    expect(answer).toContain('There is no profile called “Suppliers”. You have: ')
    expect(answer).toContain('[Run Clients]')
  })

  it('is listed, and can be shown again by its number', async () => {
    const list = textOf((await chat.say('runs')).at(-1))
    const one = textOf((await chat.say('run 2')).at(-1))
    const none = textOf((await chat.say('run 999')).at(-1))

    expect(list).toContain('Unsaved')
    expect(one).toContain('Unsaved: finished')
    expect(none).toContain('There is no run with that number.')
    expect(textOf((await chat.say(`run ${'9'.repeat(30)}`)).at(-1))).toContain('There is no run with that number.')
  })

  it('is refused while the same profile runs, and can be cancelled', async () => {
    saldo.sandbox.faults.push({ match: '/sync/', kind: 'slow', milliseconds: 1_500, times: 'always' })
    const [progress] = await chat.say('run Clients')

    const again = textOf((await chat.say('run Clients')).at(-1))
    const cancelled = textOf((await chat.say('cancel')).at(-1))
    const result = await chat.until((message) => message.id === progress?.id && /cancelled/.test(textOf(message)))
    saldo.sandbox.faults.length = 0

    expect(again).toContain('already running')
    expect(cancelled).toMatch(/Run \d+ is being stopped/)
    expect(textOf(result)).toContain('What had been written stays.')
    expect(textOf((await chat.say('cancel')).at(-1))).toContain('Nothing is under way')
  })
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})

it('runs in the mode the profile was saved with, unless another one is said', async () => {
  await saveProfile(chat, 'Modes')
  await chat.say('edit Modes')
  await chat.press('Save', { mode: 'update' })

  const own = await run(chat, 'run Modes')
  const said = await run(chat, 'run Modes import')

  expect(own).toContain('Update of CRM Company')
  expect(said).toContain('Import of CRM Company')
  expect(profile('Modes')?.mode).toBe('update')
})
