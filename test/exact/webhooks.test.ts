import { listSubscriptions, subscribe, unsubscribe } from '../../src/exact/webhooks.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-server.ts'
import { failure, page, refusal, testClient } from './rig.ts'

const path = '/api/v1/77/webhooks/WebhookSubscriptions'
const callback = 'https://saldo.example.com/webhooks/exact/tenant'
const row = {
  ID: '11111111-2222-4333-8444-555555555555',
  Topic: 'Accounts',
  CallbackURL: callback,
  ClientID: '{C0FFEE00-0000-4000-8000-000000000000}',
}

let server: ScriptedServer

beforeEach(async () => {
  server = await startScriptedServer()
})

afterEach(() => server.close())

const client = () => testClient(server.url).client

it('reads the list with what counts, client ids in one spelling', async () => {
  server.expect(`GET ${path}`, page([row]))

  const found = await listSubscriptions(client())

  expect(found).toEqual([{ id: row.ID, topic: 'Accounts', callback, clientId: 'c0ffee00-0000-4000-8000-000000000000' }])
  expect(server.requests[0]?.query.$select).toBe('ID,CallbackURL,ClientID,Topic')
})

it('subscribes with topic and callback, and nothing else', async () => {
  server.expect(`POST ${path}`, { status: 201, body: { d: row } })

  const { id } = await subscribe(client(), 'Accounts', callback)

  expect(id).toBe(row.ID)
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({ CallbackURL: callback, Topic: 'Accounts' })
})

it.each([
  ['Exact says that it exists, in whatever language', refusal(500, 'Gegeven bestaat reeds.')],
  ['the answer was lost', { fault: 'reset' as const }],
  ['the answer was a page of maintenance', { status: 503, body: '<html></html>' }],
])('is content when %s and the list has it', async (_case, answer) => {
  server.expect(`POST ${path}`, answer)
  server.expect(`GET ${path}`, page([{ ...row, ID: '99999999-2222-4333-8444-555555555555', Topic: 'Contacts' }, row]))

  const { id } = await subscribe(client(), 'Accounts', callback)

  expect(id).toBe(row.ID)
})

it('says so when another address has the topic', async () => {
  server.expect(`POST ${path}`, refusal(500, 'Data already exists'))
  server.expect(`GET ${path}`, page([{ ...row, CallbackURL: 'https://other.example.com/x' }]))

  const error = await failure(subscribe(client(), 'Accounts', callback))

  expect(error).toMatchObject({ code: 'webhook-elsewhere', recovery: 'ask-admin' })
})

it('hands on Exact’s sentence when the callback was refused', async () => {
  server.expect(`POST ${path}`, refusal(500, 'CallbackURL: the callback returned status code 404.'))
  server.expect(`GET ${path}`, page([]))

  const error = await failure(subscribe(client(), 'Accounts', callback))

  expect(error).toMatchObject({ code: 'exact-business-rule', person: expect.stringContaining('status code 404') })
})

it('leaves a lost answer to a later look when the list does not have it: nothing is sent twice', async () => {
  server.expect(`POST ${path}`, { fault: 'reset' })
  server.expect(`GET ${path}`, page([]))

  const error = await failure(subscribe(client(), 'Accounts', callback))

  expect(error).toMatchObject({ code: 'exact-answer-lost', recovery: 'retry' })
})

it('does not look anything up where the scope is missing', async () => {
  server.expect(`POST ${path}`, refusal(403, "Forbidden - Application Scope Violated. Cannot read 'organization.administration' scope."))

  const error = await failure(subscribe(client(), 'Accounts', callback))

  expect(error).toMatchObject({ code: 'exact-forbidden-scope' })
})

it.each([204, 404])('counts %i as ended', async (status) => {
  server.expect(`DELETE ${path}(guid'${row.ID}')`, { status, body: '' })

  await unsubscribe(client(), row.ID)

  expect(server.requests).toHaveLength(1)
})
