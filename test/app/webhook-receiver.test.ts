import { createHmac } from 'node:crypto'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { createWebhookReceiver } from '../../src/app/webhook-receiver.ts'
import type { Connection } from '../../src/connect/types.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createSeenActivities } from '../../src/store/records/activities.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const tenantId = '7d1f3a52-3f0e-4c59-a3bb-2a6b6f1c9a10'
const dataDir = temporaryFolder()
const { db, close } = await openDatabase({ dataDir, databaseUrl: null })
afterAll(close)
const settings = createLowdbSettings(dataDir)

const books = (code: number) => ({ code, name: `Books ${code}`, currency: 'EUR', country: 'NL' })
const connection: Connection = {
  host: 'https://start.exactonline.nl',
  tokens: { accessToken: '', refreshToken: '', issuedAt: '', expiresAt: '' },
  exactUser: '',
  connectedBy: '',
  connectedAt: '2026-03-02T10:00:00.000Z',
  administrations: [books(1), books(2), books(3)],
  administration: 1,
  takingPart: [1, 2],
  financialYear: null,
  lost: null,
  parked: null,
}
await settings.update(tenantId, (current) => ({ ...current, connection }))

function rig(follow: () => Promise<void> = async () => {}) {
  const hints: string[] = []
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  let at = Date.parse('2026-03-02T10:00:00.000Z')
  const receive = createWebhookReceiver({
    settings,
    access: { registration: async () => ({ host: '', clientId: '{APP}', clientSecret: '', from: 'environment' }) },
    secretOf: async () => 'secret',
    onHint: async (_tenantId, administration, topic) => {
      hints.push(`${administration} ${topic}`)
      await follow()
    },
    ...createSeenActivities(db),
    now: () => new Date(at),
    logger: pino({ level: 'warn' }, sink),
  })
  const forward = (ms: number) => {
    at += ms
  }
  return { receive, hints, lines, forward }
}

let messages = 0
function message(change: object = {}, secret = 'secret'): Buffer {
  const EventCreatedOn = `/Date(${++messages})/`
  const content = JSON.stringify({ Topic: 'Accounts', ClientId: 'app', Division: 1, Action: 'Update', Key: 'k', EventCreatedOn, ...change })
  return Buffer.from(`{"Content":${content},"HashCode":"${createHmac('sha256', secret).update(content).digest('hex')}"}`)
}

it('hands on hints of every administration that takes part, and of no other', async () => {
  const { receive, hints } = rig()

  const answers = []
  for (const Division of [1, 2, 3, 4]) answers.push(await receive(tenantId, message({ Division })))

  expect(answers).toEqual(['taken', 'taken', 'taken', 'taken'])
  expect(hints).toEqual(['1 Accounts', '2 Accounts'])
})

it('hands on the same change once: key, action and moment tell changes apart', async () => {
  const { receive, hints } = rig()
  const moment = { EventCreatedOn: '2026-03-02T10:00:00' }

  for (const change of [{}, {}, { Action: 'UPDATE' }, { Action: 'Delete' }, { Key: 'other' }, { Topic: 'SalesInvoices' }])
    await receive(tenantId, message({ ...moment, ...change }))

  expect(hints).toEqual(['1 Accounts', '1 Accounts', '1 Accounts', '1 SalesInvoices'])
})

it('has Exact not repeat what could not be followed, and logs it', async () => {
  const { receive, lines } = rig(() => Promise.reject(new Error('no job')))

  expect(await receive(tenantId, message())).toBe('taken')
  expect(lines.join()).toContain('could not be followed')
})

it('warns of wrong signatures once an hour, since anybody may send them', async () => {
  const { receive, lines, forward } = rig()
  await receive(tenantId, message({}, 'wrong'))
  await receive(tenantId, message({}, 'wrong'))
  const first = lines.length
  forward(3_600_000)

  const answer = await receive(tenantId, message({}, 'wrong'))

  expect([answer, first, lines.length]).toEqual(['refused', 1, 2])
})
