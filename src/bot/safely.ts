import { randomBytes } from 'node:crypto'
import { SaldoError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { wordError } from '../views/error-words.ts'
import { noticeCard } from '../views/notice-card.ts'
import type { View } from '../views/view.ts'
import { words as wordsIn } from '../views/words/troubles.ts'
import { mayConnect, offerConnect } from './gates.ts'
import { type Reply, type Request, reply } from './request.ts'
import type { Services } from './services.ts'

/** An error's sentence for the person; the log has the rest under the same reference. */
export async function safely(
  request: Request,
  { services, logger }: { services: Services; logger: Logger },
  act: () => Promise<Reply>,
): Promise<Reply> {
  try {
    return await act()
  } catch (error) {
    const reference = randomBytes(4).toString('hex')
    const known = error instanceof SaldoError ? error : null
    if (known === null || known.recovery === 'give-up') logger.error({ err: error, reference }, 'A request failed')
    else logger.info({ problem: known.code, reference }, 'A request was answered with a known problem')
    return explain(known, reference, request, services)
  }
}

async function explain(known: SaldoError | null, reference: string, request: Request, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  if (known?.recovery === 'reconnect' && mayConnect(request, workspace, services)) {
    return offerConnect(request, services, request.text === '' ? null : request.text, wordError(known, request.who.locale))
  }
  const words = wordsIn(request.who.locale)
  const text = known === null ? words.unforeseen : wordError(known, request.who.locale)
  const tone = known?.recovery === 'fix-input' ? 'info' : 'error'
  const notice = { tone, title: known?.recovery === 'fix-input' ? words.didNotWork : words.notNow, text, buttons: [] } as const
  return reply(noticeCard(known?.recovery === 'fix-input' ? notice : { ...notice, reference }, request.who.locale))
}

/** When not even the settings can be read (the database is down, say), the person still gets a sentence. */
export function sayOutage(error: unknown, locale: string, logger: Logger): View {
  const reference = randomBytes(4).toString('hex')
  logger.error({ err: error, reference }, 'A turn failed')
  return { kind: 'text', text: wordsIn(locale).outage(reference) }
}
