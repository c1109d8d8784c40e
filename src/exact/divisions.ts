import { z } from 'zod'
import type { Administration } from '../connect/types.ts'
import type { ExactClient, Row } from './client.ts'
import { isForbidden } from './errors.ts'
import type { ExactUser } from './me.ts'
import { readRow, text } from './rows.ts'

const division = z.object({
  Code: z.int(),
  Description: text,
  Currency: text,
  Country: text,
  Status: z.int().nullish(),
  BlockingStatus: z.int().nullish(),
})

/** Exact's numbers: an administration is 0 inactive, 1 active, 2 archived; and blocked by 0 nothing, else by copying or conversion. */
const active = 1
const usable = 0

/**
 * The administrations this person may open and use, by name. `client` is one for the person's current administration.
 * Where the registration lacks the scope for this, only the current one is known, under the name of the company it belongs to.
 */
export async function listAdministrations(client: ExactClient, user: ExactUser): Promise<Administration[]> {
  const rows: Row[] = []
  try {
    const select = 'Code,Description,Currency,Country,Status,BlockingStatus'
    for await (const page of client.pages('system/Divisions', { $select: select }, { lane: 'chat' })) rows.push(...page)
  } catch (error) {
    if (isForbidden(error)) return [currentOnly(client.host, user)]
    throw error
  }
  return rows
    .map((row) => readRow('system/Divisions', division, row))
    .filter(isUsable)
    .map(toAdministration)
    .sort(byName)
}

const moved = z.object({ Code: z.int(), DivisionMoveDate: text, DivisionHRLinkUnlinkDate: text })

/**
 * A mark for each administration, by its number. When it changes, the administration was moved, or linked with or unlinked from HR:
 * every row version in it is another one from then on (Exact's page of Divisions). Null where this may not be asked.
 */
export async function readMoves(client: ExactClient, signal?: AbortSignal): Promise<Record<string, string> | null> {
  const marks: Record<string, string> = {}
  try {
    const select = 'Code,DivisionMoveDate,DivisionHRLinkUnlinkDate'
    for await (const page of client.pages('system/Divisions', { $select: select }, { lane: 'run', signal }))
      for (const row of page) {
        const { Code, DivisionMoveDate, DivisionHRLinkUnlinkDate } = readRow('system/Divisions', moved, row)
        marks[Code] = `${DivisionMoveDate} ${DivisionHRLinkUnlinkDate}`
      }
  } catch (error) {
    if (isForbidden(error)) return null
    throw error
  }
  return marks
}

function isUsable({ Status, BlockingStatus }: z.infer<typeof division>): boolean {
  return (Status ?? active) === active && (BlockingStatus ?? usable) === usable
}

function toAdministration(row: z.infer<typeof division>): Administration {
  return { code: row.Code, name: row.Description || String(row.Code), currency: row.Currency || 'EUR', country: row.Country }
}

function byName(one: Administration, other: Administration): number {
  return one.name.localeCompare(other.name) || one.code - other.code
}

/** Without the list, the country host is the best guess at country and currency. */
function currentOnly(host: string, user: ExactUser): Administration {
  const country = /\.exactonline\.(?:co\.)?([a-z]+)$/.exec(new URL(host).hostname)?.[1] ?? ''
  const { code, currency } = homes[country] ?? { code: country.toUpperCase(), currency: 'EUR' }
  return { code: user.currentDivision, name: user.customerName || String(user.currentDivision), currency, country: code }
}

const homes: Readonly<Record<string, { code: string; currency: string }>> = {
  uk: { code: 'GB', currency: 'GBP' },
  com: { code: 'US', currency: 'USD' },
}
