import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { actionsOf } from '../../src/local/card-parts.ts'
import type { ChatMessage } from '../../src/local/connector.ts'
import { readCsv } from '../support/read-csv.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, tenantId, textOf } from '../support/saldo.ts'
import { nodesOf, problemsOf } from '../views/card-rules.ts'

const accounts = 300
let ahead = 0
const saldo = await startSaldo({ sandbox: { accounts, seed: 7 }, now: () => new Date(Date.now() + ahead) })
const chat = saldo.chatAs(admin)
const theirs = saldo.chatAs(colleague)
const books = saldo.sandbox.administrations[0]

const buttonsOf = (message: ChatMessage | undefined) => (message ? actionsOf(message).map(({ title }) => title) : [])
const last = () => chat.messages().at(-1)
const withButton = (title: string) => chat.messages().findLast((message) => buttonsOf(message).includes(title))
const why = async (text: string) => textOf((await chat.say(`why ${text}`)).at(-1))

/** Records as a card's table shows them: name, and the lines beside it. */
function recordsOf(message: ChatMessage | undefined): { name: string; lines: string[] }[] {
  const rows = nodesOf(message?.attachments[0]?.content).filter(({ node }) => node.type === 'TableRow' && node.style !== 'emphasis')
  return rows.map(({ node }) => {
    const [name, changes] = node.cells as { items: { text: string }[] }[]
    return { name: readable(name?.items[0]?.text), lines: changes?.items.map(({ text }) => readable(text)) ?? [] }
  })
}
const readable = (text = '') => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')

async function linkOf(press: () => Promise<unknown>): Promise<string> {
  await press()
  const url = actionsOf(last() as ChatMessage).find(({ type }) => type === 'Action.OpenUrl')?.url
  if (url == null) throw new Error('no link was offered')
  return url
}
const statusOf = async (url: string) => {
  const answer = await fetch(url)
  await answer.body?.cancel()
  return answer.status
}

beforeAll(async () => {
  await connect(chat)
  await saveProfile(chat)
  await saveProfile(chat, 'People', { target: 'person', source: 'contact' })
  await theirs.say('hi')
})

describe('a preview', () => {
  const seen: { name: string; lines: string[] }[] = []

  it('shows counts first, then records a page at a time in the same card, to the last', async () => {
    const text = await run(chat, 'preview Customers import')
    const messages = chat.messages().length
    seen.push(...recordsOf(withButton('Next')))

    for (let pages = 1; buttonsOf(last()).includes('Next'); pages += 1) {
      await chat.press('Next', {}, last())
      expect(problemsOf(last()?.attachments[0]?.content as object)).toEqual([])
      expect(pages).toBeLessThan(40)
      seen.push(...recordsOf(last()))
    }

    expect(text).toContain(`Create ${accounts}`)
    expect(text).toContain('1 to 10 of 300 records')
    expect(seen).toHaveLength(accounts)
    expect(chat.messages()).toHaveLength(messages)
  })

  it('goes back by the same pages, after a restart too', async () => {
    await saldo.restart()

    await chat.press('Previous', {}, last())
    const before = recordsOf(last())
    await chat.press('Next', {}, last())

    expect(before).toEqual(seen.slice(-20, -10))
    expect(recordsOf(last())).toEqual(seen.slice(-10))
  })

  it('shows the records of one kind', async () => {
    await chat.press('To create (300)', {}, last())

    expect(recordsOf(last())).toEqual(seen.slice(0, 10))
    expect(buttonsOf(last())).toEqual(expect.arrayContaining(['All (300)', 'Next', 'CSV', 'Run this now']))
    expect(buttonsOf(last())).not.toContain('Previous')
  })

  it('is the same as CSV, field by field', async () => {
    const link = await linkOf(() => chat.press('CSV', {}, withButton('Run this now')))
    const answer = await fetch(link)
    const [head, ...lines] = readCsv(await answer.text(), ',')

    const byRecord = [...Map.groupBy(lines, ([, exactId]) => exactId).values()]
    expect(link).toMatch(/^http:\/\/localhost:\d+\/files\/[\w-]{43}$/)
    expect(head).toEqual(['Record', 'Exact ID', 'CRM ID', 'Action', 'Field', 'Old', 'New', 'Outcome', 'Reason'])
    expect(byRecord.map(([line]) => line?.[0] ?? '').filter((name, index) => !isShown(name, seen[index]?.name))).toEqual([])
    expect(byRecord).toHaveLength(accounts)
    expect(byRecord.map((own) => own.map(([, , , , field]) => field).sort())).toEqual(
      seen.map(({ lines }) => lines.map((line) => line.split(':')[0]).sort()),
    )
    const titles = byRecord.map((own) => own.find(([, , , , field]) => field === 'Title')?.[6] ?? '')
    const titlesSeen = seen.map(({ lines }) => lines.find((line) => line.startsWith('Title: '))?.slice('Title: '.length))
    expect(titles.filter((title, index) => !isShown(title, titlesSeen[index]))).toEqual([])
  })
})

