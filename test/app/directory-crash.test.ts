import { setTimeout as delay } from 'node:timers/promises'
import { startKillScene } from '../support/kill-scene.ts'
import { connect } from '../support/saldo.ts'

const accounts = 6_000
const slow = { match: 'sync/CRM/Accounts', kind: 'slow', milliseconds: 100, times: 'always' } as const

const scene = await startKillScene({ accounts, faults: [slow] })
const pages = () => scene.sandbox.calls.flatMap(({ path, query }) => (path.endsWith('/sync/CRM/Accounts') ? [query] : []))

it('goes on at its last safe page when its process is killed while it reads the customers', async () => {
  await connect(scene.chat)
  await until(async () => pages().length >= 3)

  await scene.killAfter(0)
  await scene.start()
  await until(isWhole)
  await scene.stop()

  expect(await scene.read('select id from mirror_row')).toHaveLength(accounts)
  const fromTheBeginning = pages().filter((query) => query.$filter === 'Timestamp gt 1' && query.$skiptoken === undefined)
  expect(fromTheBeginning).toHaveLength(1)
  // The kill cost the page that was under way.
  expect(pages().length).toBeLessThanOrEqual(accounts / 1_000 + 1)
  expect(scene.log()).toBe('')
}, 60_000)

async function isWhole(): Promise<boolean> {
  return (await scene.read('select source from mirror_state where synced_at is not null')).length === 1
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await holds()); waited += 10) {
    if (waited > 15_000) throw new Error('it took too long')
    await delay(10)
  }
}
