import type { KnownRecord, Story } from '../../src/sync/story.ts'
import type { JournalRow, Mode, OutcomeCounts, Parked, PlanCounts, ReasonCode, Run } from '../../src/sync/types.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { heldCard } from '../../src/views/held-card.ts'
import { parkedCard } from '../../src/views/parked-card.ts'
import { previewCard } from '../../src/views/preview-card.ts'
import { progressCard } from '../../src/views/progress-card.ts'
import { wordReason } from '../../src/views/reasons.ts'
import type { RecordsPage } from '../../src/views/records-block.ts'
import { recordsCard } from '../../src/views/records-card.ts'
import { type ResultData, resultCard } from '../../src/views/result-card.ts'
import { runsCard } from '../../src/views/runs-card.ts'
import { undoneCard } from '../../src/views/undone-card.ts'
import type { View } from '../../src/views/view.ts'
import { whyCard } from '../../src/views/why-card.ts'
import { nodesOf } from './card-rules.ts'
import { now, recordsPage, run } from './scenes.ts'

const noOutcomes: OutcomeCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, filtered: 0 }
const noPlan: PlanCounts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0, filtered: 0 }

function buttonsOf(view: View): unknown[] {
  const nodes = view.kind === 'adaptive' ? nodesOf(view.card) : []
  return nodes.filter(({ node }) => node.type === 'Action.Execute').map(({ node }) => node.data)
}

