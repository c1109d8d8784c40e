import { helpCard } from '../../views/help-card.ts'
import { languageOf } from '../../views/language.ts'
import { mayConnect } from '../gates.ts'
import { phrasebooks } from '../phrases/phrasebooks.ts'
import { type CommandName, registry } from '../registry.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

const order = ['sales', 'watching', 'imports', 'connection', 'notifications', 'general'] as const

/** What this person may do here, as a list and as buttons, in their language. */
export async function help(request: Request, _args: object, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  const connector = mayConnect(request, workspace, services)
  const connected = workspace.connection?.administration != null
  const book = phrasebooks[languageOf(request.who.locale)]
  const mine = registry.filter(
    (entry) => entry.name !== 'thanks' && (entry.who === 'anyone' || request.who.admin || (connector && entry.group === 'connection')),
  )
  const groups = order.flatMap((group) => {
    const entries = mine.filter((entry) => entry.group === group).map(({ name }) => ({ example: book[name].usage, does: book[name].does }))
    return entries.length === 0 ? [] : [{ group, entries }]
  })
  const first = connected ? connectedExamples(request) : ((connector ? ['connect', 'settings', 'status'] : ['status']) as CommandName[])
  const buttons = first.map((name) => ({ title: book[name].example, text: book[name].example }))
  return reply(helpCard({ groups, buttons, missing: connected ? null : connector ? 'start' : 'askAdmin' }, request.who.locale))
}

function connectedExamples(request: Request): CommandName[] {
  return request.who.admin
    ? ['balance', 'overdue all', 'profiles', 'new profile', 'runs', 'status']
    : ['balance', 'overdue all', 'ageing', 'customers', 'status']
}
