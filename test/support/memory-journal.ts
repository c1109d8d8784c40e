import { addCounts } from '../../src/sync/add-counts.ts'
import type { JournalPort, MirrorScope, RowKind, RunChange } from '../../src/sync/ports.ts'
import type { Action, JournalRow, Link, OutcomeKind, PastLink, PlanCounts, Run } from '../../src/sync/types.ts'

export type MemoryJournal = {
  port: JournalPort
  runs: Run[]
  rows: (number: number) => JournalRow[]
  links: (scope: MirrorScope) => Link[]
}

const noPlan: PlanCounts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }

/** Runs, journal rows and links in memory: each call happens whole or not at all, as in a transaction. */
export function createMemoryJournal(): MemoryJournal {
  const runs: Run[] = []
  const rows = new Map<number, JournalRow[]>()
  const links = new Map<string, Map<string, Link>>()
  const past: { number: number; sourceId: string; link: Link | null }[] = []
  const rowsOf = (number: number) => rows.get(number) ?? []
  const keepPast = (number: number, sourceId: string, link: Link | null) => {
    if (!past.some((each) => each.number === number && each.sourceId === sourceId)) past.push(structuredClone({ number, sourceId, link }))
  }
  const isUndo = (number: number, of?: number) =>
    runs.some((run) => run.number === number && run.follows?.how === 'undo' && (of === undefined || run.follows.number === of))
  const pastOf = (number: number, except: number): PastLink[] =>
    past
      .filter((each) => each.number === number)
      .map(({ sourceId, link }) => {
        const same = past.filter((each) => each.sourceId === sourceId && each.number > number && each.number !== except)
        const later = same.some((each) => !isUndo(each.number) && !same.some((undo) => isUndo(undo.number, each.number)))
        return structuredClone({ sourceId, link, latest: !later })
      })
  const linksOf = ({ tenantId, administration, source }: MirrorScope) => {
    const name = `${tenantId} ${administration} ${source}`
    return links.get(name) ?? links.set(name, new Map()).get(name) ?? new Map<string, Link>()
  }
  const changeRun = (number: number, change: RunChange): Run => {
    const run = runs.find((one) => one.number === number)
    if (!run) throw new Error(`no run ${number}`)
    return structuredClone(Object.assign(run, change))
  }
  const port: JournalPort = {
    createRun: async (run, at) => {
      runs.push({ ...run, compare: run.compare ?? false, follows: run.follows ?? null, number: runs.length + 1, ...fresh(at) })
      return changeRun(runs.length, {})
    },
    run: async (_tenantId, number) => structuredClone(runs.find((run) => run.number === number)),
    runs: async (_tenantId, limit) => structuredClone(runs.toReversed().slice(0, limit)),
    unfinishedRuns: async () => structuredClone(runs.filter(({ toldAt }) => toldAt === null)),
    updateRun: async (_tenantId, number, change) => changeRun(number, change),
    savePlannedPage: async (_tenantId, number, page) => {
      const { planned, planPosition } = changeRun(number, {})
      if (page.position <= planPosition) return changeRun(number, {})
      const before = rowsOf(number)
      rows.set(number, [...before, ...page.rows.map((row, i) => ({ ...row, position: before.length + i + 1, outcome: null }))])
      return changeRun(number, { planPosition: page.position, planned: addCounts(planned, page.counts) })
    },
    pendingRows: async (_tenantId, number, limit) => structuredClone(rowsOf(number).filter(isPending).slice(0, limit)),
    saveOutcomes: async (_tenantId, number, scope, outcomes, newLinks) => {
      const counts = { ...changeRun(number, {}).outcomes }
      const known = new Map(rowsOf(number).map((row) => [row.sourceId, row]))
      for (const outcome of outcomes) {
        const row = known.get(outcome.sourceId)
        if (!row || row.outcome) continue
        row.outcome = outcome
        counts[outcome.kind] = (counts[outcome.kind] ?? 0) + 1
      }
      for (const link of newLinks) {
        const known = linksOf(scope)
        keepPast(number, link.sourceId, known.get(link.sourceId) ?? null)
        if (link.targetId === null) known.delete(link.sourceId)
        else known.set(link.sourceId, structuredClone(link))
      }
      return changeRun(number, { outcomes: counts })
    },
    rows: async (_tenantId, number, { actions, outcomes, reasoned }, limit) => {
      const wanted = (row: JournalRow) =>
        (actions?.includes(row.action) ?? false) || (row.outcome !== null && (outcomes?.includes(row.outcome.kind) ?? false))
      return structuredClone(
        rowsOf(number).filter((row) => (actions || outcomes ? wanted(row) : true) && (!reasoned || row.reason !== null)),
      ).slice(0, limit)
    },
    links: async (scope, sourceIds) => sourceIds.flatMap((id) => structuredClone(linksOf(scope).get(id)) ?? []),
    linksTo: async (scope, targetIds) =>
      structuredClone([...linksOf(scope).values()].filter(({ targetId }) => targetIds.includes(targetId))),
    rowsPage: async (_tenantId, number, kind, from, limit) => {
      const fits = (row: JournalRow) => (kind === 'all' || kindOf(row) === kind) && 'after' in from && row.position > from.after
      return structuredClone(rowsOf(number).filter(fits)).slice(0, limit)
    },
    pastLinks: async (_scope, number, sourceIds) => pastOf(number, number).filter(({ sourceId }) => sourceIds.includes(sourceId)),
    linksWithoutRow: async (_scope, number, undo, after, limit) => {
      const rowed = new Set(rowsOf(undo).map(({ sourceId }) => sourceId))
      const without = pastOf(number, undo).filter(({ sourceId }) => sourceId > after && !rowed.has(sourceId))
      return without.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1)).slice(0, limit)
    },
    laterWrites: async (_tenantId, number, sourceIds) =>
      runs
        .filter((run) => run.number > number)
        .flatMap(({ number, follows }) =>
          rowsOf(number)
            .filter(({ sourceId, outcome }) => sourceIds.includes(sourceId) && outcome !== null && isWritten(outcome.kind))
            .map(({ sourceId, after }) => ({ number, follows, sourceId, fields: Object.keys(after) })),
        ),
    followers: async (_tenantId, number) => structuredClone(runs.filter(({ follows }) => follows?.number === number).toReversed()),
    hasFinished: async (_tenantId, profileId) =>
      runs.some(({ profile, state, preview, follows }) => profile.id === profileId && state === 'done' && !preview && follows === null),
    historyOf: notKept,
    idsNamed: notKept,
    removeOldRuns: notKept,
  }
  return { port, runs, rows: rowsOf, links: (scope) => [...linksOf(scope).values()] }
}

