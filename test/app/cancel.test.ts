import { admin, connect, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

/** So few calls a minute that a run of several pages has to wait. */
const saldo = await startSaldo({ sandbox: { accounts: 9_000, limits: { minutely: 8 } } })
const chat = saldo.chatAs(admin)

describe('a run that waits for calls', () => {
  it('says until when it waits, on its card', async () => {
    await connect(chat)
    await saveProfile(chat)
    const [card] = await chat.say('run Customers import')

    const waiting = await chat.until((message) => message.id === card?.id && textOf(message).includes('Continues at'))

    expect(textOf(waiting)).toMatch(/Continues at \d\d:\d\d: the minute’s calls to Exact are used/)
  })

  it('ends one that waits behind it at once, when that is cancelled', async () => {
    await saveProfile(chat, 'Second')
    const [card] = await chat.say('run Second import')
    const queued = textOf(card)

    await chat.say('cancel 2')
    const ended = await chat.until((message) => message.id === card?.id && message.edits > 0)

    expect(queued).toContain('Waiting')
    expect(textOf(ended)).toContain('Second: cancelled')
    expect(textOf((await chat.say('run 1')).at(-1))).not.toContain('cancelled')
  })

  it('ends soon after it is cancelled, and says what was done', async () => {
    await chat.say('cancel 1')

    const ended = await chat.until((message) => textOf(message).includes('Customers: cancelled') && message.edits > 0, 5_000)

    expect(textOf(ended)).toContain('What had been written stays.')
  })

  it('can be asked for again', async () => {
    const answers = await chat.say('run Customers import')

    expect(textOf(answers[0])).not.toContain('already running')
    const [stopped] = await chat.say('cancel')

    expect(textOf(stopped)).toMatch(/Run \d+ is (being stopped|cancelled)/)
  })
})
