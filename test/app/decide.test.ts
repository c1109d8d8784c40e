import { setTimeout as delay } from 'node:timers/promises'
import type { Fields, Target } from '../../src/sync/types.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { keptCrm } from '../support/kept-crm.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, tenantId, textOf } from '../support/saldo.ts'
import { inCrm } from '../support/write-crm.ts'

const saldo = await startSaldo({ sandbox: { accounts: 40 } })
const other = await startSaldo({ sandbox: { accounts: 40 } })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const books = saldo.sandbox.administrations[0]
const last = () => textOf(chat.messages().at(-1))
const showing = (text: string) => chat.until((message) => textOf(message).includes(text))
const idOf = (position: number) => books?.accountId(position) ?? ''
const change = (position: number, values: Record<string, string>) => books?.changeAccount(idOf(position), values)

let typed = 0
/** Companies that people typed into the CRM themselves. */
const type = (dataDir: string, ...companies: Fields[]) =>
  inCrm(dataDir, tenantId, (crm) =>
    crm.write(
      'company',
      companies.map((fields) => {
        typed += 1
        const value = `own-${typed}`
        return { kind: 'create', key: { field: 'customerId', value }, fields: { ...fields, customerId: value } }
      }),
    ),
  )
const companies = () => inCrm(saldo.dataDir, tenantId, (crm) => crm.page('company', '', 1_000))
const ofExact = async (position: number) => (await companies()).filter(({ fields }) => fields.customerId === idOf(position))
const edit = async (position: number, fields: Fields) => {
  const [record] = await ofExact(position)
  await inCrm(saldo.dataDir, tenantId, (crm) => crm.write('company', [{ kind: 'update', id: record?.id ?? '', version: null, fields }]))
}
/** Two of that name and postcode, so that neither is certain. */
const twice = (name: string) => [
  { title: name, postcode: '1111 AA', city: 'Delft' },
  { title: name, postcode: '1111 AA', city: 'Breda' },
]

const names = ['Pick', 'Create', 'Skip', 'All one', 'All two']
const answers: Readonly<Record<string, string>> = { Pick: 'This is the one', Create: 'None: create it', Skip: 'None: leave it out' }
/** The record that the newest card is about. */
const askedAbout = () => /^Decide: (.+)$/m.exec(last())?.[1] ?? ''

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await theirs.say('hi')
  for (const [index, Name] of names.entries())
    change(20 + index, { Name, Postcode: '1111 AA', City: 'Breda', Code: `9000${index}`, VATNumber: '' })
  await type(saldo.dataDir, ...names.flatMap(twice))
})

