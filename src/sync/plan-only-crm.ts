import { giveWay } from './give-way.ts'
import { gatherMatches } from './match.ts'
import { noCounts } from './plan.ts'
import type { PlannedPage } from './ports.ts'
import { recogniser } from './recognise.ts'
import type { Work } from './run-work.ts'
import type { CrmRecord, FieldSpec, PlannedRow, ProfileContent, Run } from './types.ts'

/** Sorts after every place of what is gone from Exact. */
const crmPlace = '~~'
/** So that the row is never taken for one of Exact. */
const crmPrefix = 'crm:'
const rowsAtOnce = 1_000

/** Answers with the next CRM records that nothing in Exact belongs to; null when there are none left, or the run isn't a comparison. */
export function onlyCrmPages(work: Work): (run: Run, limit: number) => Promise<PlannedPage | null> {
  let meant: Promise<Set<string>> | null = null
  return async (run, limit) => {
    if (!run.compare) return null
    const { profile, planPosition } = run
    const after = planPosition.startsWith(crmPlace) ? planPosition.slice(crmPlace.length) : ''
    const records = await work.crm.page(profile.target, after, limit)
    const last = records.at(-1)
    if (last === undefined) return null
    meant ??= meantWithoutLink(run, work)
    const [linked, recognised] = [await linkedAmong(records, work), await meant]
    const name = nameField(profile, work.crmFields)
    const rows = records
      .filter(({ id }) => !linked.has(id) && !recognised.has(id))
      .map(
        ({ id, fields }): PlannedRow => ({
          ...{ sourceId: `${crmPrefix}${id}`, label: String(fields[name] || id), action: 'only-crm' },
          ...{ reason: null, targetId: id, before: null, after: {} },
        }),
      )
    return { rows, counts: { ...noCounts, onlyCrm: rows.length }, position: `${crmPlace}${last.id}` }
  }
}

/** Those that a record which Exact still has is linked with, in this administration or another one of the workspace. */
async function linkedAmong(records: readonly CrmRecord[], { journal, mirror, scope, administrations = [] }: Work): Promise<Set<string>> {
  const linked = new Set<string>()
  for (const administration of new Set([scope.administration, ...administrations])) {
    const books = { ...scope, administration }
    const links = await journal.linksTo(
      books,
      records.map(({ id }) => id),
    )
    const there = await mirror.get(
      books,
      links.map(({ sourceId }) => sourceId),
    )
    const living = new Set(there.map(({ id }) => id))
    for (const { sourceId, targetId } of links) if (living.has(sourceId)) linked.add(targetId)
  }
  return linked
}

/**
 * CRM records that rows of Exact are recognised by without a link, or that may be meant by rows which wait for a decision. Walks over the
 * whole mirror, whatever the profile's filter, and is done anew after a restart: nothing of it is kept.
 */
async function meantWithoutLink({ profile }: Run, work: Work): Promise<Set<string>> {
  const meant = new Set<string>()
  for (let after = ''; ; ) {
    const rows = await work.mirror.page(work.scope, after, rowsAtOnce)
    const last = rows.at(-1)
    if (last === undefined || work.signal?.aborted) return meant
    const matches = await gatherMatches(work, work.scope, rows, { ...work, profile })
    const recognise = recogniser({
      ...matches,
      profile,
      mode: 'import-update',
      rows,
      crmFields: work.crmFields,
      exactFields: work.exactFields,
    })
    for (const found of rows.map(recognise)) {
      if ('reason' in found) for (const id of found.candidates ?? []) meant.add(id)
      else if (found.record && !found.link) meant.add(found.record.id)
    }
    after = last.id
    await giveWay()
  }
}

/** The CRM field that people know a record by: where the name goes, else the first one that must be filled. */
function nameField({ mappings }: ProfileContent, crmFields: readonly FieldSpec[]): string {
  const named = mappings.find(({ source }) => source === 'FullName' || source === 'Name')
  return (named?.target ?? crmFields.find(({ required }) => required)?.name) || ''
}
