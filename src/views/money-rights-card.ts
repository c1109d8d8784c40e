import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count } from './format.ts'
import { plural } from './language.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as auditWords } from './words/audit.ts'
import { words as wordsIn } from './words/money-rights.ts'

export type MoneyRightsData = {
  who: 'everyone' | 'listed'
  /** Everybody known, admins too. */
  people: readonly { id: string; name: string; admin: boolean; listed: boolean; manager: string | null }[]
  ownOnly: boolean
  chats: number
  outcome: 'saved' | 'nobody' | 'noPerson' | null
}

const mostPeople = 60

const optionOf = ({ id, name }: { id: string; name: string }) => ({ title: plainText(name === '' ? id : name, 80), value: id })

/** Who may see money, whose customers', and in which chats. */
export function moneyRightsCard(data: MoneyRightsData, locale: string): View {
  const words = wordsIn(locale)
  const choosable = data.people.filter(({ admin }) => !admin).slice(0, mostPeople)
  const said = data.people.filter(({ manager }) => manager !== null).slice(0, mostPeople)
  const chats = words.chatCount[plural(data.chats, locale)](count(data.chats, locale))
  const shown = {
    words,
    title: words.title,
    saved: data.outcome === 'saved' ? words.saved : '',
    problem: data.outcome === null || data.outcome === 'saved' ? '' : words[data.outcome],
    who: data.who,
    whoChoices: [
      { title: words.everyone, value: 'everyone' },
      { title: words.listed, value: 'listed' },
    ],
    people: choosable.map(optionOf),
    listed: choosable
      .filter(({ listed }) => listed)
      .map(({ id }) => id)
      .join(','),
    ownOnly: String(data.ownOnly),
    chats: data.chats === 0 ? words.noChats : chats,
    actions: [
      executeAction({ title: words.save, verb: 'save-money-rights', data: {}, style: 'positive', associatedInputs: 'auto' }),
      sayAction({ title: auditWords(locale).fileTitle, text: 'audit' }),
    ],
    everybody: data.people.slice(0, mostPeople).map(optionOf),
    managers: said.map(({ name, manager }) => ({ title: escapeMarkdown(name, 80), value: escapeMarkdown(manager ?? '', 80) })),
    managerActions: [executeAction({ title: words.saveManager, verb: 'save-manager', data: {}, associatedInputs: 'auto' })],
  }
  return renderCard('money-rights', shown, words.title)
}