describe('result', () => {
  const data: ResultData = {
    run: run(),
    failed: [],
    moreFailed: 0,
    asked: [],
    moreAsked: 0,
    partly: [],
    morePartly: false,
    undoneBy: null,
    by: 'Jane Doe',
    audience: 'asker',
  }
  const shown = (change: Partial<Run>) => cardAsText(resultCard({ ...data, run: run({ planned: noPlan, ...change }) }, 'en-GB'))

  it('tells what was written, what wasn’t, how long it took and what it cost', () => {
    const text = cardAsText(resultCard(data, 'en-GB'))

    expect(text).toContain('Customers: finished')
    expect(text).toContain('Import of CRM Company ← Account, run 12 by Jane Doe')
    expect(text).toContain('1,190 of 1,200 records written. 3 couldn’t be written. 2 wait for a decision.')
    expect(text).toContain('Created 1,190   Updated 0   Unchanged 0   Skipped 7   Failed 3')
    expect(text).toContain('Took 12 s and 3 calls to Exact.')
  })

  it.each<[Mode, Partial<OutcomeCounts>, string]>([
    ['import', { skipped: 1200 }, 'Nothing new: all 1,200 are already there.'],
    ['import', { unchanged: 1200 }, 'Nothing new: all 1,200 are already there.'],
    ['import-update', { unchanged: 1200 }, 'Nothing to change: all 1,200 are up to date.'],
    ['update', { unchanged: 1200 }, 'Nothing to change: all 1,200 are up to date.'],
    ['update', { unchanged: 1000, skipped: 200 }, 'Nothing to change: 1,000 up to date, 200 not in the CRM'],
    ['import', {}, 'Exact had no records to bring in.'],
    ['import', { created: 900, filtered: 300 }, '900 of 900 records written. 300 records left out by the filter.'],
    ['import', { unchanged: 900, filtered: 1 }, 'Nothing new: all 900 are already there. 1 record left out by the filter.'],
    ['import', { filtered: 1200 }, 'Nothing to bring in: the filter leaves out 1,200 records, all there are.'],
  ])('%s with %j has a sentence of its own', (mode, outcomes, sentence) => {
    expect(shown({ mode, outcomes: { ...noOutcomes, ...outcomes } })).toContain(sentence)
  })

  it('does not say all is well when something failed', () => {
    const text = shown({ outcomes: { ...noOutcomes, unchanged: 10, failed: 1 } })

    expect(text).toContain('0 of 11 records written. 1 couldn’t be written.')
  })

  it.each(['failed', 'cancelled'] as const)('says so when the run %s, and that what was written stays', (state) => {
    const text = shown({ state, problem: 'Exact did not answer.' })

    expect(text).toContain(`Customers: ${state}`)
    expect(text).toContain('What had been written stays')
    expect(text).toContain('Exact did not answer.')
  })

  it('lists fifteen failed records with the reason for each, and counts the rest', () => {
    const failed = Array.from({ length: 20 }, () => ({ label: 'Acme', reason: { code: 'required' as const, field: 'Title' } }))

    const text = cardAsText(resultCard({ ...data, failed, moreFailed: 100 }, 'en-GB'))

    expect(text.match(/^Acme \| Title is required/gm)).toHaveLength(15)
    expect(text).toContain('… and 105 more records')
  })

  const goingBack = ['retry-run', 'undo-run'].map((verb) => ({ number: 12, verb }))
  const aboutRecords = [
    { number: 12, kind: 'all', after: 0, verb: 'show-records' },
    { number: 12, verb: 'download-records' },
  ]

  it('lets the asker run it again and look at it, and gives subscribers no buttons', () => {
    const settled = { ...data, run: run({ planned: noPlan, outcomes: { ...noOutcomes, created: 1, failed: 1 } }) }

    expect(buttonsOf(resultCard(settled, 'en-GB'))).toEqual([
      { profile: 'p-1', mode: 'import', verb: 'run-profile' },
      { text: 'run 12', verb: 'say' },
      ...goingBack,
    ])
    expect(buttonsOf(resultCard({ ...data, audience: 'subscriber' }, 'en-GB'))).toEqual([])
  })

  it('offers to decide first where records wait for that, in the place of showing the run when the row is full', () => {
    const again = { profile: 'p-1', mode: 'import', verb: 'run-profile' }

    expect(buttonsOf(resultCard(data, 'en-GB'))).toEqual([{ number: 12, verb: 'decide-run' }, again, ...aboutRecords, ...goingBack])
  })

  it('counts the contacts that wait for their company', () => {
    const text = shown({ outcomes: { ...noOutcomes, created: 4, waiting: 2 } })

    expect(text).toContain('4 of 4 records written. 2 contacts wait for their company, and come along once it is in the CRM.')
    expect(text).toContain('Waiting 2')
  })

  it('offers to retry where something failed, and to undo what was written and not undone yet', () => {
    const verbs = (change: Partial<Run>, undoneBy: number | null = null) =>
      buttonsOf(resultCard({ ...data, undoneBy, run: run(change) }, 'en-GB')).map((button) => (button as { verb: string }).verb)

    expect(verbs({ outcomes: { ...noOutcomes, created: 1 } })).not.toContain('retry-run')
    expect(verbs({ outcomes: { ...noOutcomes, failed: 1 } })).not.toContain('undo-run')
    expect(verbs({ outcomes: { ...noOutcomes, created: 1 } }, 14)).not.toContain('undo-run')
    expect(cardAsText(resultCard({ ...data, undoneBy: 14 }, 'en-GB'))).toContain('Run 14 took it back.')
  })

  it('has nothing to run again when the form was never saved', () => {
    const form = { ...data.run, profile: { ...data.run.profile, version: 0 } }

    expect(buttonsOf(resultCard({ ...data, run: form }, 'en-GB'))).toEqual([
      { number: 12, verb: 'decide-run' },
      { text: 'run 12', verb: 'say' },
      ...aboutRecords,
      ...goingBack,
    ])
  })
})

describe('progress', () => {
  const running = { state: 'running', startedAt: '2025-03-31T12:04:00Z' } as const
  const shown = (change: Partial<Run>) =>
    cardAsText(progressCard({ run: run({ ...running, ...change }), now, calls: 1, waiting: null }, 'en-GB'))

  it.each<[string, Partial<Run>, string[]]>([
    ['queued', { state: 'queued' }, ['Waiting']],
    ['reading', { phase: 'reading', read: 4000 }, ['Reading from Exact', '4,000 records read']],
    [
      'planning',
      { phase: 'planning', planned: { ...noPlan, create: 900, unchanged: 100 } },
      ['Comparing', '1,000 records compared so far'],
    ],
    [
      'applying',
      { planned: { ...noPlan, create: 3 }, outcomes: { ...noOutcomes, created: 2 } },
      ['Writing to the CRM', '2 of 3 written (66%)'],
    ],
    ['cancelling', { cancelAsked: true }, ['Stopping']],
  ])('says in words that it is %s', (_label, change, words) => {
    const text = shown(change)

    expect(words.filter((word) => !text.includes(word))).toEqual([])
    expect(text).toContain('1 min 0 s so far, 1 call to Exact')
  })

  it('can be cancelled once', () => {
    const cancel = (cancelAsked: boolean) =>
      buttonsOf(progressCard({ run: run({ ...running, cancelAsked }), now, calls: 0, waiting: null }, 'en-GB'))

    expect(cancel(false)).toEqual([{ number: 12, verb: 'cancel-run' }])
    expect(cancel(true)).toEqual([])
  })
})

