import type { Config } from '../config.ts'
import { createSecretBox } from '../connect/seal.ts'
import { createEmbeddedCrm } from '../crm/embedded/crm.ts'
import { type CrmSchema, crmMigrations } from '../crm/embedded/schema.ts'
import { afterRestart, newTraffic } from '../exact/traffic-state.ts'
import type { Logger } from '../logger.ts'
import { openDatabase } from '../store/database.ts'
import { createLocalLock, createSharedLock } from '../store/lock.ts'
import { createAccountFormRecords } from '../store/records/account-forms.ts'
import { createSeenActivities } from '../store/records/activities.ts'
import { createAuditRecords } from '../store/records/audit.ts'
import { createCallState } from '../store/records/call-state.ts'
import { createDecisionRecords } from '../store/records/decisions.ts'
import { createDialogState } from '../store/records/dialog-state.ts'
import { createDownloadRecords } from '../store/records/downloads.ts'
import { createFigureRecords } from '../store/records/figures.ts'
import { createJournal } from '../store/records/journal.ts'
import { saveLinks } from '../store/records/links.ts'
import { createMarkRecords } from '../store/records/marks.ts'
import { createMirror } from '../store/records/mirror.ts'
import { createNewsRecords } from '../store/records/news.ts'
import { createOpenItemRecords } from '../store/records/open-items.ts'
import { createWatchRecords } from '../store/records/watches.ts'
import type { Schema } from '../store/schema.ts'
import { createLowdbSettings } from '../store/settings-lowdb.ts'
import { createPostgresSettings } from '../store/settings-postgres.ts'
import type { MirrorScope } from '../sync/ports.ts'
import type { LinkChange } from '../sync/types.ts'
import type { OpenCell } from './exact-access.ts'
import type { NewsBody } from './find-news.ts'
import { secretKey } from './secret-key.ts'
import type { KeptDigest } from './watches.ts'

/** All that Saldo remembers, opened and up to date: in PostgreSQL where there is one, otherwise in the data folder. */
export async function openKept(config: Pick<Config, 'databaseUrl' | 'dataDir' | 'secretKey'>, logger: Logger) {
  const { databaseUrl, dataDir } = config
  const { db, dialect, close } = await openDatabase<Schema & CrmSchema>({ databaseUrl, dataDir, migrations: crmMigrations })

  const openCell: OpenCell = (tenantId, administration) => {
    const cell = createCallState({ db, dialect }, { tenantId, administration }, newTraffic())
    if (databaseUrl !== null) return cell
    const forgotten = cell.change((state) => ({ state: afterRestart(state), answer: undefined }))
    forgotten.catch((err: unknown) => logger.warn({ err }, 'Requests of an earlier process could not be forgotten'))
    return cell
  }

  return {
    settings: databaseUrl === null ? createLowdbSettings(dataDir) : createPostgresSettings(db),
    box: createSecretBox(await secretKey(config.secretKey, dataDir)),
    exclusive: databaseUrl === null ? createLocalLock() : createSharedLock(databaseUrl),
    journal: createJournal(db),
    mirror: createMirror(db),
    decisions: createDecisionRecords(db),
    figures: createFigureRecords(db),
    openItems: createOpenItemRecords(db),
    saveLink: (scope: MirrorScope, link: LinkChange) => db.transaction().execute((tx) => saveLinks(tx, scope, [link])),
    crm: (tenantId: string) => createEmbeddedCrm(db, tenantId),
    accountForms: createAccountFormRecords(db),
    audit: createAuditRecords(db),
    marks: createMarkRecords(db),
    watches: createWatchRecords<KeptDigest>(db),
    news: createNewsRecords<NewsBody>(db),
    downloads: createDownloadRecords(db),
    dialogState: createDialogState(db),
    firstSeen: createSeenActivities(db).firstSeen,
    openCell,
    close,
  }
}
