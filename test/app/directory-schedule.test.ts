import { randomUUID } from 'node:crypto'
import { createDirectory } from '../../src/app/directory.ts'
import { notConnected } from '../../src/app/exact-access.ts'
import type { Connection } from '../../src/connect/types.ts'
import { SaldoError } from '../../src/errors.ts'
import type { Job } from '../../src/jobs/types.ts'
import { createLogger } from '../../src/logger.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { createMemoryJournal } from '../support/memory-journal.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { customers } from '../support/sync-fields.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const [minute, hour] = [60_000, 3_600_000]
const start = Date.parse('2026-05-04T08:00:00Z')
const folder = temporaryFolder()
const signal = new AbortController().signal
const books = [7, 8, 9].map((code) => ({ code, name: `Books ${code}`, currency: 'EUR', country: 'NL' }))
const tokens = { accessToken: '', refreshToken: '', issuedAt: '', expiresAt: '' }
const connected: Connection = {
  ...{ host: 'https://start.exactonline.nl', tokens, exactUser: '', connectedBy: '', connectedAt: 'once', administrations: books },
  ...{ administration: 7, takingPart: [7, 8], financialYear: null, lost: null, parked: null },
}

/** A directory whose jobs are only noted, with Exact answering `failure`. */
async function scene(change: Partial<Connection> = {}, failure: Error = notConnected()) {
  const tenantId = randomUUID()
  const settings = createLowdbSettings(folder)
  const connect = (connection: Connection | null) => settings.update(tenantId, (current) => ({ ...current, connection }))
  await connect({ ...connected, ...change })
  const [mirror, journal] = [createMemoryMirror(), createMemoryJournal()]
  const clock = { at: start }
  const begun: string[] = []
  const asked: number[] = []
  const directory = createDirectory({
    settings,
    mirror,
    journal: journal.port,
    crm: () => ({ fields: async () => [] }),
    access: {
      async client(_tenantId, options) {
        asked.push(options?.administration ?? 0)
        throw failure
      },
    },
    watch: { look: async () => {} },
    jobs: { start: async ({ number }, at) => void begun.push(`${number} ${at?.toISOString().slice(11, 19) ?? 'now'}`) },
    now: () => new Date(clock.at),
    logger: createLogger('silent'),
  })
  const job = (number: number): Job => ({ tenantId, kind: 'directory', number })
  return {
    ...{ asked, clock, connect, directory, journal, tenantId },
    work: (number: number) => directory.work(job(number), signal),
    async read(number: number) {
      const scope = { tenantId, administration: number, source: 'account' as const }
      await mirror.beginFullRead(scope, ['Name'])
      await mirror.finishFullRead(scope)
      await mirror.markSynced(scope, new Date(clock.at))
    },
    /** The jobs begun by some work, as "administration moment". */
    async begunBy(work: () => Promise<unknown>) {
      begun.length = 0
      await work()
      return [...begun]
    },
    queueRun: () => {
      const run = { tenantId, administration: 7, askedBy: '', profile: customers, preview: false, mode: 'import' as const }
      return journal.port.createRun(run, new Date(clock.at))
    },
  }
}

describe('the customers of an administration are due', () => {
  it('when they were never read, in each administration that takes part', async () => {
    const { begunBy, directory, tenantId } = await scene()

    expect(await begunBy(() => directory.due(tenantId))).toEqual(['7 now', '8 now'])
  })

  it.each([
    ['an hour', {}, hour],
    ['a day when Exact tells of changes', { webhooks: [{ administration: 7, topic: 'Accounts', id: 'w' }] }, 24 * hour],
  ])('after %s', async (_words, change, every) => {
    const { begunBy, clock, directory, read, tenantId } = await scene(change)
    await read(7)
    await read(8)

    clock.at += every - 1
    const before = await begunBy(() => directory.due(tenantId))
    clock.at += 1
    const after = await begunBy(() => directory.due(tenantId))

    expect(before).toEqual([])
    expect(after).toEqual(['7 now', '8 now'])
  })

  it('after a start, unless they were read a moment before', async () => {
    const { begunBy, clock, directory, read, tenantId } = await scene()
    clock.at -= 2 * minute
    await read(7)
    clock.at += 1.5 * minute
    await read(8)
    clock.at = start

    expect(await begunBy(() => directory.due(tenantId))).toEqual(['7 now'])
  })

  it.each([
    ['lost', { lost: 'gone' }],
    ['without an administration', { administration: null }],
  ])('never while the connection is %s', async (_words, change) => {
    const { begunBy, directory, tenantId } = await scene(change)

    expect(await begunBy(() => directory.due(tenantId))).toEqual([])
  })
})

