import type { LinkService } from '../bot/services.ts'
import { administrationName, takingPart } from '../connect/administrations.ts'
import { type ErrorValues, SaldoError } from '../errors.ts'
import { mappableFields } from '../exact/catalogue/fields.ts'
import type { SettingsPort } from '../store/settings.ts'
import { alikeLevels, likenessOfSource } from '../sync/alike.ts'
import { besides, type TellingPair, tellingPairs, titleOf, valuesOf } from '../sync/compare-sides.ts'
import type { Choice, Pair, Pairing } from '../sync/pairing.ts'
import type { CrmPort, DecisionPort, JournalPort, MirrorPort, MirrorScope } from '../sync/ports.ts'
import type { ComparedField } from '../sync/question.ts'
import { isUnderWay } from '../sync/run-work.ts'
import type { KnownRecord } from '../sync/story.ts'
import { linksOfLiving } from '../sync/taken.ts'
import type { CrmRecord, LinkChange, SourceRecord } from '../sync/types.ts'
import { targetOf } from './find-records.ts'

type Parts = {
  settings: SettingsPort
  mirror: MirrorPort
  journal: JournalPort
  decisions: DecisionPort
  crm: (tenantId: string) => CrmPort
  saveLink: (scope: MirrorScope, link: LinkChange) => Promise<void>
  now: () => Date
}

const mostChoices = 4
const searched = 6
const lookedAtRows = 50
const lookedAtRuns = 50

