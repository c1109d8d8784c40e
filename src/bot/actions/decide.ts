import { SaldoError } from '../../errors.ts'
import { isUnderWay } from '../../sync/run-work.ts'
import type { Decision, Run } from '../../sync/types.ts'
import { count as shownCount } from '../../views/format.ts'
import { words as wordsIn } from '../../views/words/deciding.ts'
import { decide, showQueue } from '../commands/decide.ts'
import { type Pressed, type Reply, type Request, replacing } from '../request.ts'
import type { Services } from '../services.ts'
import { startRun } from '../start-run.ts'

const answers = ['link', 'create', 'apart', 'exact', 'crm', 'keep', 'mark'] as const satisfies readonly Decision['answer'][]

/** A whole number that the database takes; 0 for everything else. */
const numberOf = (text = '') => (/^\d{1,9}$/.test(text) ? Number(text) : 0)

async function runOf(request: Request, { data }: Pressed, services: Services): Promise<Run> {
  const run = await services.journal.run(request.who.tenantId, numberOf(data.number))
  if (run !== undefined && !isUnderWay(run)) return run
  const person = 'There is nothing to decide in that run any more. Say decide to see what is open.'
  throw new SaldoError('run-gone', {
    message: 'button refers to a run with nothing to decide',
    person,
    values: { case: 'settled' },
    recovery: 'fix-input',
  })
}

/** The first question, below the card whose button was pressed. */
export async function decideRun(request: Request, { data }: Pressed, services: Services): Promise<Reply> {
  return decide(request, { number: String(numberOf(data.number)) }, services)
}

const refusals = { 'decided-already': 'decidedAlready', settled: 'settled' } as const

/** Keeps the answer about one record and shows the next. */
export async function answerQuestion(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  const { answer, position: at, targetId = null } = pressed.data
  const position = numberOf(at)
  const given = answers.find((each) => each === answer)
  const became = given ? await services.decisions.decide(run, request.who.personId, position, given, targetId) : 'settled'
  return replacing(
    await showQueue(run, position, became === 'decided' ? '' : wordsIn(request.who.locale)[refusals[became]], request, services),
  )
}

/** Keeps the same answer about every open record of the kind. */
export async function answerAll(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  const { answer, position } = pressed.data
  const given = answer === 'equal-code' ? answer : answers.find((each) => each === answer)
  const count =
    given === undefined || given === 'link' ? 0 : await services.decisions.decideAll(run, request.who.personId, numberOf(position), given)
  return replacing(await showQueue(run, 0, wordAll(count, answer === 'equal-code', request.who.locale), request, services))
}

function wordAll(count: number, byCode: boolean, locale: string): string {
  const words = wordsIn(locale)
  const decided = words.decided(count, shownCount(count, locale))
  return byCode ? `${decided} ${words.othersLeft}` : decided
}

/** Leaves the record for later. */
export async function nextQuestion(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  return replacing(await showQueue(run, numberOf(pressed.data.position), '', request, services))
}

/** Takes back what was decided about the record before, and asks again. */
export async function backToQuestion(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  const after = await services.decisions.back(run, numberOf(pressed.data.position))
  return replacing(await showQueue(run, after, '', request, services))
}

/** Begins again with all records of the run. */
export async function forgetDecisions(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  await services.decisions.forget(run)
  return replacing(await showQueue(run, 0, wordsIn(request.who.locale).forgotten, request, services))
}

/** A run over the decided records alone, by the profile as it is now; its progress takes the card's place. */
export async function carryOutDecisions(request: Request, pressed: Pressed, services: Services): Promise<Reply> {
  const run = await runOf(request, pressed, services)
  const { decided } = await services.decisions.queue(run, 0)
  if (decided === 0) return replacing(await showQueue(run, 0, wordsIn(request.who.locale).nothingLeft, request, services))
  const { profiles } = await services.settings.read(request.who.tenantId)
  const profile = profiles.find(({ id }) => id === run.profile.id) ?? run.profile
  const follows = { how: 'decide' as const, number: run.number, sourceId: null }
  const started = await startRun({ ...profile, administration: run.administration }, run.mode, false, request, services, follows)
  return { ...started, replace: true }
}
