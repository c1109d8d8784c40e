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
import { words } from './words/decide-card.ts'
import { tally, wordTask } from './words.ts'

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
    headline: some ? words(locale).which : words(locale).noCandidate,
    advice: escapeMarkdown(wordReason(reason, locale)),
    facts: sideFacts(fields, locale),
    candidates: candidates
      .slice(0, mostCandidates)
      .map((candidate) => shownCandidate(candidate, fields, locale, [answer(words(locale).link, 'link', candidate.id)])),
    more: beyond > 0 ? words(locale).more(tally(beyond, 'otherRecord', locale)) : '',
    answers: [...(mayCreate ? [answer(words(locale).create, 'create')] : []), answer(words(locale).apart, 'apart')],
    alike: [
      all(words(locale).equalCode, 'equal-code'),
      ...(mayCreate ? [all(words(locale).createAll, 'create')] : []),
      all(words(locale).apartAll, 'apart'),
    ],
  }
}

function whoseBody(run: Run, question: Asked<'whose'>, locale: string): Body {
  const { answer, all } = buttons(run, question)
  const shown = (type: Parameters<typeof showValue>[0], value: Parameters<typeof showValue>[1]) =>
    escapeMarkdown(showValue(type, value, locale), 200) || '–'
  const beyond = question.contested.length - mostContested
  return {
    ...nothing,
    headline: words(locale).whose(escapeMarkdown(question.crmName, 100)),
    advice: words(locale).whoseAdvice,
    more: beyond > 0 ? words(locale).moreFields(tally(beyond, 'otherField', locale)) : '',
    differences: question.contested.slice(0, mostContested).map(({ label, type, exact, crm }) => ({
      field: escapeMarkdown(label, 50),
      exact: shown(type, exact),
      crm: shown(type, crm),
    })),
    answers: [answer(words(locale).exactWins, 'exact'), answer(words(locale).crmWins, 'crm')],
    alike: [all(words(locale).exactAll, 'exact'), all(words(locale).crmAll, 'crm')],
  }
}

function goneBody(run: Run, question: Asked<'gone'>, locale: string): Body {
  const { answer, all } = buttons(run, question)
  const { label, type, value } = question.field
  const [shown, current] = [value, question.current].map((each) => showValue(type, each, locale))
  return {
    ...nothing,
    headline: words(locale).gone(escapeMarkdown(question.crmName, 100)),
    advice: words(locale).goneAdvice(escapeMarkdown(label, 50), escapeMarkdown(shown ?? '', 60)),
    candidates: [
      {
        name: escapeMarkdown(question.crmName, 100),
        agrees: '',
        facts: [{ title: escapeMarkdown(label, 50), value: escapeMarkdown(current || '–', 60) }],
        actions: [],
      },
    ],
    answers: [answer(words(locale).keep, 'keep'), answer(words(locale).mark(shown ?? ''), 'mark')],
    alike: [all(words(locale).keepAll, 'keep'), all(words(locale).markAll, 'mark')],
  }
}

function bodyOf(run: Run, question: Question, locale: string): Body {
  if (question.kind === 'which') return whichBody(run, question, locale)
  return question.kind === 'whose' ? whoseBody(run, question, locale) : goneBody(run, question, locale)
}

/** The end of the queue: how it stands, and what carries it out. */
function endBody({ left, decided }: DecideData, locale: string): Body {
  const standing = decided > 0 ? words(locale).ready(count(decided, locale)) : words(locale).settled
  const later = left > 0 ? words(locale).laterLeft(count(left, locale)) : words(locale).nothingLeft
  return { ...nothing, headline: later, advice: decided > 0 || left === 0 ? standing : '' }
}

function carryOut({ run, decided }: DecideData, locale: string): object[] {
  const decisions = tally(decided, 'decision', locale)
  const act = { title: words(locale).carryOut(decisions), verb: 'carry-out-decisions', data: { number: run.number } }
  return decided > 0 ? [executeAction({ ...act, style: 'positive' })] : []
}

function actionsOf(data: DecideData, locale: string): object[] {
  const { number } = data.run
  const { question, left, decided } = data
  const walk = (title: string, verb: string, position: number) => executeAction({ title, verb, data: { number, position } })
  const show = sayAction({ title: words(locale).show, text: `run ${number}` })
  if (question !== null) {
    const back = data.earlier ? [walk(words(locale).back, 'back-to-question', question.position)] : []
    return [walk(words(locale).skip, 'next-question', question.position), ...back, ...carryOut(data, locale)]
  }
  const again = left > 0 ? [walk(words(locale).goThrough(tally(left, 'record', locale)), 'next-question', 0)] : []
  const forget = decided > 0 ? [executeAction({ title: words(locale).startOver, verb: 'forget-decisions', data: { number } })] : []
  return [...carryOut(data, locale), ...again, ...forget, show]
}

/** One record after the other that a run couldn't decide about, and at the end the run that carries the decisions out. */
export function decideCard(data: DecideData, locale: string): View {
  const { run, question, left, decided, message } = data
  const { title } = run.profile
  const body = question === null ? endBody(data, locale) : bodyOf(run, question, locale)
  const stand = words(locale).stand(count(left, locale), count(decided, locale))
  const shown = {
    words: words(locale),
    ...body,
    title: question === null ? words(locale).done(escapeMarkdown(title, 80)) : words(locale).title(escapeMarkdown(question.label, 100)),
    subtitle: `${words(locale).subtitle(run.number, wordTask(run, locale), escapeMarkdown(title, 80))}: ${stand}`,
    message: escapeMarkdown(message),
    style: question === null && left === 0 ? 'good' : 'warning',
    all: words(locale).all(count(data.alike, locale)),
    alike: data.alike > 1 ? body.alike : [],
    actions: actionsOf(data, locale),
  }
  return renderCard(
    'decide',
    shown,
    question === null ? words(locale).done(plainText(title, 80)) : words(locale).title(plainText(question.label, 100)),
  )
}
