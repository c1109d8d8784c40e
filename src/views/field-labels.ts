import type { FieldSpec } from '../sync/types.ts'
import { languageOf } from './language.ts'
import { crmFieldNames } from './words/crm-fields.ts'
import { exactFieldNames } from './words/exact-fields.ts'

/** A field's label as the reader calls it; a label that isn't known here stays as it is, such as one that a CRM's own admin gave. */
export function fieldLabel(label: string, locale: string): string {
  const language = languageOf(locale)
  if (language === 'en') return label
  const key = label.toLowerCase()
  const names = Object.hasOwn(crmFieldNames, key) ? crmFieldNames : exactFieldNames
  return (Object.hasOwn(names, key) ? names[key]?.[language] : undefined) ?? label
}

/** Fields with the labels that the reader knows. For showing only: suggestions go by the labels that the fields came with. */
export function withLabels(fields: readonly FieldSpec[], locale: string): readonly FieldSpec[] {
  return languageOf(locale) === 'en' ? fields : fields.map((field) => ({ ...field, label: fieldLabel(field.label, locale) }))
}
