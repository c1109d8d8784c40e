import type { MappingService } from '../bot/services.ts'
import type { ExactClient } from '../exact/client.ts'
import { readExample } from '../exact/source.ts'
import type { Logger } from '../logger.ts'
import type { SettingsPort } from '../store/settings.ts'
import { computedAmong } from '../sync/computed-fields.ts'
import { countMatches } from '../sync/filter/count-matches.ts'
import type { MirrorPort } from '../sync/ports.ts'
import type { Source, SourceRecord } from '../sync/types.ts'
import type { ExactAccess } from './exact-access.ts'
import type { Figures } from './figures.ts'
import { createRecent } from './recent.ts'
import { sourceFields } from './source-fields.ts'

const keptFor = 60 * 60_000
/** A form is not worth waiting for a mere example. */
const patienceMs = 4_000

type Parts = { access: ExactAccess; settings: SettingsPort; mirror: MirrorPort; figures: Figures; logger: Logger; now: () => Date }

/** What the forms of a profile show of Exact: its fields, one real record's values as examples, asked once an hour, and how many records fit a filter. */
export function createMapping({ access, settings, mirror, figures, logger, now }: Parts): MappingService {
  const examples = createRecent<SourceRecord>(keptFor, now)

  /** Of Exact's own fields; null when the administration has no record. */
  async function example(tenantId: string, source: Source, fields: readonly string[], client: ExactClient): Promise<SourceRecord | null> {
    const key = `${tenantId}/${client.division}/${source}`
    const known = examples.get(key)
    const missing = fields.filter((field) => known === undefined || !(field in known.fields))
    if (missing.length === 0 && known !== undefined) return known
    const asked = [...new Set([...Object.keys(known?.fields ?? {}), ...fields])]
    const read = await readExample(client, source, asked, AbortSignal.timeout(patienceMs))
    if (read !== null) examples.set(key, read)
    return read
  }

  return {
    sourceFields,
    async sample(tenantId, source, fields, named) {
      try {
        const client = await access.client(tenantId, named === null ? {} : { administration: named })
        const computed = computedAmong(fields)
        const own = fields.filter((field) => !computed.includes(field))
        const found = await example(tenantId, source, computed.length > 0 ? [...own, 'CreditLineSales'] : own, client)
        if (found === null || computed.length === 0 || client.division === null) return found
        const [filled = found] = await figures.fill({ tenantId, administration: client.division, source }, [found])
        return filled
      } catch (error) {
        logger.info({ err: error }, 'No example could be read for a mapping form')
        return null
      }
    },
    async countMatches(tenantId, source, named, filter) {
      const { connection } = await settings.read(tenantId)
      const administration = named ?? connection?.administration ?? null
      if (connection === null || administration === null) return { unknown: 'not-read' }
      return countMatches(withComputed(mirror, figures), { tenantId, administration, source }, filter, now().toISOString().slice(0, 10))
    },
  }
}

/** The mirror with what was computed of its accounts. */
function withComputed(mirror: MirrorPort, figures: Figures): Pick<MirrorPort, 'state' | 'page'> {
  return {
    async state(scope) {
      const state = await mirror.state(scope)
      return { ...state, fields: [...state.fields, ...(await figures.held(scope))] }
    },
    page: async (scope, afterId, limit) => figures.fill(scope, await mirror.page(scope, afterId, limit)),
  }
}
