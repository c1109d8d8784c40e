import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { actionsOf } from '../../src/local/card-parts.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 10 } })
const chat = saldo.chatAs(admin)
const last = () => textOf(chat.messages().at(-1))
const profile = (title: string) => saldo.workspace().profiles.find((each) => each.title === title)
const draft = () => saldo.workspace().drafts.at(-1)?.content
const targets = () => draft()?.mappings.map(({ target }) => target) ?? []
const buttons = () => actionsOf(chat.messages().at(-1) ?? ({ attachments: [] } as never)).map(({ title }) => title)

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
})

beforeEach(async () => {
  await chat.say('edit Customers')
})

describe('the fields of a form', () => {
  it('show types, lengths, what is required and the key beside a real value', () => {
    expect(last()).toMatch(/\nTitle Text up to 255, required \| Name Text · \S/)
    expect(last()).toMatch(/\nCustomer ID ID up to 100, key \| Account ID ID · \S/)
  })

  it('are turned a page at a time, and keep what was typed', async () => {
    await chat.press('Later fields', { title: 'Relations', target: 'phone' })
    const second = last()
    await chat.press('Earlier fields')

    expect(second).toMatch(/Fields 16–30 of \d+/)
    expect(second).toContain('Title: Relations')
    expect(second).toContain('CRM field: Phone')
    expect(last()).toMatch(/Fields 1–15 of/)
    expect(draft()?.title).toBe('Relations')
  })

  it('move up and down, stay chosen, and are saved in that order', async () => {
    await chat.press('Move up', { target: 'city' })
    const [first, at] = [last(), targets().indexOf('city')]
    await chat.press('Move up')
    const second = targets().indexOf('city')
    await chat.press('Move down')
    await chat.press('Save')

    expect(first).toMatch(/City is number \d+ now\./)
    expect(first).toContain('CRM field: City')
    expect(second).toBe(at - 1)
    expect(
      profile('Customers')
        ?.mappings.map(({ target }) => target)
        .indexOf('city'),
    ).toBe(at)
    expect(profile('Customers')?.mappings.length).toBe(new Set(targets()).size)
  })

  it('are not moved beyond the ends, and nothing is lost of what was chosen', async () => {
    const before = targets()
    await chat.press('Move up', { target: before[0] ?? '', source: 'Fax' })
    const up = last()
    await chat.press('Move down', { target: before.at(-1) ?? '' })
    const down = last()
    await chat.press('Move up', { target: '' })

    expect(up).toContain('Title is the first one already.')
    expect(up).toMatch(/CRM field: Title\nExact field: Fax/)
    expect(down).toContain('is the last one already.')
    expect(last()).toContain('Choose a mapped CRM field to move.')
    expect(targets()).toEqual(before)
  })

  it('get suggestions with real values for the CRM field alone', async () => {
    await chat.press('Leave out', { target: 'email' })
    await chat.press('Set field', { target: 'email', source: '', title: 'Mailed' })
    const [asked, offered] = [last(), buttons()]
    const mail = offered.find((title) => /^E-mail/.test(title)) ?? ''
    await chat.press(mail)

    expect(asked).toContain('Choose the Exact field that fills E-mail.')
    expect(asked).toContain('Title: Mailed')
    expect(asked).toContain('Likely in Exact')
    expect(last()).toContain('E-mail is now filled from E-mail.')
    expect(draft()?.mappings.at(-1)).toEqual({ target: 'email', source: 'Email' })
  })

  it('left out though Exact has them are added at a press', async () => {
    await chat.press('Leave out', { target: 'website' })
    const left = last()
    await chat.press('Add them')

    expect(left).toMatch(/Not filled, though Exact has it: [^\n]*Website/)
    expect(last()).not.toContain('though Exact has it')
    expect(targets()).toContain('website')
  })

  it('say what they no longer take, and which problem they have', async () => {
    await chat.press('Set field', { target: 'blocked', source: 'Created' })

    expect(last()).toMatch(/Blocked is now filled from Created[^.]*\. It was filled from Blocked\./)
    expect(last()).toMatch(/\nBlocked Yes or no \S[^|]* doesn’t fit into Blocked[^|]*\|/)
  })

  it('warn of a real value that does not fit, and can be saved', async () => {
    await chat.press('Set field', { target: 'employees', source: 'Name' })

    expect(last()).toMatch(/\nEmployees Number Not this value: [^|]*\| Name Text/)
    expect(buttons()).toContain('Save')
  })

  it('keep title, mode and the rest of the form when they are refused', async () => {
    await chat.press('Set field', { title: 'Typed', mode: 'update', target: '', source: 'Fax' })

    expect(last()).toContain('Choose a field on both sides first.')
    expect(last()).toMatch(/Title: Typed[\s\S]*Exact field: Fax[\s\S]*When running: Update/)
  })
})

