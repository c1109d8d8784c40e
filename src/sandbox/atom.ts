import type { Answer } from './answer.ts'
import type { Entity } from './catalogue/entity.ts'
import type { Json } from './wire.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? mark)

const wallDate = /^\/Date\((-?\d+)\)\/$/

const property = ([name, value]: [string, Json]): string => {
  if (value === null) return `<d:${name} m:null="true" />`
  if (typeof value === 'object') return ''
  const date = wallDate.exec(String(value))
  return `<d:${name}>${escapeXml(date ? new Date(Number(date[1])).toISOString().slice(0, -1) : String(value))}</d:${name}>`
}

const entry = (type: string, row: { [name: string]: Json }): string =>
  `<entry><category term="${type}" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme" /><content type="application/xml"><m:properties>${Object.entries(
    row,
  )
    .map(property)
    .join('')}</m:properties></content></entry>`

/** What a client gets that does not ask for JSON: OData 2's Atom feed, kept to the least. */
export const atomFeed = (entity: Entity, address: string, rows: readonly { [name: string]: Json }[], next: string | undefined): Answer => ({
  status: 200,
  headers: { 'Content-Type': 'application/atom+xml;charset=utf-8' },
  body: `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><title type="text">${entity.name}</title><id>${escapeXml(address)}</id>${rows.map((row) => entry(entity.type, row)).join('')}${next === undefined ? '' : `<link rel="next" href="${escapeXml(next)}" />`}</feed>`,
})
