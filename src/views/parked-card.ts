import type { Parked, Run } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { clock, duration } from './format.ts'
import { wordProgress } from './progress-card.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { counted, wordTask } from './words.ts'

export type ParkedData = { run: Run; now: Date; timeZone: string; audience: 'asker' | 'subscriber' }

const words = {
  title: (title: string) => `${title} is parked`,
  previewTitle: (title: string) => `Preview of ${title} is parked`,
  run: (number: number, mode: string) => `Run ${number}, ${mode}`,
  now: 'Goes on in a moment',
  at: (time: string) => `Goes on by itself at ${time}`,
  connection: 'Waits for the connection: goes on by itself as soon as an admin has connected Exact again',
  admin: (number: number) => `Waits for an admin: when that is put right, say “retry ${number}”`,
  kept: (progress: string) => `Done so far, and kept: ${progress}`,
  spent: (time: string, calls: string) => `Asked for ${time} ago, ${calls} to Exact`,
  goOn: 'Go on',
  connect: 'Connect',
  cancel: 'Cancel',
}

const isDue = ({ for: what, until }: Parked, now: Date) => what === 'time' && Date.parse(until ?? '') <= now.getTime()

function headlineOf(parked: Parked, { run, now, timeZone }: ParkedData, locale: string): string {
  if (isDue(parked, now)) return words.now
  if (parked.for === 'connection') return words.connection
  return parked.for === 'admin' || parked.until === null
    ? words.admin(run.number)
    : words.at(clock(new Date(parked.until), locale, timeZone))
}

function actionsOf(parked: Parked, { run, now, audience }: ParkedData): object[] {
  if (audience === 'subscriber') return []
  const data = { number: run.number }
  return [
    ...(parked.for === 'connection' ? [sayAction({ title: words.connect, text: 'connect' })] : []),
    ...(isDue(parked, now) ? [] : [executeAction({ title: words.goOn, verb: 'go-on-run', data })]),
    executeAction({ title: words.cancel, verb: 'cancel-run', data }),
  ]
}

/** A run that waits: what happened, what is done so far, and when or how it goes on. */
export function parkedCard(data: ParkedData, locale: string): View {
  const { run, now } = data
  const parked = run.parked ?? { for: 'admin', until: null, tries: 1 }
  const name = run.preview ? words.previewTitle : words.title
  const shown = {
    title: name(escapeMarkdown(run.profile.title, 80)),
    subtitle: words.run(run.number, wordTask(run)),
    style: parked.for === 'time' ? 'accent' : 'warning',
    headline: headlineOf(parked, data, locale),
    problem: run.problem ? escapeMarkdown(run.problem) : '',
    done: words.kept(wordProgress(run, locale)),
    spent: words.spent(duration(now.getTime() - Date.parse(run.queuedAt)), counted(run.calls, 'call', 'calls', locale)),
    actions: actionsOf(parked, data),
  }

  return renderCard('parked', shown, name(plainText(run.profile.title, 80)))
}
