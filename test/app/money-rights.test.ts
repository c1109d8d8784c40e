import { adminOnly, connectorOnly } from '../../src/bot/gates.ts'
import { maySeeMoney } from '../../src/bot/may-see-money.ts'
import { actions, commands } from '../../src/bot/routes.ts'
import { actionsOf } from '../../src/local/card-parts.ts'
import { type Chat, mentioning } from '../../src/local/chat.ts'
import { employees } from '../../src/sandbox/world/staff.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 30 } })
const own = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const guest = { id: 'a1000000-0000-4000-8000-0000000000f1', name: 'Guest Gast', locale: 'en-GB' }
const other = { id: 'a1000000-0000-4000-8000-0000000000f2', name: 'Lee Gu', locale: 'en-GB' }
const sales = { conversationId: '19:money@thread.tacv2', kind: 'channel' } as const
/** An amount in any of the five languages: "€ 6.752,00", "6 752,00 €", "€6,752.00". */
const amount = /€|EUR|\d[.,]\d{2}\b/
const pointer = 'I’ve answered in our own chat, since this isn’t for everyone here.'

const execute = (verb: string, data: object) => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } })
const newest = (chat: Chat) => textOf(chat.messages().at(-1))

/** All that anybody was sent since. */
const sentSince = (before: number) => JSON.stringify(saldo.connector.messages.slice(before))

async function inChannel(text: string, speaker = admin) {
  const [channel, alone] = [saldo.chatAs(speaker, sales), saldo.chatAs(speaker)]
  const before = [channel.messages().length, alone.messages().length]
  await channel.post(mentioning(text))
  return { channel: channel.messages().slice(before[0]).map(textOf), alone: alone.messages().slice(before[1]).map(textOf) }
}

beforeAll(async () => {
  await connect(own)
  await saldo.directoryRead()
  saldo.connector.guests.add(guest.id)
  for (const speaker of [colleague, guest, other]) await saldo.chatAs(speaker).say('hi')
})

describe('a guest', () => {
  const money = [
    'balance for Acme',
    'overdue for Acme',
    'invoices for Acme',
    'overdue',
    'ageing',
    'customer Acme',
    'watch Acme',
    'what does Acme owe us?',
  ]

  it.each(money)('gets no figure for “%s”', async (question) => {
    const before = saldo.connector.messages.length

    await saldo.chatAs(guest).say(question)

    expect(newest(saldo.chatAs(guest))).toContain('you are a guest')
    expect(sentSince(before)).not.toMatch(amount)
  })

  it.each(['pick-customer', 'balance-refresh', 'show-figures'])('gets none from the button %s of somebody else’s card', async (verb) => {
    await own.say('balance for Acme')
    const card = own.messages().at(-1)
    const id = card && actionsOf(card).find((action) => action.verb === 'balance-refresh')?.data?.id
    const before = saldo.connector.messages.length

    const { body } = await saldo.chatAs(guest).post(execute(verb, { id, command: 'balance' }))

    expect(id).toBeTruthy()
    expect(sentSince(before) + JSON.stringify(body)).toContain('you are a guest')
    expect(sentSince(before) + JSON.stringify(body)).not.toMatch(amount)
  })

  it.each(['preview Customers', 'runs', 'why Acme', 'compare Customers', 'decide', 'audit', 'create Acme in Exact', 'connect'])(
    'can’t say “%s”, though somebody made them an admin',
    async (command) => {
      await own.say('make Guest Gast admin')

      await saldo.chatAs(guest).say(command)

      expect(newest(saldo.chatAs(guest))).toContain('Guests of this organisation can’t manage Saldo.')
    },
  )

  it('gets none in a channel either, allowed or not', async () => {
    await inChannel('allow here')

    const answer = await inChannel('balance for Acme', guest)
    await inChannel('disallow here')

    expect([...answer.channel, ...answer.alone].join()).toContain('you are a guest')
    expect([...answer.channel, ...answer.alone].join()).not.toMatch(amount)
  })
})

describe('another tenant', () => {
  it('sees nothing of this one’s books', async () => {
    const stranger = saldo.chatAs(admin, { tenantId: 'b0000000-0000-4000-8000-000000000000', conversationId: 'other' })

    const answer = textOf((await stranger.say('balance for Acme')).at(-1))

    expect(answer).not.toMatch(/Acme B\.V\.|6,752/)
  })
})

/** What tells nothing of what customers owe, or is for those alone who run the integration. */
const free = ['help', 'thanks', 'status', 'language']
const creating = ['create', 'start-account', 'send-account', 'settle-account', 'take-account', 'send-contact-data']
const ownToStop = ['stop-watch', 'stop-digest']

