import { helpCard } from '../../views/help-card.ts'
import { mayConnect } from '../gates.ts'
import { type CommandEntry, registry } from '../registry.ts'
import { type Reply, type Request, reply } from '../request.ts'
import type { Services } from '../services.ts'

const titles: Record<CommandEntry['group'], string> = {
  sales: 'Customers and money',
  imports: 'Imports',
  connection: 'Exact Online',
  notifications: 'Messages after runs',
  general: 'More',
}

/** What this person may do here, as a list and as buttons. */
export async function help(request: Request, _args: object, services: Services): Promise<Reply> {
  const workspace = await services.settings.read(request.who.tenantId)
  const connector = mayConnect(request, workspace, services)
  const connected = workspace.connection?.administration != null
  const mine = registry.filter(
    (entry) => entry.name !== 'thanks' && (entry.who === 'anyone' || request.who.admin || (connector && entry.group === 'connection')),
  )
  const groups = (['sales', 'imports', 'connection', 'notifications', 'general'] as const).flatMap((group) => {
    const entries = mine.filter((entry) => entry.group === group).map((entry) => ({ example: entry.usage, does: entry.does }))
    return entries.length === 0 ? [] : [{ title: titles[group], entries }]
  })
  const examples = connected ? connectedExamples(request) : connector ? ['connect', 'settings', 'status'] : ['status']
  return reply(
    helpCard(
      { groups, buttons: examples.map((text) => ({ title: text, text })), note: connected ? null : noteFor(connector) },
      request.who.locale,
    ),
  )
}

function connectedExamples(request: Request): string[] {
  return request.who.admin
    ? ['balance for Acme', 'profiles', 'new profile', 'runs', 'status']
    : ['balance for Acme', 'overdue for Acme', 'customers', 'status']
}

function noteFor(connector: boolean): string {
  return connector
    ? 'Exact Online is not connected yet: start with connect.'
    : 'Exact Online is not connected yet: ask a Saldo admin to connect it.'
}
