import { agreeOnWebhooks } from '../../src/app/agree-webhooks.ts'
import type { Webhook } from '../../src/connect/types.ts'
import { failure, page, refusal, testClient } from '../exact/rig.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'

const path = '/api/v1/77/webhooks/WebhookSubscriptions'
const callback = 'https://new.example.com/webhooks/exact/tenant'
const topics = ['Accounts', 'Contacts', 'SalesInvoices', 'FinancialTransactions']
const idOf = (place: number) => `${place}0000000-0000-4000-8000-000000000000`
const rows = (change: object = {}) =>
  topics.map((Topic, place) => ({ ID: idOf(place), Topic, CallbackURL: callback, ClientID: '{APP}', ...change }))
const kept = (ids: readonly string[]): Webhook[] => ids.map((id, place) => ({ administration: 77, topic: topics[place] ?? '', id }))

let server: ScriptedServer

beforeEach(async () => {
  server = await startScriptedServer()
})

afterEach(() => server.close())

async function agree(own: readonly Webhook[] = [], found: Webhook[] = []): Promise<Webhook[]> {
  const { client } = testClient(server.url)
  await agreeOnWebhooks({ client, administration: 77, callback, clientId: 'app', own, found, signal: new AbortController().signal })
  return found
}

function expectCreates(names: readonly string[], from = 5): void {
  for (const [place, Topic] of names.entries())
    server.expect(`POST ${path}`, { status: 201, body: { d: { ID: idOf(from + place), Topic, CallbackURL: callback, ClientID: 'app' } } })
}

it('changes nothing where all is as it should be, also without remembering any', async () => {
  server.expect(`GET ${path}`, page(rows()))

  expect(await agree()).toEqual(kept(topics.map((_, place) => idOf(place))))
})

it('makes what is missing, and only that', async () => {
  server.expect(`GET ${path}`, page(rows().slice(0, 3)))
  expectCreates(['FinancialTransactions'])

  const found = await agree()

  expect(found.at(-1)).toEqual({ administration: 77, topic: 'FinancialTransactions', id: idOf(5) })
  expect(found).toHaveLength(4)
})

it('moves its own from an address it had before to the present one', async () => {
  server.expect(`GET ${path}`, page(rows({ CallbackURL: 'https://old.example.com/webhooks/exact/tenant' })))
  for (const place of topics.keys()) server.expect(`DELETE ${path}(guid'${idOf(place)}')`, { status: 204, body: '' })
  expectCreates(topics)

  const found = await agree(kept(topics.map((_, place) => idOf(place))))

  expect(found.map(({ id }) => id)).toEqual([5, 6, 7, 8].map(idOf))
})

it('leaves alone what it did not make, and says that another address is told', async () => {
  server.expect(`GET ${path}`, page(rows({ CallbackURL: 'https://test.example.com/webhooks/exact/tenant' })))

  const error = await failure(agree())

  expect(error).toMatchObject({ code: 'webhook-elsewhere' })
})

it('does not mind what other apps asked for', async () => {
  server.expect(`GET ${path}`, page(rows({ ClientID: 'another', CallbackURL: 'https://another.example.com' })))
  expectCreates(topics)

  expect(await agree()).toHaveLength(4)
})

it('knows what it made until something failed', async () => {
  server.expect(`GET ${path}`, page([]))
  expectCreates(['Accounts'])
  server.expect(`POST ${path}`, refusal(403, 'Forbidden'))
  const found: Webhook[] = []

  await failure(agree([], found))

  expect(found).toEqual([{ administration: 77, topic: 'Accounts', id: idOf(5) }])
})