describe('every way to money', () => {
  it('stands behind the gate: whoever adds a command or button says here that it tells of none', () => {
    const open = Object.entries({ ...commands, ...actions }).filter(
      ([, { gates }]) => ![maySeeMoney, adminOnly, connectorOnly].some((gate) => gates.includes(gate)),
    )

    expect(open.map(([name]) => name).toSorted()).toEqual([...free, ...creating, ...ownToStop].toSorted())
  })

  it('keeps amounts out of banners', async () => {
    await own.say('balance for Acme')
    await own.say('overdue for Acme')

    const summaries = saldo.connector.messages.flatMap((message) => message.summary ?? [])

    expect(summaries.length).toBeGreaterThan(3)
    expect(summaries.filter((summary) => amount.test(summary))).toEqual([])
  })
})

describe('a list of people', () => {
  afterAll(async () => {
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'everyone', people: '', ownOnly: 'false' })
  })

  it('needs somebody on it', async () => {
    await own.say('money rights')

    await own.press('Save who may see figures', { who: 'listed', people: '' })

    expect(newest(own)).toContain('Tick at least one person')
    expect(saldo.workspace().money.who).toBe('everyone')
  })

  it('lets those on it see figures, admins too, and nobody else', async () => {
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'listed', people: other.id })

    const answers = []
    for (const chat of [own, saldo.chatAs(other), theirs]) answers.push(textOf((await chat.say('balance for Acme')).at(-1)))

    expect(answers[0]).toMatch(amount)
    expect(answers[1]).toMatch(amount)
    expect(answers[2]).toContain('je staat niet op de lijst')
    expect(answers[2]).not.toMatch(amount)
  })

  it('is for admins to change', async () => {
    await theirs.post(execute('save-money-rights', { who: 'everyone' }))

    expect(newest(theirs)).toContain('Dit is voor beheerders')
    expect(saldo.workspace().money.who).toBe('listed')
  })
})

describe('own customers only', () => {
  const managed = saldo.chatAs(other)

  afterAll(async () => {
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'everyone', ownOnly: 'false' })
  })

  it('shows nobody’s customers to whom Exact doesn’t know', async () => {
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'everyone', ownOnly: 'true' })

    const answer = textOf((await managed.say('balance for Acme')).at(-1))

    expect(answer).not.toMatch(amount)
    expect(answer).not.toContain('Acme B.V.')
  })

  it('shows the CRM’s companies of one’s own customers alone', async () => {
    await saveProfile(own, 'Companies')
    await run(own, 'run Companies import')

    const answers = [textOf((await managed.say('customer Acme')).at(-1)), textOf((await managed.say('customers')).at(-1))]

    expect(textOf((await own.say('customer Acme')).at(-1))).toContain('From the CRM')
    expect(answers[0]).toContain('No such customer')
    expect(answers[1]).toContain('None of your customers is in the CRM')
  })

  it('shows those whose account manager an admin said they are, and no others', async () => {
    const answers: string[] = []
    const companies: string[] = []
    for (const { name: manager } of employees) {
      await own.say('money rights')
      await own.press('Save this name', { person: other.id, manager })
      answers.push(textOf((await managed.say('balance for Acme')).at(-1)))
      companies.push(textOf((await managed.say('customers')).at(-1)))
    }

    expect(answers.filter((answer) => amount.test(answer))).toHaveLength(1)
    expect(companies.filter((company) => company.includes('Acme B.V.'))).toHaveLength(1)
  })

  it('keeps the rest from buttons too', async () => {
    await own.say('money rights')
    await own.press('Save this name', { person: other.id, manager: 'Nobody At All' })
    await own.say('balance for Acme')
    const card = own.messages().at(-1)
    const id = card && actionsOf(card).find((action) => action.verb === 'balance-refresh')?.data?.id

    const { body } = await managed.post(execute('show-figures', { id }))

    expect(JSON.stringify(body)).toContain('isn’t one of yours')
    expect(JSON.stringify(body)).not.toMatch(amount)
  })

  it('counts and names of a group one’s own accounts alone', async () => {
    await own.say('balance for Acme B.V.')
    await own.press('Group')
    const whole = newest(own)
    const groups: string[] = []
    for (const { name: manager } of employees) {
      await own.say('money rights')
      await own.press('Save this name', { person: other.id, manager })
      const mine = textOf((await managed.say('balance for Acme B.V.')).at(-1))
      if (!amount.test(mine)) continue
      const card = managed.messages().at(-1)
      const id = card && actionsOf(card).find((action) => action.verb === 'balance-refresh')?.data?.id
      const { body } = await managed.post(execute('show-group', { id }))
      groups.push(JSON.stringify(body))
    }

    expect(whole).toMatch(/[2-9] accounts/)
    expect(groups).toHaveLength(1)
    expect(groups[0]).not.toContain('Group Acme')
    expect(groups[0]).not.toMatch(amount)
  })

  it('doesn’t name a watched customer that became somebody else’s', async () => {
    const texts: string[] = []
    let change: ReturnType<typeof actionsOf>[number] | undefined
    for (const { name: manager } of employees) {
      await own.say('money rights')
      await own.press('Save this name', { person: other.id, manager })
      const card = (await managed.say('watch Acme B.V.')).at(-1)
      change = card && actionsOf(card).find(({ verb }) => verb === 'change-watch')
      if (change !== undefined) break
    }
    await managed.say('watches')
    texts.push(newest(managed))
    await own.say('money rights')
    await own.press('Save this name', { person: other.id, manager: 'Nobody At All' })

    await managed.say('watches')
    texts.push(newest(managed))
    const { body } = await managed.post(execute('change-watch', { id: change?.data?.id }))
    const { body: stopped } = await managed.post(execute('stop-watch', { id: change?.data?.id }))
    await own.press('Save this name', { person: other.id, manager: '' })

    expect(texts[0]).toContain('Acme B.V.')
    expect(texts[1]).not.toContain('Acme B.V.')
    expect(texts[1]).toContain('you may not see their customers any more: 1.')
    expect(JSON.stringify(stopped)).not.toContain('Acme B.V.')
    expect(JSON.stringify(stopped)).not.toContain('any more: 1.')
    expect(JSON.stringify(body)).not.toContain('Acme B.V.')
  })

  it('doesn’t hold admins back', async () => {
    const answer = textOf((await own.say('balance for Acme')).at(-1))

    expect(answer).toMatch(amount)
  })
})

