import { setTimeout as delay } from 'node:timers/promises'
import { type Dice, dice } from '../../src/sandbox/world/dice.ts'
import { differences, disagreements, type Kept, readJournal, readKept, sameLinks } from '../support/journal-agreement.ts'
import { type KillScene, startKillScene } from '../support/kill-scene.ts'
import { startPostgres } from '../support/postgres.ts'
import { connect, saveProfile, textOf } from '../support/saldo.ts'

/** So many kills of work under way; KILLS=200 for the long proof. On PostgreSQL a tenth of them. */
const kills = Number(process.env.KILLS ?? 8)
const accounts = 20_000
const mostKillsAtOnce = 8
const patienceMs = 120_000

const postgres = await startPostgres()
const embedded = await startKillScene({ accounts })
const shared = await startKillScene({ accounts: accounts / 10, databaseUrl: await postgres.createDatabase() })
afterAll(() => postgres.stop())

it.each([
  { where: 'in the data folder', scene: embedded, size: accounts, wanted: kills },
  { where: 'in PostgreSQL', scene: shared, size: accounts / 10, wanted: Math.max(3, Math.round(kills / 10)) },
])(
  'runs, previews and undos killed at random moments all finish, with nothing twice or lost, and the journal true: $where',
  async ({ scene, size, wanted }) => {
    await connect(scene.chat)
    await saveProfile(scene.chat)

    const play = await playOn(scene, { size, wanted, roll: dice(size, wanted) })
    await scene.stop()

    expect(play.problems).toEqual([])
    expect(play.kills).toBeGreaterThanOrEqual(wanted)
    if (process.env.KILLS !== undefined) process.stderr.write(`${JSON.stringify(play)}\n`)
  },
  Math.max(180_000, kills * 30_000),
)

type Play = { kills: number; moments: Record<string, number>; steps: Record<string, number>; problems: string[] }
/** What was there before a run that may still be taken back. */
type Done = { number: number; before: Kept }
type Stage = { scene: KillScene; roll: Dice; wanted: number; size: number; play: Play; standing: Done[]; cities: Map<number, string> }
type Step = 'run' | 'preview' | 'undo'

async function playOn(scene: KillScene, { size, wanted, roll }: { size: number; wanted: number; roll: Dice }): Promise<Play> {
  const play: Play = { kills: 0, moments: {}, steps: {}, problems: [] }
  const stage: Stage = { scene, roll, wanted, size, play, standing: [], cities: new Map() }
  while ((play.kills < wanted || play.steps.undo === undefined) && play.problems.length === 0) {
    const step = nextStep(stage)
    play.steps[step] = (play.steps[step] ?? 0) + 1
    const problems = step === 'undo' ? await takeBack(stage) : await carryOut(stage, step)
    play.problems.push(...problems.slice(0, 10))
  }
  return play
}

function nextStep({ standing, roll }: Stage): Step {
  if (standing.length === 0) return 'run'
  return standing.length > 3 ? 'undo' : roll.pick(['run', 'run', 'preview', 'undo', 'undo'])
}

async function carryOut(stage: Stage, step: 'run' | 'preview'): Promise<string[]> {
  const { scene, roll, standing } = stage
  changeExact(stage)
  const mode = standing.length === 0 ? roll.pick(['import', 'import & update']) : roll.pick(['import & update', 'update'])
  const before = await readKept(scene)
  const number = await ask(stage, `${step} Customers ${mode}`)
  await finish(stage, number, step)
  const now = await readKept(scene)
  const counted = await miscounts(stage, number)
  if (step === 'preview')
    return [...counted, ...differences(before.records, now.records), ...(sameLinks(before, now) ? [] : ['links changed'])]
  const journal = await readJournal(scene, number)
  if (journal.length > 0) standing.push({ number, before })
  return [...counted, ...disagreements(before, journal, now), ...differsFromExact(stage, now)]
}

async function takeBack(stage: Stage): Promise<string[]> {
  const { scene, standing } = stage
  const done = standing.pop()
  if (done === undefined) return ['there is nothing to take back']
  const before = await readKept(scene)
  const number = await ask(stage, `undo ${done.number}`)
  await finish(stage, number, 'undo')
  const now = await readKept(scene)
  const astray = sameLinks(done.before, now) ? [] : ['the links are not as they were']
  return [...disagreements(before, await readJournal(scene, number), now), ...differences(done.before.records, now.records), ...astray]
}

/** Some accounts get another city, never back to an earlier one. */
function changeExact({ scene, roll, size, cities }: Stage): void {
  const books = scene.sandbox.administrations[0]
  const many = roll.pick([1, size / 100, size / 10, size / 3])
  for (let changed = 0; changed < many; changed += 1) {
    const position = roll.under(size)
    const city = `City ${roll.under(1_000_000)}`
    // An anonymised account has no city in the CRM, whatever Exact says.
    if (books.accountId(position) === books.findAccount('Geanonimiseerd')) continue
    cities.set(position, city)
    books.changeAccount(books.accountId(position), { City: city })
  }
}

