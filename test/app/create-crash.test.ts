import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { ChatMessage } from '../../src/local/connector.ts'
import { startKillScene } from '../support/kill-scene.ts'
import { connect, tenantId, textOf } from '../support/saldo.ts'
import { inCrm } from '../support/write-crm.ts'

const accounts = 40
const scene = await startKillScene({ accounts })
const { chat, sandbox } = scene
const posts = () => sandbox.calls.filter(({ method, path }) => method === 'POST' && path.includes('crm/Accounts')).length

function named(name: string): number {
  const positions = Array.from({ length: accounts * 2 }, (_, position) => position)
  return positions.filter((position) => sandbox.administrations[0].accountName(position) === name).length
}

/** A form for a company of the CRM, filled in and not sent yet. */
async function formFor(title: string): Promise<ChatMessage> {
  const fields = { title, city: 'Delft', country: 'Netherlands' }
  const key = { field: 'customerId', value: `own-${randomUUID()}` }
  await inCrm(scene.dataDir, tenantId, (crm) => crm.write('company', [{ kind: 'create', key, fields }]))
  await chat.say(`create ${title} in Exact`)
  const form = chat.messages().at(-1)
  if (form === undefined) throw new Error('no form')
  return form
}

async function numberOf(title: string): Promise<unknown> {
  const records = await inCrm(scene.dataDir, tenantId, (crm) => crm.page('company', '', 1_000))
  return records.find(({ fields }) => fields.title === title)?.fields.customerNumber
}

const pressed = (form: ChatMessage) => chat.press('Create in Exact', {}, form).catch(() => [])

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition() && waited < 8_000; waited += 5) await delay(5)
}

async function killAndStart(): Promise<void> {
  await scene.killAfter(0)
  await scene.start()
}

beforeAll(() => connect(chat))
beforeEach(() => {
  sandbox.faults.length = 0
  sandbox.calls.length = 0
})

describe('a process that is killed while it makes a customer', () => {
  it('before Exact got it: nobody is told that it is there, and it isn’t sent again by itself', async () => {
    const form = await formFor('Nooit Aangekomen')
    sandbox.faults.push({ match: 'POST /api', kind: 'reset' })
    const press = pressed(form)
    await until(() => posts() === 1)
    await killAndStart()
    await press

    await pressed(form)
    const told = textOf(chat.messages().findLast((message) => message.id === form.id))

    expect(told).toContain('can’t be found yet')
    expect(told).not.toContain('[Send once more]')
    expect([posts(), named('Nooit Aangekomen')]).toEqual([1, 0])
    expect(await numberOf('Nooit Aangekomen')).toBeFalsy()
  })

  it('while the request is under way, which arrives when nobody waits for it any more: the next press finds it, and the CRM gets its number', async () => {
    const form = await formFor('Antwoord Onderweg')
    sandbox.faults.push({ match: 'POST /api', kind: 'slow', processed: true, milliseconds: 1_500 })
    const press = pressed(form)
    await until(() => posts() === 1)
    await killAndStart()
    await press
    await until(() => named('Antwoord Onderweg') === 1)

    await pressed(form)
    const told = textOf(chat.messages().findLast((message) => message.id === form.id))

    expect(told).toContain('Nothing was made twice')
    expect([posts(), named('Antwoord Onderweg')]).toEqual([1, 1])
    expect(String(await numberOf('Antwoord Onderweg'))).toMatch(/^100/)
  })

  it('the moment that Exact made it, its answer unread or not noted: the next press finds it', async () => {
    const form = await formFor('Net Gemaakt')
    const press = pressed(form)
    await until(() => named('Net Gemaakt') === 1)
    await killAndStart()
    await press

    await pressed(form)
    const told = textOf(chat.messages().findLast((message) => message.id === form.id))

    expect(told).toMatch(/customer 100\d\d/)
    expect([posts(), named('Net Gemaakt')]).toEqual([1, 1])
    expect(String(await numberOf('Net Gemaakt'))).toMatch(/^100/)
  })

  it.each([60])('%i ms after the press: one customer at most, and what is told is so', async (after) => {
    const title = `Op Goed Geluk ${after}`
    const form = await formFor(title)
    const press = pressed(form)
    await scene.killAfter(after)
    await scene.start()
    await press

    await pressed(form)
    const made = named(title)
    const told = textOf(chat.messages().findLast((message) => message.id === form.id))

    expect(made).toBe(posts() === 0 ? 0 : 1)
    expect(told).toMatch(made === 1 ? /customer 100\d\d/ : /can’t be found yet/)
    expect(String((await numberOf(title)) ?? '')).toMatch(made === 1 ? /^100/ : /^$/)
  })
})
