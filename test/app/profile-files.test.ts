import { actionsOf } from '../../src/local/card-parts.ts'
import { problemsOfSent } from '../support/card-rules.ts'
import { admin, colleague, connect, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const saldo = await startSaldo({ sandbox: { accounts: 5 } })
const chat = saldo.chatAs(admin)
const last = () => textOf(chat.messages().at(-1))
const profile = (title: string) => saldo.workspace().profiles.find((each) => each.title === title)
const linkIn = () =>
  actionsOf(chat.messages().at(-1) ?? ({ attachments: [] } as never)).find(({ type }) => type === 'Action.OpenUrl')?.url ?? ''

beforeAll(() => connect(chat))

async function exported(title: string): Promise<{ text: string; name: string; type: string }> {
  await chat.say(`export ${title}`)
  const answer = await fetch(linkIn().replace('localhost', '127.0.0.1'))
  return {
    text: await answer.text(),
    name: answer.headers.get('content-disposition') ?? '',
    type: answer.headers.get('content-type') ?? '',
  }
}

async function paste(json: string): Promise<string> {
  await chat.say('import profile')
  await chat.press('Open as a form', { json })
  return last()
}

/** A profile with a rule of its own, a filter and a mode. */
async function saveRich(title: string): Promise<void> {
  await saveProfile(chat, title)
  await chat.say(`edit ${title}`)
  await chat.press('Rule', { target: 'phone' })
  await chat.press('Add step', { step: 'trim' })
  await chat.press('Keep rule', { values: '1 = One\n2 = Two\u00a0halves “${y}”', otherwise: 'None', whenEmpty: 'skip' })
  await chat.press('Filter')
  await chat.press('Customers only')
  await chat.press('Back to mapping')
  await chat.press('Save', { mode: 'update' })
  expect(profile(title)?.filter).toBeDefined()
  expect(profile(title)?.mappings.find(({ target }) => target === 'phone')?.rule?.values).toHaveLength(2)
}

describe('a profile as a file', () => {
  it('comes back equal after it was deleted', async () => {
    await saveRich('Klanten & Co')
    const { id: _id, version: _version, updatedAt: _at, updatedBy: _by, ...before } = profile('Klanten & Co') ?? ({} as never)
    const file = await exported('Klanten & Co')
    await chat.say('delete Klanten & Co')
    await chat.press('Delete')

    const opened = await paste(file.text)
    const unsaved = profile('Klanten & Co')
    await chat.press('Save')

    expect(opened).toContain('Read from the file. Nothing is kept until you save it.')
    expect(unsaved).toBeUndefined()
    expect(profile('Klanten & Co')).toMatchObject({ version: 1, updatedBy: admin.id })
    expect(profile('Klanten & Co')).toMatchObject(before)
  })

  it('is named after its title and holds no ids and no people', async () => {
    const { text, name, type } = await exported('Klanten & Co')
    const { connection, people } = saldo.workspace()

    expect(type).toBe('application/json; charset=utf-8')
    expect(name).toBe('attachment; filename="Klanten - Co.saldo-profile.json"; filename*=UTF-8\'\'Klanten%20%26%20Co.saldo-profile.json')
    expect(JSON.parse(text)).toMatchObject({ $schema: expect.stringMatching(/\/schemas\/profile-1\.json$/), format: 1 })
    for (const secret of [profile('Klanten & Co')?.id, String(connection?.administration), ...Object.keys(people), admin.name])
      expect(text).not.toContain(secret)
  })

  it('is described by the schema it names', async () => {
    const { $schema } = JSON.parse((await exported('Klanten & Co')).text)

    const answer = await fetch($schema.replace('localhost', '127.0.0.1'))
    const schema = (await answer.json()) as { $id: string; required: string[]; additionalProperties: boolean }

    expect(answer.headers.get('content-type')).toContain('application/schema+json')
    expect(schema.$id).toBe($schema)
    expect(schema.required).toEqual(expect.arrayContaining(['format', 'title', 'target', 'source', 'mappings', 'key', 'mode']))
    expect(schema.additionalProperties).toBe(false)
  })

  it('is behind a link for as long as the profile is there', async () => {
    await saveProfile(chat, 'Brief')
    await chat.say('export Brief')
    const url = linkIn().replace('localhost', '127.0.0.1')
    const there = (await fetch(url)).status
    await chat.say('delete Brief')
    await chat.press('Delete')

    expect(there).toBe(200)
    expect((await fetch(url)).status).toBe(404)
  })

  it('gets a title of its own next to the profile it came from', async () => {
    const { text } = await exported('Klanten & Co')

    await paste(text)
    await chat.press('Save')

    expect(profile('Klanten & Co (2)')?.mappings).toEqual(profile('Klanten & Co')?.mappings)
  })
})

describe('what is pasted', () => {
  const good = async () => JSON.parse((await exported('Klanten & Co')).text)

  it('is asked for with a word on why it is pasted', async () => {
    await chat.say('import profile')

    expect(last()).toContain('Files can’t be sent to a bot in every chat')
  })

  it.each([
    ['nothing', '   '],
    ['junk', 'PK\u0003\u0004 not json'],
    ['half a file', '{"format": 1,'],
    ['a list', '[1, 2]'],
    ['a bare null', 'null'],
    ['deep nesting', `${'['.repeat(40_000)}${']'.repeat(40_000)}`],
    ['a prototype', '{"__proto__": {"format": 1}, "constructor": 1}'],
  ])('is refused in words when it is %s', async (_, text) => {
    const { profiles, drafts } = saldo.workspace()

    const answer = await paste(text)

    expect(answer).toMatch(/Paste the file’s text first|no JSON|The file should be|is missing/)
    expect(saldo.workspace()).toMatchObject({ profiles, drafts })
  })

  it('is refused with every problem in words and where it is', async () => {
    const file = await good()
    file.format = 2
    file.owner = 'me'
    file.mode = 'sometimes'
    file.mappings[1].rule = { transforms: [{ kind: 'explode' }], once: 'yes', speed: 3 }
    delete file.mappings[2].source

    const answer = await paste(JSON.stringify(file))

    expect(answer).toContain('“format” should be one of these: 1.')
    expect(answer).toContain('The file has “owner”, which a profile doesn’t have.')
    expect(answer).toContain('“mode” should be one of these: import, update, import-update.')
    expect(answer).toMatch(/“mappings”, number 2, “rule”, “transforms”, number 1, “kind” should be one of these: trim, upper/)
    expect(answer).toContain('“mappings”, number 2, “rule”, “once” should be true or false.')
    expect(answer).toContain('“mappings”, number 2, “rule” has “speed”')
    expect(answer).toContain('“mappings”, number 3, “source” is missing.')
  })

  it('is refused when it names fields that nobody has, or a pair that doesn’t go together', async () => {
    const file = await good()
    file.mappings.push({ target: 'shoeSize', source: 'Name' })
    const unknown = await paste(JSON.stringify(file))
    const other = await paste(JSON.stringify({ ...(await good()), source: 'contact' }))

    expect(unknown).toContain('shoeSize is no longer there.')
    expect(other).toContain('A CRM Company is filled from an Exact Account')
  })

  it('can be put right where it was pasted', async () => {
    const file = await good()
    await paste(JSON.stringify({ ...file, mode: 'never' }))

    await chat.press('Open as a form', { json: JSON.stringify({ ...file, title: 'Put right' }) })

    expect(last()).toContain('Read from the file.')
  })

  it('is refused at a size no profile has, and the next one is read', async () => {
    const { profiles } = saldo.workspace()
    await chat.say('import profile')
    const form = chat.messages().at(-1)

    await chat.press('Open as a form', { json: 'x'.repeat(1_000_000) }, form)
    await chat.press('Open as a form', { json: 'x'.repeat(300_000) }, form)
    const large = last()

    expect(large).toContain('This is larger than any profile.')
    expect(saldo.workspace().profiles).toEqual(profiles)
    expect(await paste(JSON.stringify(await good()))).toContain('Read from the file.')
  })

  it('opens nothing for people who aren’t admins', async () => {
    const megan = saldo.chatAs(colleague)
    await megan.say('import profile')
    await megan.say('export Klanten & Co')

    expect(megan.messages().map(textOf)).toEqual([expect.stringContaining('voor beheerders'), expect.stringContaining('voor beheerders')])
  })
})

it('still runs what “import <profile>” names', async () => {
  const [progress] = await chat.say('import Klanten & Co')

  expect(textOf(progress)).toContain('Klanten & Co')
  await chat.until((message) => message.id === progress?.id && /finished/.test(textOf(message)))
})

it('sends only cards that obey the card rules', () => {
  expect(problemsOfSent(saldo.connector.messages)).toEqual([])
})
