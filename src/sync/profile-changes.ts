import type { BrakeLimits } from './brake.ts'
import type { FieldRule } from './field-rules/types.ts'
import type { Filter } from './filter/types.ts'
import { levelsOf } from './match-levels.ts'
import type { GoneRule, Mapping, MatchLevel, Mode, Profile, ProfileContent } from './types.ts'

/** One difference between two states of a profile. Fields go by name; `other`: something that has no words of its own yet. */
export type ProfileChange =
  | { kind: 'title'; to: string }
  | { kind: 'filled'; target: string; source: string }
  | { kind: 'left-out'; target: string }
  | { kind: 'rule'; target: string; rule: FieldRule | undefined }
  | { kind: 'order' }
  | { kind: 'key'; target: string; source: string }
  | { kind: 'mode'; mode: Mode }
  | { kind: 'administration'; administration: number | null }
  | { kind: 'filter'; filter: Filter | undefined }
  | { kind: 'brake'; brake: BrakeLimits | undefined }
  | { kind: 'matching'; matching: readonly MatchLevel[] }
  | { kind: 'gone'; gone: GoneRule }
  | { kind: 'other' }

/** What a profile says, without its identity. */
export function contentOf(profile: ProfileContent & Partial<Profile>): ProfileContent {
  const { id: _id, version: _version, updatedAt: _at, updatedBy: _by, ...content } = profile
  return content
}

/** Whether two profiles would do the same under the same title, however that was written down. */
export function saysTheSame(a: ProfileContent, b: ProfileContent): boolean {
  return same(saying(a), saying(b))
}

const saying = (profile: ProfileContent) => ({
  ...contentOf(profile),
  administration: profile.administration ?? null,
  matching: levelsOf(profile),
  gone: goneOf(profile),
})

const goneOf = ({ gone = { how: 'keep' } }: ProfileContent): GoneRule => (gone.how === 'keep' ? { how: 'keep' } : gone)

/** What makes `before` into `after`; none only when they say the same. */
export function profileChanges(before: ProfileContent, after: ProfileContent): ProfileChange[] {
  const found: ProfileChange[] = [
    ...(before.title === after.title ? [] : [{ kind: 'title' as const, to: after.title }]),
    ...mappingChanges(before.mappings, after.mappings),
    ...(isKey(before.key, after.key) ? [] : [{ kind: 'key' as const, target: after.key.target, source: after.key.source }]),
    ...(before.mode === after.mode ? [] : [{ kind: 'mode' as const, mode: after.mode }]),
    ...administrationChange(before, after),
    ...(same(before.filter, after.filter) ? [] : [{ kind: 'filter' as const, filter: after.filter }]),
    ...(same(before.brake, after.brake) ? [] : [{ kind: 'brake' as const, brake: after.brake }]),
    ...(same(levelsOf(before), levelsOf(after)) ? [] : [{ kind: 'matching' as const, matching: levelsOf(after) }]),
    ...(same(goneOf(before), goneOf(after)) ? [] : [{ kind: 'gone' as const, gone: goneOf(after) }]),
  ]
  return found.length > 0 || saysTheSame(before, after) ? found : [{ kind: 'other' }]
}

function mappingChanges(before: readonly Mapping[], after: readonly Mapping[]): ProfileChange[] {
  const was = new Map(before.map((mapping) => [mapping.target, mapping]))
  const is = new Map(after.map((mapping) => [mapping.target, mapping]))
  const found: ProfileChange[] = [
    ...[...is.values()].flatMap((mapping) => mappingChange(was.get(mapping.target), mapping)),
    ...[...was.keys()].filter((target) => !is.has(target)).map((target) => ({ kind: 'left-out' as const, target })),
  ]
  const kept = [...was.keys()].filter((target) => is.has(target))
  const moved = !same(
    kept,
    [...is.keys()].filter((target) => was.has(target)),
  )
  return moved ? [...found, { kind: 'order' }] : found
}

function mappingChange(was: Mapping | undefined, { target, source, rule }: Mapping): ProfileChange[] {
  return [
    ...(was?.source === source ? [] : [{ kind: 'filled' as const, target, source }]),
    ...(same(was?.rule, rule) ? [] : [{ kind: 'rule' as const, target, rule }]),
  ]
}

function administrationChange(before: ProfileContent, after: ProfileContent): ProfileChange[] {
  const administration = after.administration ?? null
  return (before.administration ?? null) === administration ? [] : [{ kind: 'administration', administration }]
}

const isKey = (a: Mapping, b: Mapping) => a.target === b.target && a.source === b.source
const same = (a: unknown, b: unknown) => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

/** With members in the order of their names, and without those that hold nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, held]) => held !== undefined)
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, held]) => [name, ordered(held)]))
}
