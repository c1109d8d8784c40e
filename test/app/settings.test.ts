import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signInAt } from '../../src/local/browser.ts'
import { admin, linkOf, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 60 }, environment: { EXACT_CLIENT_ID: '', EXACT_CLIENT_SECRET: '' } })
const chat = saldo.chatAs(admin)
const last = () => textOf(chat.messages().at(-1))

describe('without a client id in the environment', () => {
  it('asks for the app registration before it connects', async () => {
    await chat.say('connect')

    expect(last()).toContain('First the app registration')
  })

  it('wants client id and secret together', async () => {
    await chat.say('settings')

    await chat.press('Save settings', { clientId: 'sandbox', clientSecret: '' })

    expect(last()).toContain('belong together')
  })

  it('takes both, and never shows the secret again', async () => {
    await chat.say('settings')

    await chat.press('Save settings', { clientId: 'sandbox', clientSecret: 'sandbox-secret' })
    const [reopened] = await chat.say('settings')

    expect(last()).toContain('sandbox')
    expect(JSON.stringify(reopened)).not.toContain('sandbox-secret')
    expect(JSON.stringify(chat.messages())).not.toContain('sandbox-secret')
  })

  it('takes a webhook secret for the registration typed before, and never shows it again', async () => {
    await chat.say('settings')

    await chat.press('Save settings', { webhookSecret: 'hook-secret' })
    const [reopened] = await chat.say('settings')

    expect(saldo.workspace().appConfig).toMatchObject({ clientId: 'sandbox', webhookSecret: expect.stringMatching(/^v1\./) })
    expect(JSON.stringify(reopened)).not.toContain('hook-secret')
  })

  it('keeps the secret encrypted', () => {
    const files = readdirSync(saldo.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|db|db-wal)$/.test(name))

    const content = files.map((name) => readFileSync(join(saldo.dataDir, name), 'latin1')).join('\n')

    expect(content).not.toContain('sandbox-secret')
    expect(content).not.toContain('hook-secret')
  })

  it('connects with what was typed, also after a restart', async () => {
    await saldo.restart()

    const { code } = await signInAt(linkOf(await chat.say('connect')), 'allow')
    await chat.say(code ?? '')
    await chat.press('Use this administration')

    expect(last()).toContain('Connected to Exact Online')
  })
})

describe('the books', () => {
  it('takes another first day of the financial year, and refuses what is no date', async () => {
    await chat.say('settings')

    await chat.press('Save settings', { financialYearStart: '2026-07-01' })
    const typed = last()
    await chat.press('Save settings', { financialYearStart: 'next summer' })
    const refused = last()

    expect(typed).toContain('Saved')
    expect(refused).toContain('must be a date')
    expect(textOf((await chat.say('status')).at(-1))).toContain('01/07/2026')
  })

  it('changes the administration, with that one’s own financial year', async () => {
    const danish = saldo.sandbox.administrations[1].code
    await chat.say('settings')

    await chat.press('Save settings', { administration: String(danish) })
    const status = textOf((await chat.say('status')).at(-1))

    expect(status).toContain('Saldo Demo Danmark ApS')
    expect(status).toContain('01/07/2026')
  })
})

describe('a choice that still stands', () => {
  it('is offered first, and the command goes on after it', async () => {
    await saveProfile(chat)
    await chat.say('disconnect')
    await chat.press('Disconnect')
    const { code } = await signInAt(linkOf(await chat.say('connect')), 'allow')
    await chat.say(code ?? '')

    await chat.say('balance for Acme')
    await chat.press('Use this administration')

    expect(last()).toContain('Acme B.V.')
    expect(last()).toContain('€6,752.00')
  })

  it('lets profiles survive a disconnect', async () => {
    const text = await run(chat, 'run Customers import')

    expect(text).toContain('Created 60')
  })
})
