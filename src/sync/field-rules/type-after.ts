import type { FieldType } from '../types.ts'
import type { Transform, TransformKind } from './types.ts'

const made: Partial<Record<TransformKind, FieldType>> = { 'read-number': 'number', 'read-date': 'date', 'yes-no': 'boolean' }
const words: readonly FieldType[] = ['text', 'multiline', 'email', 'phone', 'url', 'id', 'choice']

/** Steps that take some types only: reading what is a number already could read it wrong. */
const taken: Partial<Record<TransformKind, readonly FieldType[]>> = {
  'read-number': words,
  'read-date': words,
  'write-number': ['number', 'money'],
  'write-date': ['date'],
}

/** The type of what the steps make of a field; null when one of them can't take what it gets. */
export function typeAfter(transforms: readonly Transform[], from: FieldType): FieldType | null {
  const refused = firstRefused(transforms, from)
  return refused === -1 ? transforms.reduce<FieldType>((_, { kind }) => made[kind] ?? 'text', from) : null
}

/** The first step that can't take what it gets; -1 when all can. */
export function firstRefused(transforms: readonly Transform[], from: FieldType): number {
  const types = [from, ...transforms.map(({ kind }): FieldType => made[kind] ?? 'text')]
  return transforms.findIndex(({ kind }, i) => !(taken[kind]?.includes(types[i] ?? 'text') ?? true))
}
