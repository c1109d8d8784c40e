import { SaldoError } from '../../errors.ts'
import type { PageFrom, RowKind } from '../../sync/ports.ts'
import type { Run } from '../../sync/types.ts'
import { downloadCard } from '../../views/download-card.ts'
import { countOf } from '../../views/records-block.ts'
import { readRecords } from '../records-page.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'
import { showRecords } from '../show-records.ts'

const kinds = ['all', 'created', 'updated', 'to-decide', 'failed', 'waiting', 'only-crm'] as const satisfies RowKind[]

async function runOf(request: Request, { data }: Pressed, services: Services): Promise<Run> {
  const run = await services.journal.run(request.who.tenantId, positionOf(data.number))
  if (run !== undefined) return run
  const person = 'That run is no longer kept. Say runs to see the ones there are.'
  throw new SaldoError('run-gone', {
    message: 'button refers to a run that is not kept',
    person,
    values: { case: 'unkept' },
    recovery: 'fix-input',
  })
}

/** A whole number that the database takes; 0 for everything else. */
function positionOf(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0
}

function fromOf({ before, after }: Pressed['data']): PageFrom {
  return before === undefined ? { after: positionOf(after) } : { before: positionOf(before) }
}

/** Another page of a run's records, in the same card. */
export async function pageRecords(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  const kind = kinds.find((each) => each === pressed.data.kind) ?? 'all'
  const page = await readRecords(run, kind, fromOf(pressed.data), services)
  return replacing(await showRecords(run, page, request.who.locale, services))
}

/** A link to the whole of a run as a file, in the asker's own chat. */
export async function downloadRecords(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  const { url, expiresAt } = await services.downloads.offer(request.who, run)
  const { number, profile } = run
  const data = { number, title: profile.title, records: countOf(run, 'all'), url, expiresAt, timeZone: request.who.timeZone }
  return { views: [downloadCard(data, request.who.locale)], private: true }
}