describe('records that several of the CRM may be', () => {
  it('are left by a run, which offers to decide', async () => {
    const result = await run(chat, 'run Customers')

    expect(result).toContain('5 wait for a decision')
    expect(result).toContain('[Decide]')
  })

  it('are asked one by one, with both sides', async () => {
    await chat.press('Decide')

    const text = last()
    expect(names).toContain(askedAbout())
    expect(text).toContain('5 to decide, 0 decided')
    expect(text).toContain('The same: Title, Postcode, City')
    expect(text).toContain('The same: Title, Postcode. Different: City')
    expect(problemsOfSent(chat.messages())).toEqual([])
  })

  it('come back when somebody goes back, and what was said of them is forgotten', async () => {
    const first = askedAbout()
    await chat.press('None: create it')
    const next = [askedAbout(), last()]
    await chat.press('Back')

    expect(next[0]).not.toBe(first)
    expect(next[1]).toContain('4 to decide, 1 decided')
    expect(askedAbout()).toBe(first)
    expect(last()).toContain('5 to decide, 0 decided')
  })

  it('are linked, created or left out as somebody answers, the next one in the place of the last', async () => {
    const cards = chat.messages().length
    for (const _ of names) await chat.press(answers[askedAbout()] ?? 'Skip for now')

    expect(chat.messages()).toHaveLength(cards)
    expect(last()).toContain('2 left for later.')
    expect(last()).toContain('[Carry out 2 decisions] [Go through 2 records] [Forget decisions]')
  })

  it('are decided about in one go', async () => {
    await chat.say('decide')
    await chat.press('Create all')

    expect(last()).toContain('2 records decided.')
    expect(last()).toContain('Nothing is left to decide.')
    expect(last()).toContain('[Carry out 4 decisions]')
  })

  it('wait for no one but an admin', async () => {
    await theirs.press('Carry out 4 decisions', {}, await showing('Carry out 4 decisions'))
    const [typed] = await theirs.say('decide')

    expect(textOf(theirs.messages().at(-1))).toContain('Alleen beheerders van Saldo')
    expect(textOf(typed)).toContain('Alleen beheerders van Saldo')
  })

  it('are written by a run over them alone', async () => {
    const before = (await companies()).length
    await chat.press('Carry out 4 decisions')

    const result = textOf(await chat.until((message) => /finished[\s\S]*of what was decided after run 1/.test(textOf(message))))
    const after = (await companies()).map(({ fields }) => fields.title)

    expect(result).toContain('Created 3')
    expect(after).toHaveLength(before + 3)
    for (const [title, number] of Object.entries({ Create: 3, 'All one': 3, 'All two': 3, Skip: 2, Pick: 2 }))
      expect(after.filter((each) => each === title)).toHaveLength(number)
  })

  it('are asked about no more, in an old card or a new run', async () => {
    await chat.say('decide')
    const open = last()
    await chat.say('decide 1')
    const old = last()
    const again = await run(chat, 'run Customers import & update')

    expect(open).toContain('No run has left a record for you to decide about')
    expect(old).toContain('Nothing is left to decide.')
    expect(again).not.toContain('wait for a decision')
  })

  it('were the one that was picked', async () => {
    const [picked, ...others] = await ofExact(20)

    expect(picked?.fields.city).toBe('Breda')
    expect(others).toEqual([])
  })
})

describe('values that both sides changed', () => {
  it('are shown beside each other, and stay as somebody says', async () => {
    await chat.say('edit Customers')
    await chat.press('Rule', { target: 'city' })
    await chat.press('Keep rule', { authority: 'ask' })
    await chat.press('Save')
    await run(chat, 'run Customers import & update')
    for (const position of [2, 3]) {
      change(position, { City: 'Exactdorp' })
      await edit(position, { city: 'Crmstad' })
    }
    const result = await run(chat, 'run Customers import & update')
    await chat.press('Decide')
    const [first, text] = [askedAbout(), last()]
    await chat.press('Take Exact’s')
    await chat.press('Keep the CRM’s')
    await chat.press('Carry out 2 decisions')
    await chat.until((message) => /finished[\s\S]*of what was decided after run [3-9]/.test(textOf(message)))
    const cities = [...(await ofExact(2)), ...(await ofExact(3))].map(({ fields }) => fields.city)
    const again = await run(chat, 'run Customers import & update')

    expect(result).toContain('2 wait for a decision')
    expect(text).toMatch(/City +\| Exactdorp \| Crmstad/)
    expect(first).not.toBe('')
    expect(cities.toSorted()).toEqual(['Crmstad', 'Exactdorp'])
    expect(again).not.toContain('wait for a decision')
    expect(again).toContain('Updated 0')
  })
})

