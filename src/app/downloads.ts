import { createHash, randomBytes } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { whoIs } from '../bot/remember.ts'
import type { DownloadService } from '../bot/services.ts'
import type { Downloads } from '../store/records/downloads.ts'
import type { SettingsPort } from '../store/settings.ts'
import type { CrmPort, JournalPort } from '../sync/ports.ts'
import type { Run } from '../sync/types.ts'
import { runCsv } from '../views/run-csv.ts'
import type { FilesRoute } from '../web/files.ts'

type Parts = {
  downloads: Downloads
  settings: SettingsPort
  journal: Pick<JournalPort, 'run' | 'rowsPage'>
  crm: (tenantId: string) => Pick<CrmPort, 'fields'>
  /** Origin of the links. */
  origin: string
  firstAdmins: readonly string[]
  now: () => Date
}

const goodFor = 10 * 60_000
const pageSize = 500

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Files of runs, behind links that an admin asked for: good for ten minutes, and only while that person still is an admin. */
export function createDownloads({ downloads, settings, journal, crm, origin, firstAdmins, now }: Parts): {
  service: DownloadService
  open: FilesRoute
} {
  /** A page in memory at a time, however large the run is. */
  async function* linesOf({ tenantId, number, profile }: Run, locale: string): AsyncGenerator<string> {
    const { head, lines } = runCsv(await crm(tenantId).fields(profile.target), locale)
    yield head
    let after = 0
    for (;;) {
      const rows = await journal.rowsPage(tenantId, number, 'all', { after }, pageSize)
      if (rows.length === 0) return
      yield lines(rows)
      after = rows.at(-1)?.position ?? after
      // The embedded database answers at once: without this, nobody else would have their turn.
      await nextTurn()
    }
  }

  return {
    service: {
      async offer({ tenantId, personId }, { number }) {
        const token = randomBytes(32).toString('base64url')
        const expiresAt = new Date(now().getTime() + goodFor)
        await downloads.removeExpired(now())
        await downloads.save({ tokenHash: hashOf(token), tenantId, number, personId, expiresAt })
        return { url: `${origin}/files/${token}`, expiresAt }
      },
    },
    async open(token) {
      const found = await downloads.find(hashOf(token), now())
      if (found === undefined) return null
      const { tenantId, number, personId } = found
      const who = whoIs(await settings.read(tenantId), personId, firstAdmins)
      const run = who.admin ? await journal.run(tenantId, number) : undefined
      return run === undefined ? null : { name: `saldo-run-${number}.csv`, content: linesOf(run, who.locale) }
    },
  }
}