/** What runs never ask for. */
const notKept = async (): Promise<never> => {
  throw new Error('not kept in memory')
}

const toApply: readonly Action[] = ['create', 'update', 'restore', 'remove']
const isPending = ({ action, outcome }: JournalRow) => outcome === null && toApply.includes(action)
const isWritten = (kind: OutcomeKind) => kind !== 'failed' && kind !== 'skipped'

function kindOf({ action, outcome }: JournalRow): RowKind | null {
  const kind = outcome?.kind ?? action
  if (kind === 'created' || kind === 'create') return 'created'
  if (kind === 'updated' || kind === 'update') return 'updated'
  if (action === 'ask') return 'to-decide'
  if (action === 'wait') return 'waiting'
  if (action === 'only-crm') return 'only-crm'
  return kind === 'failed' || kind === 'fail' ? 'failed' : null
}

function fresh(at: Date) {
  return {
    state: 'queued' as const,
    phase: 'reading' as const,
    read: 0,
    planned: noPlan,
    outcomes: { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, filtered: 0 },
    planPosition: '',
    calls: 0,
    queuedAt: at.toISOString(),
    startedAt: null,
    finishedAt: null,
    toldAt: null,
    cancelAsked: false,
    problem: null,
    parked: null,
    card: null,
  }
}
