import { actionsOf } from '../../src/local/card-parts.ts'
import { admin, colleague, connect, run, saveProfile, startSaldo, textOf } from '../support/saldo.ts'

const german = { id: 'a1000000-0000-4000-8000-000000000005', name: 'Lena Vogt', locale: 'de-AT' }
const saldo = await startSaldo({ sandbox: { accounts: 5 } })
const english = saldo.chatAs(admin)
const readers = { nl: saldo.chatAs(colleague), de: saldo.chatAs(german) }
type Reader = keyof typeof readers
const answer = async (reader: Reader, text: string) => textOf((await readers[reader].say(text)).at(-1))

beforeAll(async () => {
  await connect(english)
  for (const chat of Object.values(readers)) await chat.say('hi')
})

describe('somebody who is no admin', () => {
  it.each([
    ['nl', 'disconnect', ['Dit is voor beheerders', 'Alleen beheerders van Saldo', '[Help]']],
    ['de', 'disconnect', ['Das ist für Administratoren', 'Das dürfen nur Administratoren', '[Hilfe]']],
  ] as const)('and reads %s is told in that language that “%s” is for admins', async (reader, text, said) => {
    const shown = await answer(reader, text)

    for (const sentence of said) expect(shown).toContain(sentence)
  })
})

describe('an admin', () => {
  beforeAll(async () => {
    await english.say(`make ${colleague.name} admin`)
    await english.say(`make ${german.name} admin`)
    await saveProfile(english)
    await run(english, 'run Customers import')
    await run(english, 'preview Customers')
  })

  it.each([
    ['connect', 'Exact Online is al verbonden', 'Exact Online ist schon verbunden'],
    ['run 99', 'Er is geen run met dat nummer.', 'Es gibt keinen Lauf mit dieser Nummer.'],
    ['runs failed', 'Geen van de laatste 500 runs past bij “failed”.', 'Keiner der letzten 500 Läufe passt zu „failed“.'],
    ['cancel', 'Er is niets bezig', 'Nichts ist im Gange'],
    ['retry 1', 'In run 1 is geen record mislukt.', 'In Lauf 1 ist kein Datensatz gescheitert.'],
    ['undo 2', 'Run 2 was een voorbeeld', 'Lauf 2 war eine Vorschau'],
    ['decide', 'Niets te beslissen', 'Nichts zu entscheiden'],
    ['decide 1', 'Run 1 heeft geen record laten staan', 'Lauf 1 hat keinen Datensatz zum Entscheiden übrig gelassen'],
    ['why Nobody at all', 'Nooit gezien', 'Nie gesehen'],
    ['link Nobody at all', 'Onder “Nobody at all” is niets bekend', 'Unter „Nobody at all“ ist nichts bekannt'],
    ['make Nobody admin', 'Ik ken niemand met die naam.', 'Ich kenne niemanden mit diesem Namen.'],
    ['notify me', 'ik stuur je na elke run een bericht', 'ich schreibe Ihnen nach jedem Lauf'],
    ['stop notifying', 'geen berichten meer hier', 'keine Nachrichten mehr hier'],
    ['thanks', 'Graag gedaan!', 'Gern geschehen!'],
    ['123456', 'Geen aanmelding van jou wacht op een code.', 'Keine Anmeldung von Ihnen wartet auf einen Code.'],
    ['status', 'PUBLIC_URL is geen https-adres.', 'PUBLIC_URL ist keine https-Adresse.'],
  ])('is answered on “%s” in their own language', async (text, dutch, inGerman) => {
    expect(await answer('nl', text)).toContain(dutch)
    expect(await answer('de', text)).toContain(inGerman)
  })

  it('has buttons in their own words that say the English command', async () => {
    const [shown] = (await readers.de.say('run 99')).slice(-1)
    const [button] = shown === undefined ? [] : actionsOf(shown)

    expect(button).toMatchObject({ title: 'Letzte Läufe', data: { text: 'runs' } })
  })

  it.each([
    ['nl', 'Verbinding met Exact Online verbreken?', 'nee', 'Alles is gebleven zoals het was.'],
    ['de', 'Verbindung mit Exact Online trennen?', 'nein', 'Nichts wurde geändert.'],
  ] as const)('is asked before the connection ends, in %s, and answered on a no', async (reader, question, no, kept) => {
    expect(await answer(reader, 'disconnect')).toContain(question)
    expect(await answer(reader, no)).toContain(kept)
    expect(saldo.workspace().connection).not.toBeNull()
  })
})
