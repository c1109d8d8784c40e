import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Chat } from '../../src/local/chat.ts'
import type { ChatMessage } from '../../src/local/connector.ts'
import type { Fault, FaultKind } from '../../src/sandbox/faults.ts'
import { admin, connect, run, type Saldo, saveWiderProfile, startSaldo, textOf } from '../support/saldo.ts'

/** Three pages of Exact's sync endpoint. */
const accounts = 2_050
const reading = 'sync/CRM/Accounts'
const pages = [0, 1, 2]

/** Kinds that one page meets one after the other before it is answered. */
type Strike = readonly FaultKind[]
const ridden: Strike[] = [
  ['maintenance-500', 'maintenance-503'],
  ['empty', 'truncated'],
  ['reset', 'unauthorized'],
  // Answered in two halves of the fields.
  ['timeout-408'],
]
const waitedOut: FaultKind[] = ['minute-limit', 'day-limit', 'bare-429']
const putRight: [FaultKind, RegExp][] = [
  ['wrong-division', /may not open this administration/],
  ['scope', /lacks a scope \(crm\.accounts\)/],
]

/** The first page, the middle one and the last one are struck alike. */
function faultsOf(kinds: Strike): Fault[] {
  return pages.flatMap((page) => kinds.map((kind, turn) => ({ match: reading, kind, nth: page * (kinds.length + 1) + turn + 1 })))
}

/** Saldo and an Exact that strikes from now on. Where a limit strikes, it is shortly before midnight, so that the wait is short. */
async function scene(kinds: Strike): Promise<Saldo> {
  const clock = { ahead: 0, jumped: 0 }
  const faults = faultsOf(kinds)
  const struckBefore = () => faults.filter(hasStruck).length
  const now = () => {
    const at = Date.now() + clock.ahead
    if (!waitedOut.includes(kinds[0] ?? 'slow') || struckBefore() <= clock.jumped) return new Date(at)
    clock.jumped = struckBefore()
    clock.ahead += 86_400_000 - (at % 86_400_000) - 1_200
    return new Date(Date.now() + clock.ahead)
  }
  const saldo = await startSaldo({ sandbox: { accounts, limits: { minutely: 100_000, daily: 1_000_000 } }, now })
  const chat = saldo.chatAs(admin)
  await connect(chat)
  await saldo.directoryRead()
  await saveWiderProfile(chat, 'Customers', 'DatevDebtorCode')
  saldo.sandbox.faults.push(...faults)
  return saldo
}

const hasStruck = ({ seen = 0, nth = 0 }: Fault) => seen >= nth
const unstruck = ({ sandbox }: Saldo) => sandbox.faults.filter((fault) => !hasStruck(fault))

const scenes = new Map<FaultKind | undefined, Saldo>()
for (const kinds of [...ridden, ...[...waitedOut, ...putRight.map(([kind]) => kind)].map((kind) => [kind])])
  scenes.set(kinds[0], await scene(kinds))

function sceneOf(kind: FaultKind | undefined): Saldo {
  const found = scenes.get(kind)
  if (found === undefined) throw new Error(`no scene for ${kind}`)
  return found
}

/** What is kept, counted past the product's own code. */
function kept(saldo: Saldo) {
  const db = new DatabaseSync(join(saldo.dataDir, 'saldo.db'))
  const count = (query: string) => Number(Object.values(db.prepare(query).get() ?? {})[0])
  const counts = {
    companies: count("select count(*) from crm_record where target = 'company'"),
    planned: count('select count(*) from run_row'),
    whole: count('select complete from mirror_state'),
    gone: count('select count(*) from mirror_row where gone = 1'),
  }
  db.close()
  return counts
}

const everything = { companies: accounts, planned: accounts, whole: 1, gone: 0 }
const nothing = { companies: 0, planned: 0, whole: 0, gone: 0 }

it.concurrent.each(ridden.map((kinds) => ({ kinds, names: kinds.join(' and ') })))(
  'reads every account although $names strike at the first page, in the middle and at the last',
  async ({ kinds: [first] }) => {
    const here = sceneOf(first)

    const result = await run(here.chatAs(admin), 'run Customers import', 60_000)

    expect(unstruck(here)).toEqual([])
    expect(result).toContain('Created 2,050')
    expect(kept(here)).toEqual(everything)
  },
  90_000,
)

