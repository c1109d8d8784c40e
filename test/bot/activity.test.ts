import fc from 'fast-check'
import { parseActivity } from '../../src/bot/activity.ts'
import { activityOf } from '../support/activities.ts'

const parse = (name: string, changes: object = {}) => parseActivity(activityOf(name, changes))

describe('who and where', () => {
  it('takes person, tenant, chat and the way back from the activity', () => {
    const incoming = parse('message')

    expect(incoming).toMatchObject({
      id: '1763629951388',
      tenantId: '9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77',
      channelId: 'msteams',
      from: {
        personId: '0f3c6f3a-5a52-4a39-9d0a-6f2d1f6f3a11',
        entra: true,
        name: 'Adele Vance',
        locale: 'nl-NL',
        timeZone: 'Europe/Amsterdam',
      },
      where: {
        tenantId: '9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77',
        conversationId: 'a:1Rpersonal',
        kind: 'personal',
        serviceUrl: 'https://smba.trafficmanager.net/emea/9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77/',
        botId: '28:1b4e28ba-2fa1-41d2-883f-0016d3cca427',
        personId: '0f3c6f3a-5a52-4a39-9d0a-6f2d1f6f3a11',
      },
    })
  })

  it('reads locale and zone from the client’s note when the activity has none', () => {
    const { from } = parse('message', { locale: undefined, localTimezone: undefined })

    expect(from).toMatchObject({ locale: 'nl-NL', timeZone: 'Europe/Amsterdam' })
  })

  it('takes the conversation’s tenant when the channel names none', () => {
    expect(parse('message', { channelData: undefined }).tenantId).toBe('9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77')
    expect(parse('message', { channelData: { tenant: 7 } }).tenantId).toBe('9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77')
  })

  it('tells somebody without an Entra id', () => {
    expect(parse('message', { from: { id: '29:anonymous' } }).from).toMatchObject({ personId: '29:anonymous', entra: false, name: '' })
  })

  it.each([
    ['personal', 'message', {}],
    ['group', 'message-group', {}],
    ['channel', 'message-channel', {}],
    ['group', 'message', { conversation: { id: 'a:looks-personal', conversationType: 'groupChat' } }],
    ['group', 'message', { conversation: { id: 'a:looks-personal', isGroup: true } }],
    ['personal', 'message', { conversation: { id: '19:looks-like-a-group@unq.gbl.spaces', conversationType: 'personal' } }],
  ])('calls a chat %s by its type and never by its id (%s %o)', (kind, name, changes) => {
    const { where } = parse(name, changes)

    expect(where.kind).toBe(kind)
    expect(where.personId === null).toBe(kind !== 'personal')
  })
})

describe('messages', () => {
  it('are always meant for the bot in a personal chat', () => {
    expect(parse('message')).toMatchObject({ kind: 'message', text: 'balance for Acme', addressed: true })
  })

  it('lose the mention of the bot in a channel', () => {
    expect(parse('message-channel')).toMatchObject({ kind: 'message', text: 'balance for Acme', addressed: true })
  })

  it('lose the mention in a group chat', () => {
    expect(parse('message-group')).toMatchObject({ kind: 'message', text: 'status', addressed: true })
  })

  it.each(['message-channel', 'message-group'])('of %s are not addressed without a mention, or with one of somebody else', (name) => {
    const other = { type: 'mention', text: '<at>Saldo</at>', mentioned: { id: '29:somebody', name: 'Saldo' } }

    expect(parse(name, { entities: [] })).toMatchObject({ addressed: false })
    expect(parse(name, { entities: undefined, text: '<at>Saldo</at> help' })).toMatchObject({ addressed: false })
    expect(parse(name, { entities: [other] })).toMatchObject({ addressed: false })
  })

  it.each([undefined, null, '', '   ', '\u00a0\n'])('without words are empty text (%j)', (text) => {
    expect(parse('message', { text })).toMatchObject({ kind: 'message', text: '' })
  })

  it('with a value and no text are a pressed button', () => {
    const incoming = parse('message-with-value')

    expect(incoming).toMatchObject({
      kind: 'action',
      pressed: { verb: 'run-profile', data: { verb: 'run-profile', profile: 'p-1', mode: 'import' } },
      cardId: '1763629950001',
      invoke: false,
    })
  })

  it('with a value that names no verb are just messages', () => {
    expect(parse('message', { value: { x: 1 } })).toMatchObject({ kind: 'message', text: 'balance for Acme' })
    expect(parse('message', { value: 'text' })).toMatchObject({ kind: 'message' })
  })
})

