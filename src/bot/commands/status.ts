import type { Connection } from '../../connect/types.ts'
import { statusCard } from '../../views/status-card.ts'
import { mayConnect } from '../gates.ts'
import { chatIdOf, type Reply, type Request, reply } from '../request.ts'
import { runLines } from '../run-lines.ts'
import type { Services } from '../services.ts'
import { wordLost } from '../word-lost.ts'

const recentRuns = 5

/** Connected as whom, to what, how healthy, what is left to spend, and what ran last. */
export async function status(request: Request, _args: object, services: Services): Promise<Reply> {
  const { tenantId } = request.who
  const workspace = await services.settings.read(tenantId)
  const crm = services.crm(tenantId)
  const [companies, people, runs, budgets, webhooks, directory] = await Promise.all([
    crm.count('company'),
    crm.count('person'),
    services.journal.runs(tenantId, recentRuns),
    services.sales.budgets(tenantId),
    services.webhooks.standing(tenantId, request.who.locale),
    services.directory(tenantId),
  ])
  const { connection } = workspace
  return reply(
    statusCard(
      {
        connected:
          connection === null
            ? null
            : {
                exactUser: connection.exactUser,
                connectedBy: workspace.people[connection.connectedBy]?.name ?? '',
                administrations: budgets.map(({ administration, ...calls }) => ({ name: administration, ...calls })),
                since: new Date(connection.connectedAt),
                token: tokenHealth(connection, services.now()),
                problem: wordLost(connection, request.who.locale),
                webhooks,
                directory,
                financialYearStart: connection.financialYear?.start ?? null,
              },
        crm: { kind: 'embedded', companies, people },
        runs: runLines(runs, workspace),
        notify: workspace.conversations[chatIdOf(request.where.conversationId)]?.notify ?? false,
        admin: mayConnect(request, workspace, services),
        now: services.now(),
        timeZone: request.who.timeZone,
      },
      request.who.locale,
    ),
  )
}

function tokenHealth(connection: Connection, now: Date): 'fresh' | 'renews on next use' | 'lost' {
  if (connection.lost !== null) return 'lost'
  return new Date(connection.tokens.expiresAt) > now ? 'fresh' : 'renews on next use'
}