/** A card cuts long texts short. */
function isShown(text: string, shown = '-'): boolean {
  return shown.endsWith('…') ? text.startsWith(shown.slice(0, -1)) : text === shown
}

describe('a link to a file', () => {
  const ask = () => linkOf(() => chat.press('CSV', {}, withButton('Run this now')))

  it('works for ten minutes and no longer', async () => {
    const link = await ask()

    const first = await statusOf(link)
    ahead += 9 * 60_000
    const again = await statusOf(link)
    ahead += 2 * 60_000
    const late = await statusOf(link)

    expect([first, again, late]).toEqual([200, 200, 404])
  })

  it('can’t be guessed from another, and isn’t kept as it is', async () => {
    const link = await ask()

    const forged = await statusOf(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`)

    expect(forged).toBe(404)
    const kept = ['saldo.db', 'saldo.db-wal'].map((name) => readFileSync(`${saldo.dataDir}/${name}`).toString('latin1')).join('')
    expect(kept).not.toContain(link.split('/').at(-1))
  })

  it('goes to the asker’s own chat when the run is shown to a group', async () => {
    const before = chat.messages().length
    const group = saldo.chatAs(admin, { conversationId: '19:group', kind: 'groupChat' })
    await group.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'download-records', data: { number: '1' } } },
    })

    expect(JSON.stringify(group.messages())).not.toContain('/files/')
    expect(textOf(group.messages().at(-1))).toContain('in our own chat')
    expect(chat.messages()).toHaveLength(before + 1)
    expect(textOf(last())).toContain('[Download CSV]')
  })
})

describe('a link of somebody who was an admin', () => {
  it('is worth nothing once they are not', async () => {
    await chat.say('make Megan Bowen admin')
    await theirs.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'download-records', data: { number: '1' } } },
    })
    const link = actionsOf(theirs.messages().at(-1) as ChatMessage).find(({ type }) => type === 'Action.OpenUrl')?.url ?? ''
    const before = await statusOf(link)

    const file = `${saldo.dataDir}/workspaces/${tenantId}.json`
    const workspace = saldo.workspace()
    const person = { ...workspace.people[colleague.id], admin: false }
    writeFileSync(file, JSON.stringify({ ...workspace, people: { ...workspace.people, [colleague.id]: person } }))
    await saldo.restart()

    expect([before, await statusOf(link)]).toEqual([200, 404])
  })
})

describe('somebody who is no admin', () => {
  it.each(['show-records', 'download-records'])('is refused %s', async (verb) => {
    const data = { number: '1', kind: 'all', after: '0' }
    await theirs.post({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } } })

    expect(textOf(theirs.messages().at(-1))).toContain('Dit is voor beheerders')
  })

  it('is refused why', async () => {
    const [answer] = await theirs.say('why Acme')

    expect(textOf(answer)).toContain('Dit is voor beheerders')
  })
})

describe('a card that was tampered with', () => {
  it.each([
    [{ number: '99', kind: 'all', after: '0' }, 'no longer kept'],
    [{ number: '1; drop', kind: 'all', after: '0' }, 'no longer kept'],
    [{ number: '1', kind: '../x', after: '-5' }, '1 to 10 of 300 records'],
    [{ number: '1', kind: 'failed', after: '99999999999' }, 'There are no such records.'],
    [{ number: '1', kind: 'all', before: '0' }, '1 to 10 of 300 records'],
  ])('with %j is answered all the same', async (data, expected) => {
    const { body } = await chat.post({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'show-records', data } },
    })

    expect(`${JSON.stringify(body)} ${textOf(last())}`).toContain(expected)
  })
})

describe('why', () => {
  it('says that no run had to do with a record yet, and what one would do', async () => {
    const text = await why('Acme')

    expect(text).toContain('No run had anything to do with it yet.')
    expect(text).toContain('Run Customers to write it.')
    expect(text).toContain('Preview 1, Customers, Import')
    expect(text).toMatch(/If it ran now\s+Customers, Import\s+It would be created\./)
  })

  it('tells of a contact that waits for its company, known to the journal alone', async () => {
    const result = await run(chat, 'run People import')
    const name = recordsOfCsv(await (await fetch(await linkOf(() => chat.press('CSV')))).text())[0] ?? ''

    const text = await why(`was ${name} not synced?`)

    expect(result).toMatch(/Waiting [1-9]/)
    expect(text).toContain('Not written in run 2: Its company isn’t in the CRM yet')
    expect(text).toContain('it is brought in by itself once its company is there')
  })

  it('tells of a created record, by which run and with what', async () => {
    await run(chat, 'run Customers import')
    await tiedSince()

    const text = await why('is Acme unchanged')

    expect(text).toContain('Created by run 3.')
    expect(text).toContain('a remembered pair')
    expect(text).toMatch(/Title: Acme B\.V\./)
    expect(text).toContain('Nothing: both sides are the same.')
  })

  it('tells of an unchanged one that the next run had nothing to do', async () => {
    await run(chat, 'run Customers update')

    const text = await why('Acme')

    expect(text).toMatch(/Nothing written\s+Run 5, Customers, Update.*\s+It was the same on both sides\./)
  })

  it('tells of a change that import left alone, and how to take it along', async () => {
    books.changeAccount(books.accountId(3), { City: 'Zwolle' })
    await run(chat, 'run Customers import')

    const text = await why(books.accountId(3))

    expect(text).toMatch(/Run 6, Customers, Import.*\s+It was in the CRM already, and import never changes what is there\./)
    expect(text).toContain('Nothing: it is in the CRM, and import never changes what is there.')
    expect(text).toContain('Run its profile with the mode Update')
  })

  it('tells old and new of an update', async () => {
    await run(chat, 'run Customers update')

    const text = await why(books.accountId(3))

    expect(text).toContain('Updated by run 7.')
    expect(text).toMatch(/City: .+ → Zwolle/)
  })

  it('tells of a record that failed, why, and what to do', async () => {
    books.changeAccount(books.accountId(5), { Name: 'N'.repeat(400) })
    const result = await run(chat, 'run Customers update')

    const text = await why(books.accountId(5))
    await chat.press('Records', {}, withButton('Records'))

    expect(textOf(withButton('Failed (1)'))).toMatch(/Customers, run 8[\s\S]*Title is too long for the CRM/)
    expect(buttonsOf(withButton('Failed (1)'))).toEqual(expect.arrayContaining(['CSV', 'Show run']))
    expect(result).toContain('Failed 1')
    expect(text).toContain('Not written in run 8: Title is too long for the CRM')
    expect(text).toContain('Shorten it in Exact')
  })

  it('tells that what failed was settled since', async () => {
    books.changeAccount(books.accountId(5), { Name: 'Nieuwe Naam B.V.' })
    await run(chat, 'run Customers update')
    await run(chat, 'run Customers update')

    const text = await why(books.accountId(5))

    expect(text).toContain('Updated by run 9.')
    expect(text).toMatch(/Title: .+ → Nieuwe Naam B\.V\./)
  })

  it('finds a record by its code, and asks which one where several resemble the name', async () => {
    const [, code = ''] = /Acme B\.V\., (\d+),/.exec(await why('Acme')) ?? []
    const byCode = await why(code)
    const several = await why('Van der Meer')
    await chat.press(buttonsOf(last())[1] ?? '', {}, last())

    expect(byCode).toMatch(/^Acme B\.V\./)
    expect(several).toContain('Which one?')
    expect(textOf(last())).toMatch(/^Van der Meer[\s\S]*What runs did with it/)
  })

  it('says of what nobody knows where it looked, and why that may be', async () => {
    const text = await why('was Zyxwvu Qqq not synced?')

    expect(text).toContain('Never seen')
    expect(text).toContain('Nothing is known under “Zyxwvu Qqq”')
    expect(text).toMatch(/\(read .+\)/)
    expect(text).toContain('doesn’t take part')
  })
})

function recordsOfCsv(text: string): string[] {
  return readCsv(text, ',')
    .slice(1)
    .map(([name = '']) => name)
}

/** The contacts that waited are brought in by a run of their own, the fourth. */
async function tiedSince(): Promise<void> {
  const done = /Run 4, Import of the contacts that waited in run 2 \| Done/
  while (!done.test(textOf((await chat.say('runs')).at(-1)))) await delay(50)
}
