import { noticeCard } from '../../views/notice-card.ts'
import { notParked } from '../commands/runs.ts'
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

/** The run's own card shows how it goes on. */
export async function goOnRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  const number = Number(data.number)
  const found = await services.journal.run(request.who.tenantId, number)
  const run = found === undefined ? null : await services.runs.goOn(request.who.tenantId, number)
  return run !== null || found === undefined ? reply() : reply(notParked(found, request))
}
