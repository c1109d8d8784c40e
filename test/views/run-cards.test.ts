import type { Mode, OutcomeCounts, PlanCounts, ReasonCode, Run } from '../../src/sync/types.ts'
import { cardAsText } from '../../src/views/as-text.ts'
import { previewCard } from '../../src/views/preview-card.ts'
import { progressCard } from '../../src/views/progress-card.ts'
import { wordReason } from '../../src/views/reasons.ts'
import { type ResultData, resultCard } from '../../src/views/result-card.ts'
import { runsCard } from '../../src/views/runs-card.ts'
import type { View } from '../../src/views/view.ts'
import { nodesOf } from './card-rules.ts'
import { now, run } from './scenes.ts'

const noOutcomes: OutcomeCounts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 }
const noPlan: PlanCounts = { create: 0, update: 0, unchanged: 0, skip: 0, ask: 0, fail: 0 }

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

  it('lets the asker run it again and look at it, and gives subscribers no buttons', () => {
    expect(buttonsOf(resultCard(data, 'en-GB'))).toEqual([
      { profile: 'p-1', mode: 'import', verb: 'run-profile' },
      { text: 'run 12', verb: 'say' },
    ])
    expect(buttonsOf(resultCard({ ...data, audience: 'subscriber' }, 'en-GB'))).toEqual([])
  })

  it('has nothing to run again when the form was never saved', () => {
    const form = { ...data.run, profile: { ...data.run.profile, version: 0 } }

    expect(buttonsOf(resultCard({ ...data, run: form }, 'en-GB'))).toEqual([{ text: 'run 12', verb: 'say' }])
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

describe('preview', () => {
  const examples = [
    { label: 'Acme B.V.', action: 'update' as const, changes: [{ field: 'City', from: 'Utrecht', to: null }], reason: null },
    { label: 'Bakker', action: 'fail' as const, changes: [], reason: { code: 'required' as const, field: 'Title' } },
  ]

  it('shows old and new values, and why a record couldn’t be written', () => {
    const text = cardAsText(previewCard({ run: run({ preview: true }), examples, more: 3, draftId: null }, 'en-GB'))

    expect(text).toContain('Nothing was written. “Import” would do this:')
    expect(text).toContain('Create 1,190   Update 0   Unchanged 0')
    expect(text).toContain('Acme B.V. Update | City: Utrecht → (empty)')
    expect(text).toContain('Bakker Can’t be written | Title is required in the CRM')
    expect(text).toContain('… and 3 more records')
  })

  it('runs what was previewed: the form when it came from one, otherwise the profile', () => {
    const fromForm = previewCard({ run: run(), examples, more: 0, draftId: 'd-1' }, 'en-GB')
    const fromProfile = previewCard({ run: run(), examples, more: 0, draftId: null }, 'en-GB')

    expect(buttonsOf(fromForm)[0]).toEqual({ draftId: 'd-1', mode: 'import', verb: 'run-draft' })
    expect(buttonsOf(fromProfile)[0]).toEqual({ profile: 'p-1', mode: 'import', verb: 'run-profile' })
  })

  it('says when a run would change nothing', () => {
    const text = cardAsText(previewCard({ run: run({ planned: noPlan }), examples: [], more: 0, draftId: null }, 'en-GB'))

    expect(text).toContain('would change nothing')
  })
})

it('lists runs with their counts, and previews as writing nothing', () => {
  const line = {
    number: 12,
    title: 'Customers',
    mode: 'import' as const,
    preview: false,
    state: 'done' as const,
    counts: run().outcomes,
    askedBy: 'Jane',
    at: now,
  }

  const text = cardAsText(runsCard({ runs: [line, { ...line, number: 11, preview: true }], timeZone: 'Europe/Amsterdam' }, 'nl-NL'))

  expect(text).toContain('Customers Run 12, Import | Done 1.190 created, 3 failed, 7 skipped | 31-03-2025, 14:05 Jane')
  expect(text).toContain('Customers Run 11, preview | Done nothing written')
})

describe('reasons', () => {
  const codes: Record<ReasonCode, true> = {
    exists: true,
    'not-in-crm': true,
    'company-missing': true,
    ambiguous: true,
    'key-missing': true,
    required: true,
    'too-long': true,
    'wrong-type': true,
    'not-a-choice': true,
    'changed-meanwhile': true,
    refused: true,
  }

  it.each(Object.keys(codes) as ReasonCode[])('%s is a whole sentence with and without details', (code) => {
    for (const reason of [{ code }, { code, field: 'City', detail: 'Because.' }]) {
      expect(wordReason(reason)).toMatch(/^[A-Z“].+\.\)?\.?$/)
      expect(wordReason(reason)).not.toMatch(/undefined|\(\)/)
    }
  })

  it('names the field and passes on the CRM’s own words', () => {
    expect(wordReason({ code: 'too-long', field: 'City', detail: 'at most 30 characters' })).toBe(
      'City is too long for the CRM (at most 30 characters).',
    )
    expect(wordReason({ code: 'refused', detail: 'This list is read-only.' })).toBe('The CRM refused it: This list is read-only.')
  })
})
