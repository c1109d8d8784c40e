import { keptCrm } from '../support/kept-crm.ts'
import { startKillScene } from '../support/kill-scene.ts'
import { connect, saveProfile, textOf } from '../support/saldo.ts'

const accounts = 10_000
/** Spread over planning and taking back. */
const killsAfterMs = [60, 120, 250, 180]

const scene = await startKillScene({ accounts })
const { chat } = scene

it('finishes an undo of 10,000 created records that was killed again and again, with nothing left and nothing told twice', async () => {
  const phases = new Set<string>()
  const killing = async () => {
    for (const after of killsAfterMs) {
      await scene.killAfter(after)
      phases.add(await phase())
      await scene.start()
    }
  }
  await connect(chat)
  await saveProfile(chat)
  await chat.say('run Customers import')
  await chat.until((message) => textOf(message).includes('Created 10,000'), 60_000)

  await chat.say('undo 1')
  await killing()
  await chat.until((message) => textOf(message).includes('Undo run 1 of'), 60_000)
  await chat.press('Undo it')
  await killing()
  const result = await chat.until((message) => textOf(message).includes('run 1 undone'), 60_000)
  await scene.stop()

  expect(textOf(result)).toContain('Removed 10,000')
  expect(keptCrm(scene.dataDir)).toEqual({ records: [], links: [], names: [], counted: 0 })
  expect(await outcomes()).toEqual([{ outcome: 'removed', rows: accounts }])
  expect([...phases].some((each) => each.startsWith('running'))).toBe(true)
}, 120_000)

async function phase(): Promise<string> {
  const [run] = await scene.read('select state, phase from run where number = 2')
  return `${run?.state} ${run?.phase}`
}

async function outcomes(): Promise<object[]> {
  const rows = await scene.read('select outcome, count(*) as rows from run_row where number = 2 group by outcome')
  return rows.map((row) => ({ ...row }))
}
