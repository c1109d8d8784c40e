import { randomUUID } from 'node:crypto'
import type { Chat } from '../../src/local/chat.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { admin, colleague, connect, startSaldo, textOf } from '../support/saldo.ts'
import { problemsOf } from '../views/card-rules.ts'

const saldo = await startSaldo({ sandbox: { accounts: 30 } })
const own = saldo.chatAs(admin)
const guest = { id: 'a1000000-0000-4000-8000-0000000000f1', name: 'Guest Gast', locale: 'en-GB' }
/** Between two people: Teams calls it personal too, and the bot isn't in it. */
const elsewhere = { conversationId: '19:two-people@unq.gbl.spaces', kind: 'personal' } as const
const theirs = saldo.chatAs(colleague, elsewhere)
const amount = /€|EUR|\d[.,]\d{2}\b/

type Attachment = { content: object; preview: { content: { title: string; text?: string } } }
type Answer = {
  composeExtension?: { type: string; text?: string; attachmentLayout?: string; attachments?: Attachment[] }
  task?: { type: string; value: string | { title: string; card: { content: object } } }
}

async function invoke(chat: Chat, name: string, value: object): Promise<Answer> {
  const { status, body } = await chat.post({ type: 'invoke', name: `composeExtension/${name}`, value, id: randomUUID() })
  expect(status).toBe(200)
  return body as Answer
}

const search = (chat: Chat, text: string) =>
  invoke(chat, 'query', {
    commandId: 'searchCustomers',
    parameters: [{ name: 'customer', value: text }],
    queryOptions: { skip: 0, count: 25 },
  })
const firstOpen = (chat: Chat) =>
  invoke(chat, 'query', { commandId: 'searchCustomers', parameters: [{ name: 'initialRun', value: 'true' }] })
const onMessage = (chat: Chat, content: string) =>
  invoke(chat, 'fetchTask', { commandId: 'balanceOfMessage', messagePayload: { body: { contentType: 'html', content } } })
const submit = (chat: Chat, data: object) => invoke(chat, 'submitAction', { commandId: 'balanceOfMessage', data })

const titles = ({ composeExtension }: Answer) => composeExtension?.attachments?.map(({ preview }) => preview.content.title) ?? []

/** The dialog's card, and what it says. */
function dialogOf({ task }: Answer) {
  if (typeof task?.value !== 'object') throw new Error(`no dialog: ${JSON.stringify(task)}`)
  const card = task.value.card.content
  return { card, text: cardAsText({ kind: 'adaptive', card, summary: '' }).replaceAll('\u00a0', ' ') }
}

async function press(chat: Chat, verb: string, id: unknown) {
  const { body } = await chat.post({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data: { id, verb } } } })
  return body as { type: string; value: object }
}

/** What a shared card's button holds. */
async function sharedCard() {
  const [card] = (await search(theirs, 'Acme')).composeExtension?.attachments ?? []
  const id = /"id":"([^"]+)"/.exec(JSON.stringify(card?.content))?.[1]
  return { card: card?.content ?? {}, id }
}

beforeAll(async () => {
  await connect(own)
  await saldo.directoryRead()
  saldo.connector.guests.add(guest.id)
  await saldo.chatAs(colleague).say('hi')
})

describe('the compose box', () => {
  it('opens with a hint for somebody who looked at nobody yet', async () => {
    const answer = await firstOpen(theirs)

    expect(answer.composeExtension).toEqual({ type: 'message', text: 'Typ de naam of code van een klant.' })
  })

  it('finds customers as the chat does, also misspelt', async () => {
    const [exact, misspelt] = [await search(theirs, 'Acme'), await search(theirs, 'Acmee')]

    expect(exact.composeExtension).toMatchObject({ type: 'result', attachmentLayout: 'list' })
    expect(titles(exact)[0]).toBe('Acme B.V.')
    expect(titles(misspelt)).toContain('Acme B.V.')
  })

  it('says so when nobody is called that', async () => {
    const answer = await search(theirs, 'zzqqxx')

    expect(answer.composeExtension).toEqual({ type: 'message', text: expect.stringContaining('Geen klant gevonden') })
  })

  it('opens with the customers this person looked at last', async () => {
    await saldo.chatAs(colleague).say('balance for Acme')

    const answer = await firstOpen(theirs)

    expect(titles(answer)).toEqual(['Acme B.V.'])
  })

  it('shows a page and goes on with the next', async () => {
    const parameters = [{ name: 'customer', value: 'Jansen' }]
    const pages = []
    for (const skip of [0, 1]) pages.push(titles(await invoke(theirs, 'query', { parameters, queryOptions: { skip, count: 1 } })))

    expect(pages.map((page) => page.length)).toEqual([1, 1])
    expect(pages[0]).not.toEqual(pages[1])
  })

  it.each([{}, { parameters: 'x' }, { parameters: [{ name: 'customer', value: 7 }], queryOptions: null }])(
    'answers a request of another shape (%j)',
    async (value) => {
      const answer = await invoke(theirs, 'query', value)

      expect(answer.composeExtension).toBeDefined()
    },
  )
})

