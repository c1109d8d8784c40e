import type { FieldType } from '../types.ts'
import type { Operator } from './types.ts'

const ofText: readonly Operator[] = ['is', 'one-of', 'contains', 'begins-with', 'empty']
const ofNumber: readonly Operator[] = ['equals', 'more-than', 'less-than', 'empty']
const ofTime: readonly Operator[] = ['on', 'before', 'after', 'since', 'empty']

const byType: Readonly<Record<FieldType, readonly Operator[]>> = {
  text: ofText,
  multiline: ofText,
  email: ofText,
  phone: ofText,
  url: ofText,
  id: ['is', 'one-of', 'empty'],
  choice: ['is', 'one-of', 'empty'],
  number: ofNumber,
  money: ofNumber,
  date: ofTime,
  instant: ofTime,
  boolean: ['yes'],
}

/** What can be asked of a field, the most usual first. */
export const operatorsOf = (type: FieldType): readonly Operator[] => byType[type]

/** How many values an operator needs. */
export function valuesNeeded(operator: Operator): 'none' | 'one' | 'several' {
  if (operator === 'yes' || operator === 'empty') return 'none'
  return operator === 'one-of' ? 'several' : 'one'
}
