import { once } from 'node:events'
import type { NewsBody } from '../../src/app/find-news.ts'
import { createPromiseKeeping } from '../../src/app/promise-keeping.ts'
import { createNewsTelling } from '../../src/app/tell-news.ts'
import type { KeptDigest } from '../../src/app/watches.ts'
import type { AuditService, MoneyService } from '../../src/bot/money-services.ts'
import type { Delivery, Notifier } from '../../src/bot/notifier.ts'
import { createLogger } from '../../src/logger.ts'
import { openDatabase } from '../../src/store/database.ts'
import { createMarkRecords } from '../../src/store/records/marks.ts'
import { createMirror } from '../../src/store/records/mirror.ts'
import { createNewsRecords } from '../../src/store/records/news.ts'
import { createOpenItemRecords } from '../../src/store/records/open-items.ts'
import { createWatchRecords } from '../../src/store/records/watches.ts'
import { createPostgresSettings } from '../../src/store/settings-postgres.ts'
import { startPostgres } from '../support/postgres.ts'

const tokens = { accessToken: '', refreshToken: '', issuedAt: '', expiresAt: '' }
const connection = {
  ...{ host: 'https://start.exactonline.nl', tokens, exactUser: '', connectedBy: '', connectedAt: 'once' },
  ...{ administrations: [{ code: 7, name: 'Books', currency: 'EUR', country: 'NL' }], administration: 7, takingPart: [7] },
  ...{ financialYear: null, lost: null, parked: null },
}
const money = { refusal: async () => null, limit: async () => null } as Partial<MoneyService> as MoneyService
const audit = { note: async () => {} } as Partial<AuditService> as AuditService
const eight = Date.parse('2026-11-23T08:00:00Z')
const minutes = (many: number) => eight + many * 60_000

const postgres = await startPostgres()
const databaseUrl = await postgres.createDatabase()
const open = () => openDatabase({ databaseUrl, dataDir: '' })
const first = await open()
const databases = [first, await open(), await open()]
afterAll(async () => {
  for (const { close } of databases) await close()
  await postgres.stop()
})

/** A process that looks for news when it is told to, and hands its messages to `send`. */
function processOn({ db }: (typeof databases)[number], at: number, send: (card: string) => Promise<Delivery>) {
  const now = () => new Date(at)
  const [settings, mirror, marks, openItems] = [
    createPostgresSettings(db),
    createMirror(db),
    createMarkRecords(db),
    createOpenItemRecords(db),
  ]
  const notifier: Notifier = {
    send: (_place, view) => send(JSON.stringify(view)),
    edit: async () => ({ kind: 'failed' }),
    personalChat: async () => null,
  }
  return createNewsTelling({
    ...{ settings, mirror, marks, openItems, notifier, money, audit, firstAdmins: [], now, logger: createLogger('silent') },
    news: createNewsRecords<NewsBody>(db),
    watches: createWatchRecords<KeptDigest>(db),
    openBook: { book: async () => ({ books: [], unread: [] }) },
    bookSettled: async () => {},
    finder: { findLate: async () => {} },
    promises: createPromiseKeeping({ records: marks, openItems, exactUrl: connection.host, now }),
    readHabits: async () => {},
  })
}

/** What somebody of a workspace of its own is told at eight. */
const scenes = {
  'a digest': async (tenantId: string) => {
    const schedule = { kind: 'days' as const, days: 'every' as const, times: ['08:00'] }
    const digest = { schedule, text: 'daily 8:00', zone: 'UTC' }
    await createWatchRecords<KeptDigest>(first.db).setDigest({ tenantId, personId: 'anna' }, digest, new Date(eight), null)
    await addNews(tenantId, 'digest')
  },
  'news of a watched customer': (tenantId: string) => addNews(tenantId, 'watch'),
  'a promise that is due': (tenantId: string) =>
    createMarkRecords(first.db).add(tenantId, {
      ...{ id: 'promise', administration: 7, accountId: 'acme', kind: 'promise', by: 'anna', at: new Date(eight - 86_400_000) },
      body: { items: [], amount: null, text: '' },
      ...{ day: '2026-11-23', state: 'open', endedAt: null },
    }),
}

async function addNews(tenantId: string, way: 'watch' | 'digest'): Promise<void> {
  const body = { invoice: '1', amount: { minor: 100, currency: 'EUR' }, own: 100, left: null, asOf: new Date(eight).toISOString() }
  await createNewsRecords(first.db).add(
    tenantId,
    [{ id: 'n1', administration: 7, accountId: 'acme', name: 'Acme', kind: 'paid', foundAt: new Date(eight), body }],
    [{ personId: 'anna', way, newsId: 'n1' }],
  )
}

describe.each(Object.entries(scenes))('%s', (name, arrange) => {
  const tenantId = name
  const told = [expect.stringContaining(name === 'a promise that is due' ? 'promised to pay' : 'Acme')]
  const sent: string[] = []
  const deliver = async (card: string): Promise<Delivery> => {
    sent.push(card)
    return { kind: 'delivered', messageId: '1' }
  }
  async function lookAt(at: number, send = deliver): Promise<void> {
    const processes = databases.map((database) => processOn(database, at, send))
    for (const each of processes) each.start()
    for (const each of processes) await each.stop()
  }

  beforeEach(async () => {
    sent.length = 0
    for (const table of ['news', 'news_for', 'telling_wish', 'ledger_mark'] as const) await first.db.deleteFrom(table).execute()
    const settings = createPostgresSettings(first.db)
    for (const other of await settings.tenants()) await settings.update(other, (kept) => ({ ...kept, connection: null }))
    const person = { id: 'anna', name: 'Anna', locale: 'en-GB', timeZone: 'UTC', admin: false }
    const chat = { id: 'chat', kind: 'personal' as const, serviceUrl: '', botId: '', personId: 'anna', notify: false, welcomedAt: null }
    await settings.update(tenantId, (kept) => ({ ...kept, connection, people: { anna: person }, conversations: { chat } }))
    await arrange(tenantId)
  })

  it('is told once when three processes over one PostgreSQL look at once', async () => {
    await lookAt(eight)
    await lookAt(minutes(11))

    expect(sent).toEqual(told)
  })

  it('is told after a while by another when the process died before it was sent, and not before', async () => {
    const dying = new EventTarget()
    const died = once(dying, 'sending')
    processOn(first, eight, () => {
      dying.dispatchEvent(new Event('sending'))
      return new Promise(() => {})
    }).start()
    await died

    await lookAt(minutes(9))
    const soon = sent.length
    await lookAt(minutes(10))
    await lookAt(minutes(30))

    expect(soon).toBe(0)
    expect(sent).toEqual(told)
  })

  it('waits, when it couldn’t be sent, for the next look, or the next digest', async () => {
    await lookAt(eight, async () => ({ kind: 'failed' }))
    await lookAt(minutes(1))
    await lookAt(minutes(24 * 60))

    expect(sent).toEqual(told)
  })
})
