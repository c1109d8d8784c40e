import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { createLocalCell } from '../src/exact/cell.ts'
import { createExactClient, type ExactClient } from '../src/exact/client.ts'
import { currentUser } from '../src/exact/me.ts'
import { authoriseUrl, redeemCode } from '../src/exact/oauth.ts'
import { createTraffic } from '../src/exact/traffic.ts'
import { newTraffic } from '../src/exact/traffic-state.ts'
import { createLogger } from '../src/logger.ts'
import { type Child, startChild } from './child.ts'

export type ExactChild = Child & { url: string }

const now = () => new Date()
const quietMs = 3_000
const redirectUri = 'http://127.0.0.1:9/auth/callback'

/** As many calls as a measurement needs: what is measured is speed, not waiting for the next minute. */
export const generous = { minutely: 1_000_000, daily: 10_000_000 }

/** A sandbox of Exact in a process of its own, so that making up data costs the measured process nothing. */
export async function startExact(accounts: number, faults: readonly string[] = []): Promise<ExactChild> {
  const limits = ['--minutely', String(generous.minutely), '--daily', String(generous.daily)]
  const args = ['--accounts', String(accounts), ...limits, ...faults.flatMap((fault) => ['--fault', fault])]
  const child = startChild('src/sandbox/main.ts', args, { SANDBOX_PORT: '0' }, 'pipe')
  if (child.process.stdout === null) throw new Error('the sandbox has no output')
  for await (const line of createInterface(child.process.stdout)) {
    const url = /https?:\/\/\S+/.exec(line)?.[0]
    if (url !== undefined) return { ...child, url }
  }
  throw new Error('the sandbox did not start')
}

/** The customer directory is read in the background after connecting: that is done when Exact hears nothing more. */
export async function untilQuiet({ url }: ExactChild, withinMs: number): Promise<void> {
  const end = Date.now() + withinMs
  for (let before = -1; ; ) {
    const { calls } = (await (await fetch(`${url}/sandbox/calls`)).json()) as { calls: unknown[] }
    if (calls.length === before) return
    if (Date.now() > end) throw new Error('the customer directory was not read in time')
    before = calls.length
    await delay(quietMs)
  }
}

/** Signs in as a person would and answers with a client of the first administration, with its own budget of calls. */
export async function signIn(host: string): Promise<{ client: ExactClient; administration: number; token: string }> {
  const registration = { host, clientId: 'sandbox', clientSecret: 'sandbox-secret', now }
  const consent = new URL(authoriseUrl({ ...registration, redirectUri, state: 'bench' }))
  const body = new URLSearchParams([...consent.searchParams, ['decision', 'allow']])
  const answer = await fetch(consent.origin + consent.pathname, { method: 'POST', body, redirect: 'manual' })
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const { accessToken: token } = await redeemCode({ ...registration, code, redirectUri })
  const clientOf = (division: number | null) =>
    createExactClient({
      host,
      division,
      accessToken: async () => token,
      now,
      logger: createLogger('warn'),
      traffic: createTraffic({ cell: createLocalCell(newTraffic()), now }),
    })
  const { currentDivision } = await currentUser(clientOf(null))
  return { client: clientOf(currentDivision), administration: currentDivision, token }
}
