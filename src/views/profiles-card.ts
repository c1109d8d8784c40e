import type { Schedule } from '../sync/schedule/types.ts'
import type { RunState, Source, Target } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { moment } from './format.ts'
import { renderCard } from './render.ts'
import type { View } from './view.ts'
import { wordSchedule } from './word-schedule.ts'
import { counted, modeChoices, wordSource, wordState, wordTarget } from './words.ts'

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

const words = {
  title: 'Import profiles',
  none: 'There are no profiles yet. A profile says which Exact fields fill which CRM fields.',
  profile: 'Profile',
  profileMissing: 'Choose a profile',
  fields: 'Fields',
  lastRun: 'Last run',
  neverRan: 'never',
  mode: 'When running',
  run: 'Run',
  edit: 'Edit',
  copy: 'Copy',
  remove: 'Delete',
  create: 'New profile',
  version: (version: number) => `version ${version}`,
  summary: 'Import profiles',
}
const mostRows = 30
/** Up to here the profiles are radio buttons, one press away. */
const mostRadios = 5

function shownRow(line: ProfileLine, locale: string, timeZone: string) {
  const { lastRun } = line
  return {
    title: escapeMarkdown(line.title, 80),
    direction: `${wordTarget(line.target)} ← ${wordSource(line.source)}`,
    fields: counted(line.fields, 'field', 'fields', locale),
    version: words.version(line.version),
    lastRun: lastRun ? `Run ${lastRun.number}: ${wordState(lastRun.state).toLowerCase()}` : words.neverRan,
    lastRunAt: lastRun ? moment(lastRun.at, locale, timeZone) : '',
    schedule: line.schedule ? wordSchedule(line.schedule) : '',
  }
}

function actionsOn(profiles: boolean): object[] {
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
  const more = profiles.length - mostRows
  const shown = {
    words,
    rows: profiles.slice(0, mostRows).map((line) => shownRow(line, locale, timeZone)),
    more: more > 0 ? `… and ${counted(more, 'more profile', 'more profiles', locale)}` : '',
    choices: profiles.slice(0, 200).map(({ id, title }) => ({ title: plainText(title, 80), value: id })),
    chosen: profiles[0]?.id ?? '',
    choiceStyle: profiles.length > mostRadios ? 'filtered' : 'expanded',
    modes: modeChoices,
    actions: actionsOn(profiles.length > 0),
  }

  return renderCard('profiles', shown, words.summary)
}
