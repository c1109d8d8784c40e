import fc from 'fast-check'
import { parseSchedule } from '../../src/sync/schedule/parse-schedule.ts'
import { timesOfDay } from '../../src/sync/schedule/times-of-day.ts'
import type { Days, Schedule, TimeOfDay, Weekday } from '../../src/sync/schedule/types.ts'
import { languages } from '../../src/views/language.ts'
import { wordSchedule } from '../../src/views/word-schedule.ts'

const at = (days: Days, ...times: TimeOfDay[]): Schedule => ({ kind: 'days', days, times })
const hours = (every: number, from: TimeOfDay | null = null, to: TimeOfDay | null = null, days: Days = 'every'): Schedule => ({
  kind: 'hours',
  every,
  days,
  from,
  to,
})
const month = (day: number | 'last', time: TimeOfDay): Schedule => ({ kind: 'month', day, time })
const working: Days = [1, 2, 3, 4, 5]

const phrasings: [text: string, schedule: Schedule][] = [
  ['every weekday at 07:00', at(working, '07:00')],
  ['Every weekday at 7 am.', at(working, '07:00')],
  ['weekdays at 07:00', at(working, '07:00')],
  ['daily 8:30 and 17:00', at('every', '08:30', '17:00')],
  ['daily at 17:00, 8:30', at('every', '08:30', '17:00')],
  ['every day at 8', at('every', '08:00')],
  ['at 8 every day', at('every', '08:00')],
  ['every monday 8 am', at([1], '08:00')],
  ['mondays at 8pm', at([1], '20:00')],
  ['every week on Friday at 16:15', at([5], '16:15')],
  ['mon, wed and fri at 6:45', at([1, 3, 5], '06:45')],
  ['mon-fri 7:00', at(working, '07:00')],
  ['monday to thursday and saturday at 9 p.m.', at([1, 2, 3, 4, 6], '21:00')],
  ['friday to monday at 22:00', at([1, 5, 6, 7], '22:00')],
  ['every weekend at noon', at([6, 7], '12:00')],
  ['daily at midnight', at('every', '00:00')],
  ['daily at 12 am', at('every', '00:00')],
  ['daily at 12:30 pm', at('every', '12:30')],
  ['every morning at half past seven', at('every', '07:30')],
  ['every evening at 8', at('every', '20:00')],
  ['every day at quarter to six in the evening', at('every', '17:45')],
  ['every day at 6 o’clock in the morning', at('every', '06:00')],
  ['every 2 hours', hours(2)],
  ['every second hour', hours(2)],
  ['hourly', hours(1)],
  ['every hour', hours(1)],
  ['every 2 hours from 8:00 to 18:00', hours(2, '08:00', '18:00')],
  ['every 3 hours between 8 am and 6 pm on weekdays', hours(3, '08:00', '18:00', working)],
  ['weekdays every hour 9:00-17:00', hours(1, '09:00', '17:00', working)],
  ['first day of the month 06:00', month(1, '06:00')],
  ['on the 15th of every month at 8 am', month(15, '08:00')],
  ['monthly on the 1st at 6:00', month(1, '06:00')],
  ['last day of the month at 18:00', month('last', '18:00')],
  ['elke maandag 8 uur', at([1], '08:00')],
  ['elke maandag om 8 uur ’s avonds', at([1], '20:00')],
  ['werkdagen om half acht', at(working, '07:30')],
  ['elke werkdag om half 8', at(working, '07:30')],
  ['dagelijks om kwart over zeven', at('every', '07:15')],
  ['dagelijks om kwart voor 12', at('every', '11:45')],
  ['elke dag om half een ’s middags', at('every', '12:30')],
  ['iedere dag om 8u30 en 17u00', at('every', '08:30', '17:00')],
  ['maandag t/m vrijdag om 7.00 uur', at(working, '07:00')],
  ['ma, wo en vr om 9 uur', at([1, 3, 5], '09:00')],
  ['elke 2 uur', hours(2)],
  ['om de 4 uur', hours(4)],
  ['elk uur van 8 uur tot 18 uur op werkdagen', hours(1, '08:00', '18:00', working)],
  ['eerste dag van de maand om 6 uur', month(1, '06:00')],
  ['de 15e van elke maand om 08:00', month(15, '08:00')],
  ['laatste dag van de maand 18:00', month('last', '18:00')],
  ['jeden Werktag um 7 Uhr', at(working, '07:00')],
  ['werktags um halb acht', at(working, '07:30')],
  ['täglich um 8:30 und 17 Uhr', at('every', '08:30', '17:00')],
  ['jeden Montag um 8 Uhr abends', at([1], '20:00')],
  ['montags und donnerstags um Viertel nach neun', at([1, 4], '09:15')],
  ['von Montag bis Freitag um 6.30 Uhr', at(working, '06:30')],
  ['jeden Morgen um fünf', at('every', '05:00')],
  ['alle 2 Stunden', hours(2)],
  ['jede Stunde von 8 bis 18 Uhr', hours(1, '08:00', '18:00')],
  ['stündlich', hours(1)],
  ['am ersten Tag des Monats um 6 Uhr', month(1, '06:00')],
  ['am 15. jedes Monats um 8 Uhr', month(15, '08:00')],
  ['am letzten Tag des Monats um 18 Uhr', month('last', '18:00')],
  ['tous les jours à 8h30', at('every', '08:30')],
  ['chaque lundi à 8 h', at([1], '08:00')],
  ['tous les lundis à huit heures et demie', at([1], '08:30')],
  ['du lundi au vendredi à 7h', at(working, '07:00')],
  ['en semaine à 7 heures moins le quart', at(working, '06:45')],
  ['le mardi et le jeudi à 6 heures du soir', at([2, 4], '18:00')],
  ['tous les jours à midi', at('every', '12:00')],
  ['toutes les 2 heures', hours(2)],
  ['toutes les heures de 8h à 18h', hours(1, '08:00', '18:00')],
  ['le premier jour du mois à 6h', month(1, '06:00')],
  ['le 15 de chaque mois à 8h00', month(15, '08:00')],
  ['le dernier jour du mois à 18h', month('last', '18:00')],
  ['hver dag kl. 8', at('every', '08:00')],
  ['hverdage kl. 7.30', at(working, '07:30')],
  ['hver hverdag klokken halv otte', at(working, '07:30')],
  ['hver mandag kl. kvart i ni', at([1], '08:45')],
  ['mandag til fredag kl. 7', at(working, '07:00')],
  ['lørdag og søndag kl. 8 om aftenen', at([6, 7], '20:00')],
  ['hver anden time', hours(2)],
  ['hver time fra kl. 8 til kl. 18', hours(1, '08:00', '18:00')],
  ['den første dag i måneden kl. 6', month(1, '06:00')],
  ['den 15. i måneden kl. 8', month(15, '08:00')],
]

