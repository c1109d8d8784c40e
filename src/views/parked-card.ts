import type { Parked, Run } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { wordKept } from './error-words.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock, duration } from './format.ts'
import { wordProgress } from './progress-card.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { words } from './words/parked-card.ts'
import { tally, wordTask } from './words.ts'

export type ParkedData = { run: Run; now: Date; timeZone: string; audience: 'asker' | 'subscriber' }

const isDue = ({ for: what, until }: Parked, now: Date) => what === 'time' && Date.parse(until ?? '') <= now.getTime()

function headlineOf(parked: Parked, { run, now, timeZone }: ParkedData, locale: string): string {
  if (isDue(parked, now)) return words(locale).now
  if (parked.for === 'connection') return words(locale).connection
  return parked.for === 'admin' || parked.until === null
    ? words(locale).admin(run.number)
    : words(locale).at(clock(new Date(parked.until), locale, timeZone))
}

function actionsOf(parked: Parked, { run, now, audience }: ParkedData, locale: string): object[] {
  if (audience === 'subscriber') return []
  const data = { number: run.number }
  return [
    ...(parked.for === 'connection' ? [sayAction({ title: words(locale).connect, text: 'connect' })] : []),
    ...(isDue(parked, now) ? [] : [executeAction({ title: words(locale).goOn, verb: 'go-on-run', data })]),
    executeAction({ title: words(locale).cancel, verb: 'cancel-run', data }),
  ]
}

/** A run that waits: what happened, what is done so far, and when or how it goes on. */
export function parkedCard(data: ParkedData, locale: string): View {
  const { run, now } = data
  const parked = run.parked ?? { for: 'admin', until: null, tries: 1 }
  const name = run.preview ? words(locale).previewTitle : words(locale).title
  const shown = {
    title: name(escapeMarkdown(run.profile.title, 80)),
    subtitle: words(locale).run(run.number, wordTask(run, locale)),
    style: parked.for === 'time' ? 'accent' : 'warning',
    headline: headlineOf(parked, data, locale),
    problem: run.problem ? escapeMarkdown(wordKept(run.problem, run.problemOf, locale)) : '',
    done: words(locale).kept(wordProgress(run, locale)),
    spent: words(locale).spent(duration(now.getTime() - Date.parse(run.queuedAt), locale), tally(run.calls, 'call', locale)),
    actions: actionsOf(parked, data, locale),
  }

  return renderCard('parked', shown, name(plainText(run.profile.title, 80)))
}
