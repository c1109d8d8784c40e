import type { MappingService } from '../bot/services.ts'
import { mappableFields } from '../exact/catalogue/fields.ts'
import { readExample } from '../exact/source.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'
import { countMatches } from '../sync/filter/count-matches.ts'
import type { MirrorPort } from '../sync/ports.ts'
import type { SourceRecord } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import { createRecent } from './recent.ts'

const keptFor = 60 * 60_000
/** A form is not worth waiting for a mere example. */
const patienceMs = 4_000

type Parts = { access: ExactAccess; settings: SettingsPort; mirror: MirrorPort; logger: Logger; now: () => Date }

/** What the forms of a profile show of Exact: its fields, one real record's values as examples, asked once an hour, and how many records fit a filter. */
export function createMapping({ access, settings, mirror, logger, now }: Parts): MappingService {
  const examples = createRecent<SourceRecord>(keptFor, now)
  return {
    sourceFields: mappableFields,
    async sample(tenantId, source, fields, administration) {
      try {
        const client = await access.client(tenantId, administration === null ? {} : { administration })
        const key = `${tenantId}/${client.division}/${source}`
        const known = examples.get(key)
        const missing = fields.filter((field) => known === undefined || !(field in known.fields))
        if (missing.length === 0 && known !== undefined) return known
        const example = await readExample(
          client,
          source,
          [...new Set([...Object.keys(known?.fields ?? {}), ...fields])],
          AbortSignal.timeout(patienceMs),
        )
        if (example !== null) examples.set(key, example)
        return example
      } catch (error) {
        logger.info({ err: error }, 'No example could be read for a mapping form')
        return null
      }
    },
    async countMatches(tenantId, source, named, filter) {
      const { connection } = await settings.read(tenantId)
      const administration = named ?? connection?.administration ?? null
      if (connection === null || administration === null) return { unknown: 'not-read' }
      return countMatches(mirror, { tenantId, administration, source }, filter, now().toISOString().slice(0, 10))
    },
  }
}