function differsFromExact({ scene, size, cities }: Stage, { records }: Kept): string[] {
  const books = scene.sandbox.administrations[0]
  const byKey = new Map([...records.values()].map((fields) => [fields.customerId, fields]))
  const wrong = [...cities].filter(([position, city]) => byKey.get(books.accountId(position))?.city !== city)
  return [
    ...(records.size === size ? [] : [`${records.size} companies of ${size} accounts`]),
    ...wrong.map(([position]) => `account ${position} has another city in the CRM`),
  ]
}

/** Whether the counts of a run are those of its journal. */
async function miscounts({ scene, size }: Stage, number: number): Promise<string[]> {
  const [run] = await scene.read(`select planned, outcomes from run where number = ${number}`)
  const rows = await readJournal(scene, number)
  const planned: Record<string, number> = JSON.parse(String(run?.planned))
  const outcomes: Record<string, number> = JSON.parse(String(run?.outcomes))
  const counted = (of: 'action' | 'outcome', kind: string) => rows.filter((row) => row[of] === kind).length
  const total = Object.values(planned).reduce((sum, each) => sum + each, 0)
  return [
    ...(['create', 'update', 'ask', 'fail'].filter((kind) => planned[kind] !== counted('action', kind)) ?? []),
    ...(['created', 'updated', 'failed'].filter((kind) => outcomes[kind] !== counted('outcome', kind)) ?? []),
    ...(total === size ? [] : [`${total} planned`]),
  ].map((what) => `run ${number} miscounts: ${what}`)
}

/** Answers with the number of the run. */
async function ask({ scene }: Stage, command: string): Promise<number> {
  const [answer] = await scene.chat.say(command)
  const [newest] = await scene.read('select max(number) as number, count(*) as runs from run where told_at is null')
  if (Number(newest?.runs) !== 1) throw new Error(`${newest?.runs} runs are under way after “${command}”: ${textOf(answer)}`)
  return Number(newest?.number)
}

/** Kills again and again while the run is under way, says yes where it asks, and waits for its end. */
async function finish(stage: Stage, number: number, step: Step): Promise<void> {
  await killSome(stage, number, step)
  const state = await untilItRests(stage.scene, number)
  if (state === 'done') return
  const yes = step === 'undo' ? 'Undo it' : 'Apply it'
  const asking = [`Run ${number},`, `[${yes}]`]
  const card = await stage.scene.chat.until((message) => asking.every((part) => textOf(message).includes(part)), patienceMs)
  await stage.scene.chat.press(yes, {}, card)
  await killSome(stage, number, step)
  const end = await untilItRests(stage.scene, number)
  if (end !== 'done') throw new Error(`run ${number} ended as ${end}`)
}

async function killSome({ scene, roll, play, wanted }: Stage, number: number, step: Step): Promise<void> {
  const some = Math.min(roll.between(1, mostKillsAtOnce), wanted - play.kills)
  for (let killed = 0; killed < some; killed += 1) {
    await scene.killAfter(roll.pick([roll.under(30), roll.under(300), roll.under(1_500), roll.under(3_000)]))
    const moment = await momentOf(scene, number)
    // Now and then the next one dies before it is ready.
    if (roll.chance(20)) {
      scene.begin()
      await scene.killAfter(roll.under(1_200))
    }
    await scene.start()
    if (moment === null) return
    play.kills += 1
    const name = `${step} ${moment}`
    play.moments[name] = (play.moments[name] ?? 0) + 1
  }
}

/** Null when the run rests. */
async function momentOf(scene: KillScene, number: number): Promise<string | null> {
  const [run] = await scene.read(`select state, phase, told_at, parked from run where number = ${number}`)
  if (run?.told_at !== null || asks(run.parked)) return null
  return run.state === 'running' ? String(run.phase) : String(run.state)
}

const asks = (parked: unknown) => parked !== null && JSON.parse(String(parked)).why !== undefined

async function untilItRests(scene: KillScene, number: number): Promise<string> {
  for (let waited = 0; waited < patienceMs; waited += 100) {
    const [run] = await scene.read(`select state, told_at, parked, problem from run where number = ${number}`)
    if (run !== undefined && run.told_at !== null) return run.state === 'done' ? 'done' : `${run.state}: ${run.problem}`
    if (run?.state === 'parked' && asks(run.parked)) return 'parked'
    await delay(100)
  }
  throw new Error(`run ${number} did not finish in time: ${scene.log()}`)
}
