import { type Answer, json } from './answer.ts'
import { collectionOf, findByKey, type Read, readCollection } from './read.ts'

/** What a deferred link leads to: the rows behind a navigation column of one row, undefined when there is no such row or column. */
export const readBehind = async (read: Read, key: string, navigation: string): Promise<Answer | undefined> => {
  const { rows } = read
  const position = findByKey(rows, key)
  const column = rows.entity.byName.get(navigation)
  if (position === undefined || column?.type !== 'Collection') return undefined
  const nested = rows.expand?.(navigation, position)
  if (!nested) return json(200, { d: { results: [] } })
  return readCollection({
    ...read,
    resource: { rows: () => nested, pageSize: 60 },
    rows: nested,
    address: collectionOf(read.address, nested.entity),
  })
}
