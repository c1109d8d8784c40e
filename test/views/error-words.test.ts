import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { notConnected } from '../../src/app/exact-access.ts'
import { type SaidError, SaldoError, saidOf } from '../../src/errors.ts'
import { answerError, blocked, endpointPaused, noAdministration, rateLimited, reconnect } from '../../src/exact/errors.ts'
import { type ErrorText, wordError, wordHappened, wordKept } from '../../src/views/error-words.ts'
import { languages } from '../../src/views/language.ts'
import { connectionErrors } from '../../src/views/words/errors-connection.ts'
import { exactErrors } from '../../src/views/words/errors-exact.ts'
import { recordErrors } from '../../src/views/words/errors-records.ts'

const src = join(import.meta.dirname, '../../src')
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.startsWith('sandbox'),
)
const code = sources.map((name) => readFileSync(join(src, name), 'utf8')).join('\n')
const thrown = [...new Set([...code.matchAll(/(?:new SaldoError|throw refusal)\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''))]

/** Thrown by those who know the reader: their `person` is in the reader's language already. */
const saidToTheReader = ['draft-gone', 'profile-gone']

const groups = [connectionErrors, exactErrors, recordErrors]
const nl: Record<string, ErrorText> = Object.assign({}, ...groups.map((group) => group.nl))
const de: Record<string, ErrorText> = Object.assign({}, ...groups.map((group) => group.de))
const fr: Record<string, ErrorText> = Object.assign({}, ...groups.map((group) => group.fr))
const da: Record<string, ErrorText> = Object.assign({}, ...groups.map((group) => group.da))
const keys = Object.keys(nl)
const whole = (text: ErrorText | undefined) => [text].flat().join(' ')
const namesIn = (text: ErrorText | undefined) => [...whole(text).matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort()

const operation = { method: 'GET', path: '/api/v1/1/crm/Accounts' }
const at = Date.parse('2026-11-24T08:00:00Z')
const seven = new Date(at + 7 * 60_000)
const spent = (reserved: boolean) => rateLimited(operation, { until: seven, reason: 'day', reserved })

describe('the words of errors', () => {
  it('finds the errors there are', () => {
    expect(thrown.length).toBeGreaterThan(45)
  })

  it.each(thrown.filter((each) => !saidToTheReader.includes(each)))('has words for %s', (each) => {
    expect(keys.filter((key) => key === each || key.startsWith(`${each} `))).not.toEqual([])
  })

  it('has none for an error that nobody throws', () => {
    const kept = ['run-unexpected']

    expect(keys.map((key) => key.split(' ')[0] ?? '').filter((each) => !thrown.includes(each) && !kept.includes(each))).toEqual([])
  })

  it.each(keys)('says %s in four languages that differ, and names the same values in each', (key) => {
    const texts = [nl[key], de[key], fr[key], da[key]]

    expect(new Set(texts.map(whole)).size).toBe(4)
    expect(new Set(texts.map((text) => namesIn(text).join())).size).toBe(1)
    expect(new Set(texts.map((text) => typeof text)).size).toBe(1)
  })
})

describe('an error said to its reader', () => {
  it.each([
    ['not connected', notConnected(), 'Exact Online is niet verbonden. Een beheerder kan verbinden door connect te zeggen.'],
    ['a lost connection', reconnect('401'), 'Exact accepteert deze verbinding niet meer. Een beheerder moet Exact opnieuw verbinden.'],
    ['no administration', noAdministration(), 'Er is nog geen administratie gekozen. Een beheerder kan er een kiezen met “connect”.'],
    [
      'the minute’s calls',
      rateLimited(operation, null),
      'Alle calls die Exact deze minuut toestaat, zijn gebruikt. Vraag het over een minuut opnieuw.',
    ],
    ['the day’s calls', spent(false), 'Alle calls die Exact vandaag toestaat, zijn gebruikt. Vraag het morgen opnieuw.'],
    [
      'what is kept for questions',
      spent(true),
      'De calls van vandaag voor imports zijn gebruikt, de rest wordt bewaard voor vragen. Vraag het morgen opnieuw.',
    ],
    [
      'a block',
      blocked(operation, seven, at),
      'Exact neemt dit soort vraag voorlopig niet meer aan. Saldo vraagt op zijn vroegst over 7 minuten opnieuw.',
    ],
    [
      'a pause',
      endpointPaused(operation, new Date(at), at, undefined),
      'Exact weigerde dit soort vraag meerdere keren. Saldo stelt haar op zijn vroegst over een minuut opnieuw.',
    ],
  ])('is Dutch to a Dutch colleague (%s)', (_what, error, sentence) => {
    expect(wordError(error, 'nl-BE')).toBe(sentence)
  })

  it.each([
    ['Scope Violated: the crm accounts scope', {}],
    ["Scope Violated: 'crm accounts' scope", { scope: 'crm accounts' }],
    ['WrongDivision', {}],
    ['no', {}],
  ])('is found for every refusal of Exact (%s)', (reason, values) => {
    const body = JSON.stringify({ error: { message: { value: reason } } })
    const error = answerError(operation, { status: 403, headers: {}, body } as never)

    expect(wordError(error, 'de')).not.toBe(error.person)
    for (const value of Object.values(values)) expect(wordError(error, 'de')).toContain(value)
  })

  it('is its own sentence in English, and to somebody whose language isn’t spoken here', () => {
    const error = notConnected()

    expect(wordError(error, 'en-GB')).toBe(error.person)
    expect(wordError(error, 'sv')).toBe(error.person)
  })

  it.each(languages)('keeps what happened apart from the advice (%s)', (language) => {
    const error = spent(false)

    expect(wordError(error, language).startsWith(`${wordHappened(error, language)} `)).toBe(true)
  })

  it('is English where it has no words, or lacks a value that they name', () => {
    const said = { person: 'There is no run 12.', happened: 'There is no run 12.' }

    expect(wordError({ ...said, code: 'of-tomorrow', values: {} }, 'fr')).toBe(said.person)
    expect(wordError({ ...said, code: 'run-missing', values: {} }, 'fr')).toBe(said.person)
  })

  it('never throws and leaves no gap, whatever the values are', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant('{run}'), fc.constant('$&'))
    const names = fc.constantFrom('run', 'title', 'reason', 'minutes', 'scope', 'field')
    const errors = fc.record({
      code: fc.oneof(
        fc.constantFrom(...keys.map((key) => key.split(' ')[0] ?? '')),
        fc.constantFrom('__proto__', 'constructor', 'toString'),
      ),
      values: fc.dictionary(
        fc.oneof(names, fc.constant('case')),
        fc.oneof(value, fc.constantFrom('one', 'other', 'day', 'read', 'record', 'parked')),
      ),
      person: fc.constant('Said in English.'),
      happened: fc.constant('Said.'),
    })

    fc.assert(
      fc.property(errors, fc.constantFrom('nl', 'de-AT', 'fr', 'da', '', 'xx'), (error: SaidError, locale) => {
        const said = wordError(error, locale)

        expect(said).not.toContain('undefined')
        if (!Object.values(error.values).some((each) => String(each).includes('{'))) expect(said).not.toMatch(/\{\w+\}/)
      }),
    )
  })
})

describe('a sentence that was kept', () => {
  const of = saidOf(spent(false))

  it('is said in the reader’s language, as much of it as was kept', () => {
    expect(wordKept(of.person, of, 'da')).toBe('Alle de kald, som Exact tillader i dag, er brugt. Spørg igen i morgen.')
    expect(wordKept(of.happened, of, 'da')).toBe('Alle de kald, som Exact tillader i dag, er brugt.')
  })

  it('stays as it is when it is older than the words, or is of something else', () => {
    expect(wordKept('All calls are used.', undefined, 'da')).toBe('All calls are used.')
    expect(wordKept('Continues at 10:42.', of, 'da')).toBe('Continues at 10:42.')
  })

  it('outlives being kept as JSON', () => {
    const error = new SaldoError('run-missing', { message: 'm', person: 'There is no run 12.', values: { run: 12 }, recovery: 'fix-input' })

    expect(wordKept(error.person, JSON.parse(JSON.stringify(saidOf(error))), 'fr')).toContain('12')
  })
})
