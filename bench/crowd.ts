import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { openChat } from '../src/local/chat.ts'
import { type ChatMessage, type Connector, startConnector } from '../src/local/connector.ts'
import type { Call } from '../src/sandbox/calls.ts'
import { startSandbox } from '../src/sandbox/sandbox.ts'
import { startSaldo } from './bots.ts'
import { connectExact, runCustomers, saveWiderProfile, tenantId } from './customers.ts'
import { number, percentile, seconds } from './figures.ts'
import type { Options } from './options.ts'
import type { Section } from './report.ts'

type Asked = { customer: string; firstMs: number; answeredMs: number; text: string }

const minuteMs = 60_000
const answerLimitMs = 3 * minuteMs
const importLimitMs = 20 * minuteMs
const scenes = 20

/**
 * A sales meeting in the middle of an import: many people ask for few customers' balances within one minute, against Exact's real
 * limit of calls. Nobody should see an error, and questions should go before the import's pages.
 */
export async function measureCrowd({ sizes: { crowd } }: Options): Promise<Section> {
  const sandbox = await startSandbox({ accounts: crowd.accounts })
  const saldo = await startSaldo(sandbox.url)
  const connector = await startConnector()
  const admin = await saveWiderProfile(await connectExact(saldo.url, connector))
  const [{ accountName }] = sandbox.administrations
  const names = Array.from({ length: scenes }, (_, index) => accountName(20 + index))
  await untilNextMinute()
  sandbox.calls.length = 0
  const begun = performance.now()
  const importing = runCustomers(admin, importLimitMs).then(() => performance.now() - begun)
  const pause = minuteMs / crowd.people
  const asking: Promise<Asked>[] = []
  for (let person = 0; person < crowd.people; person += 1) {
    asking.push(ask(person, names[Math.floor((person * scenes) / crowd.people)] ?? '', saldo.url, connector))
    await delay(pause)
  }
  const asked = await Promise.all(asking)
  const importMs = await importing
  const { calls } = sandbox
  await saldo.stop()
  await connector.close()
  await sandbox.close()

  const good = asked.filter(({ customer, text }) => text.includes(customer) && text.includes(', as of '))
  const times = (pick: (one: Asked) => number) => [0.5, 0.95, 1].map((share) => seconds(percentile(asked.map(pick), share)))
  return {
    title: `${number(crowd.people)} people ask for ${scenes} customers within a minute, while ${number(crowd.accounts)} accounts are imported`,
    tables: [
      {
        columns: ['what', 'p50', 'p95', 'longest'],
        rows: [
          ['something to read', ...times(({ firstMs }) => firstMs)],
          ['the balance', ...times(({ answeredMs }) => answeredMs)],
        ],
      },
      {
        columns: ['what', 'figure'],
        rows: [
          ['balances answered', `${number(good.length)} of ${number(asked.length)}`],
          ['answered 429 by Exact', number(calls.filter(({ status }) => status === 429).length)],
          ['the import', seconds(importMs)],
          ['calls for questions · for the import', `${number(calls.filter(isQuestion).length)} · ${number(calls.filter(isPage).length)}`],
          ['pages of the import before a waiting question, at the start of a minute', number(pagesBeforeQuestions(calls))],
        ],
      },
    ],
    notes: ['Exact allows 60 calls a minute here, as it does by default.'],
  }
}

/** The hardest case: the import has used up the minute before most people ask. */
async function untilNextMinute(): Promise<void> {
  await delay(minuteMs - (Date.now() % minuteMs) + 500)
}

async function ask(person: number, customer: string, url: string, connector: Connector): Promise<Asked> {
  const place = { conversationId: `crowd-${person}`, kind: 'personal', tenantId } as const
  const chat = openChat(url, connector, { id: randomUUID(), name: `Person ${person}`, locale: 'en-GB' }, place)
  const begun = performance.now()
  let firstMs = Number.NaN
  const saying = chat.say(`balance for ${customer}`)
  const isAnswer = (message: ChatMessage) => {
    if (Number.isNaN(firstMs)) firstMs = performance.now() - begun
    return textIn(message).includes(', as of ') || textIn(message).includes('reference')
  }
  const answer = await chat.until(isAnswer, answerLimitMs).catch(() => null)
  await saying
  return { customer, firstMs, answeredMs: performance.now() - begun, text: answer === null ? '' : textIn(answer) }
}

const textIn = ({ text, attachments }: ChatMessage) => `${text ?? ''} ${JSON.stringify(attachments)}`
const isQuestion = ({ path }: Call) => path.includes('Cashflow/Receivables')
const isPage = ({ path }: Call) => path.includes('/sync/')

/** In a minute that begins with questions waiting, the import's pages come after them. */
function pagesBeforeQuestions(calls: readonly Call[]): number {
  const minutes = [...Map.groupBy(calls, (call) => Math.floor(call.at.getTime() / minuteMs)).values()].slice(1)
  const early = minutes.map((inMinute) => {
    const start = Math.min(...inMinute.map(({ at }) => at.getTime()))
    const waited = inMinute.findLastIndex((call) => isQuestion(call) && call.at.getTime() - start < 1_000)
    return waited < 0 ? 0 : inMinute.slice(0, waited).filter(isPage).length
  })
  return early.reduce((sum, pages) => sum + pages, 0)
}
