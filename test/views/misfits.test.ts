import { applyTransform, isProblem } from '../../src/sync/field-rules/apply-transform.ts'
import type { Transform } from '../../src/sync/field-rules/types.ts'
import { languages } from '../../src/views/language.ts'
import { wordHint } from '../../src/views/profile-hints.ts'
import { wordReason } from '../../src/views/reasons.ts'
import { words } from '../../src/views/words/misfits.ts'

const steps: readonly [Transform, string][] = [
  [{ kind: 'read-number', locale: 'nl-NL' }, 'many'],
  [{ kind: 'write-number', locale: 'nl-NL', decimals: 2 }, 'ten'],
  [{ kind: 'read-date', format: 'nl-NL' }, '31-2-2025'],
  [{ kind: 'write-date', format: 'nl-NL' }, 'soon'],
  [{ kind: 'phone', country: 'NL' }, 'ask Jan'],
  [{ kind: 'country-name', locale: 'nl' }, 'Nowhere'],
  [{ kind: 'country-code', locale: 'nl' }, 'Nowhere'],
  [{ kind: 'yes-no', yes: ['ja'], no: ['nee'] }, 'perhaps'],
]

describe('a value that a step of a rule makes nothing of', () => {
  it.each(steps)('is said in English as it is kept (%j)', (step, value) => {
    const made = applyTransform(step, value, {})
    if (!isProblem(made)) throw new Error('the step took the value')

    expect(words('en')[made.misfit](made.shown, made.by)).toBe(made.problem)
  })

  it.each(Object.keys(words('en')) as (keyof ReturnType<typeof words>)[])('has its own sentence in each language (%s)', (misfit) => {
    const said = languages.map((language) => words(language)[misfit]('many', 'NL'))

    expect(new Set(said).size).toBe(languages.length)
    for (const each of said) expect(each).toContain('many')
  })

  it('is said whole in the reader’s language, and as it was kept when nothing else is known', () => {
    const kept = { code: 'transform', field: 'Plaats', detail: '“many” isn’t a number as nl-NL writes it' } as const
    const misfit = { is: 'number', shown: 'many', by: 'nl-NL' } as const

    expect(wordReason({ ...kept, misfit }, 'nl-NL')).toBe(
      'Plaats kan niet door zijn regel worden gevuld: “many” is geen getal zoals nl-NL het schrijft.',
    )
    expect(wordReason(kept, 'nl-NL')).toContain('isn’t a number')
  })
})

describe('a hint at a field', () => {
  it.each([
    ['nl', 'Land kent “X” en “Y” niet: geef het een regel met een waardelijst.'],
    ['de', 'Land kennt „X“ und „Y“ nicht: geben Sie dem Feld eine Regel mit einer Werteliste.'],
    ['fr', 'Land ne connaît pas « X » et « Y » : donnez-lui une règle avec une liste de valeurs.'],
    ['da', 'Land kender ikke »X« og »Y«: giv feltet en regel med en værdiliste.'],
  ])('is said in %s', (locale, sentence) => {
    expect(wordHint({ kind: 'choices', missing: ['X', 'Y'] }, 'Land', locale)).toBe(sentence)
  })
})