it.concurrent.each(waitedOut)(
  'waits, says so, and then reads every account when “%s” strikes at the first page, in the middle and at the last',
  async (kind) => {
    const here = sceneOf(kind)
    const chat = here.chatAs(admin)

    await chat.say('run Customers import')
    const waiting = await chat.until((message) => textOf(message).includes('Continues at'), 60_000)
    const words = textOf(waiting)
    const result = await chat.until((message) => textOf(message).includes('finished'), 60_000)

    expect(unstruck(here)).toEqual([])
    expect(words).toMatch(/Continues at \d\d:\d\d: the (minute|day)’s calls to Exact are used/)
    expect(textOf(result)).toContain('Created 2,050')
    expect(kept(here)).toEqual(everything)
  },
  90_000,
)

/** Asks, and waits until the run's own card shows that it is parked or has ended. */
async function ask(chat: Chat, command: string, card?: ChatMessage): Promise<ChatMessage> {
  const [answer] = await chat.say(command)
  const id = card?.id ?? answer?.id
  return chat.until((message) => message.id === id && /Waits for|finished|failed/.test(textOf(message)), 60_000)
}

it.concurrent.each(putRight)(
  'parks the run with its reason, and takes no part for the whole, when “%s” strikes; it goes on from there when it is told to',
  async (kind, sentence) => {
    const here = sceneOf(kind)
    const chat = here.chatAs(admin)

    let card = await ask(chat, 'run Customers import')
    for (const place of ['first page', 'middle', 'last page']) {
      expect([place, textOf(card)]).toEqual([place, expect.stringMatching(sentence)])
      expect([place, textOf(card)]).toEqual([place, expect.stringMatching(/Waits for an admin/)])
      expect([place, kept(here)]).toEqual([place, nothing])
      card = await ask(chat, 'retry 1', card)
    }

    expect(unstruck(here)).toEqual([])
    expect(textOf(card)).toContain('Created 2,050')
    expect(kept(here)).toEqual(everything)
  },
  90_000,
)

it('marks nothing as gone while a new reading of everything is cut short, and only then what is gone', async () => {
  const here = sceneOf('empty')
  const chat = here.chatAs(admin)
  const [administration] = here.sandbox.administrations
  administration.removeAccount(administration.accountId(20))
  await saveWiderProfile(chat, 'Wider', 'DatevCreditorCode')
  here.sandbox.faults.splice(0, Number.POSITIVE_INFINITY, ...faultsOf(['wrong-division']))

  let card = await ask(chat, 'run Wider import & update')
  for (const place of ['first page', 'middle', 'last page']) {
    expect([place, textOf(card)]).toEqual([place, expect.stringMatching(/may not open this administration/)])
    expect([place, kept(here)]).toEqual([place, { ...everything, whole: 0 }])
    card = await ask(chat, 'retry 2', card)
  }

  expect(textOf(card)).toContain('finished')
  expect(kept(here)).toMatchObject({ companies: accounts, whole: 1, gone: 1 })
}, 60_000)

describe('an endpoint that refuses for ever', () => {
  const asked = ({ sandbox }: Saldo, path: string) => sandbox.calls.filter((call) => call.path.includes(path)).length

  it('is asked four times, whoever asks, and then people read when it is asked again', async () => {
    const here = sceneOf('scope')
    const chat = here.chatAs(admin)
    here.sandbox.calls.length = 0
    here.sandbox.faults.push({ match: 'Cashflow/Receivables', kind: 'wrong-division', times: 'always' })

    const answers: string[] = []
    for (const _ of [1, 2, 3, 4, 5, 6]) answers.push(textOf((await chat.say('balance for Acme')).at(-1)))

    expect(answers.slice(0, 4)).toEqual(Array(4).fill(expect.stringContaining('may not open this administration')))
    expect(answers.slice(4)).toEqual(Array(2).fill(expect.stringMatching(/asks it again in (59|60) minutes at the earliest/)))
    expect(asked(here, 'Cashflow/Receivables')).toBe(4)
  })

  it('holds up no run where it is the log of deletions, which not everyone may read', async () => {
    const here = sceneOf('timeout-408')
    const chat = here.chatAs(admin)
    here.sandbox.calls.length = 0
    here.sandbox.faults.push({ match: 'sync/Deleted', kind: 'scope', times: 'always' })

    for (const _ of [1, 2, 3, 4, 5, 6]) expect(await run(chat, 'run Customers import')).toContain('finished')

    expect(asked(here, 'sync/Deleted')).toBe(4)
  })
})
