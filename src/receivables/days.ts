import { SaldoError } from '../errors.ts'

const dayLength = 86_400_000

/** Whole days from one YYYY-MM-DD to another: negative when `to` comes first. Calendar days, so no clock change touches them. */
export function daysBetween(from: string, to: string): number {
  return (dayNumber(to) - dayNumber(from)) / dayLength
}

/** The YYYY-MM-DD that many days later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return new Date(dayNumber(date) + days * dayLength).toISOString().slice(0, 10)
}

const calendars = new Map<string, Intl.DateTimeFormat>()

/** Made once a zone: making one takes longer than using it. */
function calendarOf(timeZone: string): Intl.DateTimeFormat {
  const calendar =
    calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  calendars.set(timeZone, calendar)
  return calendar
}

/** The calendar day it is in a time zone ("Europe/Amsterdam"), as YYYY-MM-DD. */
export function today(now: Date, timeZone: string): string {
  const parts = calendarOf(timeZone).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

function dayNumber(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new SaldoError('not-a-date', {
      message: 'a day is not a calendar date',
      person: 'A date could not be read.',
      recovery: 'give-up',
    })
  }
  return time
}