describe('parked', () => {
  const waiting = (what: Parked['for'], until: string | null = null): Partial<Run> => ({
    state: 'parked',
    phase: 'reading',
    problem: 'Exact isn’t answering properly at the moment.',
    parked: { for: what, until, tries: 1 },
  })
  const card = (change: Partial<Run>, audience: 'asker' | 'subscriber' = 'asker', locale = 'en-GB') =>
    parkedCard({ run: run(change), now, timeZone: 'Europe/Amsterdam', audience }, locale)
  const verbsOf = (view: View) => buttonsOf(view).map((data) => (data as { verb: string }).verb)

  it.each<[string, Partial<Run>, string]>([
    ['a time', waiting('time', '2025-03-31T12:42:30Z'), 'Goes on by itself at 14:42'],
    ['a time that has come', waiting('time', '2025-03-31T12:05:00Z'), 'Goes on in a moment'],
    ['the connection', waiting('connection'), 'Waits for the connection: goes on by itself as soon as an admin has connected Exact again'],
    ['an admin', waiting('admin'), 'Waits for an admin: when that is put right, say “retry 12”'],
  ])('for %s says what happened, what is done and how it goes on', (_what, change, sentence) => {
    const text = cardAsText(card(change))

    expect(text).toContain('Customers is parked')
    expect(text).toContain(sentence)
    expect(text).toContain('Exact isn’t answering properly at the moment.')
    expect(text).toContain('Done so far, and kept: 1,200 records read')
    expect(text).toContain('3 calls to Exact')
  })

  it('says what happened in its reader’s language, where it is known which error it was', () => {
    const happened = 'Exact isn’t answering properly at the moment.'
    const person = `${happened} Please try again in a few minutes.`
    const problemOf = { code: 'exact-unavailable', person, happened, values: {} }

    const [theirs, older] = [{ problemOf }, {}].map((more) => cardAsText(card({ ...waiting('admin'), ...more }, 'asker', 'nl-NL')))

    expect(theirs).toContain('Exact antwoordt op dit moment niet goed.')
    expect(theirs).not.toContain('Please')
    expect(older).toContain(happened)
  })

  it('tells the time as the reader writes it', () => {
    const change = waiting('time', '2025-03-31T12:42:30Z')

    expect(cardAsText(card(change, 'asker', 'en-US'))).toMatch(/Goes on by itself at 02:42\sPM/)
  })

  it('says that nothing was written yet', () => {
    const text = cardAsText(card({ ...waiting('admin'), phase: 'applying', outcomes: noOutcomes }))

    expect(text).toContain('Done so far, and kept: nothing written yet')
  })

  it('lets the asker go on, connect and cancel, and subscribers only read', () => {
    expect(verbsOf(card(waiting('time', '2025-03-31T12:42:30Z')))).toEqual(['go-on-run', 'cancel-run'])
    expect(verbsOf(card(waiting('admin')))).toEqual(['go-on-run', 'cancel-run'])
    expect(verbsOf(card(waiting('connection')))).toEqual(['say', 'go-on-run', 'cancel-run'])
    expect(verbsOf(card(waiting('time', '2025-03-31T12:05:00Z')))).toEqual(['cancel-run'])
    expect(verbsOf(card(waiting('admin'), 'subscriber'))).toEqual([])
  })

  it.each<[Parked, string]>([
    [{ for: 'time', until: '2025-03-31T12:42:30Z', tries: 1 }, 'Parked: goes on at 14:42'],
    [{ for: 'connection', until: null, tries: 1 }, 'Parked: waits for the connection'],
    [{ for: 'admin', until: null, tries: 1 }, 'Parked: waits for an admin'],
  ])('shows in lists as %j', (parked, words) => {
    const { number, mode, preview, outcomes: counts } = run()
    const line = {
      number,
      mode,
      preview,
      compare: false,
      counts,
      title: 'Customers',
      state: 'parked' as const,
      parked,
      follows: null,
      askedBy: 'Jane',
      at: now,
    }

    expect(cardAsText(runsCard({ runs: [line], timeZone: 'Europe/Amsterdam' }, 'en-GB'))).toContain(words)
  })
})

