import { mentioning } from '../../src/local/chat.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 30 } })
const own = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const channelId = '19:finance@thread.tacv2'
const channel = saldo.chatAs(admin, { conversationId: channelId, kind: 'channel' })
const outcomesIn = (chat: typeof own) => chat.messages().filter((message) => /Customers: (finished|klaar)/.test(textOf(message)))

/** Runs, and waits until who was told last has it: chats are told one after the other. */
async function runAndTell(last: typeof own | null): Promise<string> {
  const before = last === null ? 0 : outcomesIn(last).length
  const text = await run(own, 'run Customers import & update')
  for (let waited = 0; last !== null && outcomesIn(last).length === before && waited < 5_000; waited += 25)
    await new Promise((resolve) => setTimeout(resolve, 25))
  return text
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 300))

beforeAll(async () => {
  await connect(own)
  await saveProfile(own)
  await theirs.say('hi')
  await own.say('make Megan Bowen admin')
})

it('welcomes once, however often the installation is announced', async () => {
  const fresh = saldo.chatAs(colleague, { conversationId: 'fresh' })

  await fresh.post({ type: 'installationUpdate', action: 'add' })
  await fresh.post({ type: 'conversationUpdate', membersAdded: [{ id: '28:saldo' }] })
  await fresh.post({ type: 'installationUpdate', action: 'add-upgrade' })
  await fresh.post({ type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] })

  expect(fresh.messages()).toHaveLength(1)
  await fresh.post({ type: 'installationUpdate', action: 'remove' })
})

it('turns the asker’s card into the result, and tells nobody who didn’t ask', async () => {
  const before = saldo.connector.messages.length

  const text = await runAndTell(null)
  await settled()

  expect(text).toContain('Created 30')
  expect(saldo.connector.messages).toHaveLength(before + 1)
})

it('tells who said notify me, and the channel where an admin said notify here, once', async () => {
  await own.say('notify me')
  await theirs.say('notify me')
  await channel.post(mentioning('notify here'))

  await runAndTell(channel)
  await settled()

  expect(outcomesIn(theirs)).toHaveLength(1)
  expect(outcomesIn(channel)).toHaveLength(1)
})

it('tells the asker’s own chat too when that was wished for, since an edited card alerts nobody', async () => {
  const before = own.messages().length

  await runAndTell(channel)
  await settled()

  expect(own.messages()).toHaveLength(before + 2)
})

it('offers no buttons to who was only told', async () => {
  expect(textOf(outcomesIn(channel).at(-1))).not.toContain('[Run again]')
  expect(textOf(outcomesIn(own).at(-1))).not.toContain('[Run again]')
  expect(textOf(outcomesIn(own).at(-2))).toContain('[Run again]')
})

it('says nothing about a preview', async () => {
  const before = channel.messages().length

  await run(own, 'preview Customers')
  await settled()

  expect(channel.messages()).toHaveLength(before)
})

it('stops when asked to', async () => {
  await theirs.say('stop notifying')
  const before = outcomesIn(theirs).length

  await runAndTell(channel)
  await settled()

  expect(outcomesIn(theirs)).toHaveLength(before)
})

it('forgets a chat that is closed to it, and doesn’t try again', async () => {
  await theirs.say('notify me')
  saldo.connector.blocked.add(channelId)
  const before = outcomesIn(channel).length
  await runAndTell(theirs)
  await settled()
  const forgotten = saldo.workspace().conversations[channelId]
  saldo.connector.blocked.delete(channelId)

  await runAndTell(theirs)
  await settled()

  expect(forgotten).toBeUndefined()
  expect(outcomesIn(channel)).toHaveLength(before)
})

it('forgets a chat that uninstalls it', async () => {
  const before = outcomesIn(theirs).length

  await theirs.post({ type: 'installationUpdate', action: 'remove' })
  await runAndTell(null)
  await settled()

  expect(saldo.workspace().conversations[`chat-${colleague.id}`]).toBeUndefined()
  expect(outcomesIn(theirs)).toHaveLength(before)
})

it('carries a run out even when its card could not be shown', async () => {
  saldo.connector.blocked.add(`chat-${admin.id}`)
  await own.say('run Customers import')
  await settled()
  saldo.connector.blocked.delete(`chat-${admin.id}`)

  const runs = textOf((await own.say('runs')).at(-1))

  expect(runs).not.toMatch(/queued|running/i)
  expect(await run(own, 'run Customers import')).toContain('Nothing new')
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
