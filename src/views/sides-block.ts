import type { Candidate, ComparedField } from '../sync/question.ts'
import { escapeMarkdown } from './escape.ts'
import { showValue } from './show-value.ts'
import { words } from './words/sides-block.ts'

/** The values that one side has, under the fields' labels. */
export function sideFacts(fields: readonly ComparedField[], locale: string) {
  return fields.flatMap(({ label, type, value }) => {
    const shown = showValue(type, value, locale).trim()
    return shown === '' ? [] : [{ title: escapeMarkdown(label, 50), value: escapeMarkdown(shown, 100) }]
  })
}

/** A record that may be meant, and in words what it shares with the other side. */
export function shownCandidate(
  { name, values }: Omit<Candidate, 'id'>,
  fields: readonly ComparedField[],
  locale: string,
  actions: object[],
) {
  const told = fields.flatMap((field, index) => {
    const { value = null, agrees = null } = values[index] ?? {}
    const text = showValue(field.type, value, locale).trim()
    if (text === '' && showValue(field.type, field.value, locale).trim() === '') return []
    const shown = text === '' ? words(locale).none : escapeMarkdown(text, 100)
    return [{ label: escapeMarkdown(field.label, 50), value: agrees === true ? words(locale).same(shown) : shown, agrees }]
  })
  const labels = (agreeing: boolean) => told.filter(({ agrees }) => agrees === agreeing).map(({ label }) => label)
  const [alike, unlike] = [labels(true), labels(false)]
  const sentences = [
    alike.length > 0 ? words(locale).agrees(alike.join(', ')) : words(locale).nothingAlike,
    unlike.length > 0 ? words(locale).differs(unlike.join(', ')) : '',
  ]
  return {
    name: escapeMarkdown(name, 100),
    agrees: sentences.filter((sentence) => sentence !== '').join('. '),
    facts: told.map(({ label, value }) => ({ title: label, value })),
    actions,
  }
}
