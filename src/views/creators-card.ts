import { executeAction } from './action.ts'
import { plainText } from './escape.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words as texts } from './words/creators.ts'

/** `people`: those who aren't admins. `chosen`: ids of those who may. */
export type CreatorsData = { people: readonly { id: string; name: string }[]; chosen: readonly string[]; saved: boolean }

const mostPeople = 150

/** Who may make customers in Exact besides admins. Those who may come first, so that a long list keeps them. */
export function creatorsCard({ people, chosen, saved }: CreatorsData, locale: string): View {
  const words = texts(locale)
  const listed = [...people].sort((one, other) => Number(chosen.includes(other.id)) - Number(chosen.includes(one.id)))
  const choices = listed
    .slice(0, mostPeople)
    .map(({ id, name }) => ({ title: plainText(name, 80) || plainText(id, 80), value: plainText(id, 80) }))
  const ticked = choices.map(({ value }) => value).filter((id) => chosen.includes(id))
  const save = executeAction({ title: words.save, verb: 'save-creators', data: {}, style: 'positive', associatedInputs: 'auto' })
  const shown = {
    words,
    saved: saved ? words.saved : '',
    text: choices.length === 0 ? `${words.text} ${words.nobody}` : words.text,
    choices,
    chosen: ticked.join(','),
    actions: choices.length === 0 ? [] : [save],
  }

  return renderCard('creators', shown, words.title)
}
