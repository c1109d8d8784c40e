import type { Question } from '../sync/question.ts'
import type { Run } from '../sync/types.ts'
import { executeAction, sayAction } from './action.ts'
import { escapeMarkdown, plainText } from './escape.ts'
import { count } from './format.ts'
import { wordReason } from './reasons.ts'
import { renderCard } from './render.ts'
import { showValue } from './show-value.ts'
import { shownCandidate, sideFacts } from './sides-block.ts'
import type { View } from './view.ts'
import { counted, wordTask } from './words.ts'

export type DecideData = {
  run: Run
  /** Null: none is left after the last one looked at. */
  question: Question | null
  /** Not decided yet, in the whole run. */
  left: number
  /** Of these, how many ask the same kind of question. */
  alike: number
  /** Decided, and to be carried out by a run. */
  decided: number
  /** Whether there is one to go back to. */
  earlier: boolean
  /** What became of the last press; '' for nothing to tell. */
  message: string
}

const words = {
  exact: 'In Exact',
  crm: 'In the CRM',
  field: 'Field',
  title: (label: string) => `Decide: ${label}`,
  done: (title: string) => `Decisions for ${title}`,
  subtitle: (run: number, task: string, profile: string) => `Run ${run}, ${task} of ${profile}`,
  stand: (left: string, decided: string) => `${left} to decide, ${decided} decided`,
  which: 'Which CRM record is it?',
  whose: (name: string) => `Which values stay in ${name}?`,
  whoseAdvice: 'Exact and the CRM were both changed, or are compared for the first time. What you take holds until Exact changes again.',
  gone: (name: string) => `What becomes of ${name}?`,
  goneAdvice: (field: string, value: string) => `It is gone from Exact. Marking it sets ${field} to “${value}”; nothing else is changed.`,
  noCandidate: 'No CRM record is like it any more.',
  more: (records: string) => `… and ${records} in the CRM like it. Say link and a name to choose one of them.`,
  moreFields: (fields: string) => `… and ${fields}`,
  link: 'This is the one',
  create: 'None: create it',
  apart: 'None: leave it out',
  exactWins: 'Take Exact’s',
  crmWins: 'Keep the CRM’s',
  keep: 'Keep it',
  mark: (value: string) => `Mark it ${value}`,
  skip: 'Skip for now',
  back: 'Back',
  all: (alike: string) => `The same for all ${alike} of this kind`,
  equalCode: 'Link where codes match',
  createAll: 'Create all',
  apartAll: 'Leave all out',
  exactAll: 'Take Exact’s for all',
  crmAll: 'Keep the CRM’s for all',
  keepAll: 'Keep all',
  markAll: 'Mark all',
  nothingLeft: 'Nothing is left to decide.',
  laterLeft: (left: string) => `${left} left for later.`,
  ready: (decided: string) => `${decided} decided. Nothing is written before you carry it out.`,
  settled: 'What was decided needs no writing.',
  carryOut: (decisions: string) => `Carry out ${decisions}`,
  goThrough: (left: string) => `Go through ${left}`,
  startOver: 'Forget decisions',
  show: 'Show run',
}
const mostCandidates = 4
const mostContested = 20

type Asked<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>
/** What the card shows between its headline and its lowest buttons. */
type Body = {
  headline: string
  advice: string
  facts: object[]
  candidates: object[]
  more: string
  differences: object[]
  answers: object[]
  alike: object[]
}
const nothing = { advice: '', facts: [], candidates: [], more: '', differences: [], answers: [], alike: [] }

/** Buttons of a card that shows one record: what they do, they do to that one. */
function buttons({ number }: Run, { position }: Question) {
  return {
    answer: (title: string, answer: string, targetId?: string) =>
      executeAction({ title, verb: 'answer-question', data: { number, position, answer, ...(targetId !== undefined && { targetId }) } }),
    all: (title: string, answer: string) => executeAction({ title, verb: 'answer-all', data: { number, position, answer } }),
  }
}

function whichBody(run: Run, question: Asked<'which'>, locale: string): Body {
  const { answer, all } = buttons(run, question)
  const { fields, candidates, mayCreate, reason } = question
  const beyond = candidates.length - mostCandidates
  const some = candidates.length > 0
  return {
    ...nothing,
    headline: some ? words.which : words.noCandidate,
    advice: escapeMarkdown(wordReason(reason)),
    facts: sideFacts(fields, locale),
    candidates: candidates
      .slice(0, mostCandidates)
      .map((candidate) => shownCandidate(candidate, fields, locale, [answer(words.link, 'link', candidate.id)])),
    more: beyond > 0 ? words.more(counted(beyond, 'other', 'others', locale)) : '',
    answers: [...(mayCreate ? [answer(words.create, 'create')] : []), answer(words.apart, 'apart')],
    alike: [all(words.equalCode, 'equal-code'), ...(mayCreate ? [all(words.createAll, 'create')] : []), all(words.apartAll, 'apart')],
  }
}

