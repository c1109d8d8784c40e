import { randomUUID } from 'node:crypto'
import { loadConfig } from '../config.ts'
import { cardAsText } from '../views/as-text.ts'
import { signInAt } from './browser.ts'
import { actionsOf } from './card-parts.ts'
import { type Chat, openChat } from './chat.ts'
import { type ChatMessage, startConnector } from './connector.ts'

const write = (text: string) => process.stdout.write(`${text}\n`)

function asText(message: ChatMessage): string {
  const cards = message.attachments.map(({ contentType, content }) =>
    cardAsText({ kind: contentType.endsWith('.oauth') ? 'oauth' : 'adaptive', card: content as object, summary: message.summary ?? '' }),
  )
  return [message.text ?? [], cards].flat().filter(Boolean).join('\n')
}

function printAnswers(messages: readonly ChatMessage[]): void {
  for (const message of messages) write(`\nSaldo:\n${asText(message).replaceAll(/^/gm, '  ')}`)
}

/** Says what a person would say, and prints both sides. */
async function say(chat: Chat, text: string): Promise<ChatMessage[]> {
  write(`\nYou: ${text}`)
  const answers = await chat.say(text)
  printAnswers(answers)
  return answers
}

async function press(chat: Chat, title: string): Promise<void> {
  write(`\nYou press [${title}]`)
  const before = new Map(chat.messages().map((message) => [message.id, message.edits]))
  await chat.press(title)
  printAnswers(chat.messages().filter((message) => before.get(message.id) !== message.edits))
}

async function connect(chat: Chat, offer: readonly ChatMessage[]): Promise<void> {
  const link = offer.flatMap(actionsOf).find((action) => action.url !== null)?.url
  if (link == null) throw new Error('no connect button was offered')
  write('\nYou press [Connect Exact Online], and Allow on Exact’s page')
  const { code } = await signInAt(link, 'allow')
  if (code === null) throw new Error('the end page shows no code')
  await say(chat, code)
}

/** Connect → new profile → run → balance, in a workspace of its own, against the local set that is running. */
async function tour(): Promise<void> {
  const { port } = loadConfig(process.env)
  const connector = await startConnector()
  const place = { conversationId: `tour-${randomUUID()}`, kind: 'personal', tenantId: `tour-${randomUUID()}` } as const
  const chat = openChat(`http://127.0.0.1:${port}`, connector, { id: randomUUID(), name: 'Robin', locale: 'en-GB' }, place)
  try {
    await chat.post({ type: 'installationUpdate', action: 'add' })
    printAnswers(chat.messages())
    await connect(chat, await say(chat, 'connect'))
    if (chat.messages().some((message) => actionsOf(message).some(({ verb }) => verb === 'choose-administration')))
      await press(chat, 'Use this administration')
    await say(chat, 'new profile')
    await press(chat, 'Choose fields')
    await press(chat, 'Save')
    await say(chat, 'run Customers import')
    const isResult = (message: ChatMessage) => actionsOf(message).some(({ verb }) => verb === 'run-profile')
    printAnswers([await chat.until((message) => isResult(message) && message.edits > 0, 120_000)])
    await say(chat, 'run Customers import')
    await chat
      .until((message) => isResult(message) && message.edits > 0 && asText(message).includes('Nothing'), 60_000)
      .then((message) => printAnswers([message]))
    await say(chat, 'balance for Acme')
  } finally {
    await connector.close()
  }
}

tour().catch((error: unknown) => {
  process.stderr.write(
    `The tour stopped: ${error instanceof Error ? error.message : String(error)}\nIs the local set running? Start it with npm start.\n`,
  )
  process.exit(1)
})
