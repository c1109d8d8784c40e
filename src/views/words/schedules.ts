import type { Assumption, TimeOfDay } from '../../sync/schedule/types.ts'
import { inLanguages } from '../language.ts'

/** Monday first, each day and the whole sentences in words that can be typed again. */
type ScheduleWords = {
  weekdays: readonly string[]
  and: string
  everyDay: string
  everyWorkingDay: string
  every: (days: string) => string
  at: (days: string, times: string) => string
  month: (day: number | 'last', time: TimeOfDay) => string
  hours: (every: number) => string
  from: (from: TimeOfDay) => string
  between: (from: TimeOfDay, to: TimeOfDay) => string
  assumptions: Readonly<Record<Assumption, string>>
  shortMonths: string
}

export const words = inLanguages<ScheduleWords>({
  en: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    and: 'and',
    everyDay: 'every day',
    everyWorkingDay: 'every weekday',
    every: (days) => `every ${days}`,
    at: (days, times) => `${days} at ${times}`,
    month: (day, time) => `on the ${day === 'last' ? 'last day' : ordinal(day)} of every month at ${time}`,
    hours: (every) => (every === 1 ? 'every hour' : `every ${every} hours`),
    from: (from) => ` from ${from}`,
    between: (from, to) => ` from ${from} to ${to}`,
    assumptions: {
      morning: 'An hour without am or pm was read as one before noon. Say pm, or for example 20:00, if you meant later.',
      'working-days': 'Weekdays are Monday to Friday.',
    },
    shortMonths: 'In a month without that day it runs on the last one.',
  },
  nl: {
    weekdays: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'],
    and: 'en',
    everyDay: 'elke dag',
    everyWorkingDay: 'elke werkdag',
    every: (days) => `elke ${days}`,
    at: (days, times) => `${days} om ${times}`,
    month: (day, time) => `op de ${day === 'last' ? 'laatste dag' : `${day}e`} van elke maand om ${time}`,
    hours: (every) => (every === 1 ? 'elk uur' : `elke ${every} uur`),
    from: (from) => ` vanaf ${from}`,
    between: (from, to) => ` van ${from} tot ${to}`,
    assumptions: {
      morning: 'Een uur zonder dagdeel is gelezen als een uur vóór de middag. Zeg ’s avonds, of bijvoorbeeld 20:00, als je later bedoelde.',
      'working-days': 'Werkdagen zijn maandag tot en met vrijdag.',
    },
    shortMonths: 'In een maand zonder die dag gebeurt het op de laatste dag.',
  },
  de: {
    weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
    and: 'und',
    everyDay: 'jeden Tag',
    everyWorkingDay: 'jeden Werktag',
    every: (days) => `jeden ${days}`,
    at: (days, times) => `${days} um ${times} Uhr`,
    month: (day, time) => `am ${day === 'last' ? 'letzten Tag' : `${day}.`} jedes Monats um ${time} Uhr`,
    hours: (every) => (every === 1 ? 'jede Stunde' : `alle ${every} Stunden`),
    from: (from) => ` ab ${from} Uhr`,
    between: (from, to) => ` von ${from} bis ${to} Uhr`,
    assumptions: {
      morning:
        'Eine Stunde ohne Tageszeit wurde als eine vor zwölf Uhr mittags gelesen. Sagen Sie abends oder zum Beispiel 20:00, wenn Sie später meinten.',
      'working-days': 'Werktage sind Montag bis Freitag.',
    },
    shortMonths: 'In einem Monat ohne diesen Tag läuft es am letzten.',
  },
  fr: {
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    and: 'et',
    everyDay: 'tous les jours',
    everyWorkingDay: 'chaque jour ouvré',
    every: (days) => `chaque ${days}`,
    at: (days, times) => `${days} à ${times}`,
    month: (day, time) => `le ${day === 'last' ? 'dernier jour' : day === 1 ? 'premier' : day} de chaque mois à ${time}`,
    hours: (every) => (every === 1 ? 'toutes les heures' : `toutes les ${every} heures`),
    from: (from) => ` à partir de ${from}`,
    between: (from, to) => ` de ${from} à ${to}`,
    assumptions: {
      morning:
        'Une heure sans précision a été lue comme une heure du matin. Dites du soir, ou par exemple 20:00, si vous vouliez dire plus tard.',
      'working-days': 'Les jours ouvrés vont du lundi au vendredi.',
    },
    shortMonths: 'Dans un mois sans ce jour, c’est le dernier jour qui compte.',
  },
  da: {
    weekdays: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
    and: 'og',
    everyDay: 'hver dag',
    everyWorkingDay: 'alle hverdage',
    every: (days) => `hver ${days}`,
    at: (days, times) => `${days} kl. ${times}`,
    month: (day, time) => `den ${day === 'last' ? 'sidste dag' : `${day}.`} i hver måned kl. ${time}`,
    hours: (every) => (every === 1 ? 'hver time' : `hver ${every}. time`),
    from: (from) => ` fra kl. ${from}`,
    between: (from, to) => ` fra kl. ${from} til kl. ${to}`,
    assumptions: {
      morning: 'Et klokkeslæt uden tid på dagen er læst som et før middag. Sig om aftenen, eller for eksempel 20:00, hvis du mente senere.',
      'working-days': 'Hverdage er mandag til fredag.',
    },
    shortMonths: 'I en måned uden den dag kører det på den sidste.',
  },
})

function ordinal(day: number): string {
  const ending = day % 100 > 10 && day % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}
