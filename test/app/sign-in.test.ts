import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signInAt } from '../../src/local/browser.ts'
import { admin, colleague, linkOf, startSaldo, tenantId, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 20 } })

const workspace = () => JSON.parse(readFileSync(join(saldo.dataDir, 'workspaces', `${tenantId}.json`), 'utf8'))
const tokensKept = () => JSON.stringify(workspace().connection ?? null).includes('accessToken')

async function arrivedCode(speaker = admin): Promise<{ code: string; link: string }> {
  const link = linkOf(await saldo.chatAs(speaker).say('connect'))
  const { code } = await signInAt(link, 'allow')
  return { code: code ?? '', link }
}

describe('what does not connect', () => {
  it('refuses somebody else’s code and keeps no connection', async () => {
    const { code } = await arrivedCode()

    const answer = await saldo.chatAs(colleague).verify(code)
    const text = textOf(saldo.chatAs(colleague).messages().at(-1))

    expect(answer.status).toBe(200)
    expect(text).toMatch(/Niet verbonden[\s\S]*Geen aanmelding van jou/)
    expect(tokensKept()).toBe(false)
  })

  it('refuses a wrong code and drops the tokens that waited for it', async () => {
    const chat = saldo.chatAs(admin)
    const { code } = await arrivedCode()
    const wrong = code === '111111' ? '222222' : '111111'

    const text = textOf((await chat.say(wrong)).at(-1))
    const afterwards = await chat.verify(code)

    expect(text).toMatch(/Not connected/)
    expect(afterwards.status).toBe(200)
    expect(workspace().signIns).toEqual([])
    expect(tokensKept()).toBe(false)
  })

  it('refuses a link that was opened before', async () => {
    const { link } = await arrivedCode()

    const again = await signInAt(link, 'allow')

    expect(again.code).toBeNull()
    expect(again.html).toMatch(/opened before/)
  })

  it('refuses a state that was used, and one it never gave out', async () => {
    const link = linkOf(await saldo.chatAs(admin).say('connect'))
    const toExact = new URL((await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '')
    const state = toExact.searchParams.get('state') ?? ''
    const allow = () =>
      fetch(`${saldo.sandbox.url}/api/oauth2/auth`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ ...Object.fromEntries(toExact.searchParams), decision: 'allow' }),
      })
    const first = await fetch((await allow()).headers.get('location') ?? '')

    const used = await (await fetch((await allow()).headers.get('location') ?? '')).text()
    const foreign = await (await fetch(`${saldo.url}/auth/callback?code=x&state=${state.split('.')[0]}.made-up`)).text()
    const garbled = await (await fetch(`${saldo.url}/auth/callback?code=x&state=../../etc`)).text()

    expect(await first.text()).toContain('id="code"')
    expect(used).not.toContain('id="code"')
    expect(foreign).not.toContain('id="code"')
    expect(garbled).not.toContain('id="code"')
  })

  it('has a sentence for six digits that nobody waits for', async () => {
    const text = textOf((await saldo.chatAs(colleague).say('123456')).at(-1))

    expect(text).toMatch(/Niet verbonden[\s\S]*Geen aanmelding van jou/)
    expect(text).not.toContain('123456')
  })

  it('keeps a command that waits for the sign-in where nobody can read it', async () => {
    await saldo.chatAs(admin).say('balance for Verhoeven')

    const kept = readFileSync(join(saldo.dataDir, 'workspaces', `${tenantId}.json`), 'utf8')

    expect(kept).toContain('"parked": "v1.')
    expect(kept).not.toContain('Verhoeven')
  })

  it('says so when Exact is told no', async () => {
    const link = linkOf(await saldo.chatAs(admin).say('connect'))

    const page = await signInAt(link, 'deny')

    expect(page.code).toBeNull()
    expect(page.html).toContain('didn’t allow')
  })
})

describe('what connects', () => {
  it('takes the code that Teams brings, and refuses it a second time', async () => {
    const chat = saldo.chatAs(admin)
    const { code } = await arrivedCode()

    await chat.verify(code)
    const choice = textOf(chat.messages().at(-1))
    await chat.verify(code)
    const again = textOf(chat.messages().at(-1))

    expect(choice).toContain('Which administration?')
    expect(again).toMatch(/Not connected/)
    expect(tokensKept()).toBe(true)
  })

  it('makes who connected the first admin, and nobody else', async () => {
    const people = workspace().people

    expect(people[admin.id].admin).toBe(true)
    expect(people[colleague.id].admin).toBe(false)
  })

  it('keeps no token or secret readable in the data folder', async () => {
    const files = readdirSync(saldo.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(json|db|db-wal)$/.test(name))
    const content = files.map((name) => readFileSync(join(saldo.dataDir, name), 'latin1')).join('\n')

    expect(files.length).toBeGreaterThan(0)
    expect(content).not.toContain('sandbox-secret')
    expect(content).toContain('"refreshToken": "v1.')
  })
})

describe('a connection that Exact no longer accepts', () => {
  it('is offered anew by connect, though its tokens look fresh', async () => {
    const chat = saldo.chatAs(admin)
    await chat.press('Use this administration')
    saldo.sandbox.faults.push({ match: 'current/Me', kind: 'unauthorized', times: 'always' })

    const offered = await chat.say('connect')

    expect(linkOf(offered)).toContain('/auth/start')
  })
})
