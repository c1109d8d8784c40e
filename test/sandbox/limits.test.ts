import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Client, connect, createTestClock } from './client.ts'

const start = '2025-03-31T10:00:20Z'

let clock: ReturnType<typeof createTestClock>
let sandbox: Sandbox
let client: Client

beforeEach(async () => {
  clock = createTestClock(start)
  sandbox = await startSandbox({ accounts: 20, now: clock.now, limits: { minutely: 3, daily: 5, errorsPerHour: 10 } })
  client = await connect(sandbox)
})

afterEach(() => sandbox.close())

const call = () => client.get('crm/Accounts?$select=ID&$top=1')
const calls = async (count: number) => {
  const replies = []
  for (let turn = 0; turn < count; turn += 1) replies.push(await call())
  return replies
}
const limitHeaders = (headers: Headers) => Object.fromEntries([...headers].filter(([name]) => name.startsWith('x-ratelimit')))

describe('rate limits', () => {
  it('stand on every answer, resets in epoch milliseconds', async () => {
    const { headers } = await call()

    expect(limitHeaders(headers)).toEqual({
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '4',
      'x-ratelimit-reset': String(Date.parse('2025-04-01T00:00:00Z')),
      'x-ratelimit-minutely-limit': '3',
      'x-ratelimit-minutely-remaining': '2',
      'x-ratelimit-minutely-reset': String(Date.parse('2025-03-31T10:01:00Z')),
    })
  })

  it('refuse the call over the minute with its own headers only and no body, until the clock’s next minute', async () => {
    const replies = await calls(4)
    clock.forward(40)
    const next = await call()

    const refused = replies[3]
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 429])
    expect(refused?.text).toBe('')
    expect(Object.keys(limitHeaders(refused?.headers ?? new Headers()))).toEqual([
      'x-ratelimit-minutely-limit',
      'x-ratelimit-minutely-remaining',
      'x-ratelimit-minutely-reset',
    ])
    expect(next.status).toBe(200)
  })

  it('refuse the call over the day with the day’s headers only', async () => {
    await calls(3)
    clock.forward(60)
    const replies = await calls(3)

    const headers = limitHeaders(replies[2]?.headers ?? new Headers())
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 429])
    expect(Object.keys(headers)).toEqual(['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'])
  })

  it('count each administration by itself, and current/Me not at all', async () => {
    await calls(3)

    const other = await client.elsewhere('crm/Accounts?$select=ID&$top=1')
    const me = await client.me()

    expect([other.status, me.status]).toEqual([200, 200])
  })

  it('block the key for an hour after more than ten bad answers of one endpoint', async () => {
    await sandbox.close()
    sandbox = await startSandbox({ accounts: 20, now: clock.now, limits: { minutely: 100, daily: 100 } })
    client = await connect(sandbox)
    const bad = () => client.get('crm/Accounts?$select=Nonsense')

    const statuses = []
    for (let turn = 0; turn < 12; turn += 1) statuses.push((await bad()).status)
    const other = await client.get('crm/Contacts?$top=1')
    clock.forward(3_600)
    client = await connect(sandbox)
    const later = await call()

    expect(statuses).toEqual([...Array(11).fill(400), 429])
    expect(other.status).toBe(429)
    expect(limitHeaders(other.headers)).toEqual({})
    expect(later.status).toBe(200)
  })
})
