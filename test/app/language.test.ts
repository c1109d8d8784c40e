import { admin, colleague, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 5 } })
const chat = saldo.chatAs(admin)
const say = async (text: string) => textOf((await chat.say(text)).at(-1))

describe('a person’s language', () => {
  it('is the one of their Teams until they choose', async () => {
    const theirs = saldo.chatAs(colleague)

    expect(await say('help')).toContain('What you can ask here')
    expect(textOf((await theirs.say('help')).at(-1))).toContain('Wat je hier kunt vragen')
  })

  it('is the chosen one from then on, for cards and commands, also after a restart', async () => {
    expect(await say('language german')).toContain('Ab jetzt spreche ich Deutsch mit Ihnen')

    await saldo.restart()

    expect(await say('Hilfe')).toContain('Was Sie hier fragen können')
    expect(await say('help')).toContain('überfällig von <Kunde>')
    expect(saldo.workspace().people[admin.id]?.language).toBe('de')
  })

  it('is Teams’ own again when that is chosen', async () => {
    expect(await say('Sprache Englisch')).toContain('I speak English with you')

    expect(saldo.workspace().people[admin.id]?.language).toBeNull()
  })

  it.each(['language', 'language klingon'])('offers the five on “%s”', async (text) => {
    const answer = await say(text)

    expect(answer).toContain('Nederlands')
    expect(answer).toContain('Dansk')
  })
})

describe('what means nothing', () => {
  it.each([
    ['make coffee', 'I don’t know what to do with “make coffee”'],
    ['conect', 'Did you mean “connect”?'],
  ])('“%s” gets an answer that helps, and changes nothing', async (text, sentence) => {
    const before = JSON.stringify(saldo.workspace())

    const answer = await say(text)

    expect(answer).toContain(sentence)
    expect(JSON.stringify(saldo.workspace())).toBe(before)
  })
})
