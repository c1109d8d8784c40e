import { noticeCard } from '../../views/notice-card.ts'
import { words as buttonsIn } from '../../views/words/command-buttons.ts'
import { words as wordsIn } from '../../views/words/connecting.ts'
import { offerConnect } from '../gates.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'
import { wordLost } from '../word-lost.ts'

/** Offers the sign-in; a connection that works is named instead of silently replaced. */
export async function connect(request: Request, _args: object, services: Services): Promise<Reply> {
  const { locale } = request.who
  const words = wordsIn(locale)
  const { connection } = await services.settings.read(request.who.tenantId)
  if (connection === null || connection.lost !== null) return offerConnect(request, services, null, wordLost(connection, locale))
  if (connection.administration !== null && !(await services.signIn.works(request.who.tenantId))) {
    return offerConnect(request, services, null, words.notAccepted)
  }
  const buttons = [
    { title: buttonsIn(locale).status, text: 'status' },
    { title: buttonsIn(locale).disconnect, text: 'disconnect' },
  ]
  return reply(noticeCard({ tone: 'good', title: words.already, text: words.as(connection.exactUser), buttons }, locale))
}
