import type { ComparedField, ComparedValue } from './question.ts'
import type { KnownRecord } from './story.ts'
import type { Decision, Source } from './types.ts'

/** A record of Exact and one of the CRM. `administration`: Exact's number for it. */
export type Pair = { source: Source; administration: number; sourceId: string; targetId: string }

/** A record of the other side that may belong to this one. */
export type Choice = {
  pair: Pair
  name: string
  values: readonly ComparedValue[]
  /** The administration's name, where the choice is a record of Exact. */
  administration: string | null
  /** What it is linked with already: that has to be unlinked first. */
  linkedWith: string | null
}

/** How a record stands with the other side. */
export type Pairing = {
  record: KnownRecord
  /** The side that `fields` tells of; the choices are on the other. */
  side: 'exact' | 'crm'
  fields: readonly ComparedField[]
  /** The pair it is linked in, with the CRM's values; null where there is no link. */
  linked: { pair: Pair; name: string; values: readonly ComparedValue[]; administration: string } | null
  /** The first run that is known to have written the linked record. */
  since: { number: number; at: string } | null
  /** What was decided by hand about it, with the name of who did. */
  decision: (Pick<Decision, 'answer' | 'at'> & { by: string | null }) | null
  /** Best first. */
  choices: readonly Choice[]
}