describe('a link', () => {
  const name = () => books?.accountName(5) ?? ''
  const linked = async () => {
    await chat.say(`link ${name()}`)
    return last()
  }

  it('is shown with both sides and the run that made it', async () => {
    expect(await linked()).toContain('Linked: runs write from the one to the other.')
    expect(last()).toContain('Written by run 1 of')
    expect(problemsOfSent(chat.messages())).toEqual([])
  })

  it('is parted by hand, and no run ties it again', async () => {
    await chat.say(`unlink ${name()}`)
    const parted = last()
    change(5, { Postcode: '9999 ZZ' })
    await run(chat, 'run Customers import & update')
    const [record] = await ofExact(5)
    await chat.say(`why ${record?.id}`)

    expect(parted).toContain('Not linked: runs leave the two alone.')
    expect(parted).toContain('Unlinked by Alex Wilber')
    expect(record?.fields.postcode).not.toBe('9999 ZZ')
    expect(last()).toContain('it was decided that the two leave each other alone')
  })

  it('is tied again by hand, and the next run takes it along', async () => {
    await linked()
    await chat.press('Link again')
    const tied = last()
    await run(chat, 'run Customers import & update')
    const [record] = await ofExact(5)

    expect(tied).toContain('They are linked.')
    expect(tied).toContain('Linked by Alex Wilber')
    expect(record?.fields.postcode).toBe('9999 ZZ')
  })

  it('is left alone by an old button once one of the two is linked otherwise', async () => {
    await linked()
    const old = await showing('[Unlink]')
    await chat.press('Unlink')
    const offered = await showing('[Link again]')
    const [record] = await ofExact(5)
    await chat.say(`link ${record?.id} to ${books?.accountName(6)}`)
    const taken = last()
    await chat.press('Link again', {}, offered)

    expect(taken).toContain(`Linked with ${books?.accountName(6)}: unlink that first.`)
    expect(old.id).toBe(offered.id)
    expect(await linked()).toContain('Linked: runs write')
  })

  it('is for admins', async () => {
    expect(textOf((await theirs.say(`unlink ${name()}`)).at(-1))).toContain('Alleen beheerders van Saldo')
  })
})

describe('in a CRM of its own', () => {
  const own = other.chatAs(admin)
  const newest = () => textOf(own.messages().at(-1))
  const inOwn = (target: Target) => inCrm(other.dataDir, tenantId, (crm) => crm.page(target, '', 1_000))

  beforeAll(async () => {
    await connect(own)
    await saveProfile(own)
    await saveProfile(own, 'People', { target: 'person', source: 'contact' })
  })

  it('links every record whose code just one of the CRM has, where a number speaks against it', async () => {
    const sandbox = other.sandbox.administrations[0]
    for (const position of [25, 26, 27]) {
      sandbox.changeAccount(sandbox.accountId(position), { Code: `7000${position}`, VATNumber: 'NL804595306B03', ChamberOfCommerce: '' })
    }
    const same = [25, 26, 27, 27].map((position) => ({ customerNumber: `7000${position}`, vatNumber: 'NL001234567B01' }))
    await type(other.dataDir, ...same.map((fields, index) => ({ ...fields, title: `Typed ${index}` })))
    const result = await run(own, 'run Customers import')
    await own.press('Decide')
    await own.press('Link where codes match')
    const matched = newest()
    await own.press('None: leave it out')
    await own.press('Carry out 2 decisions')
    await own.until((message) => /finished[\s\S]*of what was decided after run 1/.test(textOf(message)))

    const links = keptCrm(other.dataDir).links.map((link) => (link as { source_id?: unknown }).source_id)
    const linked = [25, 26, 27].map((position) => links.includes(sandbox.accountId(position)))

    expect(result).toContain('3 wait for a decision')
    expect(matched).toContain('2 records decided. Those without a record of the same code in the CRM, or with several, are left.')
    expect(linked).toEqual([true, true, false])
  })

  it('contacts wait for their company, and are brought in by a run of their own after the company’s, once', async () => {
    const sandbox = other.sandbox.administrations[0]
    const id = sandbox.accountId(0)
    const [acme] = (await inOwn('company')).filter(({ fields }) => fields.customerId === id)
    await inCrm(other.dataDir, tenantId, (crm) =>
      crm.write('company', [{ kind: 'remove', id: acme?.id ?? '', version: acme?.version ?? 0 }]),
    )
    const waiting = await run(own, 'run People import')
    const before = (await inOwn('person')).length
    await run(own, 'run Customers import')
    const done = /contacts that waited in run 3 \| Done/
    while (!done.test(textOf((await own.say('runs')).at(-1)))) await delay(50)
    const tied = textOf((await own.say('run 5')).at(-1))
    await run(own, 'run Customers import')
    await own.say('runs')

    expect(waiting).toMatch(/\d contacts? waits? for their company, and come along/)
    expect(before).toBeGreaterThan(0)
    expect(tied).toContain('Created 2   ')
    expect(tied).toContain('by Alex Wilber')
    expect(await inOwn('person')).toHaveLength(before + 2)
    expect(newest().match(/contacts that waited in run/g)).toHaveLength(1)
  })
})
