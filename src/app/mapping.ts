import type { MappingService } from '../bot/services.ts'
import { mappableFields } from '../exact/catalogue/fields.ts'
import { readExample } from '../exact/source.ts'
import type { Logger } from '../logger.ts'
import type { SourceRecord } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import { createRecent } from './recent.ts'

const keptFor = 60 * 60_000
/** A form is not worth waiting for a mere example. */
const patienceMs = 4_000

/** What a mapping form shows of Exact: its fields, and one real record's values as examples, asked once an hour. */
export function createMapping({ access, logger, now }: { access: ExactAccess; logger: Logger; now: () => Date }): MappingService {
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
  }
}
