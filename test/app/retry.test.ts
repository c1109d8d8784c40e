import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 30 } })
const chat = saldo.chatAs(admin)
const books = saldo.sandbox.administrations[0]
const last = () => textOf(chat.messages().at(-1))
const rename = (position: number, Name: string) => books?.changeAccount(books.accountId(position), { Name })
const nameless = ''

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  for (const position of [3, 4]) rename(position, nameless)
})

describe('retry', () => {
  it('is offered on the result of a run in which records failed', async () => {
    const result = await run(chat, 'run Customers import')

    expect(result).toContain('Created 28')
    expect(result).toContain('Failed 2')
    expect(result).toContain('[Retry failed]')
  })

  it('runs over the failed records alone, with what Exact says now', async () => {
    rename(3, 'Put right')
    rename(5, 'Renamed meanwhile')

    const result = await run(chat, 'retry 1')

    expect(result).toContain('Import of what failed in run 1')
    expect(result).toContain('Created 1   Updated 0   Unchanged 0   Skipped 0   Failed 1')
    expect(textOf((await chat.say('customer Put right')).at(-1))).toContain('Put right')
    expect(textOf((await chat.say('customer Renamed meanwhile')).at(-1))).not.toContain('Renamed meanwhile B')
  })

  it('goes on from the button too, and ends with nothing left', async () => {
    rename(4, 'Put right too')

    await chat.press('Retry failed')
    await chat.until((message) => textOf(message).includes('run 3') && textOf(message).includes('Created 1 '))
    await chat.say('retry 3')

    expect(last()).toContain('No record failed in run 3')
  })

  it('says so of a run that has none, of a preview and of no run at all', async () => {
    await run(chat, 'preview Customers')
    await chat.say('retry 4')
    const preview = last()
    await chat.say('retry 77')

    expect(preview).toContain('Run 4 was a preview')
    expect(last()).toContain('There is no run with that number')
  })

  it('is for admins', async () => {
    expect(textOf((await saldo.chatAs(colleague).say('retry 1')).at(-1))).toContain('Alleen beheerders van Saldo')
  })
})
