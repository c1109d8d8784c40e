import type { Chat } from '../src/local/chat.ts'
import { startConnector } from '../src/local/connector.ts'
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts'
import { startSaldo } from './bots.ts'
import { readyChat, runCustomers } from './customers.ts'
import { generous, signIn } from './exact.ts'
import { number } from './figures.ts'
import type { Options } from './options.ts'
import type { Section } from './report.ts'

const changes = 10

/** Exact's calls that Saldo spends, beside the least that would do and beside a client that keeps nothing and reads 60 a page. */
export async function measureCalls({ sizes: { callsAccounts: accounts } }: Options): Promise<Section> {
  const sandbox = await startSandbox({ accounts, limits: generous })
  const saldo = await startSaldo(sandbox.url)
  const connector = await startConnector()
  const chat = await readyChat(saldo.url, connector)
  const count = (act: () => Promise<unknown>) => callsOf(sandbox, act)

  const first = await count(() => runCustomers(chat))
  const second = await count(() => runCustomers(chat))
  for (let position = 1; position <= changes; position += 1) change(sandbox, position)
  const afterChanges = await count(() => runCustomers(chat))
  const balance = await count(() => askBalance(chat))
  const again = await count(() => askBalance(chat))
  await saldo.stop()
  await connector.close()
  const plain = await plainClient(sandbox)
  await sandbox.close()

  const pages = Math.ceil(accounts / 1_000)
  const row = (name: string, saldoCalls: number, least: number, others: number) => [name, ...[saldoCalls, least, others].map(number)]
  return {
    title: `Calls to Exact, ${number(accounts)} accounts`,
    tables: [
      {
        columns: ['what', 'Saldo', 'least possible', 'client of 60 a page'],
        rows: [
          row('first run', first, pages, plain.all),
          row('second run, nothing new', second, 1, plain.all),
          row(`run after ${changes} changes`, afterChanges, 1, plain.all),
          row('balance of a known customer', balance, 1, plain.balance),
          row('the same within a minute', again, 0, plain.balance),
        ],
      },
    ],
    notes: [
      'Counted by the sandbox. Saldo spends one call of each run on the log of deletions, which the least possible leaves out.',
      'The client of 60 a page reads crm/Accounts anew for each run, and looks a customer up by name for each balance.',
    ],
  }
}

async function callsOf(sandbox: Sandbox, act: () => Promise<unknown>): Promise<number> {
  sandbox.calls.length = 0
  await act()
  return sandbox.calls.filter(({ path }) => path.startsWith('/api/v1/')).length
}

function change({ administrations: [administration] }: Sandbox, position: number): void {
  administration.changeAccount(administration.accountId(position), { Phone: `+31 20 555 01${String(position).padStart(2, '0')}` })
}

async function askBalance(chat: Chat): Promise<void> {
  const answers = await chat.say('balance for Acme')
  if (!JSON.stringify(answers).includes('Acme B.V.')) throw new Error('the balance was not answered')
}

/** What the same questions cost without sync pages and without a memory. */
async function plainClient(sandbox: Sandbox): Promise<{ all: number; balance: number }> {
  const { client } = await signIn(sandbox.url)
  const all = await callsOf(sandbox, () => drain(client.pages('crm/Accounts', { $select: 'ID,Name' }, { lane: 'chat' })))
  const balance = await callsOf(sandbox, async () => {
    const [found] = await client.get('crm/Accounts', { $select: 'ID', $filter: "Name eq 'Acme B.V.'" }, { lane: 'chat' })
    const query = { $select: 'HID,Amount', $filter: `AccountId eq guid'${found?.ID}'` }
    await drain(client.pages('read/financial/ReceivablesList', query, { lane: 'chat' }))
  })
  return { all, balance }
}

async function drain(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const _page of pages);
}
