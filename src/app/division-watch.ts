import type { Connection } from '../connect/types.ts'
import type { ExactClient } from '../exact/client.ts'
import { readMoves } from '../exact/divisions.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { MirrorPort } from '../sync/ports.ts'
import type { Source } from '../sync/types.ts'

type Parts = { settings: SettingsPort; mirror: MirrorPort; now: () => Date; logger: Logger }

export type DivisionWatch = {
  /**
   * To be awaited before anything relies on a cursor. Once a day it asks Exact whether administrations were moved: those are read
   * from the beginning next time. One call, by `client`; none when the last look is less than a day old.
   */
  look(tenantId: string, client: ExactClient, signal?: AbortSignal): Promise<void>
}

const dayMs = 86_400_000
const sources = ['account', 'contact'] satisfies Source[]

/** Watches for moves, after which Exact's row versions begin anew and a cursor would skip rows without a word. */
export function createDivisionWatch({ settings, mirror, now, logger }: Parts): DivisionWatch {
  /** Rows stay findable until the new reading is through. */
  async function forgetCursors(tenantId: string, administration: number): Promise<void> {
    for (const source of sources) {
      const scope = { tenantId, administration, source }
      const { fields } = await mirror.state(scope)
      if (fields.length > 0) await mirror.beginFullRead(scope, fields)
    }
  }

  return {
    async look(tenantId, client, signal) {
      const { connection } = await settings.read(tenantId)
      if (connection === null || !isDue(connection, now())) return
      const known = connection.moves?.marks ?? {}
      const found = await readMoves(client, signal)
      const marks = found === null ? known : marksOf(connection, found)
      for (const code of movedSince(known, marks)) {
        logger.info({ administration: code }, 'An administration was moved at Exact and is read anew')
        await forgetCursors(tenantId, code)
      }
      // Last, so that a process that dies before looks again.
      const moves = { readAt: now().toISOString(), marks }
      await settings.update(tenantId, (current) =>
        current.connection?.connectedAt === connection.connectedAt ? { ...current, connection: { ...current.connection, moves } } : current,
      )
    },
  }
}

function isDue({ moves }: Connection, now: Date): boolean {
  return moves === undefined || now.getTime() - Date.parse(moves.readAt) >= dayMs
}

function marksOf({ administrations, moves }: Connection, found: Readonly<Record<string, string>>): Record<string, string> {
  const own = administrations.flatMap(({ code }) => (found[code] === undefined ? [] : [[String(code), found[code]] as const]))
  return { ...moves?.marks, ...Object.fromEntries(own) }
}

/** What has no mark yet is only noted. */
function movedSince(known: Readonly<Record<string, string>>, marks: Readonly<Record<string, string>>): number[] {
  return Object.keys(marks)
    .filter((code) => known[code] !== undefined && known[code] !== marks[code])
    .map(Number)
}
