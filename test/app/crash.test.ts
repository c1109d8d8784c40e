import { startKillScene } from '../support/kill-scene.ts'
import { connect, saveProfile, textOf } from '../support/saldo.ts'

const accounts = 20_000
/** Spread over reading, planning and applying; enough to hit each phase. */
const killsAfterMs = [150, 400, 700, 500, 900]

const scene = await startKillScene({ accounts })
const { chat } = scene

it('finishes an import of 20,000 accounts that was killed again and again, with no record twice and none missing', async () => {
  const phases = new Set<string>()
  await connect(chat)
  await saveProfile(chat)

  await chat.say('run Customers import')
  for (const after of killsAfterMs) {
    await scene.killAfter(after)
    phases.add(await phase())
    await scene.start()
  }
  const result = await chat.until((message) => textOf(message).includes('finished'), 60_000)
  await scene.stop()

  expect(textOf(result)).toContain('Created 20,000')
  expect(await kept()).toEqual({ records: accounts, keys: accounts, journal: accounts, created: accounts, links: accounts })
  expect([...phases].filter((each) => each.startsWith('running'))).not.toEqual([])
}, 120_000)

async function phase(): Promise<string> {
  const [run] = await scene.read('select state, phase from run')
  return `${run?.state} ${run?.phase}`
}

async function kept(): Promise<Record<string, number>> {
  const count = async (query: string) => Number(Object.values((await scene.read(query))[0] ?? {})[0])
  return {
    records: await count("select count(*) from crm_record where target = 'company'"),
    keys: await count("select count(distinct record_key) from crm_record where target = 'company'"),
    journal: await count('select count(*) from run_row'),
    created: await count("select count(*) from run_row where outcome = 'created'"),
    links: await count('select count(distinct target_id) from link'),
  }
}
