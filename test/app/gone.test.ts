import { problemsOfSent } from '../support/card-rules.ts'
import { keptCrm } from '../support/kept-crm.ts'
import { admin, connect, run, saveProfile, startSaldo } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 40 } })
const chat = saldo.chatAs(admin)
const [books] = saldo.sandbox.administrations
const gone = books.accountId(1)
const forgotten = books.accountId(3)

const company = (accountId: string) => {
  const { records } = keptCrm(saldo.dataDir)
  return records.find(({ fields }) => fields.customerId === accountId)?.fields
}

async function setOptions(inputs: Record<string, string>): Promise<void> {
  await chat.say('edit Customers')
  await chat.press('Options')
  await chat.press('Keep options', inputs)
  await chat.press('Save')
}

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await run(chat, 'run Customers import')
})

describe('an account deleted in Exact', () => {
  it('is kept in the CRM as it is, until the profile says otherwise', async () => {
    const before = company(gone)
    books.removeAccount(gone)

    await run(chat, 'run Customers update')

    expect(company(gone)).toEqual(before)
  })

  it('is asked about where the profile says so', async () => {
    await setOptions({ goneHow: 'ask', goneField: 'status', goneValue: 'Inactive' })

    const text = await run(chat, 'run Customers update')

    expect(text).toContain('gone from Exact')
    expect(company(gone)?.status).not.toBe('Inactive')
  })

  it('is marked where the profile says so, and left alone by the next run', async () => {
    const before = company(gone)
    await setOptions({ goneHow: 'mark', goneField: 'status', goneValue: 'Inactive' })

    const marked = await run(chat, 'run Customers update')
    const after = company(gone)
    const again = await run(chat, 'run Customers update')

    expect(marked).toMatch(/Updated\s+1/)
    expect(after).toEqual({ ...before, status: 'Inactive' })
    expect(again).toMatch(/Updated\s+0/)
    expect(problemsOfSent(chat.messages())).toEqual([])
  })
})

describe('an account anonymised in Exact', () => {
  it('loses what is personal in the CRM, and nothing else', async () => {
    const before = company(forgotten)
    books.changeAccount(forgotten, {
      IsAnonymised: 1,
      Name: 'Anonymous',
      City: null,
      Phone: null,
      Email: null,
      AddressLine1: null,
      Postcode: null,
    })

    await run(chat, 'run Customers update')

    const after = company(forgotten)
    expect(before).toHaveProperty('city')
    expect(after).toMatchObject({ title: 'Anonymous', customerId: before?.customerId })
    for (const name of ['city', 'phone', 'email', 'address', 'postcode']) expect(after?.[name] ?? null).toBeNull()
    expect(after?.country).toEqual(before?.country)
  })
})
