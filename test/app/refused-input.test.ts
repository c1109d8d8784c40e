import { actions } from '../../src/bot/routes.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'
import { nodesOf } from '../views/card-rules.ts'

const saldo = await startSaldo({ sandbox: { accounts: 40, limits: { minutely: 1_000 } } })
const chat = saldo.chatAs(admin)
const hostile = '[klik](http://evil.example) **x**'

/** Everything that bad input must leave alone. */
function kept() {
  const { connection, appConfig, profiles, people } = saldo.workspace()
  return JSON.stringify({ connection: { ...connection, tokens: null }, appConfig, profiles, people })
}

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await run(chat, 'run Customers import')
})

describe('what nobody would type on purpose', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '   \n\t '],
    ['emoji', '👍🏽👩‍👩‍👧‍👦🇳🇱'],
    ['control characters', '\u0000\u0007\u001b[31mred\u202eevil'],
    ['half a character', '\ud83d help \udc4d'],
    ['a template', '${secret} {{DATE(2020-01-01T00:00:00Z)}} {0}'],
    ['markup', '<script>alert(1)</script> <at>Saldo</at> &nbsp;'],
    ['a link', hostile],
    ['SQL', `balance for '; drop table crm_record; --`],
    ['wildcards', 'customer %'],
    ['an OData quote', `balance for O''Hara' or 1 eq 1`],
    ['one long word', 'x'.repeat(10_000)],
    ['a long question', `balance for ${'Acme '.repeat(5_000)}`],
    ['300 KB', `${'? '.repeat(150_000)}!`],
    ['a long title', `new profile ${'Klanten '.repeat(40)}`],
    ['a number too large', 'run 99999999999999999999'],
    ['a number too large to stop', 'cancel 99999999999999999999'],
    ['a code out of the blue', '123456'],
    ['an old name', 'make __proto__ admin'],
    ['a profile’s inside', 'run __proto__'],
  ])('%s gets an answer, and changes nothing', async (_what, text) => {
    const before = [kept(), chat.messages().length] as const
    const start = performance.now()

    const { status } = await chat.post({ type: 'message', text })

    expect(status).toBe(200)
    expect(chat.messages().length).toBe(before[1] + 1)
    expect(textOf(chat.messages().at(-1))).not.toMatch(/went wrong|undefined|\[object/)
    expect(kept()).toBe(before[0])
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  it('a body that Teams would never send is refused', async () => {
    const { status } = await chat.post({ type: 'message', text: 'x'.repeat(600_000) })

    expect(status).toBe(413)
  })
})

describe('card data of any shape', () => {
  const shapes: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['a text', 'text'],
    ['a number', 7],
    ['a list', [1, [2]]],
    ['nested objects', { draftId: { a: 1 }, profile: [1], title: { b: 2 }, number: {}, administration: [], id: null }],
    [
      'a prototype',
      JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": 1}, "id": "__proto__", "draftId": "__proto__"}'),
    ],
    ['numbers', { draftId: 1, profile: 2, number: -1, administration: 1e300, id: 0, title: 5 }],
    ['odd numbers', { number: '1e999', administration: 'NaN', financialYearStart: '2026-02-31' }],
    [
      'texts that are too long',
      { draftId: 'x'.repeat(100_000), profile: 'x'.repeat(100_000), title: 'x'.repeat(100_000), id: 'y'.repeat(9_000) },
    ],
  ]

  it.each(shapes)('(%s) gets an answer from every button, and changes nothing', async (_what, data) => {
    const before = kept()
    const statuses: number[] = []

    for (const verb of Object.keys(actions)) {
      const executed = await chat.post({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } })
      const submitted = await chat.post({ type: 'message', value: { ...(data as object), verb } })
      statuses.push(executed.status, submitted.status)
    }

    expect(statuses.filter((status) => status !== 200)).toEqual([])
    expect(kept()).toBe(before)
    expect(
      chat
        .messages()
        .map(textOf)
        .filter((text) => /went wrong on our side/i.test(text)),
    ).toEqual([])
  })
})

describe('activities with missing pieces', () => {
  it.each([
    ['from', { from: undefined }],
    ['from, as text', { from: 'me' }],
    ['recipient', { recipient: undefined }],
    ['conversation', { conversation: undefined }],
    ['conversation, as a number', { conversation: 7 }],
    ['id', { id: undefined }],
    ['id, as a number', { id: 12 }],
    ['channelId', { channelId: undefined }],
    ['serviceUrl', { serviceUrl: undefined }],
    ['serviceUrl, as a number', { serviceUrl: 7 }],
    ['text', { text: undefined }],
    ['text, as a number', { text: 12 }],
    ['locale, of another world', { locale: 'tlh-Piqd-QO-x-y-z-!!', localTimezone: 'Moon/Tycho' }],
    ['entities, as text', { entities: 'x' }],
    ['entities, empty ones', { entities: [null, 7, {}] }],
    ['channelData, as a number', { channelData: 7 }],
    ['a tenant too long', { channelData: { tenant: { id: 't'.repeat(300) } } }],
    ['a type nobody knows', { type: 'dance' }],
    ['an invoke without a name', { type: 'invoke' }],
    ['members of another shape', { type: 'conversationUpdate', membersAdded: 'x', membersRemoved: [null] }],
  ])('(%s) are answered or passed over', async (_what, changes) => {
    const { status } = await chat.post({ type: 'message', text: 'status', ...changes })

    expect([200, 202, 400, 403, 501]).toContain(status)
  })
})

describe('the settings form', () => {
  const save = async (data: object) => {
    const value = { action: { verb: 'save-settings', data } }
    const { body } = await chat.post({ type: 'invoke', name: 'adaptiveCard/action', value })
    return JSON.stringify(body)
  }

  it.each(['2026-02-31', '31-12-2026', 'soon', '2026-13-01', '20260101'])('refuses %s as a day', async (financialYearStart) => {
    const before = kept()

    const answer = await save({ financialYearStart })

    expect(answer).toContain('must be a date, such as 2026-01-01')
    expect(kept()).toBe(before)
  })

  it('refuses an administration that isn’t ours', async () => {
    const before = kept()

    const answer = await save({ administration: '999999' })

    expect(answer).toContain('isn’t among those the connection may open')
    expect(kept()).toBe(before)
  })
})

describe('a customer with a name that would be a link', () => {
  /** A TextBlock or fact that would be read as the link or as bold text. */
  const readAsMarkdown = (since: number) =>
    chat
      .messages()
      .slice(since)
      .flatMap(({ attachments }) => nodesOf(attachments))
      .flatMap(({ path, node }) => (path.includes('.facts[') ? [node.title, node.value] : node.type === 'TextBlock' ? [node.text] : []))
      .map(String)
      .filter((text) => /(^|[^\\])\[klik\]|(^|[^\\])\*\*x/.test(text))

  it.each([`balance for ${hostile}`, 'balance for klik', `customer ${hostile}`, 'customer klik', 'customers', 'preview Customers'])(
    'shows as it is written (%s)',
    async (text) => {
      const since = chat.messages().length

      if (text.startsWith('preview')) await run(chat, text)
      else await chat.say(text)

      expect(chat.messages().length).toBeGreaterThan(since)
      expect(readAsMarkdown(since)).toEqual([])
    },
  )

  it('is found and shown in full', async () => {
    expect(textOf((await chat.say('balance for klik')).at(-1))).toContain(hostile)
    expect(textOf((await chat.say('customer klik')).at(-1))).toContain(hostile)
  })
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
