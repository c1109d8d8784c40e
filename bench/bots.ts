import { freePort } from '../test/support/free-port.ts'
import { type Child, startChild, untilAnswers } from './child.ts'
import { makeFolder } from './temporary-folder.ts'

export type BotChild = Child & { url: string }

/** Saldo's own server in a process of its own, in local mode on a fresh data folder. */
export async function startSaldo(exactUrl: string): Promise<BotChild> {
  const exact = { EXACT_URL: exactUrl, EXACT_CLIENT_ID: 'sandbox', EXACT_CLIENT_SECRET: 'sandbox-secret' }
  return startBot('src/main.ts', { ...exact, ...untouched, DATA_DIR: makeFolder() })
}

/** Answers with a text, or with the card in that file. */
export const startEchoBot = (card = '') => startBot('bench/echo-bot.ts', { ...untouched, CARD: card })

/** What the environment of whoever measures must not change. */
const untouched = {
  HOST: '',
  PUBLIC_URL: '',
  DATABASE_URL: '',
  MicrosoftAppId: '',
  MicrosoftAppPassword: '',
  ADMINS: '',
  ALLOWED_TENANTS: '',
  LOG_LEVEL: 'info',
}

async function startBot(script: string, variables: Record<string, string>): Promise<BotChild> {
  const port = await freePort()
  const child = startChild(script, [], { ...variables, PORT: String(port) }, 'ignore')
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(child, `${url}/healthz`)
  return { ...child, url }
}
