import { executeAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as lists } from './words/lists.ts'
import { words } from './words/people-card.ts'
import { tally } from './words.ts'

export type PeopleData = { admins: readonly { id: string; name: string }[]; others: readonly { id: string; name: string }[] }

const most = 30

function namesOf(people: PeopleData['admins']) {
  return people.slice(0, most).map(({ name }) => ({ name: escapeMarkdown(name, 80) }))
}

function moreOf(people: PeopleData['admins'], locale: string): string {
  const more = people.length - most
  return more > 0 ? lists(locale).more(tally(more, 'more', locale)) : ''
}

/** Who may administer, and who could. */
export function peopleCard({ admins, others }: PeopleData, locale: string): View {
  const shown = {
    words: words(locale),
    admins: namesOf(admins),
    others: namesOf(others),
    more: moreOf(admins, locale),
    moreOthers: moreOf(others, locale),
    choices: others.slice(0, most).map(({ id, name }) => ({ title: plainText(name, 80), value: id })),
    chosen: others[0]?.id ?? '',
    actions: [executeAction({ title: words(locale).make, verb: 'make-admin', data: {}, associatedInputs: 'auto' })],
  }

  return renderCard('people', shown, words(locale).summary)
}
