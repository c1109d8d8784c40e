import { confirmCard } from '../../views/confirm-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { words as buttonsIn } from '../../views/words/command-buttons.ts'
import { words as wordsIn } from '../../views/words/connecting.ts'
import { confirmActs } from '../confirm-acts.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

/** Asks first: says what stops and what stays. */
export async function disconnect(request: Request, _args: object, services: Services): Promise<Reply> {
  const { locale } = request.who
  const words = wordsIn(locale)
  const named = buttonsIn(locale)
  const { connection, profiles } = await services.settings.read(request.who.tenantId)
  if (connection === null) {
    const buttons = [{ title: named.connect, text: 'connect' }]
    return reply(noticeCard({ tone: 'info', title: words.notThere, text: words.nothingToEnd, buttons }, locale))
  }
  const view = confirmCard(
    {
      title: words.ask,
      text: words.askText,
      facts: [
        { name: words.connectedAs, value: connection.exactUser },
        { name: words.profilesThatStop, value: String(profiles.length) },
      ],
      ...confirmActs(named.disconnect, words.stay),
      destructive: true,
    },
    locale,
  )
  return { views: [], confirm: { act: 'disconnect', subject: '', view } }
}