function whoseBody(run: Run, question: Asked<'whose'>, locale: string): Body {
  const { answer, all } = buttons(run, question)
  const shown = (type: Parameters<typeof showValue>[0], value: Parameters<typeof showValue>[1]) =>
    escapeMarkdown(showValue(type, value, locale), 200) || '–'
  const beyond = question.contested.length - mostContested
  return {
    ...nothing,
    headline: words.whose(escapeMarkdown(question.crmName, 100)),
    advice: words.whoseAdvice,
    more: beyond > 0 ? words.moreFields(counted(beyond, 'other field', 'other fields', locale)) : '',
    differences: question.contested.slice(0, mostContested).map(({ label, type, exact, crm }) => ({
      field: escapeMarkdown(label, 50),
      exact: shown(type, exact),
      crm: shown(type, crm),
    })),
    answers: [answer(words.exactWins, 'exact'), answer(words.crmWins, 'crm')],
    alike: [all(words.exactAll, 'exact'), all(words.crmAll, 'crm')],
  }
}

function goneBody(run: Run, question: Asked<'gone'>, locale: string): Body {
  const { answer, all } = buttons(run, question)
  const { label, type, value } = question.field
  const [shown, current] = [value, question.current].map((each) => showValue(type, each, locale))
  return {
    ...nothing,
    headline: words.gone(escapeMarkdown(question.crmName, 100)),
    advice: words.goneAdvice(escapeMarkdown(label, 50), escapeMarkdown(shown ?? '', 60)),
    candidates: [
      {
        name: escapeMarkdown(question.crmName, 100),
        agrees: '',
        facts: [{ title: escapeMarkdown(label, 50), value: escapeMarkdown(current || '–', 60) }],
        actions: [],
      },
    ],
    answers: [answer(words.keep, 'keep'), answer(words.mark(shown ?? ''), 'mark')],
    alike: [all(words.keepAll, 'keep'), all(words.markAll, 'mark')],
  }
}

function bodyOf(run: Run, question: Question, locale: string): Body {
  if (question.kind === 'which') return whichBody(run, question, locale)
  return question.kind === 'whose' ? whoseBody(run, question, locale) : goneBody(run, question, locale)
}

/** The end of the queue: how it stands, and what carries it out. */
function endBody({ left, decided }: DecideData, locale: string): Body {
  const standing = decided > 0 ? words.ready(count(decided, locale)) : words.settled
  const later = left > 0 ? words.laterLeft(count(left, locale)) : words.nothingLeft
  return { ...nothing, headline: later, advice: decided > 0 || left === 0 ? standing : '' }
}

function carryOut({ run, decided }: DecideData, locale: string): object[] {
  const decisions = counted(decided, 'decision', 'decisions', locale)
  const act = { title: words.carryOut(decisions), verb: 'carry-out-decisions', data: { number: run.number } }
  return decided > 0 ? [executeAction({ ...act, style: 'positive' })] : []
}

function actionsOf(data: DecideData, locale: string): object[] {
  const { number } = data.run
  const { question, left, decided } = data
  const walk = (title: string, verb: string, position: number) => executeAction({ title, verb, data: { number, position } })
  const show = sayAction({ title: words.show, text: `run ${number}` })
  if (question !== null) {
    const back = data.earlier ? [walk(words.back, 'back-to-question', question.position)] : []
    return [walk(words.skip, 'next-question', question.position), ...back, ...carryOut(data, locale)]
  }
  const again = left > 0 ? [walk(words.goThrough(counted(left, 'record', 'records', locale)), 'next-question', 0)] : []
  const forget = decided > 0 ? [executeAction({ title: words.startOver, verb: 'forget-decisions', data: { number } })] : []
  return [...carryOut(data, locale), ...again, ...forget, show]
}

/** One record after the other that a run couldn't decide about, and at the end the run that carries the decisions out. */
export function decideCard(data: DecideData, locale: string): View {
  const { run, question, left, decided, message } = data
  const { title } = run.profile
  const body = question === null ? endBody(data, locale) : bodyOf(run, question, locale)
  const stand = words.stand(count(left, locale), count(decided, locale))
  const shown = {
    words,
    ...body,
    title: question === null ? words.done(escapeMarkdown(title, 80)) : words.title(escapeMarkdown(question.label, 100)),
    subtitle: `${words.subtitle(run.number, wordTask(run), escapeMarkdown(title, 80))}: ${stand}`,
    message: escapeMarkdown(message),
    style: question === null && left === 0 ? 'good' : 'warning',
    all: words.all(count(data.alike, locale)),
    alike: data.alike > 1 ? body.alike : [],
    actions: actionsOf(data, locale),
  }
  return renderCard('decide', shown, question === null ? words.done(plainText(title, 80)) : words.title(plainText(question.label, 100)))
}
