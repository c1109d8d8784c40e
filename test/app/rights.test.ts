import { randomUUID } from 'node:crypto'
import { adminOnly, connectorOnly } from '../../src/bot/gates.ts'
import { mayCreate } from '../../src/bot/may-create.ts'
import { maySeeMoney } from '../../src/bot/may-see-money.ts'
import { phrasebooks } from '../../src/bot/phrases/phrasebooks.ts'
import { registry } from '../../src/bot/registry.ts'
import { actions, commands } from '../../src/bot/routes.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 20 } })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const refusal = 'Dit is voor beheerders'
const gates: readonly unknown[] = [adminOnly, connectorOnly]
const isGated = (route: { gates: readonly unknown[] } | undefined) => route?.gates.some((gate) => gates.includes(gate)) === true
const gated = Object.keys(actions).filter((verb) => isGated(actions[verb]))
/** Money for those who may see it, creating for those who may; ending one's own watches is anybody's. */
const otherRights: readonly unknown[] = [maySeeMoney, mayCreate]
const forAnyone = ['stop-watch', 'stop-digest']

/** All that only an admin may change. */
function protectedPart() {
  const { connection, appConfig, profiles, drafts, schedules, people } = saldo.workspace()
  return JSON.stringify({
    connection,
    appConfig,
    profiles,
    drafts,
    schedules,
    admins: Object.values(people).filter((person) => person.admin),
  })
}

const execute = (verb: string, data: object) => ({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } })
const submit = (verb: string, data: object) => ({ type: 'message', value: { verb, ...data } })

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await run(chat, 'run Customers import')
  await theirs.say('hi')
})

describe('somebody who is no admin', () => {
  it.each(registry.filter((entry) => entry.who === 'admin').map(({ name }) => phrasebooks.en[name].example))(
    'is refused “%s”',
    async (example) => {
      const before = protectedPart()

      const answer = textOf((await theirs.say(example)).at(-1))

      expect(answer).toContain(refusal)
      expect(protectedPart()).toBe(before)
    },
  )

  it('gets the same from a button that types', async () => {
    const answers = await saldoAnswers(() => theirs.post(execute('say', { verb: 'say', text: 'run Customers import' })))

    expect(answers).toEqual([expect.stringContaining(refusal)])
  })

  it('is not offered what they may not do', async () => {
    const help = textOf((await theirs.say('help')).at(-1))

    expect(help).toContain('saldo van <klant>')
    expect(help).not.toMatch(/nieuw profiel|verbinding verbreken|bericht mij/)
  })
})

async function saldoAnswers(act: () => Promise<{ status: number }>): Promise<string[]> {
  const before = theirs.messages().length
  const { status } = await act()
  expect(status).toBe(200)
  return theirs.messages().slice(before).map(textOf)
}

describe('an admin’s card in somebody else’s hands', () => {
  const dataOf = () => {
    const { profiles, drafts } = saldo.workspace()
    const ids = { profile: profiles[0]?.id, draftId: drafts[0]?.id, number: '1', id: colleague.id, administration: '1' }
    return { ...ids, title: 'Mine', target: 'company', source: 'account', mode: 'import', clientId: 'x', clientSecret: 'y' }
  }

  it.each(gated)('does nothing on %s, executed or submitted', async (verb) => {
    const before = protectedPart()

    const executed = await saldoAnswers(() => theirs.post(execute(verb, dataOf())))
    const submitted = await saldoAnswers(() => theirs.post(submit(verb, dataOf())))

    expect([...executed, ...submitted]).toEqual([expect.stringContaining(refusal), expect.stringContaining(refusal)])
    expect(protectedPart()).toBe(before)
  })

  it('is gated for all but what has a right of its own', () => {
    const open = Object.entries(actions).filter(([, route]) => !isGated(route) && !route.gates.some((gate) => otherRights.includes(gate)))

    expect(gated.length).toBeGreaterThan(50)
    expect(open.map(([verb]) => verb)).toEqual(forAnyone)
  })

  it('stands behind the same gates as typing: every admin command has one', () => {
    const open = registry.filter(({ who, name }) => who === 'admin' && !commands[name].gates.some((gate) => gates.includes(gate)))

    expect(open).toEqual([])
  })
})

describe('a forged button', () => {
  it.each(['nope', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'confirm-yes', 'confirm-no', 'run'])(
    'named “%s” finds an old card',
    async (verb) => {
      const executed = await saldoAnswers(() => chatlessPost(execute(verb, {})))
      const submitted = await saldoAnswers(() => chatlessPost(submit(verb, {})))

      expect([...executed, ...submitted]).toEqual([expect.stringContaining('verouderd'), expect.stringContaining('verouderd')])
    },
  )

  const chatlessPost = (activity: object) => theirs.post(activity)

  it.each(['__proto__', 'constructor', 'toString'])('can’t make “%s” an admin', async (id) => {
    await chat.post(execute('make-admin', { id }))

    const people = saldo.workspace().people

    expect(Object.values(people).filter((person) => person.admin)).toHaveLength(1)
    expect(textOf((await chat.say('admins')).at(-1))).toContain('Alex Wilber')
  })
})

describe('what doesn’t come from a chat of ours', () => {
  it.each([
    ['a service address elsewhere', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }],
    ['no service address', { serviceUrl: '' }],
    ['no tenant', { channelData: {}, conversation: { id: 'x', conversationType: 'personal' } }],
    ['no chat', { conversation: { conversationType: 'personal' } }],
  ])('with %s gets no answer', async (_what, changes) => {
    const before = saldo.connector.messages.length

    const message = await chat.post({ type: 'message', text: 'help', ...changes })
    const invoke = await chat.post({ ...execute('say', { text: 'help' }), ...changes })

    expect(message.status).toBeLessThan(500)
    expect(invoke.status).toBe(403)
    expect(saldo.connector.messages).toHaveLength(before)
  })

  it('sees nothing of another tenant’s workspace', async () => {
    const other = saldo.chatAs(admin, { tenantId: 'b0000000-0000-4000-8000-000000000000', conversationId: 'other' })

    const status = textOf((await other.say('status')).at(-1))
    const answer = textOf((await other.say('customer Acme')).at(-1))

    expect(status).not.toMatch(/Saldo Demo|Alex/)
    expect(answer).toContain('Not in the CRM')
  })
})

describe('an activity that is delivered twice', () => {
  it('is worked once, one after the other', async () => {
    const id = randomUUID()
    const before = chat.messages().length

    await chat.post({ type: 'message', text: 'status', id })
    await chat.post({ type: 'message', text: 'status', id })

    expect(chat.messages()).toHaveLength(before + 1)
  })

  it('is worked once, at the same time', async () => {
    const id = randomUUID()
    const before = saldo.workspace().profiles.length
    const copies = Array.from({ length: 4 }, () => chat.post({ ...execute('save-profile-as-new', { draftId: draftId() }), id }))

    const statuses = (await Promise.all(copies)).map(({ status }) => status)

    expect(statuses).toEqual([200, 200, 200, 200])
    expect(saldo.workspace().profiles).toHaveLength(before + 1)
  })

  const draftId = () => saldo.workspace().drafts[0]?.id
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
