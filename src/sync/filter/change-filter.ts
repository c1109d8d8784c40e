import type { Condition, Filter } from './types.ts'

/** Where a condition is added: to every group ("and"), as a group of its own ("or"), or to one group by its index. */
export type Place = 'every' | 'new' | number

/** A condition that stands there already isn't added twice. */
export function withCondition(filter: Filter | undefined, condition: Condition, place: Place): Filter {
  const groups = filter?.any ?? []
  if (place === 'new' || groups.length === 0) return { any: [...groups, { all: [condition] }] }
  return {
    any: groups.map(({ all }, index) => {
      const isMeant = place === 'every' || place === index
      return { all: isMeant && !all.some((each) => isSame(each, condition)) ? [...all, condition] : all }
    }),
  }
}

/** A group goes with its last condition; undefined when nothing is left. */
export function withoutCondition(filter: Filter | undefined, group: number, index: number): Filter | undefined {
  const groups = (filter?.any ?? [])
    .map(({ all }, at) => ({ all: at === group ? all.filter((_, each) => each !== index) : all }))
    .filter(({ all }) => all.length > 0)
  return groups.length > 0 ? { any: groups } : undefined
}

const isSame = (a: Condition, b: Condition) =>
  a.field === b.field && a.operator === b.operator && !a.not === !b.not && JSON.stringify(a.values) === JSON.stringify(b.values)
