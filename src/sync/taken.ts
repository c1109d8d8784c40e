import type { JournalPort, MirrorPort, MirrorScope } from './ports.ts'
import type { Link } from './types.ts'

/** The links that make CRM records somebody's: those of records that Exact still has. What is gone from Exact holds nothing any more. */
export async function linksOfLiving(
  { journal, mirror }: { journal: JournalPort; mirror: MirrorPort },
  scope: MirrorScope,
  targetIds: readonly string[],
): Promise<Link[]> {
  if (targetIds.length === 0) return []
  const links = await journal.linksTo(scope, [...new Set(targetIds)])
  if (links.length === 0) return []
  const there = await mirror.get(scope, [...new Set(links.map(({ sourceId }) => sourceId))])
  const living = new Set(there.map(({ id }) => id))
  return links.filter(({ sourceId }) => living.has(sourceId))
}
