import { actionsOf } from '../../src/local/card-parts.ts'
import { mentioning } from '../../src/local/chat.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 30 } })
const own = saldo.chatAs(admin)
const channelPlace = { conversationId: '19:sales@thread.tacv2', kind: 'channel' } as const
const channel = saldo.chatAs(admin, channelPlace)
const stranger = { id: 'a1000000-0000-4000-8000-000000000003', name: 'Lee Gu' }
const pointer = 'I’ve answered in our own chat, since this isn’t for everyone here.'
const dutchPointer = 'Ik heb in onze eigen chat geantwoord, want dit is niet voor iedereen hier.'

/** What a mention brings: to the channel, and to the asker alone. */
async function ask(text: string, speaker = admin) {
  const [inChannel, alone] = [saldo.chatAs(speaker, channelPlace), saldo.chatAs(speaker)]
  const before = [inChannel.messages().length, alone.messages().length]
  const { status } = await inChannel.post(mentioning(text))
  expect(status).toBe(200)
  return { channel: inChannel.messages().slice(before[0]).map(textOf), alone: alone.messages().slice(before[1]).map(textOf) }
}

beforeAll(async () => {
  await connect(own)
  await saveProfile(own)
  await run(own, 'run Customers import')
  await saldo.chatAs(colleague).say('hi')
})

describe('in a channel', () => {
  it('ignores what isn’t meant for the bot', async () => {
    const before = saldo.connector.messages.length

    const { status } = await channel.post({ type: 'message', text: 'balance for Acme' })

    expect(status).toBe(200)
    expect(saldo.connector.messages).toHaveLength(before)
  })

  it('answers help there', async () => {
    const answer = await ask('help')

    expect(answer.channel).toEqual([expect.stringContaining('What you can ask here')])
    expect(answer.alone).toEqual([])
  })

  it.each(['balance for Acme', 'overdue for Acme', 'invoices for Acme', 'what does Acme owe us?'])(
    'answers “%s” to the asker alone, and leaves no figure and no name behind',
    async (question) => {
      const answer = await ask(question, colleague)

      expect(answer.channel).toEqual([dutchPointer])
      expect(answer.alone).toEqual([expect.stringMatching(/Acme B\.V\.[\s\S]*(6\.752|3\.235)/)])
    },
  )

  it.each(['balance for Jansen', 'customer Jansen', 'customers', 'customer Acme B.V.'])(
    'names customers to the asker alone (%s)',
    async (question) => {
      const answer = await ask(question)

      expect(answer.channel).toEqual([pointer])
      expect(answer.alone).toEqual([expect.stringMatching(/Jansen|Acme/)])
    },
  )

  it('answers a choice to who pressed it', async () => {
    await own.say('balance for Jansen')
    const choices = own.messages().at(-1)
    const pick = choices && actionsOf(choices).find((action) => action.verb === 'pick-customer')
    const before = saldo.chatAs(colleague).messages().length

    await saldo.chatAs(colleague, channelPlace).post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'pick-customer', data: pick?.data } },
      replyToId: choices?.id,
    })

    expect(textOf(channel.messages().at(-1))).toBe(dutchPointer)
    expect(saldo.chatAs(colleague).messages().slice(before).map(textOf)).toEqual([expect.stringContaining('Jansen')])
  })

  it('opens settings with the asker alone', async () => {
    const answer = await ask('settings')

    expect(answer.channel).toEqual([pointer])
    expect(answer.alone).toEqual([expect.stringContaining('App registration at Exact')])
  })

  it('opens a chat with somebody it has none with', async () => {
    const before = saldo.connector.messages.length

    await saldo.chatAs(stranger, channelPlace).post(mentioning('balance for Acme'))
    const [first, ...rest] = saldo.connector.messages.slice(before)

    expect(first?.conversationId).toMatch(/^personal-/)
    expect(textOf(first)).toContain('Acme B.V.')
    expect(rest.map(textOf)).toEqual([pointer])
  })

  it('says so when no chat with the asker can be opened', async () => {
    saldo.connector.blocked.add('')
    const before = saldo.connector.messages.length

    await saldo.chatAs({ ...stranger, id: 'a1000000-0000-4000-8000-000000000004' }, channelPlace).post(mentioning('balance for Acme'))
    saldo.connector.blocked.delete('')

    expect(saldo.connector.messages.slice(before).map(textOf)).toEqual([expect.stringContaining('Open one with me and ask again there.')])
  })

  it('posts outcomes there once an admin says so', async () => {
    const refused = await ask('notify here', colleague)

    const answer = await ask('notify here')

    expect(refused.channel).toEqual([expect.stringContaining('Dit is voor beheerders')])
    expect(answer.channel).toEqual([expect.stringContaining('I’ll post the outcome of every run here')])
    expect(saldo.workspace().conversations[channelPlace.conversationId]).toMatchObject({ kind: 'channel', notify: true, personId: null })
  })

  it('offers to connect to the asker alone', async () => {
    await own.say('disconnect')
    await own.press('Disconnect')

    const answer = await ask('balance for Acme')

    expect(answer.channel).toEqual([pointer])
    expect(answer.alone).toEqual([expect.stringContaining('Connect Exact Online')])
  })
})

describe('in a group chat', () => {
  it('needs the mention too, and answers money to the asker alone', async () => {
    const group = saldo.chatAs(colleague, { conversationId: 'a:looks-personal', kind: 'groupChat' })

    await group.post({ type: 'message', text: 'help' })
    const unmentioned = group.messages().length
    await group.post(mentioning('settings'))

    expect(unmentioned).toBe(0)
    expect(group.messages().map(textOf)).toEqual([expect.stringContaining('Dit is voor beheerders')])
  })
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})

describe('in a thread of a channel', () => {
  const thread = saldo.chatAs(admin, { ...channelPlace, conversationId: `${channelPlace.conversationId};messageid=1700000000000` })
  const inChannel = () => saldo.chatAs(admin, channelPlace).messages().map(textOf)

  it('answers in the thread, and keeps the channel as one chat', async () => {
    await thread.post(mentioning('notify here'))

    const chats = Object.keys((await saldo.workspace()).conversations)

    expect(textOf(thread.messages().at(-1))).toContain('Done')
    expect(chats.filter((id) => id.startsWith(channelPlace.conversationId))).toEqual([channelPlace.conversationId])
  })

  it('tells the channel of a run in a post of its own', async () => {
    await connect(own)
    const before = inChannel().length

    await run(own, 'run Customers update')
    await saldo.chatAs(admin, channelPlace).until(() => inChannel().length > before)

    expect(inChannel().slice(before)).toEqual([expect.stringContaining('Customers')])
  })
})