/** Pairs of records, looked at, tied and parted by hand. Costs no call. */
export function createPairs({ settings, mirror, journal, decisions, crm, saveLink, now }: Parts): LinkService {
  const scopeOf = (tenantId: string, { administration, source }: Pick<Pair, 'administration' | 'source'>): MirrorScope => {
    return { tenantId, administration, source }
  }

  async function scopesOf(tenantId: string, { source, administration }: KnownRecord): Promise<MirrorScope[]> {
    const { connection } = await settings.read(tenantId)
    const codes = connection === null ? [] : takingPart(connection).map(({ code }) => code)
    return (administration === null ? codes : [administration]).map((code) => ({ tenantId, administration: code, source }))
  }

  /** Records of Exact that resemble a text, or a CRM record by its name, code or numbers. */
  async function nearInExact(scope: MirrorScope, texts: readonly string[]): Promise<SourceRecord[]> {
    const found: SourceRecord[] = []
    for (const text of texts) {
      const ids = scope.source === 'contact' ? await journal.idsNamed(scope.tenantId, text, searched) : []
      found.push(...(await mirror.get(scope, ids)), ...(await mirror.search(scope, text, searched)), ...(await mirror.get(scope, [text])))
    }
    return unique(found)
  }

  async function nearInCrm({ tenantId, source }: MirrorScope, exact: SourceRecord, texts: readonly string[]): Promise<CrmRecord[]> {
    const target = targetOf[source]
    const found: CrmRecord[] = []
    for (const level of alikeLevels) {
      const values = likenessOfSource(source, exact.fields, level)
      if (values.length > 0) found.push(...(await crm(tenantId).findAlike(target, level, values)))
    }
    for (const text of texts) found.push(...(await crm(tenantId).search(target, text, searched)))
    return unique(found)
  }

  async function exactChoices(tenantId: string, record: CrmRecord, texts: readonly string[], known: KnownRecord, setting: Setting) {
    const choices: Choice[] = []
    for (const scope of await scopesOf(tenantId, known)) {
      const records = known.exact === null ? await nearInExact(scope, texts) : [known.exact]
      for (const exact of records) {
        const [link] = await journal.links(scope, [exact.id])
        const [other] = link === undefined ? [] : await crm(tenantId).get(targetOf[scope.source], [link.targetId])
        const { administration, source } = scope
        choices.push({
          pair: { source, administration, sourceId: exact.id, targetId: record.id },
          name: String(exact.fields.FullName || exact.fields.Name || exact.id),
          values: besides(valuesOf(setting.pairs, exact.fields, 'exact'), setting.fields),
          administration: setting.nameOf(administration),
          linkedWith: other === undefined ? null : titleOf(other),
        })
      }
    }
    return choices
  }

  async function crmChoices(scope: MirrorScope, exact: SourceRecord, texts: readonly string[], setting: Setting): Promise<Choice[]> {
    const choices: Choice[] = []
    for (const record of await nearInCrm(scope, exact, texts)) {
      const [link] = await linksOfLiving({ journal, mirror }, scope, [record.id])
      const [other] = link === undefined ? [] : await mirror.get(scope, [link.sourceId])
      const { administration, source } = scope
      choices.push({
        pair: { source, administration, sourceId: exact.id, targetId: record.id },
        name: titleOf(record),
        values: besides(valuesOf(setting.pairs, record.fields, 'crm'), setting.fields),
        administration: null,
        linkedWith: link === undefined ? null : String(other?.fields.FullName || other?.fields.Name || link.sourceId),
      })
    }
    return choices
  }

  type Setting = { pairs: readonly TellingPair[]; fields: readonly ComparedField[]; nameOf: (code: number) => string }

  async function choicesOf(tenantId: string, record: KnownRecord, other: string | null, setting: Setting): Promise<Choice[]> {
    const { crm: theirs, exact, administration, source } = record
    if (theirs !== null) {
      const { title, customerNumber, vatNumber } = theirs.fields
      const texts = other === null ? [title, customerNumber, vatNumber].flatMap((text) => (text ? [String(text)] : [])) : [other]
      return exactChoices(tenantId, theirs, texts, other === null ? record : { ...record, exact: null, administration: null }, setting)
    }
    if (exact === null || administration === null) return []
    return crmChoices(scopeOf(tenantId, { administration, source }), exact, [other ?? record.name], setting)
  }

  async function handOf(tenantId: string, { sourceId, administration, source }: KnownRecord): Promise<Pairing['decision']> {
    if (sourceId === null || administration === null) return null
    const [decision] = await decisions.of(scopeOf(tenantId, { administration, source }), [sourceId])
    if (decision === undefined) return null
    const { people } = await settings.read(tenantId)
    return { answer: decision.answer, at: decision.at, by: people[decision.by]?.name ?? null }
  }

  /** The earliest run still kept that wrote this CRM record from this one of Exact. */
  async function sinceOf(tenantId: string, { sourceId, targetId }: Pair): Promise<Pairing['since']> {
    const rows = await journal.historyOf(tenantId, [sourceId], lookedAtRows)
    const first = rows.findLast(({ row }) => row.outcome?.targetId === targetId && row.outcome.kind !== 'skipped')
    return first === undefined ? null : { number: first.run.number, at: first.run.startedAt ?? first.run.queuedAt }
  }

  async function refuseWhileRunning(tenantId: string, { source, administration }: Pair): Promise<void> {
    const run = (await journal.runs(tenantId, lookedAtRuns)).find(
      (each) => isUnderWay(each) && each.profile.source === source && each.administration === administration,
    )
    if (run !== undefined)
      throw refusal('run-under-way', `Run ${run.number} works with such records now. Try again once it has ended.`, { run: run.number })
  }

  /** Both sides of a pair as they are; a button may be old. */
  async function pairThere(tenantId: string, pair: Pair) {
    const scope = scopeOf(tenantId, pair)
    const [exact] = await mirror.get(scope, [pair.sourceId])
    const [record] = await crm(tenantId).get(targetOf[pair.source], [pair.targetId])
    const [link] = await journal.links(scope, [pair.sourceId])
    return { scope, exact, record, link }
  }

  return {
    async standing(tenantId, record, other) {
      const { source, exact, crm: theirs, tie, administration, sourceId } = record
      const { connection } = await settings.read(tenantId)
      const target = targetOf[source]
      const pairs = tellingPairs({ target, source, mappings: [] }, await crm(tenantId).fields(target), mappableFields(source))
      const nameOf = (code: number) => administrationName(connection, code)
      const side = theirs === null || tie === 'link' ? 'exact' : 'crm'
      const fields = valuesOf(pairs, (side === 'exact' ? exact?.fields : theirs?.fields) ?? {}, side)
      const decision = await handOf(tenantId, record)
      if (tie !== 'link' || theirs === null || sourceId === null || administration === null) {
        const choices = (await choicesOf(tenantId, record, other, { pairs, fields, nameOf })).slice(0, mostChoices)
        return { record, side, fields, linked: null, since: null, decision, choices }
      }
      const pair = { source, administration, sourceId, targetId: theirs.id }
      const values = besides(valuesOf(pairs, theirs.fields, 'crm'), fields)
      const linked = { pair, name: titleOf(theirs), values, administration: nameOf(administration) }
      return { record, side, fields, linked, since: await sinceOf(tenantId, pair), decision, choices: [] }
    },

    async link({ tenantId, personId: by }, pair) {
      await refuseWhileRunning(tenantId, pair)
      const { scope, exact, record, link } = await pairThere(tenantId, pair)
      if (exact === undefined || record === undefined)
        throw refusal('record-gone', 'One of the two is no longer there, so nothing was linked.', { case: 'pair' })
      const theirs = (await linksOfLiving({ journal, mirror }, scope, [record.id])).find(({ sourceId }) => sourceId !== exact.id)
      const elsewhere =
        link !== undefined && link.targetId !== record.id && (await crm(tenantId).get(targetOf[pair.source], [link.targetId])).length > 0
      if (elsewhere || theirs !== undefined) {
        throw refusal('linked-elsewhere', 'One of the two is linked with another record by now. Unlink that first.', { case: 'record' })
      }
      const { sourceId, targetId } = pair
      await decisions.save(scope, [{ sourceId, answer: 'link', targetId, by, at: now().toISOString() }])
      if (link?.targetId !== targetId) await saveLink(scope, { sourceId, targetId, written: {} })
    },

    async unlink({ tenantId, personId: by }, pair) {
      await refuseWhileRunning(tenantId, pair)
      const { sourceId } = pair
      const scope = scopeOf(tenantId, pair)
      // First the decision: dying between the two leaves a link, not a record that the next run ties again.
      await decisions.save(scope, [{ sourceId, answer: 'apart', targetId: null, by, at: now().toISOString() }])
      await saveLink(scope, { sourceId, targetId: null })
    },
  }
}

function refusal(code: string, person: string, values: ErrorValues): SaldoError {
  return new SaldoError(code, { message: 'records could not be linked by hand', person, values, recovery: 'fix-input' })
}

function unique<T extends { id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()]
}
