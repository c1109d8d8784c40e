import fc from 'fast-check'
import { guessCommand, parseCommand } from '../../src/bot/parse-command.ts'
import { phrasebooks } from '../../src/bot/phrases/phrasebooks.ts'
import { registry } from '../../src/bot/registry.ts'

describe('every command of the registry', () => {
  it.each(registry.map(({ name }) => [phrasebooks.en[name].example, name]))('“%s” is %s', (example, name) => {
    const command = parseCommand(example, 'en')

    expect(command?.name).toBe(name)
  })
})

const customer = (name: string) => ({ customer: name })
const profile = (title: string) => ({ profile: title })

const phrasings: [text: string, name: string, args?: object][] = [
  ['Help', 'help'],
  ['HELP!', 'help'],
  ['?', 'help'],
  ['??', 'help'],
  ['hi', 'help'],
  ['Hi Saldo', 'help'],
  ['hello there', 'help'],
  ['Goedemorgen!', 'help'],
  ['moin', 'help'],
  ['menu', 'help'],
  ['/help', 'help'],
  ['what can you do?', 'help'],
  ['Thanks', 'thanks'],
  ['thank you!', 'thanks'],
  ['Dank je wel', 'thanks'],
  ['tak', 'thanks'],
  ['status', 'status'],
  ['Status?', 'status'],
  ['  status  ', 'status'],
  ['show me status', 'status'],
  ['please status', 'status'],
  ['why Acme', 'why', { record: 'Acme' }],
  ['why was Acme not synced?', 'why', { record: 'Acme' }],
  ['Why wasn’t Acme B.V. imported?', 'why', { record: 'Acme B.V.' }],
  ["why isn't De Wit Catering in the CRM", 'why', { record: 'De Wit Catering' }],
  ['why is Acme skipped', 'why', { record: 'Acme' }],
  ['why did Acme fail?', 'why', { record: 'Acme' }],
  ['why didn’t Acme get updated', 'why', { record: 'Acme' }],
  ['why has Notten Advies not been created', 'why', { record: 'Notten Advies' }],
  ['why 1001', 'why', { record: '1001' }],
  ['runs', 'runs', {}],
  ['runs failed', 'runs', { filter: 'failed' }],
  ['failed runs', 'runs', { filter: 'failed' }],
  ['show runs of Customers this week', 'runs', { filter: 'of Customers this week' }],
  ['balance', 'balance'],
  ['balance for', 'balance'],
  ['balance for Acme', 'balance', customer('Acme')],
  ['Balance for ACME B.V.', 'balance', customer('ACME B.V.')],
  ['balance for Acme.', 'balance', customer('Acme')],
  ['balance for Acme please', 'balance', customer('Acme')],
  ['balance for Acme, please!', 'balance', customer('Acme')],
  ['balance for Soplease', 'balance', customer('Soplease')],
  ['please balance for Acme', 'balance', customer('Acme')],
  ['Hi, balance for Acme', 'balance', customer('Acme')],
  ['Hey Saldo, can you show me the balance of Acme?', 'balance', customer('Acme')],
  ['BALANCE FOR acme', 'balance', customer('acme')],
  ['balance Acme', 'balance', customer('Acme')],
  ['balance of Jansen & Zonen', 'balance', customer('Jansen & Zonen')],
  ['balance for Smit, Jansen en Co', 'balance', customer('Smit, Jansen en Co')],
  ['open balance for Acme', 'balance', customer('Acme')],
  ['the balance for Acme', 'balance', customer('Acme')],
  ["what's the balance of Acme?", 'balance', customer('Acme')],
  ['What’s the balance of Acme?', 'balance', customer('Acme')],
  ['what is the balance for Acme', 'balance', customer('Acme')],
  ['whats the balance of acme', 'balance', customer('acme')],
  ['show me the balance of Acme', 'balance', customer('Acme')],
  ['show the balance of Acme', 'balance', customer('Acme')],
  ['can you show me the balance for Acme?', 'balance', customer('Acme')],
  ['give me the balance for Acme', 'balance', customer('Acme')],
  ['tell me the balance of Acme', 'balance', customer('Acme')],
  ['how much does Acme owe us?', 'balance', customer('Acme')],
  ['How much does Acme B.V. owe', 'balance', customer('Acme B.V.')],
  ['what does Acme owe us', 'balance', customer('Acme')],
  ['balance\u00a0for\u00a0Acme', 'balance', customer('Acme')],
  ['balance\n for   Acme   Logistics', 'balance', customer('Acme Logistics')],
  ["balance for 't Hoekje", 'balance', customer("'t Hoekje")],
  ['balance for ’t Hoekje', 'balance', customer('’t Hoekje')],
  ['balance for 10024', 'balance', customer('10024')],
  ['balance for For You', 'balance', customer('For You')],
  ['fresh balance for Acme', 'balance', { customer: 'Acme', fresh: 'asked' }],
  ['Refresh the balance for Acme', 'balance', { customer: 'Acme', fresh: 'asked' }],
  ['refresh balance for Acme', 'balance', { customer: 'Acme', fresh: 'asked' }],
  ['show me the live balance of Acme?', 'balance', { customer: 'Acme', fresh: 'asked' }],
  ['fresh open invoices for Acme', 'invoices', { customer: 'Acme', filter: 'open', fresh: 'asked' }],
  ['balance for Acme fresh', 'balance', { customer: 'Acme', whole: 'Acme fresh', fresh: 'told' }],
  ['balance for Acme B.V. now', 'balance', { customer: 'Acme B.V.', whole: 'Acme B.V. now', fresh: 'told' }],
  ['overdue for Acme, right now', 'overdue', { customer: 'Acme', whole: 'Acme, right now', fresh: 'told' }],
  ['what is the balance of Acme live', 'balance', { customer: 'Acme', whole: 'Acme live', fresh: 'told' }],
  ['balance for Fresh Fruit', 'balance', customer('Fresh Fruit')],
  ['Fresh Fruit balance', 'balance', customer('Fresh Fruit')],
  ['fresh balance for Fresh Fruit', 'balance', { customer: 'Fresh Fruit', fresh: 'asked' }],
  ['balance for now', 'balance', customer('now')],
  ['overdue', 'overdue all'],
  ['overdue for', 'overdue'],
  ['overdue for Acme', 'overdue', customer('Acme')],
  ['what is overdue for Acme?', 'overdue', customer('Acme')],
  ['overdue invoices of Acme', 'overdue', customer('Acme')],
  ['overdue amount for Acme', 'overdue', customer('Acme')],
  ['invoices for Acme', 'invoices', customer('Acme')],
  ['invoice for Acme', 'invoices', customer('Acme')],
  ['open invoices for Acme', 'invoices', { customer: 'Acme', filter: 'open' }],
  ['invoices for Acme open', 'invoices', { customer: 'Acme', filter: 'open' }],
  ['show the open invoices for Acme', 'invoices', { customer: 'Acme', filter: 'open' }],
  ['customers', 'customers'],
  ['list all customers', 'customers'],
  ['companies', 'customers'],
  ['customer Acme', 'customer', { name: 'Acme' }],
  ['find customer Acme', 'customer', { name: 'Acme' }],
  ['company Acme B.V.', 'customer', { name: 'Acme B.V.' }],
  ['Connect', 'connect'],
  ['connect to Exact Online', 'connect'],
  ['reconnect', 'connect'],
  ['disconnect', 'disconnect'],
  ['disconnect from exact', 'disconnect'],
  ['Settings', 'settings'],
  ['app config', 'settings'],
  ['profiles', 'profiles'],
  ['list profiles', 'profiles'],
  ['new profile', 'new profile'],
  ['create a profile', 'new profile'],
  ['new mapping profile', 'new profile'],
  ['new profile Customers', 'new profile', { title: 'Customers' }],
  ['new profile called Klanten NL', 'new profile', { title: 'Klanten NL' }],
  ['edit Customers', 'edit', profile('Customers')],
  ['edit profile Customers', 'edit', profile('Customers')],
  ['copy Customers', 'copy', profile('Customers')],
  ['delete Customers', 'delete', profile('Customers')],
  ['remove profile Customers', 'delete', profile('Customers')],
  ['schedule Customers every weekday at 07:00', 'schedule', { what: 'Customers every weekday at 07:00' }],
  ['Schedule Customers', 'schedule', { what: 'Customers' }],
  ['schedule Customers off', 'schedule', { what: 'Customers off' }],
  ['schedule profile Klanten elke maandag 8 uur', 'schedule', { what: 'Klanten elke maandag 8 uur' }],
  ['stop the schedule of Customers', 'schedule', { stopped: 'Customers' }],
  ['schedules', 'schedules'],
  ['show schedules', 'schedules'],
  ['preview Customers', 'preview', profile('Customers')],
  ['preview profile Customers update', 'preview', profile('Customers update')],
  ['run Customers', 'run', profile('Customers')],
  ['run profile Customers', 'run', profile('Customers')],
  ['Run Customers import', 'run', profile('Customers import')],
  ['run Customers import & update', 'run', profile('Customers import & update')],
  ['please run Customers import.', 'run', profile('Customers import')],
  ['start Customers', 'run', profile('Customers')],
  ['import Customers', 'run', { mode: 'import', profile: 'Customers' }],
  ['run', 'profiles', {}],
  ['delete', 'profiles', {}],
  ['“run Customers import”', 'run', profile('Customers import')],
  ['Acme balance', 'balance', { customer: 'Acme' }],
  ['run 12', 'show run', { number: '12' }],
  ['run #12', 'show run', { number: '12' }],
  ['show run 12', 'show run', { number: '12' }],
  ['runs', 'runs'],
  ['last runs', 'runs'],
  ['cancel', 'cancel', {}],
  ['cancel 12', 'cancel', { number: '12' }],
  ['stop run 12', 'cancel', { number: '12' }],
  ['notify me', 'notify me'],
  ['notify here', 'notify here'],
  ['notify this channel', 'notify here'],
  ['stop notifying', 'stop notifying'],
  ['don’t notify me', 'stop notifying'],
  ['unsubscribe', 'stop notifying'],
  ['admins', 'admins'],
  ['make Megan Bowen admin', 'make admin', { person: 'Megan Bowen' }],
  ['make Megan Bowen an admin', 'make admin', { person: 'Megan Bowen' }],
]

