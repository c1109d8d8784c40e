import { readCondition } from '../../src/bot/read-condition.ts'
import { crmFields } from '../../src/crm/embedded/fields.ts'
import { mappableFields } from '../../src/exact/catalogue/fields.ts'
import { computedFields } from '../../src/sync/computed-fields.ts'
import { parseSchedule } from '../../src/sync/schedule/parse-schedule.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { fieldLabel, withLabels } from '../../src/views/field-labels.ts'
import { wordFilter } from '../../src/views/filter-words.ts'
import { languages } from '../../src/views/language.ts'
import { type MappingData, mappingCard } from '../../src/views/mapping-card.ts'
import type { MappingRow } from '../../src/views/mapping-row.ts'
import { words as scheduling } from '../../src/views/words/scheduling.ts'
import { problemsOf } from './card-rules.ts'
import { type Setting, scenes } from './scenes.ts'

const places = { en: 'en-GB', nl: 'nl-NL', de: 'de-DE', fr: 'fr-FR', da: 'da-DK' } as const
const mine =
  /^(mapping|profile-options|field-rule|filter|profile-conflict|download of a profile|profiles|new-profile|import-profile|schedule|schedules|versions)\b/
const own = Object.entries(scenes).filter(([name]) => mine.test(name))
const hostile = ` [klik](http://evil.example) **x** \${x} {{DATE(2020-01-01T00:00:00Z)}}\n\n# ${'W'.repeat(400)}`
const settings: Record<string, Omit<Setting, 'locale'>> = {
  'one of everything': { t: (text) => text, many: 1 },
  'nothing to list': { t: (text) => text, many: 0 },
  'more than fits': { t: (text) => text, many: 300 },
  'hostile texts': { t: (text) => `${text}${hostile}`, many: 60 },
}

describe.each(languages)('in %s', (language) => {
  const locale = places[language]

  it.each(Object.entries(settings))('every card of profiles and schedules obeys the card rules with %s', (_label, setting) => {
    const broken = own.flatMap(([name, scene]) => {
      const view = scene({ ...setting, locale })
      return view.kind === 'adaptive' ? problemsOf(view.card).map((problem) => `${name}: ${problem}`) : []
    })

    expect(own.length).toBeGreaterThan(15)
    expect(broken).toEqual([])
  })

  it('the largest mapping form stays below Teams’ size', () => {
    expect(problemsOf((mappingCard(largest(locale), locale) as { card: object }).card)).toEqual([])
  })

  it('the examples of a schedule can be typed as they stand', () => {
    const read = scheduling(locale).examples.map((example) => parseSchedule(example))

    expect(read).toEqual(scheduling('en').examples.map((example) => ({ ...parseSchedule(example), assumed: expect.anything() })))
  })
})

function largest(locale: string): MappingData {
  const label = 'Consolidation of invoice lines and such'
  const fields = (length: number) =>
    Array.from({ length }, (_, index) => ({ name: `SomeLongerFieldName${index}`, label: `${label} ${index}` }))
  const row: MappingRow = {
    ...{ target: 'title', targetLabel: label, targetType: 'instant', targetLength: 255, required: true, isKey: true },
    ...{ source: 'Name', sourceLabel: label, sourceType: 'instant', sample: label, becomes: label, rule: label, hint: null },
    problem: label.repeat(3),
  }
  return {
    ...{ draftId: 'd-1', profileId: 'p-1', version: 3, title: label, target: 'company', source: 'account', mode: 'import-update' },
    ...{ administrations: [], administration: null, at: 20, problems: [], message: fieldLabel('Title', locale), refused: true },
    ...{ rows: Array.from({ length: 166 }, () => row), targetFields: fields(60), sourceFields: fields(174) },
    ...{ chosen: { target: '', source: '', problem: null, suggestions: [] }, unfilled: [label], filter: label, options: [label] },
  }
}

describe('fields', () => {
  it('of the embedded CRM, and computed ones, have a name in every language', () => {
    const labels = [...crmFields.company, ...crmFields.person, ...computedFields('account')].map(({ label }) => label)

    const same = labels.filter((label) => languages.slice(1).every((language) => fieldLabel(label, language) === label))

    expect(same.filter((label) => !['Fax', 'GLN', 'Segment', 'Status'].includes(label))).toEqual([])
  })

  it('of Exact that most profiles use have one too, and the others keep theirs', () => {
    const german = withLabels(mappableFields('account'), 'de-AT')

    expect(german.find(({ name }) => name === 'VATNumber')?.label).toBe('USt-IdNr.')
    expect(german.find(({ name }) => name === 'EORINumber')?.label).toBe('EORI number')
  })

  it('keep the label that a CRM’s own admin gave them, and all keep theirs in English', () => {
    expect(fieldLabel('Our own score', 'nl-NL')).toBe('Our own score')
    expect(fieldLabel('constructor', 'nl-NL')).toBe('constructor')
    expect(withLabels(crmFields.company, 'en-US')).toBe(crmFields.company)
  })
})

describe('a day in a filter', () => {
  const read = (value: string) =>
    readCondition(
      { field: 'Modified', operator: 'since', value, place: '' },
      { name: 'Modified', label: 'Modified on', type: 'date' },
      'nl-NL',
    )
  const told = (values: string[], locale: string) =>
    wordFilter(
      { any: [{ all: [{ field: 'Modified', operator: 'since', values }] }] },
      [{ name: 'Modified', label: 'Modified', type: 'date' }],
      locale,
    )

  it.each([
    ...[
      ['vandaag', 'today'],
      ['gestern', 'today-1'],
      ['il y a 7 jours', 'today-7'],
      ['vor 1 Tag', 'today-1'],
      ['7 dagen geleden', 'today-7'],
    ],
    ...[
      ['for 7 dage siden', 'today-7'],
      ['over 3 dagen', 'today+3'],
      ['in 3 Tagen', 'today+3'],
      ['aujourd’hui', 'today'],
      ['i går', 'today-1'],
    ],
  ])('is read: %s', (typed, kept) => {
    expect(read(typed ?? '')?.values).toEqual([kept])
  })

  it('is told as the reader would say it', () => {
    expect(languages.map((language) => told(['today-7'], language))).toEqual([
      'Modified is on or after 7 days ago',
      'Modified is op of na 7 dagen geleden',
      'Modified ist frühestens vor 7 Tagen',
      'Modified est à partir de\u00a0: il y a 7 jours',
      'Modified er på eller efter for 7 dage siden',
    ])
  })
})

it('reads German throughout', () => {
  const texts = own.map(([, scene]) => cardAsText(scene({ t: () => 'X', many: 3, locale: 'de-DE' }))).join('\n')

  expect(texts).not.toMatch(/\b(the|and|of|is|are|Choose|Save|field|fields|version|Run|every|with|isn’t|doesn’t)\b/)
})
