import { noticeCard } from '../../views/notice-card.ts'
import { type Pressed, type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

export async function cancelRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const number = Number(data.number)
  const run = await services.runs.cancel(request.who.tenantId, number)
  if (run !== null) return reply()
  const text = 'It had ended already.'
  return reply(
    noticeCard({ tone: 'info', title: 'Nothing to cancel', text, buttons: [{ title: 'Last runs', text: 'runs' }] }, request.who.locale),
  )
}
