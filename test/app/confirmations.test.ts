import { admin, colleague, connect, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

let clock = 0
const saldo = await startSaldo({ sandbox: { accounts: 20 }, now: () => new Date(Date.now() + clock) })
const chat = saldo.chatAs(admin)
const titles = () => saldo.workspace().profiles.map((profile) => profile.title)
const last = (of = chat) => textOf(of.messages().at(-1))

beforeAll(async () => {
  await connect(chat)
  for (const title of ['A', 'B', 'C', 'D', 'E', 'F']) await saveProfile(chat, title)
})

it('does nothing before the answer', async () => {
  await chat.say('delete A')

  expect(last()).toContain('Delete the profile A?')
  expect(titles()).toContain('A')
})

it('deletes on the button, once: a second press finds an old card', async () => {
  const card = chat.messages().at(-1)
  await chat.press('Delete', {}, card)
  const afterFirst = last()

  await chat.press('Delete', {}, card)

  expect(afterFirst).toContain('Deleted')
  expect(titles()).toEqual(['B', 'C', 'D', 'E', 'F'])
  expect(last()).toContain('out of date')
})

it('deletes on the word', async () => {
  await chat.say('delete B')

  await chat.say('yes')

  expect(titles()).toEqual(['C', 'D', 'E', 'F'])
})

it('keeps on the other button, and the question is over', async () => {
  await chat.say('delete C')
  await chat.press('Keep')
  await chat.say('yes')

  expect(titles()).toContain('C')
})

it('goes on answering other things while it waits', async () => {
  await chat.say('delete C')

  await chat.say('status')
  const status = last()
  await chat.say('yes')

  expect(status).toContain('Alex')
  expect(titles()).toEqual(['D', 'E', 'F'])
})

it('survives a restart', async () => {
  await chat.say('delete D')

  await saldo.restart()
  await chat.press('Delete')

  expect(titles()).toEqual(['E', 'F'])
})

it('is over after ten minutes', async () => {
  await chat.say('delete E')

  clock += 10 * 60_000 + 1_000
  await chat.press('Delete')

  expect(last()).toContain('out of date')
  expect(titles()).toContain('E')
})

it('takes the answer of the asker only, in a chat they share', async () => {
  const place = { conversationId: '19:shared@thread.v2', kind: 'groupChat' } as const
  const mine = saldo.chatAs(admin, place)
  const theirs = saldo.chatAs(colleague, place)
  await saldo.chatAs(colleague).say('hi')
  await chat.say('make Megan Bowen admin')
  await mine.post({ type: 'message', text: '<at>Saldo</at> delete E', entities: [mentionOfBot] })
  const card = mine.messages().at(-1)

  await theirs.press('Delete', {}, card)
  const afterTheirs = titles()
  await mine.press('Delete', {}, card)

  expect(saldo.workspace().people[colleague.id]?.admin).toBe(true)
  expect(afterTheirs).toContain('E')
  expect(titles()).toEqual(['F'])
})

it('asks before disconnecting, and says what stops', async () => {
  await chat.say('disconnect')
  const question = last()

  await chat.press('Disconnect')

  expect(question).toContain('Balances, invoices and runs stop for everyone')
  expect(saldo.workspace().connection).toBeNull()
})

const mentionOfBot = { type: 'mention', text: '<at>Saldo</at>', mentioned: { id: '28:saldo', name: 'Saldo' } }
