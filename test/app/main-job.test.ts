import { admin, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const accounts = 2_300
const saldo = await startSaldo({ sandbox: { accounts, seed: 5 } })
const chat = saldo.chatAs(admin)

const callsOf = async (act: () => Promise<unknown>) => {
  const before = saldo.sandbox.calls.length
  await act()
  return saldo.sandbox.calls.slice(before).filter((call) => call.path.startsWith('/api/v1/')).length
}

describe('the main job, in one chat', () => {
  it('offers to connect first and goes on with what was asked', async () => {
    await connect(chat)

    const text = textOf(chat.messages().at(-1))

    expect(text).toContain('Connected to Exact Online')
    expect(text).toContain('Saldo Demo Nederland B.V.')
    expect(text).toContain('01/01/2026')
  })

  it('saves a profile from the suggestion without touching a field', async () => {
    await saveProfile(chat)

    const text = textOf(chat.messages().at(-1))

    expect(text).toContain('Saved as Customers')
    expect(text).toMatch(/Title [^|\n]*\| Name/)
    expect(text).toContain('Customer ID')
  })

  it('imports every account once, with a call a thousand and at most five more', async () => {
    let text = ''

    const calls = await callsOf(async () => {
      text = await run(chat, 'run Customers import')
    })

    expect(text).toContain('Created 2,300')
    expect(calls).toBeLessThanOrEqual(Math.ceil(accounts / 1_000) + 5)
  })

  it('changes nothing the second time, says so, and spends at most three calls', async () => {
    let text = ''

    const calls = await callsOf(async () => {
      text = await run(chat, 'run Customers import')
    })

    expect(text).toContain('Nothing new: all 2,300 are already there.')
    expect(text).toContain('Created 0')
    expect(calls).toBeLessThanOrEqual(3)
  })

  it('answers a balance with the worked example, in one call or two and then from memory', async () => {
    const dutch = saldo.chatAs({ ...admin, locale: 'nl-NL' })
    let text = ''

    const first = await callsOf(async () => {
      text = textOf((await dutch.say('balance for Acme')).at(-1))
    })
    const second = await callsOf(() => dutch.say('overdue for acme'))

    expect(text).toContain('Acme B.V.')
    expect(text).toContain('€ 6.752,00')
    expect(text).toContain('€ 3.235,00')
    expect(text).toContain('€ 613,00')
    expect(text).toMatch(/81 dagen/)
    expect(text.match(/^(?:100[1-5]|201|77)\b/gm)).toHaveLength(7)
    expect(first).toBeLessThanOrEqual(2)
    expect(second).toBeLessThanOrEqual(1)
  })
})

describe('after a change in Exact', () => {
  const changed = () => saldo.sandbox.administrations[0].accountId(3)

  it('import leaves the existing record alone', async () => {
    saldo.sandbox.administrations[0].changeAccount(changed(), { Phone: '+31 20 555 0199' })

    const text = await run(chat, 'run Customers import')

    expect(text).toContain('Created 0')
    expect(text).toContain('Updated 0')
  })

  it('update writes exactly that change', async () => {
    const text = await run(chat, 'run Customers update')

    expect(text).toContain('Updated 1')
    expect(text).toContain('Unchanged 2,299')
    expect(text).toContain('Created 0')
  })

  it('update has nothing left to do after that', async () => {
    const text = await run(chat, 'run Customers update')

    expect(text).toContain('Updated 0')
    expect(text).toContain('Unchanged 2,300')
  })
})

describe('a value that doesn’t fit', () => {
  it('costs its own field and not the customer, and is told', async () => {
    saldo.sandbox.administrations[0].changeAccount(saldo.sandbox.administrations[0].accountId(5), {
      Email: 'not an address',
      City: 'Zwolle',
    })

    const text = await run(chat, 'run Customers update')

    expect(text).toContain('Updated 1')
    expect(text).toContain('Failed 0')
    expect(text).toContain('Written without a field')
    expect(text).toMatch(/E-mail can’t hold this kind of value/)
  })
})

describe('contacts', () => {
  it('are imported and tied to their companies', async () => {
    await saveProfile(chat, 'People', { target: 'person', source: 'contact' })

    const text = await run(chat, 'run People import')
    const company = textOf((await chat.say('customer Acme B.V.')).at(-1))

    expect(text).toMatch(/Created [1-9]/)
    expect(text).toContain('Failed 0')
    expect(company).toContain('Acme B.V.')
    expect(company).toContain('People')
  })
})

it('goes on working after a restart', async () => {
  await saldo.restart()

  const text = await run(chat, 'run Customers import & update')

  expect(text).toContain('Unchanged 2,300')
})
