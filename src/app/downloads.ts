import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { MoneyService } from '../bot/money-services.ts'
import { whoIs } from '../bot/remember.ts'
import type { Who } from '../bot/request.ts'
import type { DownloadService } from '../bot/services.ts'
import { writeProfileFile } from '../store/profile-file.ts'
import type { DownloadOf, Downloads } from '../store/records/downloads.ts'
import type { SettingsPort, Workspace } from '../store/settings.ts'
import type { CrmPort, JournalPort } from '../sync/ports.ts'
import type { Run } from '../sync/types.ts'
import { auditCsv } from '../views/audit-csv.ts'
import { compareCsv } from '../views/compare-csv.ts'
import { runCsv } from '../views/run-csv.ts'
import type { FilesRoute } from '../web/files.ts'
import type { Audit } from './audit.ts'

type Parts = {
  downloads: Downloads
  settings: SettingsPort
  journal: Pick<JournalPort, 'run' | 'rowsPage'>
  crm: (tenantId: string) => Pick<CrmPort, 'fields'>
  /** Origin of the links. */
  origin: string
  /** Address at which the form of a profile's file is published. */
  profileSchema: string
  firstAdmins: readonly string[]
  /** Files about customers, which aren't for admins alone. */
  openMoney: (who: Who, kept: unknown) => ReturnType<FilesRoute>
  money: Pick<MoneyService, 'refusal'>
  audit: Pick<Audit, 'all'>
  now: () => Date
}

const goodFor = 10 * 60_000
const pageSize = 500

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Files behind links, good for ten minutes: those of runs and profiles only while who asked still is an admin, those about customers while they may see money. */
export function createDownloads({
  downloads,
  settings,
  journal,
  crm,
  origin,
  profileSchema,
  firstAdmins,
  openMoney,
  money,
  audit,
  now,
}: Parts): {
  service: DownloadService
  open: FilesRoute
} {
  /** A page in memory at a time, however large the run is. */
  async function* linesOf({ tenantId, number, profile, compare }: Run, locale: string): AsyncGenerator<string> {
    const specs = await crm(tenantId).fields(profile.target)
    const { head, lines } = compare ? compareCsv(specs, locale) : runCsv(specs, locale)
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

  async function offer({ tenantId, personId }: Who, of: DownloadOf): Promise<{ url: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now().getTime() + goodFor)
    await downloads.removeExpired(now())
    await downloads.save({ tokenHash: hashOf(token), tenantId, of, personId, expiresAt })
    return { url: `${origin}/files/${token}`, expiresAt }
  }

  async function auditFile(tenantId: string, locale: string): ReturnType<FilesRoute> {
    const { head, lines } = auditCsv(locale)
    async function* content(): AsyncGenerator<string> {
      yield head
      for await (const looks of audit.all(tenantId)) {
        yield lines(looks)
        await nextTurn()
      }
    }
    return { name: 'saldo-audit.csv', type: 'text/csv', content: content() }
  }

  async function runFile(tenantId: string, number: number, locale: string): ReturnType<FilesRoute> {
    const run = await journal.run(tenantId, number)
    return run === undefined ? null : { name: `saldo-run-${number}.csv`, type: 'text/csv', content: linesOf(run, locale) }
  }

  function profileFile({ profiles }: Workspace, profileId: string): Awaited<ReturnType<FilesRoute>> {
    const profile = profiles.find(({ id }) => id === profileId)
    if (profile === undefined) return null
    const content = Readable.from([writeProfileFile(profile, profileSchema)])
    return { name: `${fileName(profile.title)}.saldo-profile.json`, type: 'application/json', content }
  }

  return {
    service: {
      offer: (who, { number }) => offer(who, { run: number }),
      offerProfile: (who, profile) => offer(who, { profile }),
      offerAudit: (who) => offer(who, { money: { of: 'audit' } }),
      offerMoney: (who, file) => offer(who, { money: file }),
    },
    async open(token) {
      const found = await downloads.find(hashOf(token), now())
      if (found === undefined) return null
      const { tenantId, of, personId } = found
      const workspace = await settings.read(tenantId)
      const who = whoIs(workspace, personId, firstAdmins)
      if ('money' in of && of.money.of !== 'audit') return openMoney(who, of.money)
      if (!who.admin || (await money.refusal(who, null)) === 'guest') return null
      if ('money' in of) return auditFile(tenantId, who.locale)
      return 'run' in of ? runFile(tenantId, of.run, who.locale) : profileFile(workspace, of.profile)
    },
  }
}

/** A title as a name that every system of files takes. */
function fileName(title: string): string {
  return title.replaceAll(/[^\p{L}\p{N}\p{M} ._()&+-]/gu, '-').replaceAll(/^[. ]+|[. ]+$/g, '') || 'profile'
}
