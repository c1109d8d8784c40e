import type { Kysely } from 'kysely'
import type { JournalPort } from '../../sync/ports.ts'
import type { Schema } from '../schema.ts'
import { readLinks } from './links.ts'
import { linksWithoutRow, pastLinks } from './past-links.ts'
import { followers, hasFinished, laterWrites } from './run-follows.ts'
import { historyOf, idsNamed, linksTo, removeOldRuns, rowsPage } from './run-history.ts'
import { pendingRows, rowsOfRun, saveOutcomes, savePlannedPage } from './run-rows.ts'
import { changeRun, createRun, readRun, readRuns, readUnfinishedRuns } from './runs.ts'

/** Runs, their rows and the links. Whatever belongs together is written in one transaction, so a run can go on after any death. */
export function createJournal(db: Kysely<Schema>): JournalPort {
  return {
    createRun: (run, at) => db.transaction().execute((tx) => createRun(tx, run, at)),
    run: (tenantId, number) => readRun(db, tenantId, number),
    runs: (tenantId, limit) => readRuns(db, tenantId, limit),
    unfinishedRuns: () => readUnfinishedRuns(db),
    updateRun: (tenantId, number, change) => changeRun(db, tenantId, number, change),
    savePlannedPage: (tenantId, number, page) => db.transaction().execute((tx) => savePlannedPage(tx, tenantId, number, page)),
    pendingRows: (tenantId, number, limit) => pendingRows(db, tenantId, number, limit),
    saveOutcomes: (tenantId, number, scope, outcomes, links) =>
      db.transaction().execute((tx) => saveOutcomes(tx, { tenantId, number }, scope, outcomes, links)),
    rows: (tenantId, number, filter, limit) => rowsOfRun(db, tenantId, number, filter, limit),
    links: (scope, sourceIds) => readLinks(db, scope, sourceIds),
    linksTo: (scope, targetIds) => linksTo(db, scope, targetIds),
    rowsPage: (tenantId, number, kind, from, limit) => rowsPage(db, tenantId, number, kind, from, limit),
    historyOf: (tenantId, sourceIds, limit) => historyOf(db, tenantId, sourceIds, limit),
    idsNamed: (tenantId, name, limit) => idsNamed(db, tenantId, name, limit),
    pastLinks: (scope, number, sourceIds) => pastLinks(db, scope, number, sourceIds),
    linksWithoutRow: (scope, number, undo, after, limit) => linksWithoutRow(db, scope, number, undo, after, limit),
    laterWrites: (tenantId, number, sourceIds) => laterWrites(db, tenantId, number, sourceIds),
    followers: (tenantId, number) => followers(db, tenantId, number),
    hasFinished: (tenantId, profileId) => hasFinished(db, tenantId, profileId),
    removeOldRuns: (before, limit) => removeOldRuns(db, before, limit),
  }
}
