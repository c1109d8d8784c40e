import { executeAction, openAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, moment } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as wordsIn } from './words/audit.ts'

type Words = ReturnType<typeof wordsIn>
/** One look at figures; without a customer it was at all of them. */
export type AuditLine = {
  at: Date
  person: string
  where: keyof Words['where']
  what: keyof Words['what']
  customer: string | null
  administration: string | null
}

export const auditShown = 20

/** The newest looks at figures. `more`: older ones are in the file. */
export function auditCard(
  { looks, more, timeZone }: { looks: readonly AuditLine[]; more: boolean; timeZone: string },
  locale: string,
): View {
  const words = wordsIn(locale)
  const shown = {
    title: words.title,
    text: looks.length === 0 ? words.none : words.text,
    looks: looks.map(({ at, person, where, what, customer, administration }) => ({
      what: escapeMarkdown(`${words.what[what]}: ${customer ?? words.everyone}`, 160),
      who: escapeMarkdown([person, administration].filter(Boolean).join(', '), 160),
      when: `${moment(at, locale, timeZone)}, ${words.where[where]}`,
    })),
    more: more ? words.more(count(looks.length, locale)) : '',
    actions: looks.length === 0 ? [] : [executeAction({ title: words.file, verb: 'download-audit', data: {} })],
  }
  return renderCard('audit', shown, words.title)
}

/** The link to the whole trail. */
export function auditFileCard(url: string, locale: string): View {
  const words = wordsIn(locale)
  const shown = { title: words.fileTitle, text: words.fileReady, looks: [], more: '', actions: [openAction(words.open, url)] }
  return renderCard('audit', shown, plainText(words.fileTitle))
}
