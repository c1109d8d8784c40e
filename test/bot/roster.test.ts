import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMoneyRights } from '../../src/app/money-rights.ts'
import { createAdapter } from '../../src/bot/bot.ts'
import { createTeamsRoster } from '../../src/bot/notify.ts'
import type { Place, Who } from '../../src/bot/request.ts'
import { belongs, isGuest, type Member } from '../../src/bot/roster.ts'
import { createLogger } from '../../src/logger.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const logger = createLogger('silent')
const tenantId = 'tenant-1'
const member = (changes: Partial<Member> = {}): Member => ({ id: 'x', tenantId, role: 'user', upn: 'megan@contoso.com', ...changes })

describe('whoever a roster names', () => {
  it.each([
    ['a user of the tenant', {}, true],
    ['one without a role', { role: null }, true],
    ['one without anything but the tenant', { role: null, upn: null }, true],
    ['an owner without a tenant', { tenantId: null, upn: null, role: 'owner' }, true],
    ['a guest by role', { role: 'guest' }, false],
    ['a guest by role in capitals', { role: 'Guest' }, false],
    ['somebody of another tenant, in a shared channel', { tenantId: 'tenant-2' }, false],
    ['somebody invited', { upn: 'megan_fabrikam.com#EXT#@contoso.onmicrosoft.com' }, false],
    ['somebody anonymous in a meeting', { role: 'anonymous' }, false],
    ['somebody nothing is known of', { tenantId: null, role: null, upn: null }, false],
  ])('%s', (_what, changes, expected) => {
    expect(belongs(member(changes), tenantId)).toBe(expected)
  })

  it('is a guest in local mode only when something says so', () => {
    expect(isGuest(member({ tenantId: null, role: null, upn: null }), tenantId)).toBe(false)
  })
})

describe('Teams’ roster', () => {
  let server: Server
  let url: string
  let answer: (path: string) => [number, object] | null
  let asked: string[]
  const place = (): Place => ({
    tenantId,
    conversationId: '19:x@thread.tacv2;messageid=17',
    kind: 'channel',
    serviceUrl: url,
    botId: '28:saldo',
    personId: null,
  })
  const who: Who = { tenantId, personId: 'p-1', name: 'Megan', admin: false, locale: 'en-GB', timeZone: 'UTC' }
  const roster = createTeamsRoster(createAdapter(null, logger), '')
  const settings = createLowdbSettings(temporaryFolder())
  let at = new Date('2026-03-01T10:00:00Z')
  const rights = () =>
    createMoneyRights({ settings, roster, notifier: { personalChat: async () => place() }, localMode: false, now: () => at, logger })

  beforeAll(async () => {
    server = createServer((req, res) => {
      asked.push(decodeURIComponent(req.url ?? ''))
      const found = answer(req.url ?? '')
      if (found === null) return
      res.statusCode = found[0]
      res.setHeader('content-type', 'application/json')
      res.end(JSON.stringify(found[1]))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  beforeEach(() => {
    asked = []
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  it('is asked about a person by their object id, in the channel and not in its thread', async () => {
    answer = () => [200, { id: '29:x', objectId: 'p-1', tenantId, userRole: 'user', userPrincipalName: 'megan@contoso.com' }]

    const found = await roster.member(place(), 'p-1')

    expect(found).toEqual({ id: 'p-1', tenantId, role: 'user', upn: 'megan@contoso.com' })
    expect(asked).toEqual(['/v3/conversations/19:x@thread.tacv2/members/p-1'])
  })

  it('is read page by page', async () => {
    answer = (path) => [
      200,
      path.includes('continuationToken=next') ? { members: [{ id: '29:b' }] } : { members: [{ id: '29:a' }], continuationToken: 'next' },
    ]

    const found = await roster.members(place())

    expect(found?.map(({ id }) => id)).toEqual(['29:a', '29:b'])
  })

  it('is asked once a day a person', async () => {
    answer = () => [200, { id: '29:x', tenantId, userRole: 'user' }]
    const money = rights()

    const first = [await money.refusal(who, place()), await money.refusal(who, place())]
    at = new Date(at.getTime() + 25 * 3_600_000)
    const next = await money.refusal(who, place())

    expect([...first, next]).toEqual([null, null, null])
    expect(asked).toHaveLength(2)
  })

  it.each([
    ['a guest', [200, { id: '29:x', tenantId, userRole: 'guest' }], 'guest'],
    ['somebody of another tenant', [200, { id: '29:x', tenantId: 'tenant-2', userRole: 'user' }], 'guest'],
    ['somebody whom nobody vouches for', [403, { error: { code: 'BotNotInConversationRoster', message: 'x' } }], 'unchecked'],
  ] as const)('keeps figures from %s', async (_what, given, expected) => {
    answer = () => [...given] as [number, object]

    expect(await rights().refusal(who, place())).toBe(expected)
  })

  it('is asked again after it failed', async () => {
    const money = rights()
    answer = () => [403, {}]
    const failed = await money.refusal(who, place())

    answer = () => [200, { id: '29:x', tenantId, userRole: 'user' }]

    expect([failed, await money.refusal(who, place())]).toEqual(['unchecked', null])
  })

  it('that doesn’t answer keeps figures back, and keeps nobody waiting', async () => {
    answer = () => null
    const begun = performance.now()

    const refusal = await rights().refusal(who, place())

    expect(refusal).toBe('unchecked')
    expect(performance.now() - begun).toBeLessThan(4_500)
  })

  it('decides whether an allowed chat may show figures to all, anew when somebody came', async () => {
    await settings.update(tenantId, (current) => ({ ...current, money: { ...current.money, chats: ['19:x@thread.tacv2'] } }))
    const money = rights()
    answer = () => [200, { members: [{ id: '29:a', tenantId, userRole: 'user' }] }]
    const before = await money.mayShowIn(place())

    answer = () => [
      200,
      {
        members: [
          { id: '29:a', tenantId, userRole: 'user' },
          { id: '29:b', tenantId, userRole: 'guest' },
        ],
      },
    ]
    const remembered = await money.mayShowIn(place())
    money.forgetMembers(tenantId, place().conversationId)

    expect([before, remembered, await money.mayShowIn(place())]).toEqual([true, true, false])
    expect(await money.mayShowIn({ ...place(), conversationId: '19:other@thread.tacv2' })).toBe(false)
  })
})
