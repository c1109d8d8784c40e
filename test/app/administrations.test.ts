import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signInAt } from '../../src/local/browser.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, linkOf, run, saveProfile, startSaldo, tenantId, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 60, limits: { minutely: 500 } } })
const chat = saldo.chatAs(admin)
const [dutch, danish] = saldo.sandbox.administrations
const both = `${dutch.code},${danish.code}`

const last = () => textOf(chat.messages().at(-1))
const ask = async (text: string) => textOf((await chat.say(text)).at(-1))

/** Calls that match, while `act` goes on. */
async function callsOf(part: string, act: () => Promise<unknown>): Promise<number> {
  const before = saldo.sandbox.calls.length
  await act()
  return saldo.sandbox.calls.slice(before).filter((call) => call.path.includes(part)).length
}

/** A button's press as an older card would send it. */
async function pressed(verb: string, data: object): Promise<string> {
  await chat.post({
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  })
  return last()
}

async function letTakePart(codes: string): Promise<void> {
  await chat.say('settings')
  await chat.press('Save settings', { administration: codes })
}

/** One customer in both books under two names, one under one name, and two of one name that are not the same. */
function arrangeCustomers(): void {
  const vat = (digits: string) => ({ VATNumber: `NL${digits}B01` })
  danish.changeAccount(danish.findAccount('Acme B.V.') ?? '', { Name: 'Acme Danmark' })
  dutch.changeAccount(dutch.accountId(13), { VATNumber: null })
  danish.changeAccount(danish.accountId(5), { Name: 'NIEUWLAND START-UP BV', VATNumber: null })
  dutch.changeAccount(dutch.accountId(3), vat('811111111'))
  danish.changeAccount(danish.accountId(6), { Name: 'Jansen Bouw B.V.', ...vat('822222222') })
}

beforeAll(async () => {
  arrangeCustomers()
  const { code } = await signInAt(linkOf(await chat.say('connect')), 'allow')
  await chat.say(code ?? '')
})

describe('choosing', () => {
  it('offers all administrations with the one the user works in ticked', () => {
    expect(last()).toMatch(/Administrations: Saldo Demo Nederland B.V., NL, EUR\n/)
    expect(last()).toContain('Imports use Saldo Demo Nederland B.V.')
  })

  it('refuses one that the connection may not open, and keeps nothing', async () => {
    await chat.press('Use this administration', { administration: `${dutch.code},999999` })

    expect(last()).toContain('isn’t among those the connection may open')
    expect(saldo.workspace().connection?.administration).toBeNull()
  })

  it('takes a single one alone, as a form without ticks sends it', async () => {
    await chat.press('Use this administration', { administration: String(danish.code) })

    expect(textOf(chat.messages().at(-2))).toMatch(/Administration +Saldo Demo Danmark ApS\nCurrency +DKK/)
    expect(saldo.workspace().connection).toMatchObject({ administration: danish.code, takingPart: [danish.code] })
  })

  it('takes several: the one ticked that imports used goes on being used', async () => {
    await letTakePart(both)

    expect(last()).toContain('Saved.')
    expect(saldo.workspace().connection).toMatchObject({ administration: danish.code, takingPart: [danish.code, dutch.code] })
    expect(last()).toMatch(/Imports use: Saldo Demo Danmark ApS/)
  })

  it('lets imports use another one, with that one’s financial year', async () => {
    await chat.say('settings')
    await chat.press('Save settings', { mainAdministration: String(dutch.code) })

    expect(saldo.workspace().connection).toMatchObject({
      administration: dutch.code,
      takingPart: [dutch.code, danish.code],
      financialYear: { start: expect.stringMatching(/-01-01$/) },
    })
  })

  it('keeps at least one', async () => {
    await letTakePart('')

    expect(last()).toContain('At least one administration has to take part')
    expect(saldo.workspace().connection?.takingPart).toHaveLength(2)
  })

  it('names all of them in status, each with its calls left', async () => {
    const text = await ask('status')

    expect(text).toContain('Connected to Saldo Demo Nederland B.V. and Saldo Demo Danmark ApS')
    expect(text).toMatch(/Calls left, Saldo Demo Nederland B.V. +\d+ of 500 this minute, [\d,]+ of 5,000 today/)
    expect(text).toMatch(/Calls left, Saldo Demo Danmark ApS/)
  })
})

