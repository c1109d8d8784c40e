import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readFollowUp } from '../../src/bot/follow-up.ts'
import { type Command, guessCommand, parseCommand } from '../../src/bot/parse-command.ts'
import { phrasebooks } from '../../src/bot/phrases/phrasebooks.ts'
import { entryOf, registry } from '../../src/bot/registry.ts'
import { rankNames } from '../../src/sync/customer-name.ts'
import { type Language, languages } from '../../src/views/language.ts'

/** `customer`: who of the directory is meant; `after`: what was asked before. */
type Phrasing = { say: string; command: string; customer?: string; args?: Record<string, string>; after?: Command }

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, 'phrasings', `${name}.json`), 'utf8'))
const phrasingsIn = (language: Language) => read(language) as Phrasing[]
const nonsense = read('nonsense') as Record<Language, string[]>

const directory = [
  'Acme B.V.',
  'Acmetron N.V.',
  'Bakkerij van Dijk',
  'Boulangerie Lefèvre',
  'Café de Flore SARL',
  'De Wit Catering',
  'Fresh Fruit Ltd',
  'Højbjerg ApS',
  'Jansen & Zonen',
  'Müller GmbH',
  'Notten Advies',
  'Nørgaard A/S',
  'Schäfer Logistik KG',
].map((name) => ({ id: name, name }))

/** As the bot does: what goes on about the last, a command, or a safe guess. */
function understand(text: string, language: Language, last: Command | null): Command | null {
  const command = (last && readFollowUp(text, language, last)) ?? parseCommand(text, language)
  if (command !== null) return command
  const guess = guessCommand(text, language)
  return guess?.safe === true ? guess.command : null
}

describe.each(languages)('in %s', (language) => {
  const phrasings = phrasingsIn(language)

  it('there are 60 phrasings, none twice', () => {
    expect(new Set(phrasings.map(({ say }) => say)).size).toBe(60)
  })

  it.each(phrasings)('“$say” is $command', ({ say, command, customer, args = {}, after = null }) => {
    const understood = understand(say, language, after)

    const { customer: asked, name, ...others } = understood?.args ?? {}
    expect(understood?.name).toBe(command)
    expect(others).toEqual(args)
    expect(rankNames(asked ?? name ?? '', directory)[0]?.id).toBe(customer)
  })

  it.each(nonsense[language])('“%s” means nothing', (text) => {
    expect(understand(text, language, null)).toBeNull()
  })

  it.each(registry.map(({ name }) => ({ name, example: phrasebooks[language][name].example })))(
    '“$example” is $name for readers of every language',
    ({ name, example }) => {
      expect(languages.map((reader) => parseCommand(example, reader)?.name)).toEqual(languages.map(() => name))
    },
  )
})

describe('nonsense', () => {
  const words = [
    ...new Set(
      languages.flatMap((language) =>
        nonsense[language].flatMap((text) => text.toLowerCase().split(/[\s?]+/)).filter((word) => word !== 'why'),
      ),
    ),
  ]
  const sentence = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((chosen) => chosen.join(' '))
  const language = fc.constantFrom(...languages)

  it('is a hundred times nonsense', () => {
    expect(languages.map((each) => nonsense[each].length)).toEqual([20, 20, 20, 20, 20])
  })

  it('never becomes a command of admins, nor of anything that acts', () => {
    fc.assert(
      fc.property(sentence, language, (text, reader) => {
        const understood = understand(text, reader, null)

        expect(understood === null || (entryOf(understood.name).who === 'anyone' && entryOf(understood.name).safe)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('in any script never throws, nor is it a command of admins', () => {
    const last: Command = { name: 'balance', args: { customer: 'Acme' } }

    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), language, (text, reader) => {
        const understood = [understand(text, reader, null), understand(text, reader, last)]

        expect(understood.every((each) => each === null || entryOf(each.name).who === 'anyone')).toBe(true)
      }),
    )
  })
})