describe('a channel', () => {
  it('gets a pointer until an admin allows figures there', async () => {
    const refused = await inChannel('allow here', colleague)
    const before = await inChannel('balance for Acme')

    expect(refused.channel.join()).toContain('Dit is voor beheerders')
    expect(before.channel).toEqual([pointer])
    expect(before.alone.join()).toMatch(amount)
  })

  it('shows figures once it is allowed, and no more when that ends', async () => {
    await inChannel('allow here')
    const during = await inChannel('balance for Acme')
    const everybody = await inChannel('overdue')
    await inChannel('disallow here')
    const after = await inChannel('balance for Acme')

    expect(during.channel.join()).toMatch(amount)
    expect(during.alone).toEqual([])
    expect(everybody.channel.join()).toMatch(amount)
    expect(everybody.alone).toEqual([])
    expect(after.channel).toEqual([pointer])
  })

  it('with a guest in it gets a pointer though it is allowed', async () => {
    const mixed = { conversationId: '19:mixed@thread.tacv2', kind: 'channel' } as const
    saldo.connector.members.set(mixed.conversationId, [admin.id, guest.id])
    const channel = saldo.chatAs(admin, mixed)
    await channel.post(mentioning('allow here'))

    await channel.post(mentioning('balance for Acme'))

    expect(channel.messages().map(textOf).join()).not.toMatch(amount)
    expect(newest(channel)).toBe(pointer)
  })

  it('keeps settings to their asker though figures are allowed', async () => {
    await inChannel('allow here')
    const answer = await inChannel('money rights')
    await inChannel('disallow here')

    expect(answer.channel).toEqual([pointer])
  })
})

describe('the audit trail', () => {
  it('tells who looked at whom, before and after a restart', async () => {
    await theirs.say('balance for Acme')
    await saldo.restart()

    const answer = textOf((await own.say('audit')).at(-1))

    expect(answer).toContain('Acme B.V.')
    expect(answer).toContain(colleague.name)
  })

  it('comes as a file to admins for ten minutes', async () => {
    await own.say('audit')
    await own.press('All as a file (CSV)')
    const card = own.messages().at(-1)
    const url = card && actionsOf(card).find((action) => action.url)?.url

    const file = await (await fetch(String(url))).text()

    expect(file).toMatch(/^"Time \(UTC\)","Person","What","Customer"/)
    expect(file).toContain('"Acme B.V."')
    expect(file).not.toMatch(/€/)
  })

  it('is kept from others', async () => {
    await theirs.say('audit')

    expect(newest(theirs)).toContain('Dit is voor beheerders')
  })
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
