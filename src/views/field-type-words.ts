import type { FieldType } from '../sync/types.ts'

const types: Record<FieldType, string> = {
  text: 'Text',
  multiline: 'Long text',
  email: 'E-mail',
  phone: 'Phone',
  url: 'Web address',
  id: 'ID',
  number: 'Number',
  money: 'Amount',
  date: 'Date',
  instant: 'Date and time',
  boolean: 'Yes or no',
  choice: 'Choice',
}

export const wordType = (type: FieldType): string => types[type]
