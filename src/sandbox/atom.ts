import type { Answer } from './answer.ts'
import type { Column, Entity } from './catalogue/entity.ts'
import type { Json } from './wire.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark] ?? mark)

const wallDate = /^\/Date\((-?\d+)\)\/$/

/** Text is the type that goes without saying. */
const typeOf = ({ type }: Column): string => (type === 'String' ? '' : ` m:type="Edm.${type}"`)

const property = (column: Column, value: Json | undefined): string => {
  const open = `d:${column.name}${typeOf(column)}`
  if (value === null) return `<${open} m:null="true" />`
  if (value === undefined || typeof value === 'object') return ''
  const date = wallDate.exec(String(value))
  return `<${open}>${escapeXml(date ? new Date(Number(date[1])).toISOString().slice(0, -1) : String(value))}</d:${column.name}>`
}

const entry = ({ type, columns }: Entity, row: { [name: string]: Json }): string =>
  `<entry><category term="${type}" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme" /><content type="application/xml"><m:properties>${columns
    .map((column) => property(column, row[column.name]))
    .join('')}</m:properties></content></entry>`

/** A feed always links to itself, and to the page after it where there is one. */
const links = (entity: Entity, next: string | undefined): [self: string, next: string] => [
  `<link rel="self" title="${entity.name}" href="${entity.name}" />`,
  next === undefined ? '' : `<link rel="next" href="${escapeXml(next)}" />`,
]

/** What a client gets that does not ask for JSON: OData 2's Atom feed, kept to the least. */
export const atomFeed = (entity: Entity, address: string, rows: readonly { [name: string]: Json }[], next: string | undefined): Answer => {
  const [self, forward] = links(entity, next)
  return {
    status: 200,
    headers: { 'Content-Type': 'application/atom+xml;charset=utf-8' },
    body: `<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><title type="text">${entity.name}</title><id>${escapeXml(address)}</id>${self}${rows.map((row) => entry(entity, row)).join('')}${forward}</feed>`,
  }
}