describe('buttons', () => {
  it('bring verb, data and their card', () => {
    expect(parse('execute')).toMatchObject({
      kind: 'action',
      pressed: { verb: 'save-profile', data: { draftId: 'd-1', title: 'Klanten' } },
      cardId: '1763629950001',
      invoke: true,
    })
  })

  it('bring numbers and yes or no as text, and nothing deeper', () => {
    const data = { number: 12, half: 0.5, on: true, off: false, none: null, list: [1], deep: { a: 1 }, text: 'x' }

    const incoming = parse('execute', { value: { action: { verb: 'v', data } } })

    expect(incoming).toMatchObject({ pressed: { verb: 'v' } })
    expect('pressed' in incoming && incoming.pressed.data).toEqual({ number: '12', half: '0.5', on: 'true', off: 'false', text: 'x' })
  })

  it('may hold the verb in their data alone', () => {
    expect(parse('execute', { value: { action: { data: { verb: 'say', text: 'help' } } } })).toMatchObject({ pressed: { verb: 'say' } })
  })

  it.each([undefined, null, 7, 'text', [], {}, { action: null }, { action: 'x' }])('with the value %j are of no use', (value) => {
    expect(parse('execute', { value })).toMatchObject({ kind: 'unsupported', invoke: true })
  })

  it.each([null, 'text', 7, [1]])('with the data %j count as without data', (data) => {
    expect(parse('execute', { value: { action: { verb: 'v', data } } })).toMatchObject({ kind: 'action', pressed: { verb: 'v', data: {} } })
  })
})

describe('sign-in', () => {
  it('brings the code', () => {
    expect(parse('verify-state')).toMatchObject({ kind: 'sign-in', code: '482913' })
  })

  it.each([undefined, {}, { state: 482913 }])('with the value %j brings none', (value) => {
    expect(parse('verify-state', { value })).toMatchObject({ kind: 'sign-in', code: '' })
  })

  it('that failed brings the reason', () => {
    expect(parse('signin-failure')).toMatchObject({ kind: 'sign-in-failed', reason: 'installappfailed' })
    expect(parse('signin-failure', { value: undefined })).toMatchObject({ kind: 'sign-in-failed', reason: 'unknown' })
  })
})

describe('installing', () => {
  it.each([
    ['installed', 'installed'],
    ['upgraded', 'installed'],
    ['members-added', 'installed'],
    ['removed', 'removed'],
    ['bot-removed', 'removed'],
    ['member-added', 'unsupported'],
  ])('%s is %s', (name, kind) => {
    expect(parse(name).kind).toBe(kind)
  })
})

describe('everything else', () => {
  it.each([
    ['reaction', false],
    ['task-fetch', true],
    ['member-added', false],
  ])('%s is of no concern, and says whether somebody waits for an answer', (name, invoke) => {
    expect(parse(name)).toMatchObject({ kind: 'unsupported', invoke })
  })

  it('never throws, whatever is missing or of another shape', () => {
    const anything = fc.jsonValue()
    const types = fc.constantFrom('message', 'invoke', 'installationUpdate', 'conversationUpdate', 'typing')
    const names = fc.constantFrom('adaptiveCard/action', 'signin/verifyState', 'signin/failure', 'x')
    const activity = fc.record(
      { type: types, name: names, value: anything, channelData: anything, text: fc.string() },
      { requiredKeys: ['type'] },
    )

    fc.assert(fc.property(activity, (some) => expect(parseActivity(some).kind).toMatch(/\w/)))
  })

  it.each([
    { entities: [null, 7, 'x', {}, { type: 7 }, { type: 'mention' }] },
    { membersAdded: [null], type: 'conversationUpdate' },
    { membersRemoved: 'x', type: 'conversationUpdate' },
    { conversation: null },
    { from: 'x', recipient: null },
    { text: 7 },
    { entities: 'x' },
  ])('reads %j as far as it goes', (changes) => {
    expect(parse('message', changes).tenantId).toBe('9a4c2b1e-7d55-4a8e-b0c1-2f6f4c1d8e77')
  })
})
