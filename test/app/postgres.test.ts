import { readdirSync } from 'node:fs'
import { startPostgres } from '../support/postgres.ts'
import { admin, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const postgres = await startPostgres()
const saldo = await startSaldo({ sandbox: { accounts: 1_500 }, environment: { DATABASE_URL: await postgres.createDatabase() } })
afterAll(() => postgres.stop())
const chat = saldo.chatAs(admin)

describe('with everything in PostgreSQL', () => {
  it('plays the main job', async () => {
    await connect(chat)
    await saveProfile(chat)

    const first = await run(chat, 'run Customers import')
    const second = await run(chat, 'run Customers import')
    const balance = textOf((await chat.say('balance for Acme')).at(-1))

    expect(first).toContain('Created 1,500')
    expect(second).toContain('Nothing new: all 1,500 are already there.')
    expect(balance).toContain('€6,752.00')
  })

  it('keeps nothing but its key in the data folder', () => {
    const files = readdirSync(saldo.dataDir, { recursive: true, encoding: 'utf8' })

    expect(files).toEqual(['secret.key'])
  })

  it('goes on after a restart', async () => {
    await saldo.restart()

    const again = await run(chat, 'run Customers import & update')

    expect(again).toContain('Unchanged 1,500')
  })
})
