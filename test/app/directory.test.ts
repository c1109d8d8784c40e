import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { admin, connect, run, type Saldo, saveProfile, saveWiderProfile, startSaldo, tenantId, textOf } from '../support/saldo.ts'

const hourMs = 3_600_000
const clock = { ahead: 0 }
const now = () => new Date(Date.now() + clock.ahead)
const accounts = 2_300
const saldo = await startSaldo({ sandbox: { accounts, limits: { minutely: 100_000, daily: 1_000_000 } }, now })
const chat = saldo.chatAs(admin)
const [dutch, danish] = saldo.sandbox.administrations
const cafe = dutch.accountId(40)

/** What Exact was asked, as `<administration>/<path>`. */
function callsTo({ sandbox }: Saldo): string[] {
  return sandbox.calls.flatMap(({ path }) => /^\/api\/v1\/(\d+\/[\w/]+)/.exec(path)?.[1] ?? [])
}

async function callsOf(work: () => Promise<unknown>): Promise<string[]> {
  saldo.sandbox.calls.length = 0
  await work()
  return callsTo(saldo)
}

/** Later, after a start: what a process does anyway once it was away. */
async function later(ms: number): Promise<void> {
  clock.ahead += ms
  const since = now()
  await saldo.restart()
  await saldo.directoryRead(since)
}

const ask = async (text: string) => textOf((await chat.say(text)).at(-1))
const lookUps = (calls: readonly string[]) => calls.filter((path) => path.includes('Accounts'))

beforeAll(async () => {
  dutch.changeAccount(cafe, { Name: 'Café Zürich B.V.', VATNumber: 'NL001234567B01' })
  await connect(chat)
  await saldo.directoryRead()
})

/** The books are read once a day besides. */
const ofDirectory = (path: string) => path.includes('/sync/')

it('reads every account after connecting, a call a thousand, without anybody running an import', async () => {
  const read = callsTo(saldo).filter(ofDirectory)

  expect(read.filter((path) => path === `${dutch.code}/sync/CRM/Accounts`)).toHaveLength(Math.ceil(accounts / 1_000))
  expect(read).toHaveLength(Math.ceil(accounts / 1_000) + 1)
  expect(await ask('runs')).not.toContain('Run 1')
})

it.each(['cafe zurich', 'zurich café', 'Cafe Zurcih', 'CAFÉ ZÜRICH BV', 'nl 0012.34.567.b01'])(
  'finds a customer by “%s” without asking Exact who that is',
  async (text) => {
    let answer = ''

    const calls = await callsOf(async () => {
      answer = await ask(`balance for ${text}`)
    })

    expect(answer).toContain('Café Zürich B.V.')
    expect(lookUps(calls)).toEqual([])
  },
)

it('leaves at most three calls for the first run of the suggested profile', async () => {
  await saveProfile(chat)
  let result = ''

  const calls = await callsOf(async () => {
    result = await run(chat, 'run Customers import')
  })

  expect(result).toContain('Created 2,300')
  expect(calls.length).toBeLessThanOrEqual(3)
})

it('reads everything once more for a profile that maps another field, and holds that field from then on', async () => {
  await saveWiderProfile(chat, 'Wider')
  const wider = await callsOf(() => run(chat, 'run Wider import & update'))
  const again = (await callsOf(() => later(hourMs))).filter(ofDirectory)

  expect(wider).toHaveLength(Math.ceil(accounts / 1_000) + 1)
  expect(again).toHaveLength(2)
})

it('spends two calls when nothing changed', async () => {
  const calls = (await callsOf(() => later(hourMs))).filter(ofDirectory)

  expect(calls).toEqual([`${dutch.code}/sync/CRM/Accounts`, `${dutch.code}/sync/Deleted`])
})

it('sees what was changed and deleted, when it is due', async () => {
  const gone = dutch.accountId(41)
  const renamed = dutch.accountId(42)
  dutch.changeAccount(renamed, { Name: 'Zebrafish Aquaria' })
  dutch.changeAccount(gone, { Name: 'Quicksand Quarries' })
  await later(hourMs)
  const before = await ask('balance for quicksand quarries')
  dutch.removeAccount(gone)

  await later(hourMs)

  expect(before).toContain('Quicksand Quarries')
  expect(await ask('balance for zebrafish')).toContain('Zebrafish Aquaria')
  expect(await ask('balance for quicksand quarries')).not.toContain('Quicksand Quarries')
})

it('reads each administration that takes part', async () => {
  danish.changeAccount(danish.accountId(3), { Name: 'Smørrebrød Palæet ApS' })
  const file = join(saldo.dataDir, 'workspaces', `${tenantId}.json`)
  const workspace = saldo.workspace()
  const connection = { ...workspace.connection, takingPart: [dutch.code, danish.code] }
  writeFileSync(file, JSON.stringify({ ...workspace, connection }))

  const calls = await callsOf(() => later(hourMs))

  expect(readFileSync(file, 'utf8')).toContain(String(danish.code))
  expect(calls.filter((path) => path.startsWith(`${danish.code}/sync/`))).toHaveLength(2)
})

it.each(['smørrebrød palæet', 'cafe zurich'])('finds %s in the one administration that knows it, and asks neither', async (text) => {
  let answer = ''

  const calls = await callsOf(async () => {
    answer = await ask(`balance for ${text}`)
  })

  expect(answer).toContain(text === 'cafe zurich' ? 'Café Zürich B.V.' : 'Smørrebrød Palæet ApS')
  expect(lookUps(calls)).toEqual([])
})

it('forgets the customers when somebody disconnects', async () => {
  await chat.say('disconnect')
  await chat.press('Disconnect')

  const answer = await ask('balance for cafe zurich')

  expect(answer).not.toContain('Café Zürich B.V.')
})
