import { languages } from '../../src/views/language.ts'
import type { View } from '../../src/views/view.ts'
import { nodesOf, problemsOf } from './card-rules.ts'
import { scenes } from './scenes.ts'

const locales = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR', da: 'da-DK' }
const others = languages.filter((language) => language !== 'en')

/** Addresses, a country's own name, and a heading that two languages write alike, a schedule as it was typed. */
const alike = /^https:|^Isle of Man$|^Name in Exact$|^every weekday at 7$/

/** Sentences of a view: three words or more, so that names, figures and words that languages share don't count. Values of inputs and choices aren't read. */
function saidBy(view: View): string[] {
  if (view.kind === 'text') return [view.text]
  const texts = nodesOf(view.card).flatMap(({ path, node }) => {
    const isTyped = String(node.type).startsWith('Input.') || path.includes('.choices[') || path.includes('.data')
    return [node.text, node.label, node.title, node.placeholder, node.errorMessage, isTyped ? undefined : node.value]
  })
  const read = [view.summary, ...texts].filter((text): text is string => typeof text === 'string' && !alike.test(text))
  return read.filter((text) => (text.match(/\p{L}{2,}/gu) ?? []).length >= 3)
}

/** Texts of people and of other systems, which nobody translates. */
const mark = '¤'
const setting = (locale: string) => ({ t: (text: string) => `${mark}${text}`, many: 2, locale })

describe.each(others)('in %s', (language) => {
  const locale = locales[language]

  it.each(Object.entries(scenes))('%s obeys the card rules', (_name, scene) => {
    const view = scene(setting(locale))

    expect(view.kind === 'adaptive' ? problemsOf(view.card) : []).toEqual([])
  })

  it.each(Object.entries(scenes))('%s holds no English sentence', (_name, scene) => {
    const left = [0, 2].flatMap((many) => saidBy(scene({ ...setting(locales.en), many })))

    const said = [0, 2].flatMap((many) => saidBy(scene({ ...setting(locale), many })))

    expect(said.filter((text) => left.includes(text) && !text.includes(mark))).toEqual([])
  })
})
