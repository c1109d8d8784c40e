import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { admin, connect, run, type Saldo, saveProfile, startSaldo } from '../support/saldo.ts'

const accounts = 6_000
const slow = { match: 'sync/CRM/Accounts', kind: 'slow', milliseconds: 250, times: 'always' } as const

const scene = () => startSaldo({ sandbox: { accounts, limits: { minutely: 100_000, daily: 1_000_000 }, faults: [slow] } })

const [forRun, forParting] = [await scene(), await scene()]

/** Without the one row that a mapping form shows. */
const pages = ({ sandbox }: Saldo) => sandbox.calls.filter(({ path, query }) => path.endsWith('/sync/CRM/Accounts') && !query.$top)

async function untilPages(saldo: Saldo, count: number): Promise<void> {
  for (let waited = 0; pages(saldo).length < count && waited < 10_000; waited += 10) await delay(10)
}

function rowsOf({ dataDir }: Saldo): number {
  const db = new DatabaseSync(join(dataDir, 'saldo.db'))
  const { rows } = db.prepare('select count(*) as rows from mirror_row').get() as { rows: number }
  db.close()
  return rows
}

it('lets a run go first, which goes on where the directory stopped, and reads nothing again after it', async () => {
  const chat = forRun.chatAs(admin)
  await connect(chat)
  await saveProfile(chat)
  const before = pages(forRun).length

  const result = await run(chat, 'run Customers import')
  const during = pages(forRun).length
  await delay(2_500)

  expect(before).toBeLessThan(accounts / 1_000)
  expect(result).toContain('Created 6,000')
  expect(during).toBe(accounts / 1_000)
  expect(pages(forRun)).toHaveLength(during)
}, 30_000)

it('keeps nothing for who disconnects while it reads', async () => {
  const chat = forParting.chatAs(admin)
  await connect(chat)
  await untilPages(forParting, 2)
  await chat.say('disconnect')
  await chat.press('Disconnect')

  await delay(600)
  const asked = pages(forParting).length
  await delay(600)

  expect(rowsOf(forParting)).toBe(0)
  expect(asked).toBeLessThan(accounts / 1_000)
  expect(pages(forParting)).toHaveLength(asked)
}, 30_000)