it.each(phrasings)('reads “%s”', (text, schedule) => {
  const read = parseSchedule(text)

  expect(read).toMatchObject({ kind: 'schedule', schedule })
})

it.each(['off', 'Off.', 'stop', 'uit', 'aus', 'arrêter', 'slå fra', 'STOP!'])('“%s” ends it', (text) => {
  expect(parseSchedule(text)).toEqual({ kind: 'off' })
})

describe('what could mean two things, or says too little', () => {
  it.each([
    ['half eight every day', null],
    ['every day at half 8', 'half'],
    ['every other day at 8', 'other'],
    ['every 2 days at 8', null],
    ['every 2 weeks on monday at 8', 'weeks'],
    ['every second monday at 8', null],
    ['om de dag om 8 uur', null],
    ['alle zwei Tage um 8 Uhr', null],
    ['hver anden dag kl. 8', null],
    ['hver 2. mandag kl. 8', null],
    ['every 5 hours', null],
    ['every 90 minutes', 'minutes'],
    ['every 0 hours', null],
    ['every 24 hours', null],
    ['first monday of the month at 8:00', null],
    ['day 32 of the month at 8:00', null],
    ['every day at 5 and 7 pm', null],
    ['every 2 hours from 8 to 6', null],
    ['every 2 hours from 8 to 6 pm', null],
    ['every day at 25:00', '25:00'],
    ['every day at 14 am', null],
    ['every day at 12 in the evening', null],
    ['jeden Tag um viertel acht', 'viertel'],
    ['elke dag om half een', null],
    ['every day except monday at 8', 'except'],
    ['not on monday at 8:00', 'not'],
    ['morgen om 8 uur', 'morgen'],
    ['every day at 0730', '0730'],
    ['8:00', null],
    ['', null],
    ['whenever you like', 'whenever'],
  ])('“%s” is not guessed at', (text, word) => {
    const read = parseSchedule(text)

    expect(read.kind).toBe('unclear')
    if (word !== null) expect(read).toMatchObject({ word: expect.stringContaining(word) })
  })

  it.each(['every monday', 'werkdagen', 'jeden Tag', 'tous les jours', 'hver dag', 'first day of the month'])(
    '“%s” lacks a time',
    (text) => {
      expect(parseSchedule(text)).toEqual({ kind: 'unclear', word: null, missing: 'time' })
    },
  )
})

describe('what was taken for granted is told', () => {
  it.each([
    ['every day at 8', ['morning']],
    ['jeden Tag um halb acht', ['morning']],
    ['every day at 8 am', []],
    ['every day at 8:00', []],
    ['every day at 20', []],
    ['every weekday at 07:00', ['working-days']],
    ['monday to friday at 07:00', []],
  ])('“%s”: %j', (text, assumed) => {
    expect(parseSchedule(text)).toMatchObject({ assumed })
  })
})

const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map((pair) => pair.map(twoDigits).join(':'))
const twoDigits = (value: number) => String(value).padStart(2, '0')
const someDays: fc.Arbitrary<Days> = fc.oneof(
  fc.constant('every' as const),
  fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1, maxLength: 6 }).map((days) => [...days].sort()),
)
const ranges = fc.oneof(
  fc.constant([null, null] as const),
  times.map((from) => [from, null] as const),
  fc.uniqueArray(times, { minLength: 2, maxLength: 2 }).map((ends) => [...ends].sort() as [string, string]),
)
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  fc
    .tuple(someDays, fc.uniqueArray(times, { minLength: 1, maxLength: 6 }))
    .map(([days, list]) => ({ kind: 'days' as const, days, times: [...list].sort() })),
  fc.tuple(fc.constantFrom(1, 2, 3, 4, 6, 8, 12), someDays, ranges).map(([every, days, [from, to]]) => hours(every, from, to, days)),
  fc.tuple(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)), times).map(([day, time]) => month(day, time)),
)

it.each(languages)('reads what it shows back in %s as the same schedule', (language) => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      expect(parseSchedule(wordSchedule(schedule, language))).toMatchObject({ kind: 'schedule', schedule })
    }),
    { numRuns: 200 },
  )
})

it('reads any text without failing, and never as a schedule without times', () => {
  const vocabulary = phrasings.flatMap(([text]) => text.split(' '))
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' ')),
  )

  fc.assert(
    fc.property(texts, (text) => {
      const read = parseSchedule(text)
      if (read.kind === 'schedule') expect(timesOfDay(read.schedule).length).toBeGreaterThan(0)
    }),
    { numRuns: 1_000 },
  )
})
