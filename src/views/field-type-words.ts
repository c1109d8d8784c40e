import type { FieldType } from '../sync/types.ts'
import { fieldTypes } from './words/field-types.ts'

export const wordType = (type: FieldType, locale: string): string => fieldTypes(locale)[type]
