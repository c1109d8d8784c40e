import { Writable } from 'node:stream'
import { SaldoError } from '../src/errors.ts'
import { signInAt } from '../src/local/browser.ts'
import { createLogger } from '../src/logger.ts'
import { admin, linkOf, run, saveProfile, startSaldo, textOf } from './support/saldo.ts'

const lines: string[] = []
const sink = new Writable({
  write(chunk, _encoding, done) {
    lines.push(String(chunk))
    done()
  },
})
const logger = createLogger('trace', sink)
const saldo = await startSaldo({ sandbox: { accounts: 40 }, logger })
const logged = (act: () => void) => {
  const before = lines.length
  act()
  return JSON.parse(lines[before] ?? '{}')
}

describe('a log line', () => {
  it.each([
    'access_token',
    'refresh_token',
    'client_secret',
    'clientSecret',
    'authorization',
    'Authorization',
    'password',
    'token',
    'code',
  ])('hides %s, wherever it stands', (name) => {
    const line = logged(() => logger.warn({ [name]: 'geheim', a: { [name]: 'geheim', b: { [name]: 'geheim' } } }, 'Something'))

    expect(JSON.stringify(line)).not.toContain('geheim')
    expect(line[name]).toBe('[redacted]')
  })

  it('tells an error’s code, words and causes, and nothing that hangs on it', () => {
    const cause = Object.assign(new Error('socket hang up'), {
      config: { headers: { Authorization: 'Bearer geheim' } },
      code: 'ECONNRESET',
    })
    const error = new SaldoError('exact-away', { message: 'GET /api failed', person: 'Exact is away.', recovery: 'retry', cause })

    const line = logged(() => logger.error({ err: error }, 'A request failed'))

    expect(line.err).toMatchObject({ type: 'SaldoError', problem: 'exact-away', message: 'GET /api failed' })
    expect(line.err.cause).toMatchObject({ message: 'socket hang up', problem: 'ECONNRESET' })
    expect(JSON.stringify(line)).not.toMatch(/geheim|Exact is away/)
  })

  it('tells only the kind of what was thrown and is no error', () => {
    expect(logged(() => logger.error({ err: 'geheim' }, 'A request failed')).err).toEqual({ type: 'string' })
  })

  it('is written from its level on', () => {
    const quiet = createLogger('warn', sink)
    const before = lines.length

    quiet.info('not told')
    quiet.warn('told')

    expect(lines.slice(before)).toEqual([expect.stringContaining('told')])
  })
})

it('keeps tokens, secrets, codes and customers out of the log of a whole day’s work', async () => {
  const chat = saldo.chatAs(admin)
  const secrets: string[] = ['sandbox-secret']
  const before = lines.length

  const refused = await signInAt(linkOf(await chat.say('connect')), 'allow')
  await chat.say(refused.code === '111111' ? '222222' : '111111')
  const link = linkOf(await chat.say('connect'))
  const { code } = await signInAt(link, 'allow')
  secrets.push(refused.code ?? '', code ?? '', new URL(link).searchParams.get('id') ?? '')
  await chat.say(code ?? '')
  await chat.press('Use this administration')
  await saveProfile(chat)
  saldo.sandbox.faults.push({ match: 'Accounts', kind: 'maintenance-503' })
  const result = await run(chat, 'run Customers import')
  const balance = textOf((await chat.say('balance for Acme')).at(-1))
  saldo.sandbox.faults.push({ match: 'Receivables', kind: 'maintenance-500', times: 'always' })
  await chat.say('balance for Jansen Bouw')
  saldo.connector.blocked.add(`chat-${admin.id}`)
  await chat.say('help')
  await chat.post({ type: 'invoke', name: 'unheard/of', value: { token: 'geheim' } })
  // Without the clock, whose digits may look like a code or an amount.
  const log = lines
    .slice(before)
    .join('')
    .replaceAll(/"(?:time|ms)":\d+/g, '')

  expect(result).toContain('Created')
  expect(balance).toContain('Acme B.V.')
  expect(log).toContain('"route":"/api/messages"')
  for (const secret of [...secrets, 'geheim']) expect(log).not.toContain(secret)
  expect(log).not.toMatch(/Acme|Jansen|Alex|Bearer \S|6752|"access|"refresh/i)
  // A token of the sandbox begins with its facts, in base64.
  expect(log).not.toContain(Buffer.from('{"use":"').toString('base64url').slice(0, 9))
})
