import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import restify from 'restify'
import { createAdapter, receiveActivity } from '../../src/bot/bot.ts'
import { toActivity } from '../../src/bot/notify.ts'
import { createLogger } from '../../src/logger.ts'
import { isLanguage, localeWith } from '../../src/views/language.ts'
import type { View } from '../../src/views/view.ts'
import { scenes } from '../views/scenes.ts'

/*
 * Every sample card in a real chat, to look at: start it, open the address it prints and say "de" (or en, nl, fr, da) for all cards,
 * "de balance" for those whose name begins so.
 *
 *   node test/gallery/start.ts [port of the bot, the Playground's is the next]
 */
const botPort = Number(process.argv[2] ?? 4310)
const playgroundPort = botPort + 1
const many = 3

/** The cards asked for by a message: a language and, if wanted, how their names begin. */
function viewsFor(text: string): View[] {
  const [language = '', ...rest] = text.trim().toLowerCase().split(/\s+/)
  const beginning = rest.join(' ')
  const locale = localeWith(isLanguage(language) ? language : 'en', 'en-GB')
  const asked = Object.entries(scenes).filter(([name]) => name.startsWith(beginning))
  return asked.map(([, scene]) => scene({ t: (typed) => typed, many, locale }))
}

async function startBot(): Promise<void> {
  const logger = createLogger('warn')
  const adapter = createAdapter(null, logger)
  const server = restify.createServer({ name: 'gallery' })
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    const answer = await receiveActivity(
      adapter,
      { activity: req.body, authorization: '' },
      async (context) => {
        if (context.activity.type !== 'message' || !context.activity.text) return
        for (const view of viewsFor(context.activity.text)) await context.sendActivity(toActivity(view))
      },
      logger,
    )
    res.json(answer.status, answer.body ?? {})
  })
  await new Promise<void>((resolve) => server.listen(botPort, '127.0.0.1', resolve))
}

function startPlayground(): ChildProcess {
  const script = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js')
  const endpoint = `http://127.0.0.1:${botPort}/api/messages`
  return spawn(process.execPath, [script, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(playgroundPort), '--dt'], {
    env: { ...process.env, BROWSER: 'none' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

await startBot()
const playground = startPlayground()
const stop = () => {
  playground.kill('SIGTERM')
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
playground.once('exit', stop)
process.stdout.write(`The cards are at http://localhost:${playgroundPort}: say "en", or "de balance".\nStop with Ctrl+C.\n`)
