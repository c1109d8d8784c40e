import type { SourcePort } from './ports.ts'

async function* nothing(): AsyncGenerator<never> {}

/** The source of a run that reads nothing from Exact: an undo needs no connection. */
export const noSource: SourcePort = { fields: () => [], changed: nothing, deleted: nothing, calls: () => 0 }
