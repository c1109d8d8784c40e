import type { Schedule } from '../sync/schedule/types.ts'
import type { RunState, Source, Target } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count, moment } from './format.ts'
import { plural } from './language.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { wordSchedule } from './word-schedule.ts'
import { words as wordsIn } from './words/profiles-card.ts'
import { modeChoices, wordSource, wordState, wordTarget } from './words.ts'

export type ProfileLine = {
  id: string
  title: string
  target: Target
  source: Source
  /** How many fields are mapped. */
  fields: number
  version: number
  updatedAt: Date
  lastRun: { number: number; state: RunState; at: Date } | null
  /** When it runs by itself, if it does. */
  schedule: Schedule | null
}

export type ProfilesData = { profiles: readonly ProfileLine[]; timeZone: string }

const mostRows = 30
/** Up to here the profiles are radio buttons, one press away. */
const mostRadios = 5

function shownRow(line: ProfileLine, locale: string, timeZone: string) {
  const words = wordsIn(locale)
  const { lastRun, fields } = line
  return {
    title: escapeMarkdown(line.title, 80),
    direction: `${wordTarget(line.target, locale)} ← ${wordSource(line.source, locale)}`,
    fields: words.counted[plural(fields, locale)](count(fields, locale)),
    version: words.version(line.version),
    lastRun: lastRun ? words.ran(lastRun.number, wordState(lastRun.state, locale).toLowerCase()) : words.neverRan,
    lastRunAt: lastRun ? moment(lastRun.at, locale, timeZone) : '',
    schedule: line.schedule ? wordSchedule(line.schedule, locale) : '',
  }
}

function actionsOn(profiles: boolean, locale: string): object[] {
  const words = wordsIn(locale)
  const create = sayAction({ title: words.create, text: 'new profile' })
  if (!profiles) return [create]
  const press = (title: string, verb: string) => executeAction({ title, verb, data: {}, associatedInputs: 'auto' })
  return [
    executeAction({ title: words.run, verb: 'run-profile', data: {}, style: 'positive', associatedInputs: 'auto' }),
    press(words.edit, 'edit-profile'),
    press(words.copy, 'copy-profile'),
    press(words.remove, 'ask-delete-profile'),
    create,
  ]
}

/** Every profile, and what can be done with the chosen one. */
export function profilesCard({ profiles, timeZone }: ProfilesData, locale: string): View {
  const words = wordsIn(locale)
  const more = profiles.length - mostRows
  const shown = {
    words,
    rows: profiles.slice(0, mostRows).map((line) => shownRow(line, locale, timeZone)),
    more: more > 0 ? words.more[plural(more, locale)](count(more, locale)) : '',
    choices: profiles.slice(0, 200).map(({ id, title }) => ({ title: plainText(title, 80), value: id })),
    chosen: profiles[0]?.id ?? '',
    choiceStyle: profiles.length > mostRadios ? 'filtered' : 'expanded',
    modes: modeChoices(locale),
    actions: actionsOn(profiles.length > 0, locale),
  }

  return renderCard('profiles', shown, words.summary)
}
