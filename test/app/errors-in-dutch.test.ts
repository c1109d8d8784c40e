import { admin, colleague, connect, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 60 } })
const english = saldo.chatAs(admin)
const dutch = saldo.chatAs(colleague)
const [{ accountName }] = saldo.sandbox.administrations
const answer = async (text: string) => textOf((await dutch.say(text)).at(-1))

beforeAll(async () => {
  await connect(english)
  await dutch.say('hi')
  await saldo.directoryRead()
})

describe('a Dutch colleague whose question Exact doesn’t answer', () => {
  it.each([['a scope is missing', 'scope', 16, 'In de registratie van Saldo bij Exact ontbreekt een scope']] as const)(
    'reads why in Dutch when %s',
    async (_what, kind, place, sentence) => {
      saldo.sandbox.faults.push({ match: 'Cashflow/Receivables', kind, times: 'always' })

      const shown = await answer(`balance for ${accountName(place)}`)

      expect(shown).toContain(sentence)
      expect(shown).not.toContain('An admin can')
    },
  )
})

describe('a run that is stopped', () => {
  it('says why to each reader in their own language', async () => {
    await english.say(`make ${colleague.name} admin`)
    await saveProfile(english)
    for (const match of ['crm/Accounts', 'sync/CRM/Accounts']) saldo.sandbox.faults.push({ match, kind: 'scope', times: 'always' })

    await english.say('run Customers import')
    await english.until((message) => textOf(message).includes('lacks a scope'))

    expect(textOf((await english.say('run 1')).at(-1))).toContain('registration at Exact lacks a scope')
    expect(await answer('run 1')).toContain('In de registratie van Saldo bij Exact ontbreekt een scope')
  })

  it('stands in the way of another one, and says so', async () => {
    expect(await answer('run Customers import')).toContain('Customers is geparkeerd als run 1 en gaat verder waar hij staat.')
  })
})

describe('a card that is older than its profile', () => {
  it('says in Dutch that the profile is gone', async () => {
    await english.say('cancel 1')
    await dutch.say('profiles')
    await english.say('delete profile Customers')
    await english.press('Delete')

    expect(textOf((await dutch.press('Bewerken')).at(-1))).toContain('Kies een profiel dat nog bestaat.')
  })
})