describe('a shared card', () => {
  it('holds no figure, obeys the card rules, and refreshes nothing by itself', async () => {
    const { card } = await sharedCard()

    expect(JSON.stringify(card)).not.toMatch(amount)
    expect(JSON.stringify(card)).not.toContain('refresh')
    expect(problemsOf(card)).toEqual([])
  })

  it('gives figures to who presses, in the answer to the press alone', async () => {
    const { id } = await sharedCard()
    const before = saldo.connector.messages.length

    const { type, value } = await press(theirs, 'show-figures', id)

    expect(type).toBe('application/vnd.microsoft.card.adaptive')
    expect(JSON.stringify(value)).toMatch(/6\.752,00/)
    expect(problemsOf(value)).toEqual([])
    expect(saldo.connector.messages).toHaveLength(before)
  })

  it('gives none to a guest', async () => {
    const { id } = await sharedCard()

    const { value } = await press(saldo.chatAs(guest, elsewhere), 'show-figures', id)

    expect(JSON.stringify(value)).toContain('you are a guest')
    expect(JSON.stringify(value)).not.toMatch(amount)
  })

  it('gives none to another tenant', async () => {
    const { id } = await sharedCard()
    const stranger = saldo.chatAs(colleague, { ...elsewhere, tenantId: 'b0000000-0000-4000-8000-000000000000' })

    const answer = await press(stranger, 'show-figures', id)

    expect(JSON.stringify(answer)).not.toMatch(amount)
  })

  it('submitted by an older client, answers in the asker’s own chat and nowhere else', async () => {
    const { id } = await sharedCard()
    const before = saldo.connector.messages.length

    await theirs.post({ type: 'message', value: { verb: 'show-figures', id }, replyToId: 'card' })

    const sent = saldo.connector.messages.slice(before)
    expect(sent.map(({ conversationId }) => conversationId)).toEqual([`chat-${colleague.id}`])
    expect(textOf(sent[0])).toMatch(/6\.752,00/)
  })

  it('makes no chat between people one of the bot’s own', async () => {
    await press(theirs, 'show-figures', (await sharedCard()).id)
    await search(theirs, 'Acme')

    expect(Object.keys(saldo.workspace().conversations)).not.toContain(elsewhere.conversationId)
  })

  it('keeps the looks in the audit trail', async () => {
    await press(theirs, 'show-figures', (await sharedCard()).id)

    const trail = textOf((await own.say('audit')).at(-1))

    expect(trail).toContain('Shared card: Acme B.V.')
    expect(trail).toContain(colleague.name)
  })
})

describe('an action on a message', () => {
  it('shows what the customer in it owes', async () => {
    const answer = await onMessage(theirs, '<p>Hoi, belt <b>Acme&nbsp;B.V.</b> nog terug over de offerte?</p>')

    const { card, text } = dialogOf(answer)
    expect(text).toContain('Acme B.V.')
    expect(text).toMatch(/6\.752,00/)
    expect(problemsOf(card)).toEqual([])
    expect(JSON.stringify(card)).not.toContain('Action.Execute')
  })

  it('asks which one when it names none, and answers what is typed', async () => {
    const asked = dialogOf(await onMessage(theirs, 'Lunch?'))
    const answered = dialogOf(await submit(theirs, { customer: 'Acme' }))
    const again = dialogOf(await submit(theirs, { customer: 'zzqqxx' }))

    expect(asked.text).toContain('Ik vond geen klant in dit bericht')
    expect(problemsOf(asked.card)).toEqual([])
    expect(answered.text).toMatch(/6\.752,00/)
    expect(again.text).toContain('zzqqxx')
  })

  it('offers the choice when several may be meant', async () => {
    const asked = dialogOf(await submit(theirs, { customer: 'Jansen' }))
    const id = /"value":"(\d+:[^"]+)"/.exec(JSON.stringify(asked.card))?.[1]

    const answered = dialogOf(await submit(theirs, { id }))

    expect(asked.text).toContain('meer dan één klant')
    expect(problemsOf(asked.card)).toEqual([])
    expect(answered.text).toContain('Jansen')
  })

  it('gives a guest a sentence', async () => {
    const answer = await onMessage(saldo.chatAs(guest, elsewhere), 'Acme B.V.')

    expect(answer.task).toEqual({ type: 'message', value: expect.stringContaining('you are a guest') })
  })
})

describe('whoever isn’t let in', () => {
  it('gets a sentence in the compose box too', async () => {
    const answer = await search(saldo.chatAs(guest, elsewhere), 'Acme')

    expect(answer.composeExtension).toEqual({ type: 'message', text: expect.stringContaining('you are a guest') })
  })

  it('finds others’ customers nowhere when everyone sees their own only', async () => {
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'everyone', ownOnly: 'true' })

    const answers = [await search(theirs, 'Acme'), await firstOpen(theirs), await onMessage(theirs, 'Acme B.V. belde')]
    await own.say('money rights')
    await own.press('Save who may see figures', { who: 'everyone', ownOnly: 'false' })

    expect(JSON.stringify(answers)).not.toMatch(/Acme|6\.752/)
  })

  it('hears that nothing is connected', async () => {
    const stranger = saldo.chatAs(colleague, { ...elsewhere, tenantId: 'b0000000-0000-4000-8000-000000000000' })

    const answer = await search(stranger, 'Acme')

    expect(answer.composeExtension?.text).toContain('nog niet gekoppeld')
  })
})
