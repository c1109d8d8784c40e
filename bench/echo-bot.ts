import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import restify from 'restify'

/** The least a bot on this SDK can do: one text message back. What Saldo's answers are measured beside. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const bot = new ActivityHandler().onMessage(async (context, next) => {
  await context.sendActivity(`You said: ${context.activity.text}`)
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
