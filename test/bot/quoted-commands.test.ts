import { parseCommand } from '../../src/bot/parse-command.ts'
import { languages } from '../../src/views/language.ts'

/** What sentences tell people to say, in the order of the languages: en, nl, de, fr, da. */
const quoted = {
  connect: ['connect', 'verbinden', 'verbinden', 'connecter', 'forbind'],
  disconnect: ['disconnect', 'verbinding verbreken', 'trennen', 'déconnecter', 'afbryd forbindelsen'],
  undo: ['undo 3', 'ongedaan 3', 'rückgängig 3', 'défaire 3', 'fortryd 3'],
  cancel: ['cancel 3', 'stop 3', 'abbrechen 3', 'annuler 3', 'annullér 3'],
  runs: ['runs', 'runs', 'Läufe', 'exécutions', 'kørsler'],
  decide: ['decide', 'beslis', 'entscheide', 'décider', 'afgør'],
  'notify me': ['notify me', 'bericht mij', 'benachrichtige mich', 'préviens-moi', 'giv mig besked'],
  'stop notifying': ['stop notifying', 'geen berichten', 'keine Benachrichtigungen', 'ne plus prévenir', 'ingen beskeder'],
} as const

const cases = Object.entries(quoted).flatMap(([name, texts]) =>
  languages.map((language, index) => [texts[index] ?? '', language, name] as const),
)

it.each(cases)('“%s” is understood in %s as %s', (text, language, name) => {
  expect(parseCommand(text, language)?.name).toBe(name)
})
