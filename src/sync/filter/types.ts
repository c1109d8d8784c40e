/**
 * Which of Exact's records a profile is about: those that fit one of the groups, and fit a group by every condition of it.
 * Without groups, all of them.
 */
export type Filter = { any: readonly FilterGroup[] }
export type FilterGroup = { all: readonly Condition[] }

/**
 * Something a field of Exact's says or, with `not`, doesn't: a condition and its `not` never hold both, and one of them always does.
 * An empty field is none of the values, and neither before nor after anything. `values`: as texts, one but for `one-of`, none for
 * `empty` and `yes`; numbers as plain decimals, days as `Day` says.
 */
export type Condition = { field: string; operator: Operator; not?: boolean; values: readonly string[] }

/**
 * Texts, whatever their case and outer spaces: is, one-of, contains, begins-with. Numbers: equals, more-than, less-than.
 * Days and moments: on, before, after, since (on it, or later). Yes or no: yes (an empty field is a no). Any: empty.
 */
export type Operator =
  | 'is'
  | 'one-of'
  | 'contains'
  | 'begins-with'
  | 'equals'
  | 'more-than'
  | 'less-than'
  | 'on'
  | 'before'
  | 'after'
  | 'since'
  | 'yes'
  | 'empty'
