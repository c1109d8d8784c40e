import { type AlikeLevel, alikeLevels, likenessOf, likenessOfSource } from './alike.ts'
import { type Traits, traitsOf, traitsOfSource } from './alike-traits.ts'
import { areOtherNumbers, isSameNumber, readRegistrationNumber } from './registration-number.ts'
import type { CrmRecord, FieldSpec, ProfileContent, SourceRecord } from './types.ts'

/** What a row may be at one level, best first. `certain`: nothing speaks against the first of them. */
export type Hit = { candidates: CrmRecord[]; certain: boolean }

type Setting = {
  profile: Pick<ProfileContent, 'target' | 'source' | 'key'>
  crmFields: readonly FieldSpec[]
  companies?: ReadonlyMap<string, string>
}

/**
 * Which of these records a row may be at a level; null for none. A record that says itself which record of Exact it is, is no other. An
 * address or a name that a number contradicts shows nothing; a code or a number that another one contradicts is for a person to judge.
 */
export function alikeFinder(level: AlikeLevel, records: readonly CrmRecord[], setting: Setting): (row: SourceRecord) => Hit | null {
  const { profile, crmFields, companies } = setting
  const { target, source, key } = profile
  const byValue = new Map<string, CrmRecord[]>()
  for (const record of records)
    for (const value of likenessOf(target, record.fields, level, crmFields)) byValue.set(value, [...(byValue.get(value) ?? []), record])
  return (row) => {
    const company = companies?.get(String(row.fields.Account ?? '')) ?? ''
    const own = traitsOfSource(source, row.fields, company)
    const named = (record: CrmRecord) => traitsOf(target, record.fields, crmFields)
    const alike = new Set(likenessOfSource(source, row.fields, level, company).flatMap((value) => byValue.get(value) ?? []))
    const found = [...alike].filter((record) => !isAnother(record.fields[key.target], row, key.source) && mayBe[level](own, named(record)))
    if (found.length === 0) return null
    const agreeing = new Map(found.map((record) => [record, levelsInCommon(row, record, setting, company)]))
    const candidates = found.sort((a, b) => (agreeing.get(b) ?? 0) - (agreeing.get(a) ?? 0) || (a.id < b.id ? -1 : 1))
    return { candidates, certain: !candidates.some((record) => contradict(own, named(record))) }
  }
}

const exactId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The key field holds an id of Exact, and it isn't this row's: it may be of another administration. */
function isAnother(held: CrmRecord['fields'][string] | undefined, { id, fields }: SourceRecord, keySource: string): boolean {
  if (typeof held !== 'string' || !exactId.test(held.trim())) return false
  return ![id, String(fields[keySource] ?? '')].some((own) => own.toLowerCase() === held.trim().toLowerCase())
}

const mayBe: Readonly<Record<AlikeLevel, (row: Traits, record: Traits) => boolean>> = {
  code: () => true,
  number: haveSameNumber,
  // Several customers may share a person, their accountant say: each has its own record of that person.
  email: (row, record) => !contradict(row, record) && (record.company === '' || record.company === row.company),
  name: (row, record) => !contradict(row, record),
}

function haveSameNumber(row: Traits, record: Traits): boolean {
  const [vat, otherVat] = [readRegistrationNumber(row.vat), readRegistrationNumber(record.vat)]
  if (vat !== null && otherVat !== null && isSameNumber(vat, otherVat)) return true
  const [chamber, otherChamber] = [readRegistrationNumber(row.chamber), readRegistrationNumber(record.chamber)]
  return chamber !== null && otherChamber !== null && isSameNumber(chamber, otherChamber) && !inOtherCountries(row, record)
}

/** Chambers of commerce of several countries number alike. */
function inOtherCountries({ country: one }: Traits, { country: other }: Traits): boolean {
  const areCodes = /^[a-z]{2}$/i.test(one) && /^[a-z]{2}$/i.test(other)
  return areCodes && one.toLowerCase() !== other.toLowerCase()
}

/** Both have a VAT number, or one of a chamber of commerce, and not the same. */
function contradict(row: Traits, record: Traits): boolean {
  return (['vat', 'chamber'] as const).some((kind) => {
    const [one, other] = [readRegistrationNumber(row[kind]), readRegistrationNumber(record[kind])]
    return one !== null && other !== null && areOtherNumbers(one, other)
  })
}

function levelsInCommon(row: SourceRecord, record: CrmRecord, { profile, crmFields }: Setting, company: string): number {
  const shared = alikeLevels.filter((level) => {
    const values = likenessOf(profile.target, record.fields, level, crmFields)
    return likenessOfSource(profile.source, row.fields, level, company).some((value) => values.includes(value))
  })
  return shared.length
}