describe('the options of a profile', () => {
  it('open as usual, and change nothing by themselves', async () => {
    const before = draft()
    await chat.press('Options')
    const form = last()
    await chat.press('Keep options')

    expect(form).toContain('Options of Customers')
    expect(form).toMatch(/Tick those to use: Key: [^\n]*Name: /)
    expect(form).toContain('Share of the CRM’s records, in %: (30%, as usual)')
    expect(draft()).toEqual(before)
  })

  it('are kept, shown in words, saved, and told among the versions', async () => {
    await chat.press('Options')
    await chat.press('Keep options', {
      ...{ matching: 'key,code', goneHow: 'mark', goneField: 'status', goneValue: 'Inactive' },
      ...{ share: '12,5', records: '50' },
    })
    const form = last()
    await chat.press('Save')
    await chat.say('versions Customers')

    expect(form).toContain('Recognised by key and code.')
    expect(form).toContain('Gone from Exact: Status becomes “Inactive”.')
    expect(form).toContain('Asks first beyond 12% or 50 records.')
    expect(profile('Customers')).toMatchObject({
      matching: ['key', 'code'],
      gone: { how: 'mark', field: 'status', value: 'Inactive' },
      brake: { share: 0.125, records: 50 },
    })
    expect(last()).toMatch(/recognised by key and code; gone from Exact: Status becomes “Inactive”/)
  })

  it('are shown as they were saved, and leave nothing behind when they are as usual again', async () => {
    await chat.press('Options')
    const form = last()
    await chat.press('Keep options', { matching: 'name,email,number,code,key', goneHow: 'keep', share: '', records: '' })

    expect(form).toContain('Share of the CRM’s records, in %: 12.5')
    expect(form).toContain('Value it gets: Inactive')
    expect(draft()).not.toHaveProperty('matching')
    expect(draft()).not.toHaveProperty('gone')
    expect(draft()).not.toHaveProperty('brake')
  })

  it('take another key, which is mapped with it', async () => {
    await chat.press('Options')
    await chat.press('Keep options', { keySource: 'Code' })

    expect(last()).toContain('Key: Customer ID ← Account code.')
    expect(draft()?.key).toEqual({ target: 'customerId', source: 'Code' })
    expect(draft()?.mappings).toContainEqual({ target: 'customerId', source: 'Code' })
  })

  it.each([
    ['an unknown key field', { keySource: 'Shoe' }, 'Choose a field on both sides.'],
    ['a key that is not unique', { keyTarget: 'city' }, 'Choose a field on both sides.'],
    ['marking without a field', { goneHow: 'mark', goneField: '', goneValue: 'x' }, 'Choose the CRM field that says so.'],
    ['marking without a value', { goneHow: 'ask', goneField: 'status', goneValue: ' ' }, 'Say what Status becomes'],
    ['marking the key', { goneHow: 'mark', goneField: 'customerId', goneValue: 'x' }, 'Customer ID can’t say'],
    ['a value the field refuses', { goneHow: 'mark', goneField: 'blocked', goneValue: 'gone' }, 'Blocked doesn’t take “gone”'],
    ['a share beyond all', { share: '101' }, '“101” is no share'],
    ['a share in words', { share: 'half' }, '“half” is no share'],
    ['half a record', { records: '1.5' }, '“1.5” is no number of records'],
    ['less than none', { records: '-1' }, '“-1” is no number of records'],
  ])('are refused with %s, and nothing of the form is lost', async (_, typed: Record<string, string>, sentence) => {
    const before = draft()
    await chat.press('Options')
    await chat.press('Keep options', { matching: 'key,name', ...typed })
    const refused = last()

    expect(refused).toContain(sentence)
    expect(refused).toMatch(/Tick those to use: Key: [^\n,]*, Name: /)
    for (const name of ['share', 'records'].filter((each) => typed[each])) expect(refused).toContain(`: ${typed[name]}\n`)
    expect(draft()).toEqual(before)
    await chat.press('Back to mapping')
    expect(last()).toContain('Add or change a field')
  })
})

it('is previewed as the form says, though only its options differ from what is saved', async () => {
  await chat.press('Options')
  await chat.press('Keep options', { matching: 'key' })
  const [progress] = await chat.press('Preview')
  await chat.until(({ id, edits }) => id === progress?.id && edits > 0)
  const db = new DatabaseSync(join(saldo.dataDir, 'saldo.db'))
  const latest = db.prepare('select profile from run order by number desc limit 1').get()
  db.close()

  expect(JSON.parse(String(latest?.profile))).toMatchObject({ version: 0, matching: ['key'] })
})

it('moves the steps of a rule, with what was typed below them', async () => {
  await chat.press('Rule', { target: 'city' })
  await chat.press('Add step', { step: 'upper' })
  await chat.press('Add step', { step: 'trim' })
  await chat.press('Move step 2 up', { otherwise: 'Elsewhere' })

  expect(last()).toContain('Step 2 is step 1 now.')
  expect(last()).toMatch(/Step 1: spaces trimmed[\s\S]*Step 2: upper case/)
  expect(last()).toContain('Elsewhere')
  expect(draft()?.mappings.find(({ target }) => target === 'city')?.rule?.transforms).toEqual([{ kind: 'trim' }, { kind: 'upper' }])
})

it('changes nothing for people who are not admins', async () => {
  const before = saldo.workspace().drafts
  const form = chat.messages().at(-1)
  const press = (verb: string, data: object) =>
    saldo.chatAs(colleague).post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb, data: { draftId: before.at(-1)?.id, ...data } } },
      replyToId: form?.id,
    })

  await press('move-mapping', { target: 'city', by: -1 })
  await press('set-options', { matching: '' })
  await press('add-suggested', {})

  expect(saldo.workspace().drafts).toEqual(before)
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
