import type { Chat } from '../src/local/chat.ts'
import { startConnector } from '../src/local/connector.ts'
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts'
import { startSaldo } from './bots.ts'
import { askQuestions } from './chat-hour.ts'
import { connectExact, runCustomers, saveProfile } from './customers.ts'
import { generous, signIn } from './exact.ts'
import { number } from './figures.ts'
import type { Options } from './options.ts'
import type { Section, Table } from './report.ts'

const changes = 10
const rowsOfSyncPage = 1_000
const rowsOfPlainPage = 60
const perCustomer = { reading: 2, importing: 4 }
const startingMs = 60_000

/** Exact's calls that Saldo spends, beside the least that would do and beside a client that keeps nothing and reads 60 a page. */
export async function measureCalls({ sizes }: Options): Promise<Section> {
  const tables: Table[] = []
  for (const accounts of sizes.callsAccounts) tables.push(await callsOfRuns(accounts))
  tables.push(await callsOfQuestions(sizes.questions))
  return {
    title: 'Calls to Exact',
    tables,
    notes: [
      'Counted by the sandbox. Saldo spends one call of each refresh on the log of deletions, which the least possible leaves out.',
      'The client of 60 a page reads crm/Accounts anew for each run, and looks a customer up by name for each question about money.',
      'The least for questions: one call for each customer and minute asked about.',
    ],
  }
}

async function callsOfRuns(accounts: number): Promise<Table> {
  const sandbox = await startSandbox({ accounts, limits: generous })
  const saldo = await startSaldo(sandbox.url)
  const connector = await startConnector()
  const count = (act: () => Promise<unknown>) => callsOf(sandbox, act)
  const within = startingMs + accounts * perCustomer.importing

  let chat: Chat | undefined
  const connecting = await count(async () => {
    chat = await connectExact(saldo.url, connector)
    await untilQuiet(sandbox, startingMs + accounts * perCustomer.reading)
  })
  if (chat === undefined) throw new Error('there is no chat')
  const person = await saveProfile(chat)
  const first = await count(() => runCustomers(person, within))
  const second = await count(() => runCustomers(person, within))
  for (let position = 1; position <= changes; position += 1) change(sandbox, position)
  const afterChanges = await count(() => runCustomers(person, within))
  const balance = await count(() => askBalance(person))
  const again = await count(() => askBalance(person))
  await saldo.stop()
  await connector.close()
  const plain = await plainBalance(sandbox)
  await sandbox.close()

  const row = (name: string, saldoCalls: number, least: number, others: number) => [name, ...[saldoCalls, least, others].map(number)]
  const all = Math.ceil(accounts / rowsOfPlainPage)
  return {
    columns: [`${number(accounts)} accounts`, 'Saldo', 'least possible', 'client of 60 a page'],
    rows: [
      row('connecting, and reading the customer directory', connecting, Math.ceil(accounts / rowsOfSyncPage), all),
      row('first run', first, 1, all),
      row('second run, nothing new', second, 1, all),
      row(`run after ${changes} changes`, afterChanges, 1, all),
      row('balance of a known customer', balance, 1, plain),
      row('the same within a minute', again, 0, plain),
    ],
  }
}

async function callsOfQuestions(questions: number): Promise<Table> {
  const asked = await askQuestions(questions)
  return {
    columns: [`${number(questions)} questions of ${asked.people} people in an hour`, 'Saldo', 'least possible', 'client without a memory'],
    rows: [
      ['calls in all', number(asked.calls), number(asked.least), number(asked.plain)],
      ['most in one minute', number(asked.busiestMinute), '', ''],
      ['questions not answered', number(asked.unanswered), '', ''],
    ],
  }
}

async function callsOf(sandbox: Sandbox, act: () => Promise<unknown>): Promise<number> {
  sandbox.calls.length = 0
  await act()
  return sandbox.calls.filter(({ path }) => path.startsWith('/api/v1/')).length
}

/** The customer directory is read in the background: that is done when Exact hears nothing more. */
async function untilQuiet({ calls }: Sandbox, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs
  for (let before = -1; before !== calls.length; ) {
    if (Date.now() > end) throw new Error('the customer directory was not read in time')
    before = calls.length
    await new Promise((resolve) => setTimeout(resolve, 3_000))
  }
}

function change({ administrations: [administration] }: Sandbox, position: number): void {
  administration.changeAccount(administration.accountId(position), { Phone: `+31 20 555 01${String(position).padStart(2, '0')}` })
}

async function askBalance(chat: Chat): Promise<void> {
  const answers = await chat.say('balance for Acme')
  if (!JSON.stringify(answers).includes('Acme B.V.')) throw new Error('the balance was not answered')
}

/** What the same question costs without a memory. */
async function plainBalance(sandbox: Sandbox): Promise<number> {
  const { client } = await signIn(sandbox.url)
  return callsOf(sandbox, async () => {
    const [found] = await client.get('crm/Accounts', { $select: 'ID', $filter: "Name eq 'Acme B.V.'" }, { lane: 'chat' })
    const query = { $select: 'HID,Amount', $filter: `AccountId eq guid'${found?.ID}'` }
    for await (const _page of client.pages('read/financial/ReceivablesList', query, { lane: 'chat' }));
  })
}
