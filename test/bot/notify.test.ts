import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdapter } from '../../src/bot/bot.ts'
import { createTeamsNotifier } from '../../src/bot/notify.ts'
import type { Place } from '../../src/bot/request.ts'
import { startConnector } from '../../src/local/connector.ts'
import { createLogger } from '../../src/logger.ts'

const logger = createLogger('silent')
const connector = await startConnector()
const notifier = createTeamsNotifier(createAdapter(null, logger), '', logger)
afterAll(() => connector.close())

const place = (conversationId: string, serviceUrl = connector.url): Place => ({
  tenantId: 't',
  conversationId,
  kind: 'personal',
  serviceUrl,
  botId: '28:saldo',
  personId: 'p',
})
const text = (words: string) => ({ kind: 'text', text: words }) as const
const messagesIn = (conversationId: string) => connector.messages.filter((message) => message.conversationId === conversationId)

describe('writing to a chat outside a turn', () => {
  it('sends a message and tells its id', async () => {
    const delivery = await notifier.send(place('sends'), text('hello'))

    expect(messagesIn('sends')).toEqual([expect.objectContaining({ text: 'hello', edits: 0 })])
    expect(delivery).toEqual({ kind: 'delivered', messageId: messagesIn('sends')[0]?.id })
  })

  it('sends a card with its summary for the banner', async () => {
    const card = { type: 'AdaptiveCard', version: '1.5', body: [] }

    await notifier.send(place('cards'), { kind: 'adaptive', card, summary: 'Customers: finished' })

    expect(messagesIn('cards')).toEqual([expect.objectContaining({ summary: 'Customers: finished', text: null })])
    expect(messagesIn('cards')[0]?.attachments).toEqual([{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }])
  })

  it('edits a message in place', async () => {
    const sent = await notifier.send(place('edits'), text('running'))
    const messageId = sent.kind === 'delivered' ? sent.messageId : ''

    const delivery = await notifier.edit(place('edits'), messageId, text('done'))

    expect(delivery).toEqual({ kind: 'delivered', messageId })
    expect(messagesIn('edits')).toEqual([expect.objectContaining({ id: messageId, text: 'done', edits: 1 })])
  })

  it('sends a new message when the one to edit has vanished', async () => {
    const delivery = await notifier.edit(place('vanished'), 'was-deleted', text('done'))

    expect(messagesIn('vanished')).toEqual([expect.objectContaining({ text: 'done' })])
    expect(delivery).toEqual({ kind: 'delivered', messageId: messagesIn('vanished')[0]?.id })
  })

  it('says that a chat is gone when the bot was thrown out of it', async () => {
    connector.blocked.add('blocked')

    const sent = await notifier.send(place('blocked'), text('hello'))
    const edited = await notifier.edit(place('blocked'), 'x', text('hello'))

    expect([sent, edited]).toEqual([{ kind: 'gone' }, { kind: 'gone' }])
  })

  it('says that a message failed when Teams has trouble, so that the chat is kept', async () => {
    const server = createServer((_req, res) => {
      res.statusCode = 500
      res.end('{}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

    const delivery = await notifier.send(place('trouble', url), text('hello'))
    server.closeAllConnections()
    server.close()

    expect(delivery).toEqual({ kind: 'failed' })
  })
})

describe('the personal chat with somebody', () => {
  const who = { tenantId: 't', personId: 'p-1', name: 'Megan', admin: false, locale: 'en-GB', timeZone: 'UTC' }
  const channel: Place = { ...place('19:channel'), kind: 'channel', personId: null }

  it('is opened near the place they wrote from', async () => {
    const opened = await notifier.personalChat(who, channel)

    expect(opened).toMatchObject({ kind: 'personal', personId: 'p-1', tenantId: 't', serviceUrl: connector.url, botId: '28:saldo' })
    expect(opened?.conversationId).toMatch(/^personal-/)
  })

  it('is null when it can’t be opened', async () => {
    connector.blocked.add('')

    expect(await notifier.personalChat(who, channel)).toBeNull()
  })
})