describe('what people type', () => {
  it.each(phrasings.map(([text, name, args = {}]) => ({ text, name, args })))('“$text” is $name', ({ text, name, args }) => {
    const command = parseCommand(text, 'en')

    expect(command?.name).toBe(name)
    expect(command?.args).toEqual(args)
  })

  it.each([
    '',
    '   ',
    '.',
    'Acme',
    'the weather tomorrow',
    '👍',
    'make coffee',
    'help me understand why the invoices are late',
    'unbalanced',
    'yes',
    '123456',
    'connection lost again',
    '[object Object]',
  ])('“%s” is no command', (text) => {
    expect(parseCommand(text, 'en')).toBeNull()
  })

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (text) => {
        parseCommand(text, 'en')
        guessCommand(text, 'en')
      }),
    )
  })

  it('reads any name as it was typed', () => {
    const names = fc.stringMatching(/^[A-Z][A-Za-z0-9&' -]{0,40}[a-z0-9]$/).map((name) => name.replaceAll(/ +/g, ' '))

    fc.assert(
      fc.property(names, (name) => {
        fc.pre(!/(?:please|\b(?:fresh|live|now))$/i.test(name))
        expect(parseCommand(`balance for ${name}`, 'en')?.args.customer).toBe(name)
      }),
    )
  })

  it('answers long nonsense quickly', () => {
    const start = performance.now()

    parseCommand('how much does '.repeat(20_000), 'en')
    parseCommand(`balance ${' ?'.repeat(100_000)}x`, 'en')
    guessCommand('b'.repeat(100_000), 'en')

    expect(performance.now() - start).toBeLessThan(1_000)
  })
})

describe('slips of the finger', () => {
  it.each([
    ['blance for acme', 'balance for acme', true],
    ['balace for Acme', 'balance for Acme', true],
    ['hlep', 'help', true],
    ['staus', 'status', true],
    ['custmer Acme', 'customer Acme', true],
    ['invoces for Acme', 'invoices for Acme', true],
    ['overdeu for Acme', 'overdue for Acme', true],
    ['setings', 'settings', false],
    ['conect', 'connect', false],
    ['disconect', 'disconnect', false],
    ['delte Customers', 'delete Customers', false],
    ['notfy me', 'notify me', false],
  ])('“%s” is read as “%s”', (typed, text, safe) => {
    const guess = guessCommand(typed, 'en')

    expect(guess).toMatchObject({ text, safe })
  })

  it.each(['', '!!', 'Acme', 'tom is great', 'ice cream', 'qwertyuiop', 'what time is it', '👍👍'])('“%s” is not guessed', (typed) => {
    expect(guessCommand(typed, 'en')).toBeNull()
  })
})