describe('a plan that waits for a yes', () => {
  const specs = [{ name: 'city', label: 'City', type: 'text' as const }]
  const row = { sourceId: 'e', targetId: 'c', reason: null, outcome: null, before: { city: 'Gent' } }
  const examples = Array.from(
    { length: 7 },
    (_, i): JournalRow => ({ ...row, position: i + 1, label: `Acme ${i}`, action: 'update', after: { city: null } }),
  )
  const figures = { creates: 10, updates: 610, clears: 600, records: 1240 }
  const parked = { for: 'admin' as const, until: null, tries: 1 }
  const braked = run({ state: 'parked', parked: { ...parked, why: 'brake', figures } })
  const follows = { how: 'undo' as const, number: 11, sourceId: null }
  const planned = { ...noPlan, restore: 3, remove: 4, leave: 2 }
  const undo = run({ state: 'parked', follows, planned, parked: { ...parked, why: 'undo' } })
  const card = (given: Run, audience: 'asker' | 'subscriber' = 'asker') => heldCard({ run: given, examples, specs, audience }, 'en-GB')
  const verbsOf = (view: View) => buttonsOf(view).map((data) => (data as { verb: string }).verb)

  it('tells how much of the CRM it would change, with five examples old → new', () => {
    const text = cardAsText(card(braked))

    expect(text).toContain('It would change 620 records: 50% of the 1,240 records in the CRM. Nothing was written yet.')
    expect(text).toContain('Create 10   Change 610   Of these lose a value 600')
    expect(text.match(/City: Gent → \(empty\)/g)).toHaveLength(5)
    expect(text).toContain('… and 615 more records')
    expect(text).toContain('[Apply it]')
    expect(text).toContain('[Cancel]')
  })

  it('tells what an undo would do', () => {
    const text = cardAsText(card(undo))

    expect(text).toContain('Undo run 11 of Customers?')
    expect(text).toContain('It would take back 7 records. Nothing was changed yet.')
    expect(text).toContain('Put back 3   Remove 4   Leave as it is 2')
    expect(text).toContain('[Undo it]')
    expect(text).toContain('[Leave it]')
  })

  it('lets subscribers look before anybody says yes', () => {
    expect(verbsOf(card(braked))).toEqual(['approve-run', 'cancel-run', 'show-records', 'download-records'])
    expect(verbsOf(card(braked, 'subscriber'))).toEqual(['say'])
  })
})

