import { createSignIn } from '../../src/app/sign-in.ts'
import type { Connection } from '../../src/connect/types.ts'
import { createLogger } from '../../src/logger.ts'
import { createLowdbSettings } from '../../src/store/settings-lowdb.ts'
import { createMemoryMirror } from '../support/memory-mirror.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const tenantId = 'tenant'
const connection: Connection = {
  host: 'http://127.0.0.1:1',
  tokens: { accessToken: 'v1', refreshToken: 'v1', issuedAt: '', expiresAt: '' },
  exactUser: 'Jan Jansen',
  connectedBy: 'someone',
  connectedAt: '2025-03-31T10:00:00Z',
  administrations: [{ code: 1, name: 'Books', currency: 'EUR', country: 'NL' }],
  administration: 1,
  financialYear: null,
  lost: null,
  parked: null,
}
const settings = createLowdbSettings(temporaryFolder())
const cleared: number[] = []
const forgotten: number[] = []

/** Disconnects, with something to end at Exact first. */
async function disconnect(onDisconnect: (tenantId: string, ended: Connection) => Promise<void>): Promise<void> {
  await settings.update(tenantId, (current) => ({ ...current, connection }))
  const nothing = {} as Pick<Parameters<typeof createSignIn>[0], 'access' | 'box'>
  const { service } = createSignIn({
    ...nothing,
    settings,
    mirror: createMemoryMirror(),
    figures: {
      async clear({ administration }) {
        cleared.push(administration)
      },
    },
    openItems: {
      async clear({ administration }) {
        forgotten.push(administration)
      },
    },
    exactUrl: connection.host,
    publicUrl: 'http://127.0.0.1:1',
    firstAdmins: [],
    secretOf: async () => null,
    onConnected: () => undefined,
    onDisconnect,
    now: () => new Date(),
    logger: createLogger('silent'),
  })
  await service.disconnect(tenantId)
}

it('ends what Exact was asked for while the connection still stands', async () => {
  const seen: unknown[] = []

  await disconnect(async (whose, ended) => {
    seen.push(whose, ended.exactUser, (await settings.read(whose)).connection?.exactUser)
  })

  expect(seen).toEqual([tenantId, 'Jan Jansen', 'Jan Jansen'])
  expect((await settings.read(tenantId)).connection).toBeNull()
})

it('ends the connection though that failed', async () => {
  await disconnect(() => Promise.reject(new Error('Exact is away')))

  expect((await settings.read(tenantId)).connection).toBeNull()
})

it('forgets the figures of every administration', async () => {
  cleared.length = 0
  forgotten.length = 0

  await disconnect(async () => undefined)

  expect(cleared).toEqual(connection.administrations.map(({ code }) => code))
  expect(cleared).not.toEqual([])
  expect(forgotten).toEqual(cleared)
})
