import { confirmCard } from '../../views/confirm-card.ts'
import { noticeCard } from '../../views/notice-card.ts'
import { confirmActs } from '../confirm-acts.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

/** Asks first: says what stops and what stays. */
export async function disconnect(request: Request, _args: object, services: Services): Promise<Reply> {
  const { connection, profiles } = await services.settings.read(request.who.tenantId)
  if (connection === null) {
    const buttons = [{ title: 'Connect', text: 'connect' }]
    return reply(
      noticeCard(
        { tone: 'info', title: 'Exact Online is not connected', text: 'There is nothing to disconnect.', buttons },
        request.who.locale,
      ),
    )
  }
  const view = confirmCard(
    {
      title: 'Disconnect Exact Online?',
      text: 'Balances, invoices and runs stop for everyone, and the copy of Exact’s customer list is removed. Profiles, the CRM and the history of runs stay.',
      facts: [
        { name: 'Connected as', value: connection.exactUser },
        { name: 'Profiles that stop', value: String(profiles.length) },
      ],
      ...confirmActs('Disconnect', 'Stay connected'),
      destructive: true,
    },
    request.who.locale,
  )
  return { views: [], confirm: { act: 'disconnect', subject: '', view } }
}