describe('a question about a customer', () => {
  it('shows the same customer once, with its figures by administration and currency', async () => {
    const text = await ask('balance for Acme')
    const [dutchPart = '', danishPart = ''] = text.split(/^Saldo Demo Danmark ApS\n/m)

    expect(dutchPart).toMatch(/Saldo Demo Nederland B.V.\nAcme B.V., 10001/)
    expect(dutchPart).toContain('€6,752.00')
    expect(dutchPart).toMatch(/Exact Online, Saldo Demo Nederland B.V., as of \d\d:\d\d.*_Division_=350101/)
    expect(danishPart).toMatch(/^Acme Danmark, 10001/)
    expect(danishPart).toMatch(/Exact Online, Saldo Demo Danmark ApS, as of \d\d:\d\d.*_Division_=350102/)
    expect(danishPart).toMatch(/Balance DKK/)
    expect(danishPart).not.toContain('€')
  })

  it('knows the same customer by its exact name where VAT numbers don’t say', async () => {
    const text = await ask('overdue for Nieuwland Start-up')

    expect(text).toMatch(/^Saldo Demo Nederland B.V.\nNieuwland Start-up B.V./m)
    expect(text).toMatch(/^Saldo Demo Danmark ApS\nNIEUWLAND START-UP BV/m)
  })

  it('shows a customer of one administration as if there were no other', async () => {
    const text = await ask('balance for Jansen Transport')

    expect(text).toContain('[View in Exact Online]')
    expect(text).not.toContain('Danmark')
  })

  it('asks which of two that only share a name, and names their administrations', async () => {
    const text = await ask('balance for Jansen Bouw')
    const danishOne = danish.accountId(6)

    expect(text).toMatch(/Which customer\?.*Saldo Demo Nederland B.V.\n\[Jansen Bouw B.V., 10004/s)
    expect(text).toMatch(/Saldo Demo Danmark ApS\n\[Jansen Bouw B.V., 10007/)
    expect(await pressed('pick-customer', { command: 'balance', id: `${danish.code}:${danishOne}` })).toMatch(
      /Jansen Bouw B.V..*Exact Online, Saldo Demo Danmark ApS/s,
    )
  })

  it('still takes a button from the time of one administration', async () => {
    const text = await pressed('pick-customer', { command: 'invoices', id: dutch.accountId(5) })

    expect(text).toMatch(/Jansen Transport N.V..*Exact Online, Saldo Demo Nederland B.V./s)
  })

  it('keeps to the card rules', () => {
    expect(problemsOfSent(chat.messages())).toEqual([])
  })
})

describe('asking anew', () => {
  const figures = 'bulk/'

  it('asks each administration once a minute, and again for who says fresh', async () => {
    await chat.say('balance for Acme')

    const again = await callsOf(figures, () => chat.say('overdue for Acme'))
    const fresh = await callsOf(figures, () => chat.say('balance for Acme fresh'))
    const pressed = await callsOf(figures, () => chat.press('Refresh'))

    expect(again).toBe(0)
    expect(fresh).toBe(4)
    expect(pressed).toBe(4)
  })

  it('remembers it over a choice', async () => {
    await chat.say('balance for Jansen Transport')
    await chat.say('fresh balance for Jansen')
    const card = chat.messages().at(-1)
    const button = textOf(card).match(/\[(Jansen Transport[^\]]*)\]/)?.[1] ?? ''

    const calls = await callsOf(figures, () => chat.press(button, {}, card))

    expect(calls).toBe(2)
  })

  it('finds who is called like the word', async () => {
    dutch.changeAccount(dutch.accountId(20), { Name: 'Fresh Fruit B.V.' })
    dutch.changeAccount(dutch.accountId(21), { Name: 'Delta Live B.V.' })
    dutch.changeAccount(dutch.accountId(22), { Name: 'Delta B.V.' })
    await saveProfile(chat, 'Names')
    await run(chat, 'run Names import')

    expect(await ask('balance for Fresh Fruit')).toMatch(/^Fresh Fruit B.V./m)
    expect(await ask('balance for Delta Live')).toMatch(/^Delta Live B.V./m)
    expect(await ask('balance for Delta now')).toMatch(/^Delta B.V./m)
  })

  it('doesn’t repeat within the minute what Exact was asked about a name nobody has', async () => {
    const first = await callsOf('crm/Accounts', () => chat.say('balance for Xylophonia'))
    const second = await callsOf('crm/Accounts', () => chat.say('overdue for Xylophonia'))

    expect(first).toBe(2)
    expect(second).toBe(0)
  })
})

describe('a profile', () => {
  const profile = (title: string) => saldo.workspace().profiles.find((each) => each.title === title)

  it('may name its administration, shows that one’s values, and reads from it', async () => {
    await chat.say('new profile Danes')
    await chat.press('Choose fields')
    expect(last()).toContain('Reads from: What imports use (now Saldo Demo Nederland B.V.)')
    await chat.press('Save', { administration: String(danish.code) })

    const text = await run(chat, 'run Danes import')

    expect(profile('Danes')?.administration).toBe(danish.code)
    expect(text).toContain('Created 40')
    expect(await ask('edit Danes')).toMatch(/Reads from: Saldo Demo Danmark ApS.*\+45/s)
  })

  it('is previewed from the administration that its form names, saved or not', async () => {
    await chat.say('edit Names')
    const card = (await chat.press('Preview', { administration: String(danish.code) })).at(-1)

    await chat.until((message) => message.id === card?.id && message.edits > 0)

    expect(await ask('run 3')).toMatch(/40/)
  })

  it('keeps it when edited and copied', async () => {
    await chat.say('edit Danes')
    await chat.press('Save', { title: 'Danskere' })
    await chat.say('copy Danskere')
    await chat.press('Save')

    expect(profile('Danskere')?.administration).toBe(danish.code)
    expect(profile('Danskere (2)')?.administration).toBe(danish.code)
  })

  it('says before a run that its administration takes part no more, and runs nothing', async () => {
    await letTakePart(String(dutch.code))

    const text = await ask('run Danskere import')
    const runs = await ask('runs')

    expect(text).toContain('Danskere reads from Saldo Demo Danmark ApS, which doesn’t take part any more')
    expect(runs).not.toContain('Danskere')
  })

  it('can then be given another one', async () => {
    const form = await ask('edit Danskere')
    await chat.press('Save', { administration: 'usual' })

    expect(form).toContain('Reads from: Saldo Demo Danmark ApS, which doesn’t take part any more')
    expect(profile('Danskere')?.administration).toBeNull()
    expect(await ask('edit Names')).toContain('When running')
    expect(last()).not.toContain('Reads from')
  })
})

describe('one administration alone', () => {
  it('answers as if there were no other', async () => {
    const text = await ask('balance for Acme')

    expect(text).toContain('[View in Exact Online]')
    expect(text).not.toContain('Danmark')
  })

  it('has a sentence for a button to a customer of one that was left out', async () => {
    const text = await pressed('pick-customer', { command: 'balance', id: `${danish.code}:${danish.accountId(6)}` })

    expect(text).toContain('doesn’t take part any more')
  })

  it('is what a workspace of an earlier version goes on with', async () => {
    const file = join(saldo.dataDir, 'workspaces', `${tenantId}.json`)
    const { connection, ...others } = JSON.parse(readFileSync(file, 'utf8'))
    const { takingPart: _, ...earlier } = connection
    writeFileSync(file, JSON.stringify({ ...others, connection: earlier }))
    await saldo.restart()

    expect(saldo.workspace().connection).not.toHaveProperty('takingPart')
    expect(await ask('status')).toContain('Connected to Saldo Demo Nederland B.V.')
    expect(await ask('balance for Acme')).toContain('€6,752.00')
  })
})

describe('connecting again', () => {
  it('finds ticked what took part before', async () => {
    await letTakePart(both)
    saldo.sandbox.faults.push({ match: 'current/Me', kind: 'unauthorized', times: 'always' })
    const link = linkOf(await chat.say('connect'))
    saldo.sandbox.faults.length = 0

    const { code } = await signInAt(link, 'allow')
    const choice = await ask(code ?? '')
    await chat.press('Use this administration')

    expect(choice).toContain('Administrations: Saldo Demo Nederland B.V., NL, EUR, Saldo Demo Danmark ApS, DK, DKK')
    expect(saldo.workspace().connection).toMatchObject({ administration: dutch.code, takingPart: [dutch.code, danish.code] })
  })
})

describe('an administration that can’t be read', () => {
  afterEach(() => {
    saldo.sandbox.faults.length = 0
  })

  it.each([
    ['wrong-division', 'may not open this administration'],
    ['day-limit', 'All calls that Exact allows today are used'],
  ] as const)('has its sentence beside the other’s figures (%s)', async (kind, sentence) => {
    saldo.sandbox.faults.push({ match: `/${danish.code}/bulk/Cashflow/Receivables`, kind, times: 'always' })

    const text = await ask('fresh balance for Acme')

    expect(text).toContain('€6,752.00')
    expect(text).toMatch(new RegExp(`Saldo Demo Danmark ApS can’t be shown: .*${sentence}`))
  })
})
