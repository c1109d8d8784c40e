import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { admin, connect, run, saveProfile, startSaldo } from '../support/saldo.ts'

const dayMs = 86_400_000
const clock = { ahead: 0 }
const now = () => new Date(Date.now() + clock.ahead)
const accounts = 2_300
const saldo = await startSaldo({ sandbox: { accounts, limits: { minutely: 100_000, daily: 1_000_000 } }, now })
const chat = saldo.chatAs(admin)
const [dutch] = saldo.sandbox.administrations

const paths = () => saldo.sandbox.calls.flatMap(({ path }) => /^\/api\/v1\/\d+\/([\w/]+)/.exec(path)?.[1] ?? [])
/** What the first call to a sync endpoint asked for: with a cursor, or everything. */
const askedOf = (path: string) => saldo.sandbox.calls.find((call) => call.path.endsWith(path))?.query.$filter
const callsTo = (path: string) => paths().filter((each) => each === path).length

/** Rows, gone ones among them, and links, counted past the product's own code. */
function kept() {
  const db = new DatabaseSync(join(saldo.dataDir, 'saldo.db'))
  const count = (query: string) => Number(Object.values(db.prepare(query).get() ?? {})[0])
  const counts = {
    rows: count("select count(*) from mirror_row where source = 'account' and gone = 0"),
    gone: count('select count(*) from mirror_row where gone = 1'),
    companies: count("select count(*) from crm_record where target = 'company'"),
    links: count('select count(distinct target_id) from link'),
  }
  db.close()
  return counts
}

async function runLater(ms: number): Promise<string> {
  clock.ahead += ms
  saldo.sandbox.calls.length = 0
  return run(chat, 'run Customers import & update')
}

const marks = () => saldo.workspace().connection?.moves?.marks[dutch.code]

beforeAll(async () => {
  await connect(chat)
  await saldo.directoryRead()
  await saveProfile(chat)
  await run(chat, 'run Customers import')
})

it('looks once a day, and reads only what changed as long as nothing was moved', async () => {
  const first = await runLater(dayMs)
  const daily = paths()
  await runLater(dayMs - 60_000)
  const sooner = paths()

  expect(first).toContain('Unchanged 2,300')
  expect(daily).toEqual(['system/Divisions', 'sync/CRM/Accounts', 'sync/Deleted'])
  expect(sooner).toEqual(['sync/CRM/Accounts', 'sync/Deleted'])
})

it('reads everything again after a move, and nothing is lost, doubled or changed by that', async () => {
  const before = marks()
  await fetch(`${saldo.sandbox.url}/sandbox/divisions/${dutch.code}/move`, { method: 'POST' })

  const result = await runLater(dayMs)

  expect(callsTo('system/Divisions')).toBe(1)
  expect(callsTo('sync/CRM/Accounts')).toBe(Math.ceil(accounts / 1_000))
  expect([askedOf('sync/CRM/Accounts'), askedOf('sync/Deleted')]).toEqual(['Timestamp gt 1', 'Timestamp gt 1 and EntityType eq 2'])
  expect(result).toContain('Created 0')
  expect(result).toContain('Updated 0')
  expect(result).toContain('Unchanged 2,300')
  expect(kept()).toEqual({ rows: accounts, gone: 0, companies: accounts, links: accounts })
  expect(marks()).not.toBe(before)
})

it('does so once', async () => {
  await runLater(dayMs)

  expect(paths()).toEqual(['system/Divisions', 'sync/CRM/Accounts', 'sync/Deleted'])
})

it('sees what changed and what was deleted around a move', async () => {
  dutch.changeAccount(dutch.accountId(50), { City: 'Zierikzee' })
  dutch.removeAccount(dutch.accountId(51))
  dutch.move()

  const result = await runLater(dayMs)

  expect(result).toContain('Updated 1')
  expect(result).toContain('Unchanged 2,298')
  expect(kept()).toMatchObject({ rows: accounts - 1, gone: 1 })
})

it('watches for the directory too, and what is known stays findable meanwhile', async () => {
  dutch.move()
  clock.ahead += dayMs
  const since = now()
  saldo.sandbox.calls.length = 0
  saldo.sandbox.faults.push({ match: 'sync/CRM/Accounts', kind: 'slow', milliseconds: 300, times: 'always' })

  await saldo.restart()
  for (let waited = 0; callsTo('sync/CRM/Accounts') < 2 && waited < 5_000; waited += 10) await new Promise((done) => setTimeout(done, 10))
  const during = kept()
  await saldo.directoryRead(since)

  expect(callsTo('sync/CRM/Accounts')).toBe(Math.ceil((accounts - 1) / 1_000))
  expect(askedOf('sync/CRM/Accounts')).toBe('Timestamp gt 1')
  expect(during).toMatchObject({ rows: accounts - 1 })
})

it('goes on without a word where the list of administrations may not be read', async () => {
  saldo.sandbox.faults.splice(0, Number.POSITIVE_INFINITY, { match: 'system/Divisions', kind: 'scope', times: 'always' })

  const result = await runLater(dayMs)
  const refused = callsTo('system/Divisions')
  await runLater(dayMs - 60_000)

  expect(result).toContain('finished')
  expect(refused).toBe(1)
  expect(callsTo('system/Divisions')).toBe(0)
})