describe('an undo', () => {
  const follows = { how: 'undo' as const, number: 11, sourceId: null }
  const undone = (outcomes: Partial<OutcomeCounts>, change: Partial<Run> = {}) => {
    const reason = { code: 'changed-since' as const, field: 'City' }
    const left = outcomes.skipped ? [{ label: 'Acme', reason }] : []
    const given = run({ follows, planned: { ...noPlan, restore: 1 }, outcomes: { ...noOutcomes, ...outcomes }, ...change })
    return cardAsText(
      undoneCard(
        { run: given, failed: [], moreFailed: 0, left, moreLeft: 0, partly: [], morePartly: false, by: null, audience: 'asker' },
        'en-GB',
      ),
    )
  }

  it('tells what was put back and removed, and why the rest was left', () => {
    const text = undone({ restored: 3, removed: 4, skipped: 1 })

    expect(text).toContain('Customers: run 11 undone')
    expect(text).toContain('7 records taken back. 1 left as they are.')
    expect(text).toContain('Put back 3   Removed 4   Back already 0   Left as it is 1   Failed 0')
    expect(text).toContain('City was changed in the CRM after that run, so it was left as it is.')
    expect(text).not.toMatch(/\[(Undo|Run again|Retry)/)
  })

  it('that was not wanted says that nothing changed', () => {
    expect(undone({}, { state: 'cancelled' })).toContain('Everything was left as it is.')
    expect(undone({}, { state: 'cancelled' })).toContain('Customers: run 11 not undone')
  })
})

describe('preview', () => {
  const specs = [{ name: 'city', label: 'City', type: 'text' as const }]
  const row = { position: 1, sourceId: 'e-1', targetId: 'c-1', reason: null, outcome: null }
  const rows: JournalRow[] = [
    { ...row, label: 'Acme B.V.', action: 'update', before: { city: 'Utrecht' }, after: { city: null } },
    { ...row, position: 2, label: 'Bakker', action: 'fail', before: null, after: {}, reason: { code: 'required', field: 'Title' } },
    { ...row, position: 3, label: 'Cox', action: 'create', before: null, after: { city: 'Ede' } },
  ]
  const page: RecordsPage = { kind: 'all', rows, earlier: false, later: true }
  const data = { run: run({ preview: true }), page, specs, draftId: null }
  const withVerb = (view: View, verb: string) => buttonsOf(view).filter((button) => (button as { verb: string }).verb === verb)

  it('shows old and new values, and why a record couldn’t be written', () => {
    const text = cardAsText(previewCard(data, 'en-GB'))

    expect(text).toContain('Nothing was written. “Import” would do this:')
    expect(text).toContain('Create 1,190   Update 0   Unchanged 0')
    expect(text).toContain('Acme B.V. Update | City: Utrecht → (empty)')
    expect(text).toContain('Bakker Can’t be written | Title is required in the CRM')
    expect(text).toContain('Cox Create | City: Ede')
    expect(text).toContain('1 to 3 of 1,195 records')
    expect(text).toContain('[To create (1,190)] [To decide (2)] [Failed (3)]')
  })

  it('turns the page by run, kind and position and nothing else', () => {
    const later = previewCard({ ...data, page: { ...page, kind: 'created', earlier: true } }, 'en-GB')

    expect(withVerb(later, 'show-records')).toEqual(
      expect.arrayContaining([
        { number: 12, kind: 'created', before: 1, verb: 'show-records' },
        { number: 12, kind: 'created', after: 3, verb: 'show-records' },
      ]),
    )
  })

  it('runs what was previewed: the form when it came from one, otherwise the profile', () => {
    const fromForm = previewCard({ ...data, draftId: 'd-1' }, 'en-GB')
    const fromProfile = previewCard(data, 'en-GB')

    expect(withVerb(fromForm, 'run-draft')).toEqual([{ draftId: 'd-1', mode: 'import', verb: 'run-draft' }])
    expect(withVerb(fromProfile, 'run-profile')).toEqual([{ profile: 'p-1', mode: 'import', verb: 'run-profile' }])
    expect(withVerb(fromProfile, 'download-records')).toEqual([{ number: 12, verb: 'download-records' }])
  })

  it('says when a run would change nothing', () => {
    const nothing = { ...data, run: run({ preview: true, planned: noPlan }), page: { ...page, rows: [], later: false } }

    const text = cardAsText(previewCard(nothing, 'en-GB'))

    expect(text).toContain('would change nothing')
    expect(text).not.toMatch(/\[CSV\]|no such records/)
  })
})

describe('why', () => {
  const reason = { code: 'required' as const, field: 'Title' }
  const row = { position: 1, sourceId: 'e', label: 'Acme', action: 'fail' as const, reason, targetId: 'c', before: null, after: {} }
  const failed = { run: run({ number: 5 }), row: { ...row, outcome: { sourceId: 'e', kind: 'failed' as const, reason, targetId: 'c' } } }
  const record: KnownRecord = {
    ...{ source: 'account', administration: 1, sourceId: 'e', exact: null, tie: 'link', name: 'Acme' },
    crm: { id: 'c', version: 1, fields: { title: 'Acme' } },
  }
  const story: Story = {
    record,
    administration: 'Books',
    takesPart: true,
    entries: [failed],
    quiet: [],
    now: [],
    specs: [],
    decision: null,
  }
  const shown = (change: Partial<Story>) => cardAsText(whyCard({ story: { ...story, ...change }, timeZone: 'UTC' }, 'en-GB'))

  it('stands by the last failure, until a run that updates found both sides the same', () => {
    expect(shown({ quiet: [run({ number: 6, mode: 'import' }), run({ number: 4, mode: 'update' })] })).toContain('Not written in run 5')
    expect(shown({ quiet: [run({ number: 6, mode: 'update' })] })).toContain('Up to date: run 6 found nothing to write.')
  })

  it('tells when the administration takes no part, and when a record is the CRM’s alone', () => {
    expect(shown({ entries: [], takesPart: false })).toContain('Books doesn’t take part, so no run reads it.')
    expect(shown({ entries: [], record: { ...record, sourceId: null, tie: null } })).toContain('It is known in the CRM alone')
  })
})

describe('records of a run', () => {
  it('shows as many fields of each as there is room for, and counts the rest', () => {
    const { page, specs } = recordsPage({ t: (text) => `${text} ${'W'.repeat(60)}`, many: 70 })

    const view = recordsCard({ run: run(), page, specs }, 'en-GB')

    expect(Buffer.byteLength(JSON.stringify(view.kind === 'adaptive' && view.card), 'utf16le')).toBeLessThan(80_000)
    expect(cardAsText(view)).toMatch(/and \d+ more, all in the CSV/)
  })

  it('gives no counts where a run ended before it did what it planned', () => {
    const { page, specs } = recordsPage({ t: (text) => text, many: 2 })

    const text = cardAsText(recordsCard({ run: run({ state: 'cancelled' }), page, specs }, 'en-GB'))

    expect(text).toContain('[Created]')
    expect(text).not.toMatch(/Created \(/)
  })
})

it('lists runs with their counts, and previews as writing nothing', () => {
  const line = {
    number: 12,
    title: 'Customers',
    mode: 'import' as const,
    preview: false,
    compare: false,
    state: 'done' as const,
    parked: null,
    counts: run().outcomes,
    follows: null,
    askedBy: 'Jane',
    at: now,
  }

  const text = cardAsText(
    runsCard(
      {
        runs: [line, { ...line, number: 11, preview: true }, { ...line, number: 10, preview: true, compare: true }],
        timeZone: 'Europe/Amsterdam',
      },
      'en-NL',
    ),
  )

  expect(text).toContain('Customers Run 12, Import | Done 1.190 created, 3 failed, 7 skipped | 31/03/2025, 14:05 Jane')
  expect(text).toContain('Customers Run 11, preview | Done nothing written')
  expect(text).toContain('Customers Run 10, comparison | Done nothing written')
})

describe('reasons', () => {
  const codes: Record<ReasonCode, true> = {
    exists: true,
    'not-in-crm': true,
    'company-missing': true,
    ambiguous: true,
    apart: true,
    gone: true,
    'key-missing': true,
    required: true,
    'too-long': true,
    'wrong-type': true,
    'not-a-choice': true,
    transform: true,
    'not-in-list': true,
    conflict: true,
    'changed-meanwhile': true,
    'changed-since': true,
    'has-people': true,
    refused: true,
  }

  it.each(Object.keys(codes) as ReasonCode[])('%s is a whole sentence with and without details', (code) => {
    for (const reason of [{ code }, { code, field: 'City', detail: 'Because.' }]) {
      expect(wordReason(reason, 'en-GB')).toMatch(/^[A-Z“].+\.\)?\.?$/)
      expect(wordReason(reason, 'en-GB')).not.toMatch(/undefined|\(\)/)
    }
  })

  it('names the field and passes on the CRM’s own words', () => {
    expect(wordReason({ code: 'too-long', field: 'City', detail: 'at most 30 characters' }, 'en-GB')).toBe(
      'City is too long for the CRM (at most 30 characters).',
    )
    expect(wordReason({ code: 'refused', detail: 'This list is read-only.' }, 'en-GB')).toBe('The CRM refused it: This list is read-only.')
  })
})
