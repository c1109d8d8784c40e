import type { Alike } from '../bot/account-service.ts'
import type { Administration } from '../connect/types.ts'
import { findLookalikes } from '../exact/account-lookalikes.ts'
import type { ExactClient } from '../exact/client.ts'
import type { AccountForm } from '../sync/account-form.ts'
import type { MirrorPort } from '../sync/ports.ts'
import { rankCustomers } from '../sync/rank-customers.ts'
import { isSameNumber, readRegistrationNumber } from '../sync/registration-number.ts'
import type { SourceRecord } from '../sync/types.ts'

type Asked = { tenantId: string; form: AccountForm; here: Administration; everywhere: readonly Administration[] }

const searched = 6
/** Of those that only have a similar name. */
const mostSimilar = 2
export const mostAlike = 8

/**
 * Accounts that may be the customer of this form: in Exact as it is now (one call), and in the customer directory of every administration
 * taking part, which also knows names that are written a little differently. The likeliest first.
 */
export async function findAlikes(client: ExactClient, mirror: MirrorPort, asked: Asked): Promise<Alike[]> {
  const { form, here, everywhere } = asked
  const live = (await findLookalikes(client, form)).map((each): Alike => ({ ...each, administration: booksOf(here) }))
  const known = await Promise.all(everywhere.map((administration) => inDirectory(mirror, administration, asked)))
  const all = [...live, ...known.flat().toSorted((one, other) => weight(other, here) - weight(one, here))]
  const first = new Map(all.toReversed().map((alike) => [`${alike.administration.code}/${alike.id}`, alike]))
  return all.filter((alike) => first.get(`${alike.administration.code}/${alike.id}`) === alike).slice(0, mostAlike)
}

async function inDirectory(mirror: MirrorPort, administration: Administration, { tenantId, form }: Asked): Promise<Alike[]> {
  const scope = { tenantId, administration: administration.code, source: 'account' as const }
  const texts = [form.vatNumber, form.chamberOfCommerce, form.name].filter((text) => text.trim() !== '')
  const found = (await Promise.all(texts.map((text) => mirror.search(scope, text, searched)))).flat()
  const records = new Map(found.map((record) => [record.id, record]))
  const ranked = new Map(rankCustomers(form.name, [...records.values()]).map((each) => [each.id, each]))
  const alikes = [...records.values()].flatMap((record) => {
    const rank = ranked.get(record.id)
    const by = reasonsFor(record, form, rank?.exact === true, rank !== undefined)
    return by.length === 0 ? [] : [{ ...shown(record), administration: booksOf(administration), by }]
  })
  const similar = alikes.filter(({ by }) => by[0] === 'name-alike')
  return [...alikes.filter((alike) => !similar.includes(alike)), ...similar.slice(0, mostSimilar)]
}

function reasonsFor({ fields }: SourceRecord, form: AccountForm, named: boolean, similar: boolean): Alike['by'] {
  const by: Alike['by'][number][] = [
    ...(sameNumber(fields.VATNumber, form.vatNumber) ? (['vat'] as const) : []),
    ...(sameNumber(fields.ChamberOfCommerce, form.chamberOfCommerce) ? (['chamber'] as const) : []),
    ...(named ? (['name'] as const) : []),
  ]
  return by.length === 0 && similar ? ['name-alike'] : by
}

function sameNumber(theirs: unknown, ours: string): boolean {
  const [one, other] = [readRegistrationNumber(String(theirs ?? '')), readRegistrationNumber(ours)]
  return one !== null && other !== null && isSameNumber(one, other)
}

function shown({ id, fields }: SourceRecord) {
  const text = (value: unknown) => String(value ?? '').trim()
  return { id, code: text(fields.Code), name: text(fields.Name), city: text(fields.City) }
}

function weight({ by, administration }: Alike, here: Administration): number {
  return (by[0] === 'name-alike' ? 0 : by.length) + (administration.code === here.code ? 0.5 : 0)
}

const booksOf = ({ code, name }: Administration) => ({ code, name })
