import { readFileSync } from 'node:fs'
import { ActivityHandler, CardFactory, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import restify from 'restify'

/** The least a bot on this SDK can do: one message back, a text or the card in the file CARD. What Saldo's answers are measured beside. */
const card: object | null = process.env.CARD ? JSON.parse(readFileSync(process.env.CARD, 'utf8')) : null
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const bot = new ActivityHandler().onMessage(async (context, next) => {
  const text = `You said: ${context.activity.text}`
  await context.sendActivity(card === null ? text : { attachments: [CardFactory.adaptiveCard(card)] })
  await next()
})

const server = restify.createServer({ name: 'echo' })
server.use(restify.plugins.bodyParser())
server.post('/api/messages', async ({ body, headers, method = 'POST' }, res) => {
  await adapter.process({ body, headers, method }, res, (context) => bot.run(context))
})
server.get('/healthz', async (_req: restify.Request, res: restify.Response) => {
  res.json(200, { status: 'alive' })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