describe('hints', () => {
  it('of ten seconds end in one job, ten to twenty seconds later', async () => {
    const { begunBy, clock, directory, tenantId } = await scene()

    const jobs = await begunBy(async () => {
      await directory.hint(tenantId, 7, 'Accounts')
      clock.at += 9_999
      await directory.hint(tenantId, 7, 'Accounts')
      clock.at += 1
      await directory.hint(tenantId, 7, 'Accounts')
    })

    expect(jobs).toEqual(['7 08:00:20', '7 08:00:20', '7 08:00:30'])
  })

  it('of other things, or of administrations that take no part, are passed over', async () => {
    const { begunBy, directory, tenantId } = await scene()

    const jobs = await begunBy(async () => {
      await directory.hint(tenantId, 7, 'SalesInvoices')
      await directory.hint(tenantId, 9, 'Accounts')
      await directory.hint(randomUUID(), 7, 'Accounts')
    })

    expect(jobs).toEqual([])
  })

  it('cost nothing when something read the customers since', async () => {
    const { asked, clock, directory, read, tenantId, work } = await scene()
    await directory.hint(tenantId, 7, 'Accounts')
    clock.at += 5_000
    await read(7)

    await work(7)
    const answered = [...asked]
    clock.at += hour
    await work(7)

    expect(answered).toEqual([])
    expect(asked).toEqual([7])
  })
})

describe('what goes wrong', () => {
  const limited = (retryAt: number) =>
    new SaldoError('exact-rate-limited', { message: '', person: '', recovery: 'retry', retryAt: new Date(retryAt) })
  const busy = limited(start + minute)
  const spent = limited(start + 16 * hour)

  it.each([
    ['ten minutes when it may pass', busy, '08:10:00'],
    ['the next day when the day’s calls are spent', spent, '00:00:00'],
  ])('is tried again after %s, whatever is told meanwhile', async (_words, failure, at) => {
    const { begunBy, clock, directory, tenantId, work } = await scene({ takingPart: [] }, failure)

    const jobs = await begunBy(() => work(7))
    clock.at += 9 * minute
    const meanwhile = await begunBy(async () => {
      await directory.due(tenantId)
      await directory.hint(tenantId, 7, 'Accounts')
    })

    expect(jobs).toEqual([`7 ${at}`])
    expect(meanwhile).toEqual([`7 ${at}`])
  })

  it('is left alone for an hour when it does not pass by itself, or until somebody connects', async () => {
    const { begunBy, clock, connect, directory, tenantId, work } = await scene({ takingPart: [] })

    const jobs = await begunBy(() => work(7))
    clock.at += hour - 1
    const within = await begunBy(() => directory.due(tenantId))
    await connect({ ...connected, takingPart: [], connectedAt: 'anew' })
    const anew = await begunBy(() => directory.due(tenantId))
    await connect({ ...connected, takingPart: [] })
    clock.at += 1
    const after = await begunBy(() => directory.due(tenantId))

    expect([jobs, within, anew, after]).toEqual([[], [], ['7 now'], ['7 now']])
  })
})

it('gives way to a run that is queued, without a call, and goes on when the run has ended', async () => {
  const { asked, begunBy, journal, queueRun, tenantId, work } = await scene()
  const { number } = await queueRun()

  const jobs = await begunBy(() => work(7))
  const before = [...asked]
  await journal.port.updateRun(tenantId, number, { state: 'done' })
  await work(7)

  expect(jobs).toEqual(['7 08:00:02'])
  expect(before).toEqual([])
  expect(asked).toEqual([7])
})

it('reads nothing for who disconnected, or for an administration that takes no part any more', async () => {
  const { asked, connect, work } = await scene()

  await work(9)
  await connect(null)
  await work(7)

  expect(asked).toEqual([])
})
