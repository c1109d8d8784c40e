import { rankNames } from '../../sync/customer-name.ts'
import type { Fields, SourceRecord } from '../../sync/types.ts'

/** The best of the found records by their names as people write them, each once at its best place. */
export function bestOf(records: readonly SourceRecord[], text: string, limit: number): SourceRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  const candidates = records.flatMap(({ id, fields }) => {
    const code = textOf(fields.Code)
    const trade = textOf(fields.TradeName)
    return [{ id, name: textOf(fields.Name), code }, ...(trade === '' ? [] : [{ id, name: trade }])]
  })
  const ids = new Set(rankNames(text, candidates).map(({ id }) => id))
  return [...ids].slice(0, limit).flatMap((id) => byId.get(id) ?? [])
}

function textOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
