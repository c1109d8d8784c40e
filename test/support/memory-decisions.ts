import type { DecisionPort, MirrorScope } from '../../src/sync/ports.ts'
import type { Decision } from '../../src/sync/types.ts'

/** What people decided, in memory. */
export function createMemoryDecisions(): DecisionPort {
  const kept = new Map<string, Decision>()
  const nameOf = ({ tenantId, administration, source }: MirrorScope, id: string) => `${tenantId} ${administration} ${source} ${id}`
  return {
    save: async (scope, decisions) => {
      for (const decision of decisions) kept.set(nameOf(scope, decision.sourceId), structuredClone(decision))
    },
    of: async (scope, sourceIds) => sourceIds.flatMap((id) => structuredClone(kept.get(nameOf(scope, id))) ?? []),
    forget: async (scope, sourceIds) => {
      for (const id of sourceIds) kept.delete(nameOf(scope, id))
    },
  }
}
